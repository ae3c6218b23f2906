"""The readers of foreign bytes, and what each promises whatever it is given."""

import datetime
import re
import tempfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pelican.settings import DEFAULT_CONFIG

from captures import frontmatter
from captures.capture import (
    Capture,
    Cleaned,
    Defaults,
    PassedOver,
    Refusal,
    Rejected,
    Unwanted,
    Verbatim,
)
from captures.markdown import to_markdown
from captures.recognise import captures_in
from content_error import ContentError
from front_matter import mistake
from fuzz import samples
from reader.parsing import Parser
from search.tree import decode_node

TODAY = datetime.date(2025, 3, 1)
MOST_CAPTURES = 200  # of one file

_SENTENCE = re.compile(r"found .+; expected .+", re.DOTALL)
_TAGS = "p|br|em|strong|code|pre|h[2-6]|ul|ol|li|blockquote|hr"
_SAFE = re.compile(
    rf"</?(?:{_TAGS})(?: ?/)?>|</?(?:a|span)>|<ol start=\"\d+\">|<span class=\"image\">"
    r"|<a href=\"(?i:(?:https?:|mailto:)[^\"<>]*|(?![^\"<>/?#]*:)[^\"<>]*)\""
    r"(?: title=\"[^\"<>]*\")?>|<a title=\"[^\"<>]*\">"
    r"|<a href=\"(?:&#\d+;)+\">"  # a mail address is written letter by letter
)


@dataclass(frozen=True, slots=True)
class Target:
    """A reader: its name, what it may be given, and what fails where it breaks its promise."""

    name: str
    samples: tuple[bytes, ...]
    check: Callable[[bytes], None]


def _capture(name: str) -> Callable[[bytes], None]:
    """A file of this name: its captures are articles that can be built, or sentences."""

    def check(data: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, name)
            path.write_bytes(data)
            for number, found in enumerate(captures_in(path)):
                if number == MOST_CAPTURES:
                    return
                if isinstance(found, Refusal):
                    assert _SENTENCE.fullmatch(found.reason), found.reason
                elif not isinstance(found, PassedOver):
                    _clean(found)

    return check


def _clean(capture: Capture) -> None:
    try:
        cleaned = capture.clean(Defaults(TODAY))
    except Unwanted:
        return
    except Rejected as error:
        assert _SENTENCE.fullmatch(str(error)), str(error)
        return
    _can_be_built(capture, cleaned)


def _can_be_built(capture: Capture, cleaned: Cleaned) -> None:
    """What the import writes, the reader takes, and the same text comes of it."""
    article = cleaned.article
    if isinstance(article, Verbatim):
        article_by_hand(article.markdown)
        return
    body = to_markdown(article.paragraphs)
    cited, sha256 = capture.cited, capture.sha256
    text = frontmatter.compose(article, "waaaaaaaaaa", cited, sha256, body)
    content, fields = _parser().convert(text)
    wrong = mistake(fields, TODAY)
    assert wrong is None, wrong
    assert fields["title"] == [article.title], fields
    _is_safe(content)


def article_by_hand(data: bytes) -> None:
    """A file among the articles: refused with a sentence, or HTML that carries nothing."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "articles", "article.md")
        path.parent.mkdir()
        path.write_bytes(data)
        parser = _parser(folder)
        try:
            parsed = parser.parse(str(path))
        except ContentError as error:
            assert _SENTENCE.match(str(error)) or "not UTF-8" in str(error), str(error)
            return
    _is_safe(parsed.content)


@cache
def _parser(folder: str = ".") -> Parser:
    markdown = {"extensions": [], "output_format": "html"}
    languages = {"DEFAULT_LANG": "ar", "INTERFACE_LANG": "ar"}
    places = {"PATH": folder, "ARTICLE_PATHS": ["articles"]}
    return Parser({**DEFAULT_CONFIG, **places, **languages, "MARKDOWN": markdown})


def _is_safe(content: str) -> None:
    """Nothing but the tags that the reader makes, with the attributes that it gives them."""
    left = _SAFE.sub("", content)
    assert "<" not in left, left[max(0, left.index("<") - 40) :][:200]
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]", content)


def _node(data: bytes) -> None:
    """A node of the index: its entries, or one of the errors of what is cut or damaged."""
    try:
        for entry in decode_node(data):
            assert isinstance(entry.key, str)
    except (IndexError, UnicodeDecodeError, zlib.error):
        return


TARGETS = (
    Target("text", samples.texts(), _capture("capture.txt")),
    Target("html", samples.pages(), _capture("capture.html")),
    Target("mhtml", samples.archives_of_pages(), _capture("capture.mhtml")),
    Target("warc", samples.web_archives(), _capture("capture.warc")),
    Target("wxr", samples.exports(), _capture("capture.xml")),
    Target("jsonl", samples.records(), _capture("capture.jsonl")),
    Target("csv", samples.tables(), _capture("capture.csv")),
    Target("article", samples.articles(), article_by_hand),
    Target("node", samples.nodes(), _node),
)
