from collections.abc import Sequence
from itertools import chain
from math import ceil, log2
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rice_reader import read_numbers
from search.arrays import offsets
from search.bits import packed, remainder_bits

BITS = st.integers(0, 20)


def rice(numbers: Sequence[int], number_bits: int) -> str:
    """The code of a list by its definition, gap by gap."""
    remainder = remainder_bits(len(numbers), number_bits)
    code, before = "", -1
    for number in numbers:
        gap = number - before - 1
        code += "0" * (gap >> remainder) + "1"
        code += "".join(str(gap >> bit & 1) for bit in reversed(range(remainder)))
        before = number
    return code


def streams(given_: Sequence[Sequence[Sequence[int]]], number_bits: int) -> list[bytes]:
    """Streams of lists of numbers, packed."""
    lists = list(chain.from_iterable(given_))
    return list(
        packed(
            np.array(list(chain.from_iterable(lists)), np.int32),
            np.array(list(map(len, lists)), np.int32),
            offsets(np.array(list(map(len, given_)), np.int32)),
            number_bits,
        )
    )


def numbers_below(bits: int) -> st.SearchStrategy[list[int]]:
    """Different numbers of so many bits, in rising order."""
    return st.sets(st.integers(0, 2**bits - 1), min_size=1, max_size=100).map(sorted)


def many_lists(bits: int) -> st.SearchStrategy[list[list[list[int]]]]:
    """Lists in streams; a list may be empty, and a stream too."""
    return st.lists(st.lists(numbers_below(bits) | st.just([]), max_size=6), max_size=6)


def as_bits(data: bytes) -> str:
    return "".join(f"{byte:08b}" for byte in data)


@given(BITS.flatmap(lambda bits: st.tuples(st.just(bits), numbers_below(bits))))
def test_numbers_come_back_as_they_were_written(written: tuple[int, list[int]]) -> None:
    bits, numbers = written
    code = rice(numbers, bits)
    assert read_numbers(code, 0, len(numbers), bits) == (numbers, len(code))


@given(BITS.flatmap(lambda bits: st.tuples(st.just(bits), many_lists(bits))))
def test_lists_lie_behind_each_other_in_as_few_bytes_as_their_bits_fill(
    written: tuple[int, list[list[list[int]]]],
) -> None:
    bits, given_ = written
    found = streams(given_, bits)
    assert len(found) == len(given_)
    for data, lists in zip(found, given_, strict=True):
        code = "".join(rice(numbers, bits) for numbers in lists)
        assert len(data) == ceil(len(code) / 8)
        assert as_bits(data) == code.ljust(len(data) * 8, "0")


def test_the_highest_bit_is_the_first_and_what_is_left_of_a_byte_is_zeros() -> None:
    assert streams([], 4) == []
    assert streams([[], [[]]], 4) == [b"", b""]
    assert streams([[[5, 13], [], [0]]], 4) == [bytes([0b01010111, 0b10000000])]


@pytest.mark.parametrize(
    ("numbers", "bits", "code"),
    [
        ([0], 0, "1"),
        ([5, 13], 4, "01010111"),
        ([0, 2, 3], 2, "1011"),
        ([3], 8, "10000011"),
        ([255], 8, "011111111"),
    ],
)
def test_a_gap_is_a_quotient_in_zeros_a_one_and_a_remainder(
    numbers: list[int], bits: int, code: str
) -> None:
    assert rice(numbers, bits) == code


@given(st.integers(1, 30), st.data())
def test_a_remainder_has_about_the_best_number_of_bits(
    number_bits: int, data: st.DataObject
) -> None:
    count = data.draw(st.integers(1, 2**number_bits))
    ideal = log2(max(1.0, 0.69 * 2**number_bits / count))
    assert abs(remainder_bits(count, number_bits) - ideal) <= 1.2


@pytest.mark.parametrize("number_bits", [8, 12, 16])
@pytest.mark.parametrize("count", [1, 5, 20, 60, 150])
def test_for_numbers_drawn_evenly_no_other_number_of_remainder_bits_is_much_shorter(
    number_bits: int, count: int
) -> None:
    draw = Random(count)
    lists = [sorted(draw.sample(range(2**number_bits), count)) for _ in range(50)]
    gaps = [
        number - before - 1
        for numbers in lists
        for number, before in zip(numbers, [-1, *numbers], strict=False)
    ]
    sizes = [
        sum((gap >> remainder) + 1 + remainder for gap in gaps)
        for remainder in range(number_bits + 1)
    ]
    assert sum(len(rice(numbers, number_bits)) for numbers in lists) <= 1.06 * min(sizes)
