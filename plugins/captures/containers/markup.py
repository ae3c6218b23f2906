"""Texts of a table that are HTML, as dumps of databases have them."""

from __future__ import annotations

import re

from captures.containers.shortcodes import to_html

_CLOSED = re.compile(
    r"(?i)<br\s*/?>|</(?:p|div|span|a|b|strong|i|em|u|font|center|[ou]l|li|h[1-6]|blockquote|table"
    r"|figure|article|section)\s*>"
)
_PARTS = re.compile(r"(?i)<(?:br|p|div|li|h[1-6]|blockquote|td)\b[^<>]*>")


def html_of(text: str) -> str:
    """The HTML that a text plainly is, since it breaks a line or closes a tag; else empty.

    Without a tag that parts paragraphs its blank lines do, as in the tables of WordPress.
    """
    if not _CLOSED.search(text):
        return ""
    return text if _PARTS.search(text) else to_html(text)
