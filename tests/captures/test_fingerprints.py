"""Texts that share a passage share a fingerprint, and are found by it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from captures import fingerprints as module
from captures.fingerprints import RUN, WINDOW, Postings, fingerprints

PASSAGE = RUN + WINDOW - 1

words = st.lists(st.integers(0, 2**32 - 1), max_size=60)


def prints(numbers):
    return fingerprints(np.array(numbers, np.uint32))


@given(words, words, words, words, st.lists(st.integers(0, 99), min_size=PASSAGE, max_size=60))
def test_a_passage_shared_is_a_fingerprint_shared(before, after, above, below, passage):
    one, other = prints([*before, *passage, *after]), prints([*above, *passage, *below])
    assert np.intersect1d(one, other).size


@given(words)
def test_a_text_has_few_fingerprints_sorted_and_each_once(numbers):
    found = prints(numbers).tolist()
    assert found == sorted(set(found))
    assert len(found) <= max(0, len(numbers) - RUN + 1)
    assert bool(found) == (len(numbers) >= RUN)


@given(
    st.lists(st.frozensets(st.integers(0, 30), max_size=8), max_size=40),
    st.frozensets(st.integers(0, 30)),
)
def test_postings_count_what_is_shared_as_sets_do(texts, sought):
    postings = Postings()
    for number, text in enumerate(texts):
        postings.add(np.array(sorted(text), np.uint64), number)
    counts = postings.sharing(np.array(sorted(sought), np.uint64))
    expected = {number: len(text & sought) for number, text in enumerate(texts) if text & sought}
    assert dict(counts) == expected


def test_postings_in_arrays_are_those_in_the_dictionary(monkeypatch):
    monkeypatch.setattr(module, "_FRESH", 8)
    rng = np.random.default_rng(3)
    texts = [np.unique(rng.integers(0, 2**32, 5, np.uint64)) for _ in range(50)]
    postings = Postings()
    for number, text in enumerate(texts):
        postings.add(text, number)
    for number, text in enumerate(texts):
        assert postings.sharing(text)[number] == len(text)


def test_a_phrase_of_the_trade_finds_nothing():
    postings = Postings()
    for number in range(100):
        postings.add(np.array([7, 100 + number], np.uint64), number)
    assert postings.sharing(np.array([7, 105], np.uint64)) == {5: 1}


@pytest.mark.parametrize("fresh", [1, 60, 1000])
def test_what_is_of_the_trade_does_not_hang_on_how_the_texts_came(monkeypatch, fresh):
    """In arrays or not, and whether texts that are no more came before."""
    monkeypatch.setattr(module, "_FRESH", fresh)
    often, seldom = np.array([7], np.uint64), np.array([8], np.uint64)
    postings = Postings()
    for number in range(70):
        postings.add(often, number)
    for number in range(64):
        postings.add(seldom, 100 + number)
    assert not postings.sharing(often)
    assert len(postings.sharing(seldom)) == 64
    for _ in range(6):
        postings.drop(often)
    assert len(postings.sharing(often)) == 70
