"""Where a form's affixes end and its core begins, decided by the other forms around it.

ورقه may be a sheet, ورق with an ending, or Raqqa after "and". That الورقه is frequent shows the و
to be of the word, for nothing stands between the article and its noun; that ولبنان is a hundred
times rarer than لبنان is what is to be expected of "and Lebanon". So each core gets as its support
the frequencies of the forms that may be its own, each form is shared out among its readings by
their support and the usual weight of their affixes, and so again: expectation maximisation, with
one difference. A form lends little support to the readings it votes for itself, or every form would
be a word of its own: a part of its frequency, and where it is rare and long, next to none, since
letters that happen to be two affixes around a known word are the more unlikely the more they are.

At build time a reading weighs more or less by what the articles say of it (search.evidence). The
browser has the frequencies alone.
"""

import math
import re
from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from types import MappingProxyType

from arabic import analyses
from arabic.affixes import one_seat
from search.evidence import ARTICLE, COMPANY_BOUND, PERSON, Evidence, Readings

ROUNDS = 2  # with evidence after the first
OWN = 0.3  # of a form's frequency that counts for the readings that it votes for itself
CHANCE = 0.2  # with each letter over four, that a rare form only looks like an inflected one
WITNESSES = 2  # other forms, in documents, that a form needs for being a word of its own
COMMON = 100  # documents of a core, beside which what is missing says something
FEW = 5  # documents; where a form stands in fewer, what is missing beside it says nothing

_CERTAIN = 1 + math.exp(-2 * COMPANY_BOUND)
# What seems to be the article is none where a hamza is on its alif: ألوان
_NO_ARTICLE = re.compile("[وف]?[بك]?[أإ]ل")
_NOMINATIVE = ("ون", "ان")
_OTHER_CASE = "ين"
_PERSONS = ("ي", "ت")
_BEFORE_VERBS = (*_PERSONS, "ن", "سي", "ست")
_MANY = ("ون", "وا")
_AFTER_VERBS = ("", "ه", "ها", "هم", *_MANY)


def cores(
    frequencies: Mapping[str, int],
    evidence: Evidence | None = None,
    spelt: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, str]:
    """The core of each form, from the forms of one bucket and in how many documents each stands.

    `spelt` has how forms are mostly written that have an alif with a hamza.
    """
    readings = _readings(frequencies, spelt)
    shares = {
        form: _shared_out(frequencies[form], [weight * _unlikely(core) for core, weight in found])
        for form, found in readings.items()
    }
    in_question = [form for form, found in readings.items() if len(found) > 1]
    own = {form: OWN * min(1.0, frequencies[form] * _chance(form)) for form in in_question}
    wholes = {form: one_seat(form) for form in in_question}
    for _ in range(ROUNDS):
        support = _support(readings, shares)
        for form in in_question:
            whole = wholes[form]
            lent = own[form]
            weights = []
            for (core, weight), share in zip(readings[form], shares[form], strict=True):
                others = support[core] - share - (WITNESSES if core == whole else 0)
                weights.append(((others if others > 0 else 0.0) + share * lent) * weight)
            shares[form] = _shared_out(frequencies[form], weights)
        if evidence is not None:
            doubtful = [
                form for form in in_question if frequencies[form] > 1 and _is_doubtful(shares[form])
            ]
            evidence.weigh(readings, doubtful)
            evidence = None  # once is enough
    return _followed(
        {form: found[shares[form].index(max(shares[form]))][0] for form, found in readings.items()}
    )


def _followed(cores: dict[str, str]) -> dict[str, str]:
    """Without the clitic that a core shows to have where it stands bare.

    ومراكزها is of ومراكز, and that of مراكز. What an article stands before is a word: بطاقة.
    """
    bare = {one_seat(form): core for form, core in sorted(cores.items())}
    found: dict[str, str] = {}
    for form, core in cores.items():
        inner = bare.get(core, core)
        inside = inner != core and core.endswith(inner) and ARTICLE + core not in bare
        found[form] = inner if inside else core
    return found


def _is_doubtful(shares: list[float]) -> bool:
    """Whether evidence could still overturn the first reading."""
    first = max(shares)
    return sum(shares) > first * _CERTAIN


def _readings(forms: Mapping[str, int], spelt: Mapping[str, str]) -> Readings:
    """Only cores that are known: that stand bare somewhere, or behind the article alone."""
    bare: dict[str, int] = {}  # or whatever the forms are, with their frequencies
    for form, frequency in forms.items():
        whole = one_seat(form)
        bare[whole] = bare.get(whole, 0) + frequency
    known = bare.keys() | {form.removeprefix(ARTICLE) for form in bare}
    readings: Readings = {}
    for form, frequency in forms.items():
        found = [one for one in analyses(form).items() if one[0] in known]
        if len(found) > 1:
            whole = one_seat(form)
            if form in spelt and (begun := _NO_ARTICLE.match(spelt[form])):
                behind = begun.end()
                found = [
                    one
                    for one in found
                    if one[0] == whole or not whole.startswith(one[0][:2], behind)
                ]
            if form.endswith(_NOMINATIVE):
                found = [
                    one
                    for one in found
                    if (frequency < FEW and _frequency(one[0], bare) < COMMON)
                    or _has_other_case(whole, one[0], known)
                ]
            if person := PERSON.match(whole):
                found = [one for one in found if _has_other_person(whole, person, one[0], bare)]
        readings[form] = found
    return readings


def _frequency(core: str, bare: Mapping[str, int]) -> int:
    return bare.get(core, 0) + bare.get(ARTICLE + core, 0)


def _has_other_case(form: str, core: str, known: AbstractSet[str]) -> bool:
    """Whether a plural in ون or a dual in ان stands somewhere in ين too, as all do.

    كانون and عندان do not. After a verb's person the ending is a verb's.
    """
    before = form[: -len(core) - 2]
    if form[:-2] != before + core or before.endswith(_PERSONS):
        return True
    return core + _OTHER_CASE in known


def _has_other_person(form: str, person: re.Match[str], core: str, bare: Mapping[str, int]) -> bool:
    """Whether a verb's person stands elsewhere before the core too, as with all verbs.

    يقتل is of قتل with تقتل and يقتلون, and يبرود not of برود.
    """
    if form == core or not form.startswith(core[:2], person.end()):
        return True
    return any(
        other + core + ending in bare
        for other in _BEFORE_VERBS
        for ending in (_AFTER_VERBS if other != person[1] else _MANY)
    )


def _powers() -> list[float]:
    """Of CHANCE, multiplied as in the browser, whose own powers may differ in their last bit."""
    powers = [1.0]
    for _ in range(_LONGEST):
        powers.append(powers[-1] * CHANCE)
    return powers


_LONGEST = 12
_POWERS = _powers()


def _unlikely(core: str) -> float:
    """How likely a core of so many letters is before anything is known of it."""
    return _POWERS[min(len(core), _LONGEST)]


def _chance(form: str) -> float:
    return _POWERS[min(max(len(form) - 4, 0), _LONGEST)]


def _shared_out(frequency: int, weights: list[float]) -> list[float]:
    if len(weights) == 1:
        return [float(frequency)]
    total = sum(weights)
    return [frequency * weight / total for weight in weights]


def _support(readings: Readings, shares: dict[str, list[float]]) -> dict[str, float]:
    support: dict[str, float] = defaultdict(float)
    for form, found in readings.items():
        for (core, _), share in zip(found, shares[form], strict=True):
            support[core] += share
    return support
