"""Whether two texts are one article: laid side by side, word for word.

The same article comes again with another lead, another ending, a typo put right, a site's own words
around it. What is only like it, as the weather of the next day or the congratulations to the next
country, has other numbers and other names in the same sentences; and a round-up that quotes it has
other news before it. The shares below were read off 17,000 pairs of real news (docs/decisions.md).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from captures.wording import Words, is_number

FEWEST = 20
"""Words: shorter texts are one article only if all their words are the same."""

_RUN = 3
"""Words that must stand together in both texts to be the same place."""

_OFTEN = 16
"""A run that the longer text has more often marks no place in it."""

_CONTAINED = 0.8
"""The share of the shorter text that must stand in the longer, in its order."""

_COVERED = 0.6
"""The share of the longer text that the shorter must cover: what has more, has other news."""

_CONTAINED_AT_ONE_ADDRESS = 0.5
"""What is enough where both come from one address: a corrected article, or one that grew."""

_MISSING = 0.08
"""The share of the shorter text that may be missing between the first and last places shared."""

_REPLACED = 0.06
"""The share of it that may stand there in other words."""

_REPLACED_IN_ALL, _REPLACED_IN_SHORT, _SHORT = 0.12, 0.06, 60
"""The same, beginning and end included; the second holds below so many words."""

_EDGE, _SMALL_EDGE = 1 / 6, 12
"""What may stand before the first place shared: a share of the shorter text, or so many words."""

_RUNS = 0.6
"""Runs that must be shared, for each word: every word that differs breaks up to three of them."""

_NUMBERS_AT_EDGE = 6
"""Words: in a longer beginning or end numbers are the page's, as the hour of an agency's report."""

_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], np.uint64)


@dataclass(frozen=True, slots=True)
class Gap:
    """The words that each of two texts has between two places shared; either may have none."""

    short: Words
    long: Words

    @property
    def replaced(self) -> int:
        """How many words of the shorter text have others in their place."""
        return min(len(self.short), len(self.long))

    @property
    def is_another_number(self) -> bool:
        """Whether each has a number here that the other has not."""
        short = set(self.short[is_number(self.short)].tolist())
        long = set(self.long[is_number(self.long)].tolist())
        return not (short <= long or long <= short)


def is_same_article(one: Words, other: Words, *, same_address: bool = False) -> bool:
    """Whether the shorter of two texts is a copy of the longer, whole or in great part."""
    short, long = sorted((one, other), key=lambda words: (len(words), words.tobytes()))
    if len(short) < FEWEST or np.array_equal(short, long):
        return np.array_equal(short, long)
    least = _CONTAINED_AT_ONE_ADDRESS if same_address else _CONTAINED
    if float(np.isin(_runs(short), _runs(long)).mean()) < _RUNS * least:
        return False  # what most pairs are told apart by, at a tenth of the cost
    between = gaps(short, long)
    if len(between) == 1:
        return False  # one phrase again and again: no place can be told from another
    lead, tail = between.pop(0), between.pop()
    missing = sum(len(gap.short) for gap in between)
    shared = len(short) - missing - len(lead.short) - len(tail.short)
    if shared < least * len(short):
        return False
    if same_address:
        return True
    edge = max(_EDGE * len(short), _SMALL_EDGE)
    replaced = sum(gap.replaced for gap in between)
    in_all = _REPLACED_IN_SHORT if len(short) < _SHORT else _REPLACED_IN_ALL
    return (
        shared >= _COVERED * len(long)
        and missing <= _MISSING * len(short)
        and replaced <= _REPLACED * len(short)
        and replaced + lead.replaced + tail.replaced <= in_all * len(short)
        and len(lead.long) <= edge
        and not any(gap.is_another_number for gap in between)
        and not any(_is_near(gap) and gap.is_another_number for gap in (lead, tail))
    )


def _is_near(gap: Gap) -> bool:
    return max(len(gap.short), len(gap.long)) <= _NUMBERS_AT_EDGE


def gaps(short: Words, long: Words) -> list[Gap]:
    """What stands before, between and after the runs of words that two texts have in one order."""
    found = []
    short_end = long_end = 0  # of the last place shared
    for i, j in [*_shared(short, long), (len(short), len(long))]:
        if i - short_end == j - long_end < 0:
            pass  # the place goes on
        elif i < short_end or j < long_end:
            continue  # it reaches into the last place otherwise than this goes on
        else:
            found.append(Gap(short[short_end:i], long[long_end:j]))
        short_end, long_end = i + _RUN, j + _RUN
    return found


def _runs(words: Words) -> NDArray[np.uint64]:
    """A number for each run of words, in the order of their first words."""
    count = len(words) - _RUN + 1
    runs = np.zeros(count, np.uint64)
    for start in range(_RUN):
        runs += words[start : start + count] * _FACTORS[start]
    return runs


def _shared(short: Words, long: Words) -> list[tuple[int, int]]:
    """The longest series of runs that both texts have in one order, by their places in each.

    A longest increasing subsequence of matches (Hunt and Szymanski, 1977).
    """
    places: dict[int, list[int]] = {}
    for place, run in enumerate(_runs(long).tolist()):
        places.setdefault(run, []).append(place)
    last: list[int] = []  # the place in the longer text that ends a series of each length
    ending: list[int] = []  # and the match that it is of
    matches: list[tuple[int, int, int]] = []  # place in each, and the match before it
    for place, run in enumerate(_runs(short).tolist()):
        elsewhere = places.get(run, ())
        for there in reversed(elsewhere) if len(elsewhere) <= _OFTEN else ():
            if not last or there > last[-1]:  # as nearly always
                matches.append((place, there, ending[-1] if ending else -1))
                last.append(there)
                ending.append(len(matches) - 1)
                continue
            length = bisect_left(last, there)
            matches.append((place, there, ending[length - 1] if length else -1))
            last[length], ending[length] = there, len(matches) - 1
    series = []
    match = ending[-1] if ending else -1
    while match >= 0:
        place, there, match = matches[match]
        series.append((place, there))
    return series[::-1]
