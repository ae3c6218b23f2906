"""All forms of a word share a skeleton, by rules alone."""

import time
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic import RULES, analyses, fold, forms, skeleton

AFFIXES = [
    *RULES.skeleton.articles,
    *RULES.skeleton.clitics,
    *RULES.skeleton.persons,
    *RULES.skeleton.pronouns,
]
FORMS = st.one_of(
    st.lists(st.sampled_from([*AFFIXES, *"حلبدرسقوتءؤئ", "2", "a", "𞸀", "\u0301"]), max_size=8).map(
        "".join
    ),
    st.text(st.characters(exclude_categories=["Cs"])),
).map(fold)


def test_the_vectors_have_the_skeletons_they_say(vectors: dict[str, Any]) -> None:
    assert [[form, skeleton(form)] for form, _ in vectors["skeleton"]] == vectors["skeleton"]


def test_the_forms_of_a_word_share_their_skeleton(vectors: dict[str, Any]) -> None:
    for one, other in vectors["same_skeletons"]:
        assert skeleton(fold(one)) == skeleton(fold(other)), (one, other)


@given(FORMS)
def test_a_skeleton_has_no_weak_letter_beside_others_and_is_never_empty(form: str) -> None:
    found = skeleton(form)
    assert bool(found) == bool(form)
    if found != form and len(found) > 1:
        assert not set(found) & set(RULES.skeleton.weak)


@pytest.mark.parametrize("word", ["ائتلاف", "مدرسة", "اجتماع", "حكومة", "درع", "مشفى"])
def test_attached_particles_do_not_change_the_skeleton(word: str) -> None:
    attached = [first + second for first, second in product(["", "و"], ["", "ال", "بال", "كال"])]
    attached += ["لل", "ولل", "ل", "ب", "فال", "وبال", "فبال", "وكال"]
    assert {skeleton(fold(particles + word)) for particles in attached} == {skeleton(fold(word))}


def test_a_word_of_many_letters_takes_no_longer_than_they_are() -> None:
    start = time.process_time()
    skeleton("هم" * 2_000)
    skeleton("ولا" * 2_000)
    assert time.process_time() - start < 1


@given(FORMS)
def test_a_form_bare_is_one_of_its_readings(form: str) -> None:
    assert form.translate(str.maketrans("ؤئ", "ءء")) in analyses(form)


def test_what_the_grammar_forbids_is_no_reading() -> None:
    assert "لبنان" in analyses("بلبنان")
    assert "بنان" not in analyses("بلبنان")  # two prepositions
    assert "درع" not in analyses("بدرعا")  # an accusative after a preposition
    assert "مدرسه" not in analyses("المدرستها")  # an article and a possessor


@pytest.mark.parametrize(
    ("form", "core"),
    [
        ("والمدرسات", "مدرسه"),
        ("مدرستهم", "مدرسه"),
        ("للورقة", "ورقه"),
        ("سيكتبونها", "كتب"),
        ("وقالت", "قال"),
        ("بمسئوليه", "مسءول"),
    ],
)
def test_the_right_core_is_among_the_readings(form: str, core: str) -> None:
    assert [core in analyses(found) for found in forms(form)] == [True]
