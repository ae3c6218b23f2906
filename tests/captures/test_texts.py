"""The texts of an archive: one for each article, and what a new one is a copy of."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captures.texts import Kept, Text, Texts
from invented import Inventor


class InMemory(Texts):
    """Texts whose words are in a list, a place for each."""

    def __init__(self):
        self.file = []
        super().__init__(lambda _, start: self.file[start])

    def put(self, article, text, address=""):
        self.file.append(text.words)
        kept = Kept(len(self.file) - 1, len(text.words), *text[1:])
        super().put(article, kept, address)


@pytest.fixture
def texts():
    return InMemory()


def words(seed, count=120):
    return Inventor(seed).line(count).split()


def text(parts):
    return Text.of(" ".join(parts))


def test_each_of_many_articles_is_found_by_a_copy_of_it(texts):
    bodies = {f"w{seed}": words(seed) for seed in range(60)}
    for article, body in bodies.items():
        assert texts.copy_of(text(body)) is None
        texts.put(article, text(body))
    for article, body in bodies.items():
        cut = body[: random.Random(article).randint(80, 119)]
        assert texts.copy_of(text(cut)) == article


def test_a_fuller_text_takes_the_place_of_the_other(texts):
    texts.put("wa", text(words(1)[:100]))
    texts.put("wa", text(words(1)))
    assert texts.copy_of(text(words(1)[:110])) == "wa"
    assert texts.fullness("wa") == text(words(1)).fullness


def test_the_words_of_a_text_that_was_merged_stay_known(texts):
    texts.put("wa", text(words(1)))
    strange = text(words(2))
    texts.note("wa", strange.wording)
    assert texts.copy_of(strange) == "wa"
    assert texts.copy_of(text(words(2)[:-1])) is None


def test_an_address_finds_what_the_words_alone_would_not(texts):
    texts.put("wa", text(words(1)), "https://example.org/1")
    grown = text([*words(1)[:60], *words(2)[:50]])
    assert texts.copy_of(grown) is None
    assert texts.copy_of(grown, "https://example.org/2") is None
    assert texts.copy_of(grown, "https://example.org/1") == "wa"
    assert texts.copy_of(text(words(3)), "https://example.org/1") is None


def test_an_article_without_words_is_no_copy_of_anything(texts):
    texts.put("wa", text([]))
    assert texts.copy_of(text([])) is None


@given(
    st.permutations([(" ".join(words(1)[:n]) + end) for n in (99, 100) for end in ("", "!", "؟")])
)
def test_of_any_two_texts_that_differ_one_is_the_fuller(order):
    fullest = max(order, key=lambda body: Text.of(body).fullness)
    assert fullest == max(sorted(order), key=lambda body: Text.of(body).fullness)
    assert len({Text.of(body).fullness for body in order}) == len(order)
