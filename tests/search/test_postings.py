"""The inverted index, held to one that is made document by document and word by word."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search.lengths import TEXT_LENGTHS, TITLE_LENGTHS, length_class
from search.postings import FIELDS, FULL, PLACES
from search.varint import read_varint, varint
from search_corpus import posted_words

RUNS = st.tuples(st.sampled_from("ابجد"), st.sampled_from([1, 1, 1, 2, 7, 8, 9, 20, 60, 150]))
WORDS = st.lists(RUNS, max_size=8).map(lambda runs: [word for word, n in runs for _ in range(n)])
DOCUMENTS = st.dictionaries(st.integers(0, 2**20 - 1), st.tuples(WORDS, WORDS), max_size=8).map(
    lambda documents: dict(sorted(documents.items()))
)
Documents = dict[int, tuple[list[str], list[str]]]


class Plain:
    """What is kept of one form."""

    def __init__(self) -> None:
        self.counts = [0] * len(FIELDS)
        self.numbers: list[int] = []
        self.meta = self.rest = self.positions = b""

    def add(self, number: int, field: int, words: list[str], form: str) -> None:
        """Append a document's field, if the form stands there."""
        places = [place for place, word in enumerate(words) if word == form]
        if not places:
            return
        self.counts[field] += 1
        self.numbers.append(number)
        more, length = len(places) - 1, length_class(len(words), FIELDS[field][1])
        early = sum(places[0] >= end for end in PLACES)
        self.meta += bytes([min(more, FULL) << 5 | early << 3 | length])
        self.rest += varint(more - FULL) if more >= FULL else b""
        for place, before in zip(places, [0, *places], strict=False):
            self.positions += varint(place - before)


def plain(documents: Documents, form: str) -> Plain:
    """The postings of a form by their definition."""
    found = Plain()
    for field in range(len(FIELDS)):
        for number, texts in documents.items():
            found.add(number, field, texts[field], form)
    return found


@given(DOCUMENTS)
@example({})
@example({0: ([], [])})
def test_each_form_has_what_stands_in_each_document(documents: Documents) -> None:
    postings = posted_words(documents)
    forms = {word for texts in documents.values() for words in texts for word in words}
    assert postings.forms == sorted(forms)
    at = 0
    for number, form in enumerate(postings.forms):
        expected = plain(documents, form)
        size = sum(expected.counts)
        assert postings.counts[number].tolist() == expected.counts
        assert postings.frequencies[number] == size
        assert postings.numbers[at : at + size].tolist() == expected.numbers
        assert postings.meta.joined([number]) == expected.meta
        assert postings.rest.joined([number]) == expected.rest
        assert postings.positions.joined([number]) == expected.positions
        at += size
    assert at == len(postings.numbers)


@given(st.integers(1, 400), st.integers(0, 400))
def test_a_byte_holds_frequency_place_and_length_and_the_rest_what_is_more(
    frequency: int, first: int
) -> None:
    postings = posted_words({9: ([], ["ب"] * first + ["ا"] * frequency)})
    [byte] = postings.meta.joined([0])
    rest = postings.rest.joined([0])
    assert byte & 7 == length_class(first + frequency, TEXT_LENGTHS)
    assert byte >> 3 & 3 == sum(first >= end for end in PLACES)
    more = frequency - 1
    assert byte >> 5 == min(more, FULL)
    assert (byte >> 5) + (read_varint(rest, 0)[0] if more >= FULL else 0) == more
    assert bool(rest) == (more >= FULL)


@pytest.mark.parametrize(("end", "place"), list(enumerate(PLACES)))
def test_a_class_of_places_ends_before_its_end(end: int, place: int) -> None:
    postings = posted_words({0: ([], ["ب"] * (place - 1) + ["ا"]), 1: ([], ["ب"] * place + ["ا"])})
    assert [byte >> 3 & 3 for byte in postings.meta.joined([0])] == [end, end + 1]


def test_the_average_is_of_the_representative_lengths() -> None:
    postings = posted_words({0: (["ا"] * 5, ["ب"] * 100), 1: (["ا"] * 7, [])})
    titles = [TITLE_LENGTHS[length_class(words, TITLE_LENGTHS)] for words in (5, 7)]
    texts = [TEXT_LENGTHS[length_class(words, TEXT_LENGTHS)] for words in (100, 0)]
    assert postings.averages == [sum(titles) / 2, sum(texts) / 2]
    assert posted_words({}).averages == [0, 0]


def test_company_is_of_the_texts_and_where_there_is_none_of_the_headlines() -> None:
    postings = posted_words({0: (["ا", "ج"], ["ب"]), 3: (["ج"], ["ا"])})
    company = postings.company({"ا": 0, "ب": 1, "ج": 2})
    assert {form: list(numbers) for form, numbers in company.items()} == {
        "ا": [3],
        "ب": [0],
        "ج": [0, 3],
    }


@pytest.mark.parametrize(("last", "bits"), [(0, 0), (1, 1), (2, 2), (255, 8), (256, 9)])
def test_numbers_take_the_bits_of_the_largest(last: int, bits: int) -> None:
    assert posted_words({last: ([], ["ا"])}).number_bits == bits


@given(DOCUMENTS)
@example({})
def test_the_documents_of_all_forms_come_in_one_row(documents: Documents) -> None:
    postings = posted_words(documents)
    company = postings.company({form: place for place, form in enumerate(postings.forms)})
    numbers, sizes = company.flat()
    ends = np.cumsum(sizes)
    assert [part.tolist() for part in np.split(numbers, ends[:-1])][: len(sizes)] == [
        documents.tolist() for documents in company.values()
    ]
