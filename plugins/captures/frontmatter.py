"""The front matter of an article: read as Python-Markdown's meta extension reads it, and written.

Writing never lets a value become another key: each value is on one line of its own.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from markdown import Markdown

from captures.capture import Article
from captures.cleaning import clean_line
from front_matter import ORDER

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


def _fields(article: Article, article_id: str, cited: str, sha256: str) -> dict[str, Sequence[str]]:
    return {
        "title": (article.title,),
        "title_basis": ("inferred" if article.title_inferred else "",),
        "date": (article.dated.written,),
        "date_basis": (article.dated.basis.value if article.dated.basis else "",),
        "date_evidence": (article.dated.evidence,),
        "modified": (article.modified,),
        "id": (article_id,),
        "category": (article.category,),
        "tags": (joined(article.tags),),
        "authors": (joined(article.authors),),
        "lang": ("" if article.language == "ar" else article.language,),
        "source": (article.source,),
        "source_url": (article.source_url,),
        "original_url": (article.original_url,),
        "captured": (article.captured.isoformat() if article.captured else "",),
        "capture": (cited,),
        "capture_sha256": (sha256,),
        "also_captured": article.also_captured,
        "corrections": article.corrections,
        "status": ("hidden" if article.withdrawn else "",),
        "withdrawn": (article.withdrawn,),
    }


def compose(article: Article, article_id: str, cited: str, sha256: str, body: str) -> str:
    """An article's Markdown file: front matter and, after a blank line, the body if it has one."""
    return write(_fields(article, article_id, cited, sha256), body)


def write(fields: Mapping[str, Sequence[str]], body: str) -> str:
    """The same of fields as `parse` gives them, in the order in which the import writes them."""
    written = []
    for key in sorted(fields, key=ORDER.index):
        lines = [line for line in map(clean_line, fields[key]) if line]
        if lines:
            more = "".join(f"    {line}\n" for line in lines[1:])
            written.append(f"{key.capitalize()}: {lines[0]}\n{more}")
    return "".join(written) + (f"\n{body}" if body else "")
