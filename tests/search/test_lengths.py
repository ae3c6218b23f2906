import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.lengths import TEXT_LENGTHS, TITLE_LENGTHS, length_class

CLASSES = pytest.mark.parametrize("lengths", [TITLE_LENGTHS, TEXT_LENGTHS])


@CLASSES
def test_there_are_eight_classes_which_fit_in_three_bits(lengths: tuple[int, ...]) -> None:
    assert len(lengths) == 8
    assert list(lengths) == sorted(set(lengths))


@CLASSES
def test_the_representative_of_a_class_is_in_it(lengths: tuple[int, ...]) -> None:
    assert [length_class(length, lengths) for length in lengths] == list(range(8))


@given(st.integers(0, 100_000), st.sampled_from([TITLE_LENGTHS, TEXT_LENGTHS]))
def test_no_other_class_is_nearer(length: int, lengths: tuple[int, ...]) -> None:
    distance = abs(lengths[length_class(length, lengths)] - length)
    assert distance == min(abs(other - length) for other in lengths)
