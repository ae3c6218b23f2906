"""Which cores may be another's inflected form: sound endings, persons and tenses, hamza.

As with broken plurals (search.plurals), each way comes with its log odds before the two words'
company is asked, and with what use of the words it takes for granted. Cores are as arabic.affixes
gives them: hamza on the line, endings perhaps still on, as where السوريين was taken for a word.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple


class Given(Enum):
    """What must be so of the inflected core and the other for them to be kin in some way."""

    NOTHING = auto()
    NOUNS = auto()
    """Both stand behind an article."""
    VERB = auto()
    """The inflected one does not."""
    STEM = auto()
    """The inflected one stands behind a verb's person: قول of يقول."""
    DEFECTIVE = auto()
    """The other never stands behind an article: قاض is القاضي with it."""


class Kin(NamedTuple):
    """What a core may be an inflected form of."""

    core: str
    odds: float
    given: Given


_SHORTEST = 2  # letters that an ending leaves

_ENDINGS: dict[Given, dict[str, float]] = {
    Given.NOTHING: {
        "ها": 1, "هم": 1, "هما": 1, "نا": 1, "كم": 1, "هن": -1,
        "ه": -0.5, "ته": 1, "تها": 1, "تهم": 1, "اته": 1, "اتها": 1, "اتهم": 1,
        "وا": 1, "وه": 1, "وها": 1, "وهم": 1, "ت": 0, "ن": -2, "و": -1, "ا": -3,
    },
    Given.NOUNS: {"ين": 1, "ون": -0.2, "ات": 1, "ان": -1.5},
    Given.DEFECTIVE: {"ي": -1},
}  # fmt: skip
_EXCHANGED: tuple[tuple[str, str, float], ...] = (
    ("ات", "ه", 1), ("ته", "ه", 1), ("تها", "ه", 1), ("تهم", "ه", 1), ("تنا", "ه", 1),
    ("تين", "ه", 1), ("تان", "ه", 1), ("اته", "ه", 1), ("اتها", "ه", 1), ("اتهم", "ه", 1),
    ("ون", "ين", 1), ("تان", "تين", 1), ("ان", "ين", -1), ("ون", "و", 0), ("ين", "ي", -2),
    ("يه", "يين", 1), ("يه", "يون", 1), ("يه", "ي", 0.5),
    ("وا", "ون", 0), ("وا", "ت", 0), ("ت", "ا", -1),
    ("وات", "ه", 0), ("وات", "اه", 1),
)  # fmt: skip
_PERSONS = ("سي", "ست", "سن", "سا", "ي", "ت", "ن")
_DERIVED = re.compile("ن|ت|.ت|ست")  # how the stems that take an alif of their own begin
_MANY = ("ون", "وا")
_HOLLOW = re.compile("(.*)([وي])(.)(?:ون|وا)?")


def _by_letters() -> dict[str, list[tuple[str, float, Given]]]:
    """For each ending what stands instead of it, the log odds, and what is given."""
    table: dict[str, list[tuple[str, float, Given]]] = {}
    for given, endings in _ENDINGS.items():
        for ending, odds in endings.items():
            table.setdefault(ending, []).append(("", odds, given))
    for ending, other, odds in _EXCHANGED:
        table.setdefault(ending, []).append((other, odds, Given.NOTHING))
    return table


_BY_LETTERS = _by_letters()
_LONGEST = max(map(len, _BY_LETTERS))


def inflected(core: str) -> Iterator[Kin]:
    """What `core` may be an inflected form of."""
    yield from _by_ending(core)
    yield from _by_person(core)
    yield from _by_hamza(core)


def _by_ending(core: str) -> Iterator[Kin]:
    for left in range(max(_SHORTEST, len(core) - _LONGEST), len(core)):
        for instead, odds, given in _BY_LETTERS.get(core[left:], ()):
            if left == _SHORTEST and core[left:] == "ات" and not instead:
                continue  # only a noun with ة has so short a plural: سنة, سنوات, but no فر of فرات
            # Two letters with an ending are more often three of a root.
            yield Kin(core[:left] + instead, odds - (left == _SHORTEST and not instead), given)


def _by_person(core: str) -> Iterator[Kin]:
    yield from _perfects(core, 0, Given.STEM)
    if core[0] == "ا" and _DERIVED.match(core, 1):
        yield Kin(core[1:], -0.5, Given.NOTHING)
    if core[0] not in "ستين":
        return
    for person in _PERSONS:
        stem = core[len(person) :]
        if not core.startswith(person) or len(stem) < _SHORTEST:
            continue
        doubt = -1.0 if person == "ت" else 0.0  # تفعل is a derived verb of its own besides
        yield from _by_stem(stem, person[-1], doubt)
        if stem.endswith(_MANY) and len(stem) > _SHORTEST + 2:  # يقتلون
            yield Kin(core[:-2], 0, Given.VERB)
            yield from _by_stem(stem[:-2], person[-1], doubt)


def _by_stem(stem: str, person: str, doubt: float) -> Iterator[Kin]:
    """The other forms of a verb, of which one has this stem behind a person."""
    if not _HOLLOW.fullmatch(stem):  # its perfect has an alif: عاد, not عود
        yield Kin(stem, doubt, Given.VERB)
    for other in ("ي", "ت", "ن", "ا"):
        if other != person:
            yield Kin(other + stem, 0.5, Given.VERB)
    yield from _perfects(stem, doubt, Given.VERB)


def _perfects(stem: str, odds: float, given: Given) -> Iterator[Kin]:
    """The perfects of an imperfect's stem that are not written as it is."""
    yield Kin("ا" + stem, odds, given)  # ينفجر and انفجر, يعلن and اعلن
    if hollow := _HOLLOW.fullmatch(stem):  # يقول and قال, يضيف and اضاف
        before, weak, last = hollow.groups()
        yield Kin(f"{before}ا{last}", odds - 1, given)
        if weak == "ي":
            yield Kin(f"ا{before}ا{last}", odds - 1, given)
    if stem[-1] in "وي":  # يدعو and دعا or دعت, يلتقي and التقي
        for other in (stem[:-1] + "ا", stem[:-1] + "ي", stem[:-1] + "ت", f"ا{stem[:-1]}ي"):
            yield Kin(other, odds - 1, given)
    if len(stem) == _SHORTEST:  # يصل and وصل
        yield Kin("و" + stem, odds - 1, given)
    if stem[0] == "ء":  # يءكد and اكد
        yield Kin("ا" + stem[1:], odds, given)


def _by_hamza(core: str) -> Iterator[Kin]:
    """A hamza on its alif, which folding makes an alif, and elsewhere a hamza: راس and رءوس."""
    for place, letter in enumerate(core):
        if letter == "ء":
            yield Kin(core[:place] + "ا" + core[place + 1 :], 0, Given.NOTHING)
            yield Kin(core[: place + 1] + "ا" + core[place + 1 :], 0, Given.NOTHING)
            if place and core[place - 1] == "ي":
                yield Kin(core[: place - 1] + core[place:], 0, Given.NOTHING)
