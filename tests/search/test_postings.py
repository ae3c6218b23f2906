"""The inverted index in memory."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.lengths import TEXT_LENGTHS, TITLE_LENGTHS, length_class
from search.postings import FULL, PLACES, FieldPostings, Postings
from search.varint import read_varint

WORDS = st.lists(st.sampled_from(["ا", "ب", "ج", "د"]), max_size=40)


def indexed(*documents: tuple[Sequence[str], Sequence[str]]) -> Postings:
    postings = Postings()
    for number, (title, text) in enumerate(documents):
        postings.add(number * 3, title, text)
    return postings


@given(st.lists(st.tuples(WORDS, WORDS), max_size=12))
def test_each_form_has_the_numbers_of_its_documents_and_its_places_in_them(
    documents: list[tuple[list[str], list[str]]],
) -> None:
    postings = indexed(*documents)
    assert postings.forms.keys() == {
        word for fields in documents for field in fields for word in field
    }
    for form, fields in postings.forms.items():
        for field, in_field in enumerate(fields):
            holders = [at for at, texts in enumerate(documents) if form in texts[field]]
            assert list(in_field.numbers) == [at * 3 for at in holders]
            assert len(in_field.meta) == len(holders)
            at = 0
            for holder in holders:
                words, place = documents[holder][field], 0
                for expected in (n for n, word in enumerate(words) if word == form):
                    gap, at = read_varint(in_field.positions, at)
                    place += gap
                    assert place == expected
            assert at == len(in_field.positions)


@given(st.integers(1, 400), st.integers(0, 400), st.integers(0, 7))
def test_a_byte_holds_frequency_place_and_length_and_the_rest_what_is_more(
    frequency: int, first: int, length: int
) -> None:
    postings = FieldPostings()
    postings.add(9, range(first, first + frequency), length)
    [byte] = postings.meta
    assert byte & 7 == length
    assert byte >> 3 & 3 == sum(first >= end for end in PLACES)
    more = frequency - 1
    assert byte >> 5 == min(more, FULL)
    rest = read_varint(postings.rest, 0)[0] if more >= FULL else 0
    assert (byte >> 5) + rest == more
    assert bool(postings.rest) == (more >= FULL)


@pytest.mark.parametrize(("end", "place"), list(enumerate(PLACES)))
def test_a_class_of_places_ends_before_its_end(end: int, place: int) -> None:
    postings = FieldPostings()
    postings.add(0, [place - 1], 0)
    postings.add(1, [place], 0)
    assert [byte >> 3 & 3 for byte in postings.meta] == [end, end + 1]


def test_the_average_is_of_the_representative_lengths() -> None:
    postings = indexed((["ا"] * 5, ["ب"] * 100), (["ا"] * 7, []))
    titles = [TITLE_LENGTHS[length_class(words, TITLE_LENGTHS)] for words in (5, 7)]
    texts = [TEXT_LENGTHS[length_class(words, TEXT_LENGTHS)] for words in (100, 0)]
    assert postings.average_length(0) == sum(titles) / 2
    assert postings.average_length(1) == sum(texts) / 2
    assert Postings().average_length(0) == 0


def test_a_frequency_counts_the_fields_of_documents() -> None:
    postings = indexed((["ا"], ["ا", "ا", "ب"]), (["ج"], ["ا"]))
    assert [postings.frequency(form) for form in "ابج"] == [3, 1, 1]


def test_company_is_of_the_texts_and_where_there_is_none_of_the_headlines() -> None:
    company = indexed((["ا", "ج"], ["ب"]), (["ج"], ["ا"])).company()
    assert {form: list(numbers) for form, numbers in company.items()} == {
        "ا": [3],
        "ب": [0],
        "ج": [0, 3],
    }


@pytest.mark.parametrize(("last", "bits"), [(0, 0), (1, 1), (2, 2), (255, 8), (256, 9)])
def test_numbers_take_the_bits_of_the_largest(last: int, bits: int) -> None:
    postings = Postings()
    postings.add(last, [], ["ا"])
    assert postings.number_bits == bits
