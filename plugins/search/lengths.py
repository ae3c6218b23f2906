"""Lengths of fields in eight classes, so that one fits beside a term frequency in a byte.

A posting carries its field's length class, and no table of lengths has to be loaded. Lunr's own
builder, given the same representative lengths, yields the same weights to the last digit. Sixteen
classes rank no better (`make bench-search`) and cost a twentieth of the index.
"""

from bisect import bisect_right
from collections.abc import Sequence

TITLE_LENGTHS: tuple[int, ...] = (2, 4, 6, 7, 8, 10, 13, 18)
"""Words in a headline."""

TEXT_LENGTHS: tuple[int, ...] = (20, 50, 90, 140, 210, 320, 520, 1200)
"""Words in a text."""


def length_class(length: int, lengths: Sequence[int]) -> int:
    """The number (0 to 7) of the class whose representative is the nearest to `length` words."""
    above = bisect_right(lengths, length)
    if above == 0:
        return 0
    if above == len(lengths):
        return len(lengths) - 1
    return above if lengths[above] - length < length - lengths[above - 1] else above - 1
