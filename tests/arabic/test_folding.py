"""One spelling for all the ways in which a word is written."""

import time
import unicodedata
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from pyarabic import araby

from arabic import RULES, fold
from arabic.alignment import align
from arabic.rules import characters

DELETED = characters(RULES.delete)
PRESENTATION = [one for one in characters(RULES.nfkc) if unicodedata.name(one, "")]
MARKS = characters(RULES.inside)
# Latin, Greek, Arabic and Indic: what composes, is lower-cased, or is kept apart by a deleted mark
COMPOSING = [*"AEIOUaeiouΑΩαωوىيهاءۀەऩन", *characters(RULES.lower)[:400], *RULES.replace]
HOSTILE = st.text(
    st.one_of(
        *map(st.sampled_from, (DELETED, PRESENTATION, MARKS, COMPOSING)),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=12,
)


def test_the_vectors_fold_as_they_say(vectors: dict[str, Any]) -> None:
    assert [[text, fold(text)] for text, _ in vectors["fold"]] == vectors["fold"]


@given(HOSTILE)
@example("e\u0610\u0301")  # the deleted mark had kept e and its accent apart
@example("\u0648\u064e\u0654")
@example("İ I\u0307 ΑΣ ﷺ ﱠ")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_no_single_character_needs_two_folds(unicode14: list[str]) -> None:
    assert [one for one in unicode14 if fold(fold(one)) != fold(one)] == []


@given(HOSTILE)
def test_canonically_equal_texts_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(st.sampled_from([*araby.LETTERS, *araby.TASHKEEL, araby.TATWEEL, " "])))
def test_vowels_and_tatweel_go_as_pyarabic_strips_them(text: str) -> None:
    assert fold(text) == fold(araby.strip_tatweel(araby.strip_tashkeel(text)))


def test_hamza_on_waw_and_ya_stays_and_a_hamza_alone_stays() -> None:
    assert fold("مسؤول هيئة جزء") == "مسؤول هيئه جزء"


def test_ya_and_alif_maqsura_are_one_letter() -> None:
    assert fold("على") == fold("علي") == "علي"


def test_a_mark_out_of_a_pdf_does_not_cut_its_word() -> None:
    """Shadda with fatha as one isolated form, U+FC60, which NFKC alone would begin with a space."""
    assert fold("محمﱠد") == "محمد"


@given(HOSTILE)
@example("قال اليومَ: ﷺ ٢٢\u200f/١١")
def test_an_aligned_fold_knows_where_each_character_comes_from(text: str) -> None:
    aligned = align(text)
    assert len(aligned.folded) == len(aligned.starts) == len(aligned.ends)
    assert aligned.starts == sorted(aligned.starts)
    for one, start, end in zip(aligned.folded, aligned.starts, aligned.ends, strict=True):
        assert one in fold(text[start:end])


def test_an_aligned_fold_is_the_fold() -> None:
    text = "اجتمعت الهيئةُ العامَّة في ٢٢\u200f/١١/٢٠٢٤ وقالت: «ﷺ» — COVID-19"
    assert align(text).folded == fold(text)


def test_a_hundred_thousand_marks_on_a_letter_take_no_square_of_their_number() -> None:
    start = time.process_time()
    assert fold("ق" + "\u064e\u0654" * 50_000 + "د") == "قد"
    assert time.process_time() - start < 1  # sorting them takes minutes


@given(st.integers(0, 80), st.sampled_from(MARKS))
def test_of_marks_in_a_row_thirty_count(times: int, mark: str) -> None:
    folded = fold("ق" + mark * times)
    assert folded == fold("ق" + mark * min(times, 30))
    assert len(folded) <= 31
