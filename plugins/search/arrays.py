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


_Whole = TypeVar("_Whole", bound=np.signedinteger[Any])


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
