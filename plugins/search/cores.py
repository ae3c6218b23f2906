"""Where a form's affixes end and its core begins, decided by the other forms around it.

ورقه may be a sheet, ورق with an ending, or Raqqa after "and". That الورقه is frequent shows the و
to be of the word, for nothing stands between the article and its noun; that ولبنان is a hundred
times rarer than لبنان is what is to be expected of "and Lebanon". So each core gets as its support
the frequencies of the forms that may be its own, each form is shared out among its readings by
their support and the usual weight of their affixes, and so again: expectation maximisation, with
one difference. A form lends nearly no support to its own reading, or every form would be a word
of its own; what is little explained by other words stays one, if it is frequent.
"""

from collections.abc import Mapping

from arabic import analyses
from arabic.affixes import one_seat

ROUNDS = 3
OWN = 0.15  # of a form's frequency that counts for the readings that it votes for itself
CHANCE = 0.2  # with each letter over four, that a rare form only looks like an inflected one

_ARTICLE = "ال"


def cores(frequencies: Mapping[str, int]) -> dict[str, str]:
    """The core of each form, from the forms of one bucket and in how many documents each stands."""
    known = _known(frequencies)
    readings = {
        form: [
            (core, weight)
            for core, weight in analyses(form).items()
            if core in known or core == one_seat(form)
        ]
        for form in frequencies
    }
    shares = {
        form: _shared_out([weight for _, weight in found], frequencies[form])
        for form, found in readings.items()
    }
    own = {form: OWN * min(1.0, n * _chance(form)) for form, n in frequencies.items()}
    for _ in range(ROUNDS):
        support = _support(readings, shares)
        for form, found in readings.items():
            if len(found) > 1:
                shares[form] = _shared_out(
                    [
                        (max(support[core] - share, 0.0) + share * own[form]) * weight
                        for (core, weight), share in zip(found, shares[form], strict=True)
                    ],
                    frequencies[form],
                )
    return {
        form: found[shares[form].index(max(shares[form]))][0] for form, found in readings.items()
    }


def _chance(form: str) -> float:
    chance = 1.0  # multiplied as the browser does, whose powers may differ in their last bit
    for _ in range(min(len(form), 16) - 4):
        chance *= CHANCE
    return chance


def _known(forms: Mapping[str, int]) -> set[str]:
    """What may be a core: what stands bare, or behind the article alone."""
    bare = set(map(one_seat, forms))
    return bare | {form.removeprefix(_ARTICLE) for form in bare}


def _shared_out(weights: list[float], frequency: int) -> list[float]:
    total = sum(weights)
    return [frequency * weight / total for weight in weights]


def _support(
    readings: dict[str, list[tuple[str, float]]], shares: dict[str, list[float]]
) -> dict[str, float]:
    support: dict[str, float] = {}
    for form, found in readings.items():
        for (core, _), share in zip(found, shares[form], strict=True):
            support[core] = support.get(core, 0.0) + share
    return support
