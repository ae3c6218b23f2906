"""A text's words as numbers: equal where a reader would call the words the same."""

import pytest

from captures.markdown import to_markdown
from captures.wording import is_number, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الهيئة أعلنت", "الهَيْئه اعلنت"),
        ("عام ٢٠١٥", "عام 2015"),
        ("في الـ27 من الشهر", "في ال 27 من الشهر"),
        ("سوق، وقرية.", "سوق وقرية"),
        ("كلمة [مع رابط](https://example.org/a_b)", "كلمة مع رابط"),
        ("حبر &amp; ورق", "حبر & ورق"),
    ],
)
def test_spellings_of_one_text_are_the_same_words(one, other):
    assert words_of(one).tolist() == words_of(other).tolist()


def test_other_words_are_others():
    assert len(set(words_of("سوق قرية ساحة 12 13 سوقها").tolist())) == 6


def test_what_markdown_escapes_is_no_word():
    text = "# سوق * [قرية] <ساحة> & 1. بند"
    assert words_of(to_markdown([text])).tolist() == words_of(text).tolist()


def test_numbers_are_told_from_words():
    assert is_number(words_of("وصلت 12 طنا في ال3 من مايو")).tolist() == [
        *(False, True, False, False, False, True, False, False)
    ]
