"""The words that tell an article from the others: its rarest stems, for finding related ones.

A stem weighs idf · tf/(tf + 1): the rarer in the archive and the more used in the article. One that
stands in this article alone relates it to nothing and is left out, and so is one that stands in
more than a tenth of a large archive.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from arabic import is_stop, stem
from search.arrays import Numbers, offsets
from search.derived import Derived
from search.texts import Field

MOST = 24
UNIT = 10_000  # of a weight: as whole numbers, weights are the same on every machine
_TOGETHER = 2000  # articles that are counted at once
_STEM_BITS, _WEIGHT_BITS = 28, 20


@dataclass(frozen=True, slots=True)
class Distinctive:
    """Of each article up to 24 stems, the heaviest first; rows of whole numbers.

    Where an article has fewer, weights of nought fill its row up.
    """

    stems: list[str]
    """All of the archive, in order."""
    numbers: Numbers
    """By article and rank, of a stem among all."""
    weights: Numbers
    """Of these, in UNITs."""


def distinctive(forms: Sequence[str], texts: Field, derived: Derived | None = None) -> Distinctive:
    """The rarest stems of texts, which have the words by their number in `forms`."""
    articles = len(texts.starts) - 1
    stems, of_form = _stems(forms, derived or Derived(), articles)
    firsts = range(0, articles, _TOGETHER)
    counted = [_counted(of_form, texts, at, min(at + _TOGETHER, articles)) for at in firsts]
    numbers = [np.zeros(0, np.int32), *(each.numbers for each in counted)]
    holders = np.bincount(np.concatenate(numbers), minlength=len(stems))
    idf = _idf(holders, articles)
    found = np.zeros((2, articles, MOST), np.int32)
    for first, each in zip(firsts, counted, strict=True):
        _heaviest(each, idf, found[:, first : first + _TOGETHER])
    return Distinctive(stems, *found)


def stem_of(form: str) -> str:
    """Of a form; nothing where it is a stop word."""
    return "" if is_stop(form) else stem(form)


def _stems(forms: Sequence[str], derived: Derived, articles: int) -> tuple[list[str], Numbers]:
    """All stems in order, and the number of each form's among them; -1 for a stop word."""
    of_form = derived.of(stem_of, forms, articles)
    stems = sorted(set(of_form) - {""})
    numbers = {found: number for number, found in enumerate(stems)}
    return stems, np.array([numbers.get(found, -1) for found in of_form], np.int32)


@dataclass(frozen=True, slots=True)
class _Counted:
    """Of a run of articles the stems of each, and how often each stands there."""

    rows: Numbers
    numbers: Numbers
    counts: Numbers


def _counted(of_form: Numbers, texts: Field, first: int, last: int) -> _Counted:
    starts = texts.starts[first : last + 1]
    numbers = of_form[texts.tokens[starts[0] : starts[-1]]]
    # short keys are sorted in half the time
    bits = int(numbers.max(initial=0)).bit_length()
    is_short = (last - first).bit_length() + bits < 32
    kind: type[np.integer[Any]] = np.int32 if is_short else np.int64
    rows = np.repeat(np.arange(last - first, dtype=kind), np.diff(starts))
    kept = numbers >= 0
    used: NDArray[np.integer[Any]] = rows[kept] << bits | numbers[kept]
    keys, counts = np.unique(used, return_counts=True)
    return _Counted(
        (keys >> bits).astype(np.int32),
        (keys & (1 << bits) - 1).astype(np.int32),
        counts.astype(np.int32),
    )


def _heaviest(counted: _Counted, idf: NDArray[np.float64], found: Numbers) -> None:
    """Write the numbers and weights of each article's heaviest stems into its rows."""
    counts = counted.counts
    weights = np.rint(UNIT * idf[counted.numbers] * counts / (counts + 1)).astype(np.int64)
    kept = weights > 0
    keys = counted.rows[kept].astype(np.int64) << _WEIGHT_BITS | (1 << _WEIGHT_BITS) - 1
    keys -= weights[kept]
    keys <<= _STEM_BITS
    keys |= counted.numbers[kept]
    keys.sort()
    rows = keys >> _STEM_BITS + _WEIGHT_BITS
    ranks = np.arange(len(rows)) - offsets(np.bincount(rows, minlength=found.shape[1]))[rows]
    first = ranks < MOST
    rows, ranks, keys = rows[first], ranks[first], keys[first]
    found[0, rows, ranks] = keys & (1 << _STEM_BITS) - 1
    found[1, rows, ranks] = (1 << _WEIGHT_BITS) - 1 - (keys >> _STEM_BITS & (1 << _WEIGHT_BITS) - 1)


def _idf(documents: NDArray[np.int64], total: int) -> NDArray[np.float64]:
    """By stem, from how many articles of the total have each; nought where it says nothing."""
    common = min(total, max(10, total // 10))
    of_count = [0.0, 0.0, *(math.log(total / count) for count in range(2, common + 1))]
    return np.array(of_count)[np.where(documents <= common, documents, 0)]
