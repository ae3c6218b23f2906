"""Whole numbers in as few bytes as they need: seven bits a byte, the lowest first (LEB128)."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.arrays import Offsets, Parts, offsets, parts


def varint(number: int) -> bytes:
    """`number` (0 or more) as one or more bytes; the last has its high bit clear."""
    if number < len(_SMALL):
        return _SMALL[number]
    return _encoded(number)


def _encoded(number: int) -> bytes:
    encoded = bytearray()
    while number > 127:
        encoded.append(number & 127 | 128)
        number >>= 7
    encoded.append(number)
    return bytes(encoded)


def varints(numbers: NDArray[np.integer[Any]], at: Offsets) -> Parts:
    """Many numbers, in parts that begin at these places among them, the last place being an end."""
    sizes, limit = np.ones(len(numbers), np.uint8), 1 << 7
    while (longer := numbers >= limit).any():
        sizes += longer
        limit <<= 7
    starts = offsets(sizes)
    data = np.empty(starts[-1], np.uint8)
    here, left = starts[:-1], numbers
    while len(left):
        data[here] = left  # the lowest eight bits
        more = left > 127
        here, left = here[more], left[more] >> 7
        data[here] |= 128
        here += 1
    return parts(data, starts[at])


def read_varint(data: bytes, at: int) -> tuple[int, int]:
    """The number that stands at offset `at` of `data`, and the offset behind it."""
    number = shift = 0
    while True:
        byte = data[at]
        at += 1
        number |= (byte & 127) << shift
        if byte < 128:
            return number, at
        shift += 7


def prefixed(data: bytes | bytearray) -> bytes:
    """`data` with its length in bytes before it."""
    return varint(len(data)) + data


def front_coded(data: bytes, before: bytes) -> bytes:
    """`data` as what differs from `before`: how many first bytes they share, then the rest."""
    shared = 0
    for one, other in zip(data, before, strict=False):
        if one != other:
            break
        shared += 1
    return varint(shared) + prefixed(data[shared:])


_SMALL = list(map(_encoded, range(2048)))
