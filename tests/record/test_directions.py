"""Which way a language is written."""

import pytest

from record.directions import direction, of_another_language


@pytest.mark.parametrize(
    "tag", ["ar", "ar-SY", "AR", "fa", "ckb", "he", "dv", "ku-Arab", "uz_Arab"]
)
def test_a_language_of_an_arabic_or_like_script_runs_from_right_to_left(tag: str) -> None:
    assert direction(tag) == "rtl"


@pytest.mark.parametrize("tag", ["en", "en-GB", "fr", "tr", "ku", "ar-Latn", "az-Latn-IR", ""])
def test_any_other_runs_from_left_to_right(tag: str) -> None:
    assert direction(tag) == "ltr"


def test_only_words_of_another_language_say_so() -> None:
    assert of_another_language("ar", "ar") == {}
    assert of_another_language("en", "ar") == {"lang": "en", "dir": "ltr"}
