"""What goes out of a text, and what stays."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from captures import cleaning


def test_letters_and_marks_stay_as_they_are():
    text = "الهَيْئـةُ ﷺ ﻻ ی ک e\u0301 \u200fو\u200cن"
    assert cleaning.clean_text(text) == text


def test_invisible_danger_goes_out():
    text = "ا\x00ب\x1bت\u202eث\u2066ج\ufeffح\ud800خ\uffffد"
    assert cleaning.clean_text(text) == "ابتثجحخد"


def test_words_that_nobody_sees_go_out_and_flags_stay():
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "sell all")
    england = (
        "\U0001f3f4" + "".join(chr(0xE0000 + ord(letter)) for letter in "gbeng") + "\U000e007f"
    )
    assert cleaning.clean_text(f"خبر{hidden} {england}") == f"خبر {england}"


def test_line_ends_and_blank_lines_part_paragraphs():
    assert cleaning.paragraphs("  أول\r\n ثان \r\n\r\n \u200f \r\nثالث\x0b\u2029رابع\t ") == (
        "أول\nثان",
        "ثالث",
        "رابع",
    )


def test_without_blank_lines_each_line_is_a_paragraph():
    assert cleaning.paragraphs("\n\nأول\nثان\n") == ("أول", "ثان")


@given(st.text())
def test_cleaning_again_changes_nothing(text):
    cleaned = cleaning.paragraphs(text)
    assert cleaning.paragraphs("\n\n".join(cleaned)) == cleaned
    assert not any(unicodedata.category(c) in ("Cc", "Cs") and c != "\n" for c in "".join(cleaned))


@given(st.text())
def test_a_line_is_one_line(text):
    line = cleaning.clean_line(text)
    assert line == cleaning.clean_line(line) == line.strip()
    assert len(line.splitlines()) <= 1


def test_the_first_words_make_a_title():
    assert cleaning.first_words(("قصيرة",)) == "قصيرة"
    title = cleaning.first_words(("كلمة، " * 40,))
    assert title == ", ".join(["كلمة"] * 12).replace(",", "،") + "…"
    assert len(cleaning.first_words(("ط" * 500,))) <= 91
