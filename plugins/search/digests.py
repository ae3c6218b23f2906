"""Numbers of 64 bits that are others for other things, a million of them at once.

They tell one state of an archive from another, and no forger from an honest hand: whoever can
change the archive needs no forged digest.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.arrays import Offsets, Parts, hashes, offsets, ranges, sums_of_hashes, together

Digests = NDArray[np.uint64]

_WORD, _BYTES = np.dtype("<u8"), 8  # bytes are hashed by eight: in a third of the time
_SHORT = 32  # bytes that nearly no string is longer than


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
    # numpy cuts off what is longer
    words = np.array(encoded, f"S{_SHORT}").view(_WORD).reshape(-1, _SHORT // _BYTES)
    long = np.flatnonzero(sizes > _SHORT)
    rest = np.zeros(len(encoded), np.uint64)
    data = b"".join([encoded[place] for place in long])
    rest[long] = of_parts(Parts(data, offsets(sizes[long]).tolist()))
    return of_numbers(*words.T, rest, sizes)


def of_parts(parts: Parts) -> Digests:
    """One for each part of a row of bytes, by its bytes in their order."""
    data, at = np.frombuffer(parts.data, np.uint8), np.asarray(parts.offsets, np.int64)
    found = np.zeros(len(at) - 1, np.uint64)
    for first, last in together(at):
        sizes = np.diff(at[first : last + 1])
        # each part in whole words, the last one filled up with noughts
        words = -(-sizes // _BYTES)
        filled = np.zeros(_BYTES * int(words.sum()), np.uint8)
        filled[ranges(_BYTES * offsets(words)[:-1], sizes)] = data[at[first] : at[last]]
        found[first:last] = of_runs(filled.view(_WORD), words)
    return of_numbers(found, np.diff(at))


def of_runs(digests: Digests, sizes: NDArray[np.integer[Any]]) -> Digests:
    """One for each run of so many digests, by these in their order."""
    at: Offsets = offsets(sizes)
    places = np.arange(len(digests)) - np.repeat(at[:-1], sizes)
    return of_numbers(sums_of_hashes(hashes(digests) + places.astype(np.uint64), at), sizes)
