"""Text comes out of Markdown as it went in, and plain text stays plain in the file."""

import html
import re

import pytest
from hypothesis import given, settings
from markdown import Markdown

from captures.cleaning import paragraphs
from captures.markdown import escape, to_markdown
from nasty_texts import TEXT

PARAGRAPH = re.compile("<p>(.*?)</p>", re.DOTALL)
STOCK = Markdown(extensions=["meta"])
# as the site's reader has it
SITE = Markdown(extensions=["meta"])
SITE.preprocessors.deregister("html_block")
SITE.inlinePatterns.deregister("html")


def read_back(parser, markdown):
    """The paragraphs of an article with this body, and what its HTML has besides."""
    parser.reset()
    page = parser.convert(f"Title: x\n\n{markdown}")
    return tuple(map(html.unescape, PARAGRAPH.findall(page))), PARAGRAPH.sub("", page).strip()


@pytest.mark.parametrize("parser", [STOCK, SITE], ids=["stock", "site"])
@settings(max_examples=1500, deadline=None)
@given(text=TEXT)
def test_paragraphs_come_back_as_they_went_in(parser, text):
    cleaned = paragraphs(text)
    assert read_back(parser, to_markdown(cleaned)) == (cleaned, "")


@pytest.mark.parametrize(
    "plain",
    [
        "قال في 3.5 ملايين - أي نصفهم - إن file_name_x لا يتغير.",
        "العدد [12] و(قوسان) و5 * 3 و5 < 6 و«كذا» & كذا.",
        "هنا 1. و2) لا قائمة\n2.5 مليون\n-5 درجات\n1) أولاً\n2024.",
        "قال <<هكذا>> و?! وC:\\Users",
    ],
)
def test_what_needs_no_escape_is_not_escaped(plain):
    assert escape(plain) == plain


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("# عنوان", "\\# عنوان"),
        ("#وسم", "\\#وسم"),
        ("> قول", "\\> قول"),
        ("- بند", "\\- بند"),
        ("١. بند", "١\\. بند"),
        ("12. بند", "12\\. بند"),
        ("---", "\\---"),
        ("سطر\n===", "سطر\n&#61;=="),
        ("*مائل*", "\\*مائل\\*"),
        ("_مائل_", "\\_مائل\\_"),
        ("`رمز`", "\\`رمز\\`"),
        ("[نص](http://x.y)", "\\[نص](http://x.y)"),
        ("[نص]: http://x.y", "\\[نص]: http://x.y"),
        ("<script>", "&lt;script>"),
        ("<ب@example.org>", "&lt;ب@example.org>"),
        ("&amp; &#65;", "&amp;amp; &amp;#65;"),
        ("\\* \\و", "\\\\\\* \\و"),
    ],
)
def test_markup_is_escaped(text, markdown):
    assert escape(text) == markdown
