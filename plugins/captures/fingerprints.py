"""The texts that share passages with a text, found without looking at the others.

Of every window of consecutive runs of words the one with the smallest hash is taken: a minimum hash
as MinHash has it, but one for each passage and not for the whole text (winnowing: Schleimer,
Wilkerson and Aiken, 2003). So a text finds what it is a part of, and what is a part of it, whatever
the rest; and two that share `RUN + WINDOW - 1` words in a row are found for certain.
"""

from collections import Counter

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from captures.wording import Words

RUN = 4
"""Words that are hashed together."""

WINDOW = 16
"""Runs of which one is taken: an article of 280 words has 33 fingerprints."""

_OFTEN = 64
"""What stands in more texts than this is a phrase of the trade, and finds none."""

_FRESH = 1 << 14
"""Postings that are kept in a dictionary before they are sorted into an array."""

_FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x85EBCA77C2B2AE63], np.uint64
)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_HALF = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)


def fingerprints(words: Words) -> NDArray[np.uint64]:
    """The fingerprints of a text, 32 bits each, sorted; none of a text shorter than a run."""
    count = len(words) - RUN + 1
    if count < 1:
        return np.empty(0, np.uint64)
    hashes = np.zeros(count, np.uint64)
    for start in range(RUN):
        hashes += (words[start : start + count] + np.uint64(1)) * _FACTORS[start]
    hashes = ((hashes ^ (hashes >> np.uint64(29))) * _MIX) >> _HALF
    return np.unique(sliding_window_view(hashes, min(WINDOW, count)).min(axis=1))


class Postings:
    """Which texts have a fingerprint: 8 bytes for each, in sorted arrays, each twice the next."""

    def __init__(self) -> None:
        """Without texts."""
        self._arrays: list[NDArray[np.uint64]] = []
        self._fresh: dict[int, list[int]] = {}
        self._fresh_size = 0
        self._gone: Counter[int] = Counter()  # fingerprints of texts that are no more

    def add(self, prints: NDArray[np.uint64], text: int) -> None:
        """Adds a text, by its number, which has 32 bits."""
        for key in prints.tolist():
            self._fresh.setdefault(key, []).append(text)
        self._fresh_size += len(prints)
        if self._fresh_size >= _FRESH:
            self._sort()

    def drop(self, prints: NDArray[np.uint64]) -> None:
        """Says that a text is no more: it is still found, but makes no phrase one of the trade."""
        self._gone.update(prints.tolist())

    def sharing(self, prints: NDArray[np.uint64]) -> Counter[int]:
        """The texts that have any of these fingerprints, and how many of them."""
        keys = prints.tolist()
        fresh = [self._fresh.get(key, ()) for key in keys]
        often = np.array([len(texts) for texts in fresh], np.int64)
        often -= np.array([self._gone[key] for key in keys], np.int64)
        found = []
        for array in self._arrays:
            starts = np.searchsorted(array, prints << _HALF)
            lengths = np.searchsorted(array, (prints + np.uint64(1)) << _HALF) - starts
            often += lengths
            found.append((array, starts, lengths))
        tells = often <= _OFTEN
        counts = Counter(
            text for texts, is_told in zip(fresh, tells, strict=True) if is_told for text in texts
        )
        for array, starts, lengths in found:
            lengths[~tells] = 0
            before = np.cumsum(lengths) - lengths
            places = np.repeat(starts - before, lengths) + np.arange(lengths.sum())
            counts.update((array[places] & _LOW).tolist())
        return counts

    def _sort(self) -> None:
        rows = [(key << 32) | text for key, texts in self._fresh.items() for text in texts]
        self._fresh, self._fresh_size = {}, 0
        array = np.sort(np.array(rows, np.uint64))
        while self._arrays and len(self._arrays[-1]) < 2 * len(array):
            array = np.sort(np.concatenate([self._arrays.pop(), array]), kind="stable")
        self._arrays.append(array)
