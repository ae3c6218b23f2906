"""Reads Rice's code bit by bit: what the tests hold plugins/search/bits.py to."""

from search.bits import remainder_bits


def read_numbers(bits: str, at: int, count: int, number_bits: int) -> tuple[list[int], int]:
    """`count` numbers from place `at` of a string of bits, and the place behind them."""
    remainder = remainder_bits(count, number_bits)
    numbers: list[int] = []
    number = -1
    for _ in range(count):
        one = bits.index("1", at)
        end = one + 1 + remainder
        number += 1 + ((one - at) << remainder) + int("0" + bits[one + 1 : end], 2)
        numbers.append(number)
        at = end
    return numbers, at
