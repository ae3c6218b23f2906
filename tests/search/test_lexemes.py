"""The forms of one word find each other, and those of another word do not."""

import json
from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic import fold, skeleton
from search.lexemes import choose, lexemes

VECTORS: dict[str, Any] = json.loads(
    Path(__file__).with_name("lexemes.json").read_text(encoding="utf-8")
)
PIECES = [*"حلبدرسقوتاي", "و", "ب", "ل", "ال", "لل", "ه", "ات", "ين", "ها", "2", "a", "ؤ", "ئ"]
FORMS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join).map(fold)
VOCABULARIES = st.dictionaries(
    FORMS, st.sets(st.integers(0, 40), min_size=1).map(sorted), max_size=30
)


def archive(frequencies: Mapping[str, int]) -> dict[str, Sequence[int]]:
    """A vocabulary in which each form stands in its number of documents."""
    return {fold(form): array("I", range(number)) for form, number in frequencies.items()}


@given(VOCABULARIES)
def test_every_form_has_a_head_of_its_own_bucket_that_is_its_own_head(
    vocabulary: dict[str, list[int]],
) -> None:
    heads = lexemes(vocabulary)
    assert heads.keys() == vocabulary.keys()
    for form, head in heads.items():
        assert heads[head] == head
        assert skeleton(form) == skeleton(head)


@given(VOCABULARIES, st.randoms(use_true_random=False))
def test_the_order_of_the_vocabulary_changes_nothing(
    vocabulary: dict[str, list[int]], random: Any
) -> None:
    shuffled = list(vocabulary.items())
    random.shuffle(shuffled)
    assert lexemes(dict(shuffled)) == lexemes(vocabulary)


def test_an_archive_without_articles_has_no_lexemes() -> None:
    assert lexemes({}) == {}


def test_the_letter_before_which_the_article_stands_is_of_the_word() -> None:
    heads = lexemes(
        archive({"ورقة": 60, "الورقة": 50, "الرقة": 80, "والرقة": 9, "بالرقة": 5, "رقة": 3})
    )
    assert heads["ورقه"] == heads["الورقه"] == "ورقه"
    assert heads["رقه"] == heads["والرقه"] == heads["بالرقه"] == "الرقه"


def test_a_frequent_word_is_not_a_rare_one_with_a_preposition() -> None:
    heads = lexemes(archive({"لبنان": 900, "ولبنان": 60, "بلبنان": 5, "بنان": 2, "البنان": 1}))
    assert heads["لبنان"] == heads["ولبنان"] == heads["بلبنان"] == "لبنان"
    assert heads["بنان"] != "لبنان"


def test_the_seat_of_a_hamza_parts_no_words() -> None:
    heads = lexemes(archive({"مسؤول": 3, "مسئول": 1, "المسئولين": 1}))
    assert set(heads.values()) == {"مسؤول"}


@pytest.mark.parametrize("case", VECTORS["choose"], ids=lambda case: case["form"])
def test_a_word_that_no_article_has_is_of_the_lexemes_that_the_vectors_say(case: Any) -> None:
    bucket = {form: (head, documents) for form, (head, documents) in case["bucket"].items()}
    assert choose(case["form"], bucket) == case["heads"]
