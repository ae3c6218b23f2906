from math import ceil, log2
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rice_reader import read_numbers
from search.bits import packed, remainder_bits, rice

BITS = st.integers(0, 20)


def numbers_below(bits: int) -> st.SearchStrategy[list[int]]:
    """Different numbers of so many bits, in rising order."""
    return st.sets(st.integers(0, 2**bits - 1), min_size=1, max_size=100).map(sorted)


def as_bits(data: bytes) -> str:
    return "".join(f"{byte:08b}" for byte in data)


@given(BITS.flatmap(lambda bits: st.tuples(st.just(bits), numbers_below(bits))))
def test_numbers_come_back_as_they_were_written(written: tuple[int, list[int]]) -> None:
    bits, numbers = written
    code = rice(numbers, bits)
    assert read_numbers(code, 0, len(numbers), bits) == (numbers, len(code))


@given(
    BITS.flatmap(lambda bits: st.tuples(st.just(bits), st.lists(numbers_below(bits), max_size=8)))
)
def test_lists_lie_behind_each_other_in_as_few_bytes_as_their_bits_fill(
    written: tuple[int, list[list[int]]],
) -> None:
    bits, lists = written
    codes = [rice(numbers, bits) for numbers in lists]
    data = packed(codes)
    assert len(data) == ceil(sum(map(len, codes)) / 8)
    at, stream = 0, as_bits(data)
    for numbers in lists:
        found, at = read_numbers(stream, at, len(numbers), bits)
        assert found == numbers
    assert not stream[at:].strip("0")


def test_the_highest_bit_is_the_first_and_what_is_left_of_a_byte_is_zeros() -> None:
    assert packed([]) == b""
    assert packed(["1"]) == b"\x80"
    assert packed(["0", "0000001", "01"]) == b"\x01\x40"
    assert packed(["00000000"]) == b"\x00"


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
