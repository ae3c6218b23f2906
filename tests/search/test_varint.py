from hypothesis import given
from hypothesis import strategies as st

from search.varint import prefixed, read_varint, varint


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


@given(st.binary(max_size=300))
def test_bytes_have_their_length_before_them(data: bytes) -> None:
    length, at = read_varint(prefixed(data), 0)
    assert prefixed(data)[at : at + length] == data
    assert len(prefixed(data)) == at + length
