"""Words are found where they stand."""

from itertools import pairwise
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from arabic import RULES, fold, forms, is_stop, spellings, tokens
from arabic.rules import characters, within

WORD_CHARACTERS = set(characters(RULES.word))
ANY_TEXT = st.text(
    st.one_of(
        st.sampled_from("الهيئة ًُّـ٢2aZé-.,،«»\u200f\u0301ﷺﻻﱠ\n"),
        st.characters(exclude_categories=["Cs"]),
    )
)


def test_the_vectors_are_split_as_they_say(vectors: dict[str, Any]) -> None:
    split = [[text, [list(token) for token in tokens(text)]] for text, _ in vectors["tokens"]]
    assert split == vectors["tokens"]


@given(ANY_TEXT)
@example("\u0301\u0651قال\u200f ـ هـ")
def test_tokens_cover_exactly_the_word_characters(text: str) -> None:
    covered = {place for token in tokens(text) for place in range(token.start, token.end)}
    for place, character in enumerate(text):
        if character in WORD_CHARACTERS:
            assert place in covered
        elif place in covered:
            assert within(RULES.inside, character) or within(RULES.delete, character)


@given(ANY_TEXT)
def test_a_token_starts_with_a_word_character_and_its_form_is_folded(text: str) -> None:
    for token in tokens(text):
        assert text[token.start] in WORD_CHARACTERS
        assert token.form
        assert fold(token.form) == token.form
        assert forms(token.form) == [token.form]
        assert token.form in forms(text[token.start : token.end])


@given(ANY_TEXT)
def test_tokens_stand_in_order_and_overlap_only_where_a_ligature_holds_several(text: str) -> None:
    found = tokens(text)
    for one, other in pairwise(found):
        same = (one.start, one.end) == (other.start, other.end)
        assert same or one.end <= other.start


@given(ANY_TEXT)
def test_forms_are_the_tokens_without_their_places(text: str) -> None:
    assert forms(text) == [token.form for token in tokens(text)]


@given(ANY_TEXT)
def test_the_forms_of_the_spellings_are_those_of_the_text(text: str) -> None:
    assert [form for word in spellings(text) for form in spellings(fold(word))] == forms(text)


def test_characters_beyond_the_basic_plane_count_once() -> None:
    assert [tuple(token) for token in tokens("😀 𞸀𞸁 حلب")] == [("𞸀𞸁", 2, 4), ("حلب", 5, 8)]


def test_stop_words_are_asked_for_in_their_folded_form(vectors: dict[str, Any]) -> None:
    assert [[form, is_stop(form)] for form, _ in vectors["stop"]] == vectors["stop"]
