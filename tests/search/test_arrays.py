from itertools import accumulate

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.arrays import offsets, parts, ranges

SIZES = st.lists(st.integers(0, 9), max_size=30)


@given(SIZES)
def test_offsets_are_where_parts_begin_and_the_last_one_ends(sizes: list[int]) -> None:
    assert offsets(np.array(sizes, np.int32)).tolist() == [0, *accumulate(sizes)]


@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 9)), max_size=30))
def test_ranges_follow_each_other(given_: list[tuple[int, int]]) -> None:
    firsts = np.array([first for first, _ in given_], np.int32)
    sizes = np.array([size for _, size in given_], np.uint8)
    expected = [number for first, size in given_ for number in range(first, first + size)]
    found = ranges(firsts, sizes)
    assert found.tolist() == expected
    assert found.dtype == firsts.dtype


@given(st.lists(st.binary(max_size=5), min_size=1, max_size=20), st.data())
def test_parts_come_one_by_one_and_joined_as_they_are_asked_for(
    given_: list[bytes], data: st.DataObject
) -> None:
    whole = np.frombuffer(b"".join(given_), np.uint8)
    found = parts(whole, offsets(np.array(list(map(len, given_)))))
    assert list(found) == given_
    places = data.draw(st.lists(st.integers(0, len(given_) - 1)))
    assert found.joined(places) == b"".join(given_[place] for place in places)
