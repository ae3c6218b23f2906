"""Numbers and bytes by the million: the steps that numpy has no name for."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.int32]
"""Of forms or documents."""

Offsets: TypeAlias = NDArray[np.int64]
"""Where the parts of a row begin, and where the last one ends."""


_AT_ONCE = 1 << 20

_Whole = TypeVar("_Whole", bound=np.signedinteger[Any])


def slices(size: int) -> Iterator[slice]:
    """Of so many items a million at a time: what is made of them takes memory too."""
    return (slice(first, min(first + _AT_ONCE, size)) for first in range(0, size, _AT_ONCE))


def offsets(sizes: NDArray[np.integer[Any]]) -> Offsets:
    """Where parts of these sizes begin, one behind the other, and where the last one ends."""
    found = np.zeros(len(sizes) + 1, np.int64)
    np.cumsum(sizes, out=found[1:])
    return found


def ranges(firsts: NDArray[_Whole], sizes: NDArray[np.integer[Any]]) -> NDArray[_Whole]:
    """The whole numbers of ranges, one behind the other: so many from each first on."""
    shifts = np.cumsum(sizes, dtype=firsts.dtype)
    np.subtract(firsts, shifts, out=shifts)
    shifts += sizes
    found = np.repeat(shifts, sizes)
    found += np.arange(len(found), dtype=found.dtype)
    return found


def hashes(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Each number thoroughly mixed: the finaliser of SplitMix64 (Steele, Lea and Flood 2014)."""
    found = numbers + np.uint64(0x9E3779B97F4A7C15)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        found ^= found >> np.uint64(shift)
        found *= np.uint64(factor)
    found ^= found >> np.uint64(31)
    return found


def sums_of_hashes(numbers: NDArray[np.integer[Any]], at: Offsets) -> NDArray[np.uint64]:
    """For each part of a row of numbers the sum of their hashes: another for another set."""
    found = np.zeros(len(at) - 1, np.uint64)
    for first, last in together(at):
        sums = np.zeros(at[last] - at[first] + 1, np.uint64)
        here = numbers[at[first] : at[last]].astype(np.uint64)
        np.cumsum(hashes(here), out=sums[1:])  # beyond 64 bits it begins anew, as it may
        ends = at[first : last + 1] - at[first]
        found[first:last] = sums[ends[1:]] - sums[ends[:-1]]
    return found


def together(at: Offsets) -> Iterator[tuple[int, int]]:
    """Runs of parts of about a million items, so that what is made of them takes little memory."""
    first, parts_ = 0, len(at) - 1
    while first < parts_:
        last = int(np.searchsorted(at, at[first] + _AT_ONCE))
        last = min(max(last, first + 1), parts_)
        yield first, last
        first = last


@dataclass(frozen=True, slots=True)
class Parts:
    """Bytes in parts one behind the other, each known by its place."""

    data: bytes
    offsets: Sequence[int]

    def __iter__(self) -> Iterator[bytes]:
        return (self.data[start:end] for start, end in pairwise(self.offsets))

    def joined(self, places: Iterable[int]) -> bytes:
        """The parts at these places, one behind the other."""
        data, at = self.data, self.offsets
        return b"".join([data[at[place] : at[place + 1]] for place in places])


def parts(data: NDArray[np.uint8], at: Offsets) -> Parts:
    """The bytes of an array, in parts that begin at these offsets."""
    return Parts(data.tobytes(), array("q", at.tobytes()))
