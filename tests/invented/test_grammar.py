"""Invented sentences agree as Arabic ones do."""

import random

import pytest

from invented.grammar import Scene, Value, counted, thing

VALUES = {
    "council": thing("المجلس"),
    "town": thing("بلدية السروة"),
    "price": thing("12 ليرة"),
    "official": Value("القاضية هند السروي", "السروي", feminine=True),
}


def scene() -> Scene:
    return Scene(VALUES, random.Random(1))


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (3, "3 منازل"),
        (10, "10 منازل"),
        (11, "11 منزلًا"),
        (99, "99 منزلًا"),
        (100, "100 منزل"),
        (103, "103 منازل"),
        (1810, "1,810 منازل"),
        (2140, "2,140 منزلًا"),
    ],
)
def test_a_noun_takes_the_form_that_its_count_asks_for(count: int, said: str) -> None:
    assert counted(count, "منازل|منزلًا|منزل") == said


def test_one_and_two_are_no_counts() -> None:
    with pytest.raises(ValueError, match="without a numeral"):
        counted(2, "منازل|منزلًا|منزل")


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("{council:قال/قالت} و{town:قال/قالت}", "قال وقالت"),
        ("ل+{council} وإلى {town}", "للمجلس وإلى بلدية السروة"),
        ("ل+{town} ب+{council} و+{council}", "لبلدية السروة بالمجلس والمجلس"),
        ("ب+{price} و+{price}", "بـ12 ليرة و12 ليرة"),
        ("[أعلن|أعلن] [[بيان]]", "أعلن [[بيان]]"),
        ("[{council:صدر/صدرت}|{council:صدر/صدرت}]", "صدر"),
    ],
)
def test_words_agree_and_join(pattern: str, said: str) -> None:
    assert scene().sentence(pattern) == said


def test_a_person_is_named_in_full_once_and_a_headline_does_not_count() -> None:
    told = scene()
    assert told.headline("{official}: نعم") == "السروي: نعم"
    assert told.sentence("{official}، ثم {official}") == "القاضية هند السروي، ثم السروي"
    assert told.headline("{official}") == told.sentence("{official}") == "السروي"


def test_a_value_that_nobody_gave_is_an_error() -> None:
    with pytest.raises(KeyError, match="nobody"):
        scene().sentence("{nobody}")
