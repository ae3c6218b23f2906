from itertools import accumulate

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import arrays
from search.varint import front_coded, prefixed, read_varint, varint, varints


@given(st.lists(st.integers(0, 2**60)))
def test_numbers_come_back_as_they_were_written(numbers: list[int]) -> None:
    data = b"".join(map(varint, numbers))
    at, found = 0, []
    while at < len(data):
        number, at = read_varint(data, at)
        found.append(number)
    assert found == numbers


@given(st.integers(0, 2**60))
def test_a_number_takes_one_byte_for_each_seven_bits(number: int) -> None:
    assert len(varint(number)) == max(1, -(-number.bit_length() // 7))


@given(st.lists(st.lists(st.integers(0, 2**62) | st.integers(0, 300), max_size=5), max_size=9))
def test_many_numbers_at_once_are_written_as_each_alone(given_: list[list[int]]) -> None:
    numbers = np.array([number for part in given_ for number in part], np.int64)
    at = np.array([0, *accumulate(map(len, given_))])
    written = [b"".join(map(varint, part)) for part in given_]
    assert list(varints(numbers, at)) == written
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(arrays, "_AT_ONCE", 3)
        assert list(varints(numbers, at)) == written


@given(st.binary(max_size=300))
def test_bytes_have_their_length_before_them(data: bytes) -> None:
    length, at = read_varint(prefixed(data), 0)
    assert prefixed(data)[at : at + length] == data
    assert len(prefixed(data)) == at + length


@given(st.lists(st.binary(max_size=12)))
def test_keys_come_back_from_what_differs_from_the_one_before(keys: list[bytes]) -> None:
    data = b"".join(map(front_coded, keys, [b"", *keys]))
    at, before = 0, b""
    for key in keys:
        shared, at = read_varint(data, at)
        length, at = read_varint(data, at)
        before, at = before[:shared] + data[at : at + length], at + length
        assert before == key
    assert at == len(data)


def test_what_two_keys_share_is_not_written_twice() -> None:
    assert front_coded(b"abcd", b"abx") == b"\x02\x02cd"
    assert front_coded(b"ab", b"abx") == b"\x02\x00"
    assert front_coded(b"", b"abx") == b"\x00\x00"
