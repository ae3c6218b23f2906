"""The front matter of an article: read as Python-Markdown's meta extension reads it, and written.

Writing never lets a value become another key: each value is on one line of its own.
"""

import re
from collections.abc import Iterable, Iterator

from markdown import Markdown

from captures.capture import Article
from captures.cleaning import clean_line

_BLANK = re.compile(r"^[ \t\r]*$", re.MULTILINE)

_MARKDOWN = Markdown(extensions=["meta"])


def parse(text: str) -> tuple[dict[str, list[str]], str]:
    """Keys in lower case with their lines, and the rest of an article's file.

    It runs Python-Markdown's own two preprocessors, so it cannot disagree with the site's reader.
    """
    lines = text.removeprefix("\ufeff").split("\n")
    lines = _MARKDOWN.preprocessors["normalize_whitespace"].run(lines)
    body = _MARKDOWN.preprocessors["meta"].run(lines)
    fields: dict[str, list[str]] = _MARKDOWN.Meta  # type: ignore[attr-defined]  # set by meta
    return fields, "\n".join(body)


def head(text: str) -> str:
    """The beginning of a file up to its first blank line: all that front matter can be."""
    blank = _BLANK.search(text)
    return text[: blank.end()] if blank else text


def joined(names: Iterable[str]) -> str:
    """Names as Pelican splits them: by semicolons, or by commas where there is no semicolon."""
    written = "; ".join(names)
    return f"{written};" if "," in written and ";" not in written else written


def _fields(
    article: Article, article_id: str, cited: str, sha256: str
) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    yield "Title", article.title
    yield "Title_basis", "inferred" if article.title_inferred else ""
    yield "Date", article.dated.written
    yield "Date_basis", article.dated.basis.value if article.dated.basis else ""
    yield "Date_evidence", article.dated.evidence
    yield "Modified", article.modified
    yield "Id", article_id
    yield "Category", article.category
    yield "Tags", joined(article.tags)
    yield "Authors", joined(article.authors)
    yield "Lang", "" if article.language == "ar" else article.language
    yield "Source", article.source
    yield "Source_url", article.source_url
    yield "Original_url", article.original_url
    yield "Captured", article.captured.isoformat() if article.captured else ""
    yield "Capture", cited
    yield "Capture_sha256", sha256
    yield "Also_captured", article.also_captured
    yield "Corrections", article.corrections
    yield "Status", "hidden" if article.withdrawn else ""
    yield "Withdrawn", article.withdrawn


def compose(article: Article, article_id: str, cited: str, sha256: str, body: str) -> str:
    """An article's Markdown file: front matter and, after a blank line, the body if it has one."""
    written = []
    for key, value in _fields(article, article_id, cited, sha256):
        values = (value,) if isinstance(value, str) else value
        lines = [line for line in map(clean_line, values) if line]
        if lines:
            written.append(f"{key}: {lines[0]}\n" + "".join(f"    {line}\n" for line in lines[1:]))
    return "".join(written) + (f"\n{body}" if body else "")
