"""A word meets its relatives under one stem."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic import RULES, fold, forms, stem

PIECES = [word for words, _ in (*RULES.prefixes, *RULES.suffixes) for word in words]
FORMS = st.one_of(
    st.lists(st.sampled_from([*PIECES, *"حلبدرسقوت", "2", "a", "𞸀", "\u0301"]), max_size=8).map(
        "".join
    ),
    st.text(st.characters(exclude_categories=["Cs"])),
).map(fold)


def stems(text: str) -> list[str]:
    return [stem(form) for form in forms(text)]


COMPOUND = "وبال وكال فبال ولل فلل وال بال كال فال ال لل"
SUFFIXES = "هما كما ها هم هن كم نا يا ان ات ون ين وا تم يه ه ي ا"


def plainly(form: str) -> str:
    """The rule read off the design word by word, slow and without cleverness."""
    while True:
        for prefix in COMPOUND.split():
            if form.startswith(prefix) and len(form) - len(prefix) >= 3:
                form = form.removeprefix(prefix)
                break
        else:
            if (form[:1] in {"و", "ب", "ل"} and len(form) >= 4) or (
                form[:1] == "ف" and len(form) >= 6
            ):
                form = form[1:]
            else:
                break
    for suffix in SUFFIXES.split():
        if form.endswith(suffix) and len(form) - len(suffix) >= 3:
            form = form.removesuffix(suffix)
    return form.removesuffix("ت") if len(form) >= 4 else form


def test_the_vectors_have_the_stems_they_say(vectors: dict[str, Any]) -> None:
    assert [[form, stem(form)] for form, _ in vectors["stem"]] == vectors["stem"]


def test_what_people_type_has_the_stems_of_what_is_written(vectors: dict[str, Any]) -> None:
    for typed, written in vectors["same_stems"]:
        assert stems(typed) == stems(written), (typed, written)


@given(FORMS)
def test_the_stem_is_what_the_plain_rule_gives(form: str) -> None:
    assert stem(form) == plainly(form)


@given(FORMS)
def test_a_stem_is_a_piece_of_its_word_and_never_empty(form: str) -> None:
    assert stem(form) in form
    assert bool(stem(form)) == bool(form)


@given(FORMS)
def test_a_stem_of_a_word_is_folded_already(form: str) -> None:
    for word in forms(form):
        assert fold(stem(word)) == stem(word)


@pytest.mark.parametrize("word", ["هيئة", "ائتلاف", "مدرسة", "اجتماع", "حكومة", "تصعيد", "نزوح"])
def test_attached_particles_do_not_change_the_stem(word: str) -> None:
    attached = [first + second for first, second in product(["", "و"], ["", "ال", "بال", "كال"])]
    attached += ["لل", "ولل", "ل", "ب", "فال", "وبال", "فبال", "وكال"]
    assert {stem(fold(particles + word)) for particles in attached} == {stem(fold(word))}


def test_lebanon_is_cut_too_short_but_always_in_the_same_way() -> None:
    assert {stem(fold(word)) for word in ("لبنان", "ولبنان", "بلبنان")} == {"نان"}
