"""Broken plurals: which singulars a form may be the plural of, by its pattern.

Digits are the letters of the root. A pattern says nothing alone: كتاب is no plural of كاتب, though
ركاب is one of راكب. So each pair of patterns has the log odds with which it is believed before the
two words' company is asked (search.company): above nought for those that hardly anything else
looks like, down to -4.5 for those that verbal nouns share.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_PATTERNS = """
ا12ا3    123 0.1  12ي3 -3  1ا23 -3  123ه -3.5  123ي -3
ا12ا2    12 0
ا12اء    12ي2 -1  12ي -1  12و -1  ا12 -1  12 -2
ا1ا2     ا12 -1  1ء2 -1
12و3     123 -0.5  123ي -3  1ا23 -3.5  123ه -4
12و2     12 0
12ا3     1ا23 -2  12ي3 -2  12ي3ه -3  123ه -3.5  123 -4
12ا2     12 -3
123اء    12ي3 0.1  1ا23 -2
ا123اء   12ي3 0.1
ا123ه    12ا3 0.1  12ي3 -1  12و3 -1  1ا23 -3
ا12ه     12ا2 -1  12ي2 -1
123ي     12ي3 -2
123      123ه -2  12ي3ه -1.5  12ا3 -4.5  12ي3 -4.5  12و3 -4.5
122      12ه 0
12ي      12يه -1
123ه     1ا23 -3
1ا3ه     1اء3 -1  1ا33 -3
12اه     1ا2ي -1  1ا2 -2
123ان    123 -1  12ا3 -2  12ي3 -2
1ي2ان    1ا2 -1
12ان     12 -3  1ا2 -3
12اء3    12ي3ه 0.1  12ا3ه 0.1  12و3ه 0.1  12ي3 -3  12و3 -3  12ا3 -3
12ايا    12يه 0  12ا -2  12ي -3
1وا23    1ا23 0.1  1ا23ه 0.1  1و23 0  1ي2ا3 -1
1وا2     1ا2ه -1
م1ا2     م12ه -1  م12 -1
12ا34    1234 0.1  1234ه 0.1  123اء -2
ا1ا23    ا123 0  ا123ي 0  ا123ه 0  ا12و3 -1  12ا3 -2  123 -3
12ا3ي    123يه 0  123ي -1.5  123اء -1  123 -4  123ه -4
12ا34ه   12ا34 -1  1234ي -1  12و34 -1
12ا3ي4   123ا4 0.5  123ي4 0.5  123و4 0.5  123ا4ه 0.5  123ي4ه 0.5  123و4ه 0.5
1وا2ي3   1ا2و3 0.5  1ا2ي3 0.5
1يا2ي3   1ي2ا3 0
"""

# A weak root letter of the plural may be another one in the singular: ابواب and باب, نواب and ناءب,
# ادويه and دواء, اعضاء and عضو. The first letter of a root does not change.
_CHANGED = {"و": ("ا", "اء", "ء"), "ي": ("ا", "اء", "ء"), "ء": ("ا", "و", "ي")}
_VERBS = frozenset("اتني")  # نقاتل is more often "we fight" than a plural


@dataclass(frozen=True, slots=True)
class _Plural:
    letters: re.Pattern[str]
    """Those of the root are its groups."""
    root: str
    """Their digits."""
    singulars: tuple[tuple[str, float], ...]
    like_a_verb: bool


def _plural(pattern: str, singulars: Sequence[str]) -> _Plural:
    root = "".join(dict.fromkeys(filter(str.isdigit, pattern)))
    like_a_verb = pattern == "12ا34"
    # As a last letter that is the feminine's ending, or where four letters are before, a nisba.
    last = "[^هي]" if like_a_verb else "[^ه]"
    letters = ""
    for place, one in enumerate(pattern):
        if one not in root:
            letters += one
        elif one in pattern[:place]:
            letters += f"\\{root.index(one) + 1}"
        else:
            letters += f"({last if place == len(pattern) - 1 else '.'})"
    return _Plural(
        re.compile(letters),
        root,
        tuple(zip(singulars[::2], map(float, singulars[1::2]), strict=True)),
        like_a_verb,
    )


def _by_length() -> dict[int, list[_Plural]]:
    table: dict[int, list[_Plural]] = {}
    for line in _PATTERNS.strip().splitlines():
        pattern, *singulars = line.split()
        table.setdefault(len(pattern), []).append(_plural(pattern, singulars))
    return table


_BY_LENGTH = _by_length()


def singulars(core: str) -> Iterator[tuple[str, float]]:
    """What may be the singular if `core` is a plural, each with its log odds."""
    for plural in _BY_LENGTH.get(len(core), ()):
        found = plural.letters.fullmatch(core)
        if found is None:
            continue
        root = dict(zip(plural.root, found.groups(), strict=True))
        doubt = -1.0 if plural.like_a_verb and core[0] in _VERBS else 0.0
        for pattern, odds in plural.singulars:
            for singular in _filled(pattern, root):
                yield singular, odds + doubt


def _filled(pattern: str, root: Mapping[str, str]) -> list[str]:
    found = [""]
    for one in pattern:
        letter = root.get(one, one)
        found = [begun + letter for begun in found] + (
            [begun + other for begun in found for other in _CHANGED.get(letter, ())]
            if one in root and one != "1"
            else []
        )
    return found
