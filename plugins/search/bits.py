"""Sorted document numbers in a few bits each: the gaps between them by Rice's code.

A gap is a quotient in zeros, a one, then the remainder in a fixed number of bits (R. F. Rice,
"Some practical universal noiseless coding techniques", JPL 79-22, 1979). The number of remainder
bits follows from how many numbers a list has of how large a range, so it is written nowhere.
"""

from collections.abc import Iterable, Sequence
from operator import sub


class _Codes(dict[int, str]):
    """The code of each gap met, as a string of bits, for one number of remainder bits."""

    def __init__(self, remainder: int) -> None:
        super().__init__()
        self._remainder = remainder

    def __missing__(self, gap: int) -> str:
        code = "0" * (gap >> self._remainder) + "1"
        if self._remainder:
            code += format(gap & ((1 << self._remainder) - 1), f"0{self._remainder}b")
        if len(code) < 32:
            self[gap] = code
        return code


_CODES = tuple(map(_Codes, range(33)))


def remainder_bits(count: int, number_bits: int) -> int:
    """Bits of a remainder where `count` numbers lie in a range of `2 ** number_bits`.

    The best is near log2(0.69 · range / count); this is that, rounded in whole numbers alone, so
    that both languages reckon the same.
    """
    return max(0, number_bits - (count * 3 >> 1).bit_length())


def rice(numbers: Sequence[int], number_bits: int) -> str:
    """Different numbers in rising order, each below `2 ** number_bits`, as a string of bits."""
    codes = _CODES[remainder_bits(len(numbers), number_bits)]
    gaps = map(sub, numbers, (0, *(number + 1 for number in numbers[:-1])))
    return "".join([codes[gap] for gap in gaps])


def packed(bits: Iterable[str]) -> bytes:
    """Strings of bits one after the other as bytes, the highest bit first, filled up with zeros."""
    whole = "".join(bits)
    size = -(-len(whole) // 8)
    return int(whole.ljust(size * 8, "0") or "0", 2).to_bytes(size, "big")
