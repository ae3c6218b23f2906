"""Numbers of 64 bits that are others for other things, a million of them at once.

They tell one state of an archive from another, and no forger from an honest hand: whoever can
change the archive needs no forged digest.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.arrays import Offsets, Parts, hashes, offsets, sums_of_hashes, together

Digests = NDArray[np.uint64]


def of_numbers(*columns: NDArray[Any]) -> Digests:
    """One for each row of some columns of whole numbers."""
    found = np.zeros(len(columns[0]), np.uint64)
    for column in columns:
        found = hashes(found + column.astype(np.uint64))
    return found


def of_strings(strings: Sequence[str]) -> Digests:
    """One for each string."""
    encoded = [string.encode(errors="surrogatepass") for string in strings]
    sizes = np.fromiter(map(len, encoded), np.int64, len(encoded))
    return of_parts(Parts(b"".join(encoded), offsets(sizes).tolist()))


def of_parts(parts: Parts) -> Digests:
    """One for each part of a row of bytes, by its bytes in their order."""
    data, at = np.frombuffer(parts.data, np.uint8), np.asarray(parts.offsets, np.int64)
    found = np.zeros(len(at) - 1, np.uint64)
    for first, last in together(at):
        ends = at[first : last + 1] - at[first]
        here = data[at[first] : at[last]]
        places = np.arange(len(here)) - np.repeat(ends[:-1], np.diff(ends))
        found[first:last] = sums_of_hashes(places << 8 | here, ends)
    return of_numbers(found, np.diff(at))


def of_runs(digests: Digests, sizes: NDArray[np.integer[Any]]) -> Digests:
    """One for each run of so many digests, by these in their order."""
    at: Offsets = offsets(sizes)
    places = np.arange(len(digests)) - np.repeat(at[:-1], sizes)
    return of_numbers(sums_of_hashes(hashes(digests) + places.astype(np.uint64), at), sizes)
