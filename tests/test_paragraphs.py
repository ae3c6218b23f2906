"""Paragraphs come out as Markdown itself would have them, and markup is left to it."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pelican.settings import read_settings

from nasty_texts import NASTY
from reader.paragraphs import html_of_paragraphs
from reader.parsing import Parser
from small_site import ROOT

HEAD = "Title: عنوان مختلق\nDate: 2024-01-01\n\n"

# whatever begins markup somewhere, among letters, blanks and ends of lines
pieces = st.sampled_from(
    [
        *("قال", "a", "٣", "3", "12.", "3)", "-", "–", "+", "=", "===", "---", "#", "~", "|", ":"),
        *("*", "**", "_", "`", "\\", "[", "]", "(", ")", "!", "<", ">", "&", "&amp;", "<b>", '"'),
        *("\n", "\n", "\n\n", "\n\n\n", " ", " ", "  ", "    ", "\t", "\r", "\u00a0", "\u2028"),
        *("\u200f", "\x0b", "\x02", "\x85", "،", ".", "http://example.org", "[x]: /y", "{", "}"),
    ]
)


@cache
def parsers() -> tuple[Parser, Parser]:
    """One that knows paragraphs, and one that leaves all to Markdown."""
    with_them, without = (Parser(read_settings(str(ROOT / "pelicanconf.py"))) for _ in range(2))
    assert with_them._knows_paragraphs
    without._knows_paragraphs = False
    return with_them, without


@given(st.lists(pieces, max_size=30).map("".join))
def test_it_is_the_html_of_markdown(body: str) -> None:
    one, other = parsers()
    assert one.convert(HEAD + body) == other.convert(HEAD + body)


@given(st.text(max_size=60))
def test_it_is_so_for_any_letters(body: str) -> None:
    one, other = parsers()
    assert one.convert(HEAD + body) == other.convert(HEAD + body)


@pytest.mark.parametrize("body", NASTY)
def test_it_is_so_for_what_has_made_trouble(body: str) -> None:
    one, other = parsers()
    assert one.convert(HEAD + body) == other.convert(HEAD + body)
    assert one.convert(body) == other.convert(body)


def test_plain_paragraphs_are_known() -> None:
    text = "قال المختار: «نعم» (اليوم)، 12.5 في المئة!\nسطر ثان\n\n\nفقرة - ثانية؟"
    assert html_of_paragraphs(text.split("\n")) == (
        "<p>قال المختار: «نعم» (اليوم)، 12.5 في المئة!\nسطر ثان</p>\n<p>فقرة - ثانية؟</p>"
    )


@pytest.mark.parametrize("line", ["1. بند", "- بند", "# عنوان", "كلمة *مائلة*", "أ & ب", " سطر"])
def test_markup_is_not(line: str) -> None:
    assert html_of_paragraphs(["فقرة", "", line]) is None


def test_an_extension_of_the_maintainers_own_has_its_way() -> None:
    settings = read_settings(str(ROOT / "pelicanconf.py"))
    settings["MARKDOWN"] = {**settings["MARKDOWN"], "extensions": ["markdown.extensions.nl2br"]}
    content, _ = Parser(settings).convert(HEAD + "سطر\nوسطر")
    assert "<br" in content
