"""Sorted document numbers in a few bits each: the gaps between them by Rice's code.

A gap is a quotient in zeros, a one, then the remainder in a fixed number of bits (R. F. Rice,
"Some practical universal noiseless coding techniques", JPL 79-22, 1979). The number of remainder
bits follows from how many numbers a list has of how large a range, so it is written nowhere.
"""

import numpy as np
from numpy.typing import NDArray

from search.arrays import Numbers, Offsets, Parts, offsets, parts


def remainder_bits(count: int, number_bits: int) -> int:
    """Bits of a remainder where `count` numbers lie in a range of `2 ** number_bits`.

    The best is near log2(0.69 · range / count); this is that, rounded in whole numbers alone, so
    that both languages reckon the same.
    """
    return max(0, number_bits - (count * 3 >> 1).bit_length())


def packed(numbers: Numbers, lists: Numbers, streams: Offsets, number_bits: int) -> Parts:
    """Many lists of different numbers in rising order, each below `2 ** number_bits`, in streams.

    `numbers` has one list behind the other, `lists` how many numbers are in each, `streams` where
    among the lists each stream begins, and the last one ends. A stream has its lists bit by bit
    without a gap, the highest bit of a byte first, and is filled up with zeros.
    """
    remainders = np.repeat(_remainders(lists, number_bits), lists)
    gaps = _gaps(numbers, lists)
    starts = offsets((gaps >> remainders) + 1 + remainders)
    firsts = offsets(lists)[streams]
    begins = offsets(np.diff(starts[firsts]) + 7 >> 3)
    moved = begins[:-1] * 8 - starts[firsts[:-1]]  # since streams begin with a byte
    lasts = starts[1:] - 1 + np.repeat(moved, np.diff(firsts))
    bits = np.zeros(begins[-1] * 8, np.uint8)
    bits[lasts - remainders] = 1
    for bit in range(number_bits):
        longer = remainders > bit
        lasts, gaps, remainders = lasts[longer], gaps[longer], remainders[longer]
        bits[lasts - bit] = gaps >> bit & 1
    return parts(np.packbits(bits), begins)


def _remainders(lists: Numbers, number_bits: int) -> NDArray[np.int8]:
    counts = range(lists.max(initial=0) + 1)
    of_count = np.array([remainder_bits(count, number_bits) for count in counts], np.int8)
    return of_count[lists]


def _gaps(numbers: Numbers, lists: Numbers) -> Numbers:
    firsts = offsets(lists)[:-1][lists > 0]
    gaps = np.diff(numbers, prepend=np.int32(0)) - np.int32(1)
    gaps[firsts] = numbers[firsts]
    return gaps
