"""Whole numbers in as few bytes as they need: seven bits a byte, the lowest first (LEB128)."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.arrays import Offsets, Parts, offsets, parts, slices


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
    data, starts = np.empty(int(sizes.sum()), np.uint8), np.empty(len(at), np.int64)
    begin = done = 0
    for these in slices(len(numbers)):
        ends = offsets(sizes[these])
        reached = int(np.searchsorted(at, these.stop))
        starts[done:reached] = begin + ends[at[done:reached] - these.start]
        _write(numbers[these], data[begin : begin + ends[-1]], ends[:-1])
        begin, done = begin + int(ends[-1]), reached
    starts[done:] = begin
    return parts(data, starts)


def _write(numbers: NDArray[np.integer[Any]], data: NDArray[np.uint8], here: Offsets) -> None:
    while len(numbers):
        data[here] = numbers  # the lowest eight bits
        more = numbers > 127
        here, numbers = here[more], numbers[more] >> 7
        data[here] |= 128
        here += 1


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
    same = shared(data, before)
    return varint(same) + prefixed(data[same:])


def shared(one: Sequence[object], other: Sequence[object]) -> int:
    """How many first items of two sequences are the same."""
    same = 0
    for item, its in zip(one, other, strict=False):
        if item != its:
            break
        same += 1
    return same


_SMALL = list(map(_encoded, range(2048)))
