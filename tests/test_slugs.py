"""Slugs keep Arabic letters, fit in a path, and tell names apart."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pelican.contents import Category
from pyarabic import araby

from slugs import MAX_BYTES, name_key, slug, slug_settings

NAMES = st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300)
ARABIC_NAMES = st.text(alphabet=[*araby.LETTERS, " ", "2", "0"], min_size=1, max_size=150)
UNSEEN = st.sampled_from([*araby.TASHKEEL, araby.TATWEEL, araby.SMALL_ALEF, "\u200f", "\u200b"])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("حرب", "حرب"),
        ("هرب", "هرب"),
        ("الائتلاف الوطني السوري", "الائتلاف-الوطني-السوري"),
        ("حلب/إدلب", "حلب-إدلب"),
        ("«الوطن»", "الوطن"),
        ("Reuters", "reuters"),
        ("كوفيد-19", "كوفيد-19"),
        ("قِمَّة الـ20", "قمة-ال20"),
        ("a_b", "a_b"),
    ],
)
def test_a_slug_keeps_letters_and_digits_and_makes_hyphens_of_the_rest(
    name: str, expected: str
) -> None:
    assert slug(name) == expected


@given(NAMES)
def test_every_slug_is_one_good_folder_name(name: str) -> None:
    made = slug(name)
    assert 1 <= len(made.encode()) <= MAX_BYTES
    assert made not in {".", "..", "page"}
    assert not set(made) & set('/\\\0%?#:*"<>|. \n\t')
    assert made == made.strip("-")


@given(ARABIC_NAMES, st.lists(st.tuples(st.integers(0, 150), UNSEEN), max_size=5))
def test_spellings_that_differ_by_marks_and_tatweel_have_one_slug(
    name: str, marks: list[tuple[int, str]]
) -> None:
    spelled = name
    for place, mark in marks:
        spelled = spelled[:place] + mark + spelled[place:]
    assert name_key(spelled) == name_key(name)
    assert slug(spelled) == slug(name)


@pytest.mark.parametrize("other", ["الشَّرق الأوسط", "الشرق  الأوسـط", " الشرق\u00a0الأوسط\u200f"])
def test_names_that_differ_by_marks_tatweel_or_spacing_are_one(other: str) -> None:
    assert name_key(other) == name_key("الشرق الأوسط")


@pytest.mark.parametrize(
    "other",
    ["«سبق»", "#سبق", "سبق!", '"سبق"', "(سبق)", "- سبق -", "سبق،", "سبق…", "سبق |", "“سبق” ."],
)
def test_names_that_differ_by_punctuation_around_them_are_one(other: str) -> None:
    assert name_key(other) == name_key("سبق")


@pytest.mark.parametrize(
    "names",
    [("C", "C++", "C#"), ("حلب: إدلب", "حلب/إدلب"), ("س", "س%", "@س", "&س"), ("؟؟", "!!", "#")],
)
def test_signs_that_may_be_a_names_own_make_names_of_their_own(names: tuple[str, ...]) -> None:
    assert len({name_key(name) for name in names}) == len(names)


@given(NAMES, st.sampled_from(["«{}»", "#{}", "{}!", " {} ", "({}).", "{}#", "{}+"]))
def test_one_name_has_one_slug(name: str, around: str) -> None:
    other = around.format(name)
    if name_key(name) == name_key(other):
        assert slug(name) == slug(other)


def test_letters_that_differ_make_different_names() -> None:
    names = ["سوريا", "سورية", "أحمد", "احمد", "على", "علي"]
    assert len({name_key(name) for name in names}) == len({slug(name) for name in names}) == 6


def test_long_names_that_begin_alike_keep_slugs_of_their_own() -> None:
    one, other = slug("أ" * 300 + "ب"), slug("أ" * 300 + "ت")
    assert one != other
    assert one[:90] == other[:90] == "أ" * 90


def test_names_of_signs_alone_have_slugs_of_their_own() -> None:
    assert slug("؟؟") != slug("!!")


def test_a_name_cannot_take_the_folder_of_page_numbers() -> None:
    assert slug("Page").startswith("page-")


@given(NAMES)
def test_pelican_itself_makes_the_same_slug_of_a_name_that_needs_no_hash(name: str) -> None:
    own = Category(name_key(name), slug_settings()).slug
    assume(own and own != "page" and len(own.encode()) <= MAX_BYTES)
    assert slug(name) == own


def test_no_arabic_letter_is_lost() -> None:
    for letter in araby.LETTERS:
        assert slug(letter) == letter
