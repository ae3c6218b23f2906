"""Where a form's affixes end and its core begins, decided by the other forms around it.

ورقه may be a sheet, ورق with an ending, or Raqqa after "and". That الورقه is frequent shows the و
to be of the word, for nothing stands between the article and its noun; that ولبنان is a hundred
times rarer than لبنان is what is to be expected of "and Lebanon". So each core gets as its support
the frequencies of the forms that may be its own, each form is shared out among its readings by
their support and the usual weight of their affixes, and so again: expectation maximisation, with
one difference. A form lends little support to the readings it votes for itself, or every form would
be a word of its own: a part of its frequency, and where it is rare and long, next to none, since
letters that happen to be two affixes around a known word are the more unlikely the more they are.

At build time a reading weighs more or less by the company that the form keeps with its core
(search.company). The browser has the frequencies alone.
"""

import math
from collections.abc import Mapping

from arabic import analyses
from arabic.affixes import one_seat
from search.company import Company

ROUNDS = 2  # with company after the first
OWN = 0.3  # of a form's frequency that counts for the readings that it votes for itself
CHANCE = 0.2  # with each letter over four, that a rare form only looks like an inflected one
WITNESSES = 2  # other forms, in documents, that a form needs for being a word of its own
FEW = 5  # documents; where a form stands in fewer, what is missing beside it says nothing
BOUND = 2.0  # of what company may say here

_CERTAIN = 1 + math.exp(-2 * BOUND)
_ARTICLE = "ال"
_NOMINATIVE = ("ون", "ان")
_OTHER_CASE = "ين"
_PERSONS = ("ي", "ت")

Readings = dict[str, list[tuple[str, float]]]
"""For each form its cores with their weights."""


def cores(
    frequencies: Mapping[str, int],
    documents: Mapping[str, int] | None = None,
    company: Company | None = None,
) -> dict[str, str]:
    """The core of each form, from the forms of one bucket and in how many documents each stands.

    `documents` has these documents as bits.
    """
    readings = _readings(frequencies)
    shares = {
        form: _shared_out(frequencies[form], [weight * _unlikely(core) for core, weight in found])
        for form, found in readings.items()
    }
    in_question = [form for form, found in readings.items() if len(found) > 1]
    own = {form: OWN * min(1.0, frequencies[form] * _chance(form)) for form in in_question}
    for _ in range(ROUNDS):
        support = _support(readings, shares)
        for form in in_question:
            whole = one_seat(form)
            weights = []
            for (core, weight), share in zip(readings[form], shares[form], strict=True):
                others = support[core] - share - (WITNESSES if core == whole else 0)
                weights.append((max(others, 0.0) + share * own[form]) * weight)
            shares[form] = _shared_out(frequencies[form], weights)
        if documents is not None and company is not None:
            doubtful = [
                form for form in in_question if frequencies[form] > 1 and _is_doubtful(shares[form])
            ]
            _weigh_company(readings, doubtful, documents, company)
            documents = None  # once is enough
    return {
        form: found[shares[form].index(max(shares[form]))][0] for form, found in readings.items()
    }


def _is_doubtful(shares: list[float]) -> bool:
    """Whether company could still overturn the first reading."""
    first = max(shares)
    return sum(shares) > first * _CERTAIN


def _readings(forms: Mapping[str, int]) -> Readings:
    """Only cores that are known: that stand bare somewhere, or behind the article alone."""
    bare = set(map(one_seat, forms))
    known = bare | {form.removeprefix(_ARTICLE) for form in bare}
    readings: Readings = {}
    for form, frequency in forms.items():
        found = [one for one in analyses(form).items() if one[0] in known]
        if frequency >= FEW and form.endswith(_NOMINATIVE):
            itself = one_seat(form)
            found = [one for one in found if _has_other_case(itself, one[0], known)]
        readings[form] = found
    return readings


def _has_other_case(form: str, core: str, known: set[str]) -> bool:
    """Whether a plural in ون or a dual in ان stands somewhere in ين too, as all do.

    كانون and عندان do not. After a verb's person the ending is a verb's.
    """
    before = form[: -len(core) - 2]
    if form[:-2] != before + core or before.endswith(_PERSONS):
        return True
    return core + _OTHER_CASE in known


def _weigh_company(
    readings: Readings, doubtful: list[str], documents: Mapping[str, int], company: Company
) -> None:
    """Weigh each reading by the company that its form keeps with its core, bare or definite."""
    bare: dict[str, int] = {}
    for form, bits in documents.items():
        core = one_seat(form)
        bare[core] = bare.get(core, 0) | bits
    clear: dict[str, tuple[int, int]] = {}
    for form in doubtful:
        found, bits = readings[form], documents[form]
        count = bits.bit_count()
        itself = one_seat(form)
        for place, (core, weight) in enumerate(found):
            if core == itself:
                continue
            if itself == _ARTICLE + core:  # then only the bare form is another witness
                theirs = bare.get(core, 0)
                their_count = theirs.bit_count()
            else:
                if core not in clear:
                    both = bare.get(core, 0) | bare.get(_ARTICLE + core, 0)
                    clear[core] = both, both.bit_count()
                theirs, their_count = clear[core]
            evidence = company.evidence((bits & theirs).bit_count(), count, their_count)
            found[place] = core, weight * math.exp(max(-BOUND, min(BOUND, evidence)))


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
    support: dict[str, float] = {}
    for form, found in readings.items():
        for (core, _), share in zip(found, shares[form], strict=True):
            support[core] = support.get(core, 0.0) + share
    return support
