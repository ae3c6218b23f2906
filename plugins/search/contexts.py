"""Whether two words are used alike: what stands right before and right after them.

مدينة and مدن meet in documents no more often than chance has it, for both are in most of them; but
both stand after في, before the names of places and beside كبيرة. السيسي stands beside الرئيس and
السياسي beside الحل. So each word has as its context how often it follows and precedes each of the
commonest skeletons, weighed by positive pointwise mutual information, and two words are as much
alike as their contexts' cosine says (Bullinaria and Levy 2007). Weights are whole numbers, so that
their sums are the same on every machine.
"""

from __future__ import annotations

import math
from array import array
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.arrays import Numbers, Offsets, hashes, ranges, slices, sums_of_hashes

SHIFT = 0.7  # of mutual information, that a neighbour must say more than
SMOOTHING = 0.75  # exponent of the neighbours' frequencies: less weight for the rarest
SCALE = 4  # of a weight as a whole number: finer ones change with every article, and say no more

# Chosen on 31,000 news articles, by the lemmas of a treebank and this project's pairs.
SLOPE = 2.5  # log odds for each time that the cosine is e times the one that says nothing
LEAST = 0.02  # added to a cosine
NOTHING, GROWTH = 0.02, 0.012  # the cosine that says nothing, and how it grows with log neighbours
FEW = 40  # neighbours of the rarer word; of fewer, contexts say little
BOUND = 6.0

Floats = NDArray[np.float64]

_GROUPS = 1 << 12


def key_type(rows: int, width: int) -> type[np.integer[Any]]:
    """The smallest type that holds the keys of so many rows: there are millions of keys."""
    return np.uint32 if rows * width < 1 << 32 else np.int64


def firsts(keys: NDArray[np.integer[Any]]) -> Offsets:
    """Where each different key begins, of keys that are sorted."""
    first = np.ones(len(keys), np.bool_)
    np.not_equal(keys[1:], keys[:-1], out=first[1:])
    return np.flatnonzero(first)


def _sums(of: NDArray[np.integer[Any]], counts: Numbers, size: int) -> Floats:
    """The sum of the counts of each number; numpy would make eight bytes of each of both."""
    sums = np.zeros(size, np.float64)
    for here in slices(len(of)):
        sums += np.bincount(of[here], counts[here], size)
    return sums


def _weights(beside: Neighbours, totals: Floats, shares: Floats) -> NDArray[np.int16]:
    """The weight of each neighbour of each row; not all at once, for the memory of it."""
    weights = np.empty(len(beside.of), np.int16)
    for here in slices(len(weights)):
        chance = totals[beside.of[here]] * shares[beside.beside[here]]
        weights[here] = np.rint(SCALE * (np.log(beside.counts[here] / chance) - SHIFT))
    return weights


class Neighbours:
    """How often each row, a form or a group of them, stands beside each neighbour."""

    def __init__(
        self, rows: int, width: int, keys: NDArray[np.integer[Any]], counts: Numbers
    ) -> None:
        """`keys` are row * width + neighbour, sorted, each once; `counts` are theirs."""
        self.rows, self.width, self.counts = rows, width, counts
        self.of, self.beside = np.empty(len(keys), np.int32), np.empty(len(keys), np.uint16)
        for here in slices(len(keys)):
            self.of[here], self.beside[here] = np.divmod(keys[here], keys.dtype.type(width))

    def grouped(self, groups: Numbers, number: int) -> Neighbours:
        """Those of groups of rows: `groups` has the group of each row, or -1."""
        starts = np.searchsorted(self.of, np.arange(len(groups) + 1))
        kind = key_type(number, self.width)
        found = [(np.zeros(0, kind), np.zeros(0, np.int32))]
        for first in range(0, number, _GROUPS):
            rows = np.flatnonzero((groups >= first) & (groups < first + _GROUPS))
            at = ranges(starts[rows], starts[rows + 1] - starts[rows])
            keys = groups[self.of[at]].astype(kind)
            keys *= self.width
            keys += self.beside[at]
            order = np.argsort(keys, kind="stable")
            keys, counts = keys[order], self.counts[at[order]]
            begins = firsts(keys)
            if len(begins):
                found.append((keys[begins], np.add.reduceat(counts, begins, dtype=np.int32)))
        keys, counts = map(np.concatenate, zip(*found, strict=True))
        return Neighbours(number, self.width, keys, counts)


class Contexts:
    """What is typical of each row's neighbours."""

    def __init__(self, beside: Neighbours) -> None:
        totals = _sums(beside.of, beside.counts, beside.rows)
        self.total = array("q", totals.astype(np.int64).tobytes())
        """Of each row, how many neighbours it has."""
        frequencies: Floats = np.power(_sums(beside.beside, beside.counts, beside.width), SMOOTHING)
        # to four digits, so that a word more in the archive changes few contexts
        sum_ = float(f"{frequencies.sum():.4g}")
        weights = _weights(beside, totals, frequencies / max(1.0, sum_))
        keep = weights > 0
        of, self._neighbours, self._weights = beside.of[keep], beside.beside[keep], weights[keep]
        squares = _sums(of, np.square(self._weights, dtype=np.int32), beside.rows)
        self._norms = array("d", np.sqrt(squares).tobytes())
        places = np.searchsorted(of, np.arange(beside.rows + 1))
        self._places = array("q", places.astype(np.int64).tobytes())
        self._row = np.zeros(beside.width, np.int32)  # the weights of one row, by neighbour
        self._in_row = -1

    def digests(self, columns: NDArray[np.uint64]) -> NDArray[np.uint64]:
        """Of each row a number that is another wherever its context is, or how much is known.

        `columns` has a number for each neighbour that stays its own when their order changes.
        """
        entries = columns[self._neighbours] + self._weights.astype(np.uint64)
        places = np.asarray(self._places)
        totals = np.asarray(self.total).astype(np.uint64)
        return sums_of_hashes(entries, places) + hashes(totals)

    def cosine(self, one: int, other: int) -> float:
        """Of the contexts of two rows; 0 where one has none."""
        norms = self._norms[one] * self._norms[other]
        if not norms:
            return 0.0
        if self._in_row != one:
            if self._in_row >= 0:
                self._row[self._neighbours[self._slice(self._in_row)]] = 0
            here = self._slice(one)
            self._row[self._neighbours[here]] = self._weights[here]
            self._in_row = one
        here = self._slice(other)
        return int(self._row.take(self._neighbours[here]) @ self._weights[here]) / norms

    def _slice(self, row: int) -> slice:
        return slice(self._places[row], self._places[row + 1])

    def evidence(self, one: int, other: int) -> tuple[float, float]:
        """The log odds that two rows are used as one word's, and their worth, from 0 to 1.

        The more neighbours words have, the more alike are any two of them.
        """
        known = min(self.total[one], self.total[other])
        if not known:
            return 0.0, 0.0
        worth = known / (known + FEW)
        nothing = NOTHING + GROWTH * math.log(known)
        odds = SLOPE * worth * math.log((self.cosine(one, other) + LEAST) / nothing)
        return max(-BOUND, min(BOUND, odds)), worth
