"""Lengths of fields in sixteen classes, so that one fits beside a term frequency in a byte.

A posting carries its field's length class, and no table of lengths has to be loaded. Lunr's own
builder, given the same representative lengths, yields the same weights to the last digit.
"""

from bisect import bisect_right
from collections.abc import Sequence

TITLE_LENGTHS: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16, 20, 28)
"""Words in a headline. Steps are near one, since headlines are short."""

TEXT_LENGTHS: tuple[int, ...] = (
    *(8, 16, 32, 48, 72, 104, 144, 200, 280, 384, 536, 752, 1050, 1480, 2300, 4200),
)
"""Words in a text. Steps are about 1.4, which moves a BM25 weight by a tenth at the most."""


def length_class(length: int, lengths: Sequence[int]) -> int:
    """The number (0 to 15) of the class whose representative is the nearest to `length` words."""
    above = bisect_right(lengths, length)
    if above == 0:
        return 0
    if above == len(lengths):
        return len(lengths) - 1
    return above if lengths[above] - length < length - lengths[above - 1] else above - 1
