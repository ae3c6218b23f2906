"""A file's Markdown made HTML, and its front matter held to what it may say."""

import base64
import datetime
import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown import Markdown

from content_error import ContentError
from front_matter import TURNS, head_mistake, mistake, page_mistake
from plain_text import plain_text
from reader.paragraphs import html_of_paragraphs
from reader.safe_markup import SafeMarkup

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff]|[\ud800-\udfff]")
"""With byte-order marks, which files that were joined have inside, and which make links lead
nowhere."""

_TURNS = re.compile(
    f"{TURNS.pattern}|&#(?:0*(?:823[4-8]|829[4-7])(?![0-9])"
    "|[xX]0*20(?:2[aAbBcCdDeE]|6[6-9])(?![0-9a-fA-F]));?"
)
"""What turns the direction of writing, and references to it; none of them has a name."""

_HAS_ID = re.compile(r"^ {0,3}id[ \t]*:", re.MULTILINE | re.IGNORECASE)
"""Whether a file says its id: maybe below a mistake that ends the front matter for Markdown."""

_META = "markdown.extensions.meta"  # the front matter
_LISTS = "markdown.extensions.sane_lists"  # begin with their number, and never change their kind


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file: its HTML, the lines of each key of its front matter, and its plain text.

    `digest` is the SHA-256 of its bytes.
    """

    content: str
    fields: dict[str, list[str]]
    text: str
    digest: bytes


class Parser:
    """One Markdown for all files: a new one for each was the largest part of a build."""

    def __init__(self, settings: dict[str, Any]) -> None:
        """`settings` are those of the site: MARKDOWN, PATH and ARTICLE_PATHS among them."""
        options = settings["MARKDOWN"]
        others = [name for name in options["extensions"] if name not in (_META, _LISTS)]
        extensions = [_META, _LISTS, *others, SafeMarkup(settings)]
        self._markdown = Markdown(**{**options, "extensions": extensions})
        # with an extension of the maintainer's own, other signs may be markup
        self._knows_paragraphs = not others
        self._content = Path(settings["PATH"]).resolve()
        self._articles = [
            _plain(Path(settings["PATH"], name)) for name in settings["ARTICLE_PATHS"]
        ]

    def parse(self, path: str) -> Parsed:
        """A file. Raises ContentError where it is not what an article may be, and OSError."""
        if Path(path).is_symlink():
            self._check_link(Path(path))
        data = Path(path).read_bytes()
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ContentError(
                f"found bytes that are not UTF-8 at byte {error.start}; save the file as UTF-8"
            ) from None
        content, fields = self.convert(_CONTROL.sub("", text))
        today = datetime.datetime.now().astimezone().date()
        if not self._is_article(path):
            if wrong := head_mistake(text) or page_mistake(fields):
                raise ContentError(f"found {wrong.found}; expected {wrong.expected}")
        elif wrong := head_mistake(text) or mistake(fields, today):
            advice = "" if _HAS_ID.search(text) else f"; this file could have Id: {_new_id(data)}"
            raise ContentError(f"found {wrong.found}; expected {wrong.expected}{advice}")
        return Parsed(content, fields, plain_text(content), hashlib.sha256(data).digest())

    def _check_link(self, path: Path) -> None:
        target = path.resolve()
        if not target.is_relative_to(self._content):
            raise ContentError(
                f"found a link that leads to {target}; expected a file inside of the content folder"
            )

    def convert(self, text: str) -> tuple[str, dict[str, list[str]]]:
        """The HTML of a text, and the lines of each key of its front matter."""
        self._markdown.reset()
        content = self._paragraphs(text) if self._knows_paragraphs else None
        if content is None:
            content = self._markdown.convert(text)
        if "&#" in content or TURNS.search(content):
            content = _TURNS.sub("", content)  # as the import does: a text reads as it is written
        return content, dict(self._markdown.Meta)  # type: ignore[attr-defined]

    def _paragraphs(self, text: str) -> str | None:
        lines = text.split("\n")
        for name in ("normalize_whitespace", "meta"):
            lines = self._markdown.preprocessors[name].run(lines)
        return html_of_paragraphs(lines)

    def _is_article(self, path: str) -> bool:
        return any(_plain(path).is_relative_to(folder) for folder in self._articles)


def _plain(path: str | Path) -> Path:
    """A path from the root, without `..`; links in it stay."""
    return Path(os.path.abspath(path))  # noqa: PTH100  # which has no `..` taken out of it


def _new_id(data: bytes) -> str:
    """An id as the import makes it of a capture's bytes."""
    return "w" + base64.b32encode(hashlib.sha256(data).digest()).decode().lower()[:10]
