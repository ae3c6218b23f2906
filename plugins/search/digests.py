"""Numbers of 64 bits that are others for other things, a million of them at once.

They tell one state of an archive from another, and no forger from an honest hand: whoever can
change the archive needs no forged digest.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.arrays import Offsets, Parts, hashes, offsets

Digests = NDArray[np.uint64]

_AT_ONCE = 1 << 20  # bytes, each of which becomes eight on the way


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
    sums = np.zeros(len(data) + 1, np.uint64)
    begins = np.repeat(at[:-1], np.diff(at))
    for first in range(0, len(data), _AT_ONCE):
        here = slice(first, first + _AT_ONCE)
        places = np.arange(first, first + len(data[here])) - begins[here]
        sums[1:][here] = hashes((places << 8 | data[here]).astype(np.uint64))
    np.cumsum(sums, out=sums)  # beyond 64 bits it begins anew, as it may
    return of_numbers(sums[at[1:]] - sums[at[:-1]], np.diff(at))


def of_runs(digests: Digests, sizes: NDArray[np.integer[Any]]) -> Digests:
    """One for each run of so many digests, by these in their order."""
    at: Offsets = offsets(sizes)
    places = np.arange(len(digests)) - np.repeat(at[:-1], sizes)
    sums = np.zeros(len(digests) + 1, np.uint64)
    np.cumsum(of_numbers(digests, places), out=sums[1:])
    return of_numbers(sums[at[1:]] - sums[at[:-1]], sizes)
