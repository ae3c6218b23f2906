"""The HTML of Markdown that is nothing but paragraphs, which is most of an archive.

Markdown looks for some twenty kinds of markup in every paragraph, half of the time that it takes to
read an article. Where a text has no sign that any of them begins with, its HTML is its paragraphs.
"""

import re
from collections.abc import Sequence

# Signs that mean something anywhere; a blank at a line's end; what a line may not begin with: a
# blank, a heading, a list, a rule, or the underline of a heading
_MARKUP = re.compile(r"[\\`*_\[<>&\t\r\x02\x03]|[^\S\n]$|^(?:[^\S\n]|[#+=-]|\d+\.)", re.MULTILINE)


def html_of_paragraphs(lines: Sequence[str]) -> str | None:
    """The HTML that Markdown makes of a text; None where there is markup in it, or there may be."""
    text = "\n".join(lines).strip("\n")
    if not text or _MARKUP.search(text):
        return None
    return "\n".join(f"<p>{paragraph}</p>" for paragraph in re.split("\n{2,}", text))
