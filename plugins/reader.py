"""The reader of articles and pages: Markdown to HTML that cannot carry anyone's script.

One Markdown instance serves all files (a new one for each was the largest part of a build).
Raw HTML in a file shows as text, links live only with the schemes below, and images become their
description and address, since the archive embeds nothing from elsewhere.
"""

import base64
import datetime
import hashlib
import html
import logging
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from pelican.plugins import signals
from pelican.readers import MarkdownReader, Readers

from content_error import ContentError
from front_matter import LISTS, head_mistake, mistake
from interface.strings import LANGUAGES, strings

logger = logging.getLogger(__name__)

LINK_SCHEMES = frozenset({"", "http", "https", "mailto"})
SUMMARY_LENGTH = 200

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")
_PARAGRAPH_END = re.compile(r"</(?:p|li|h[1-6]|pre|blockquote)>|<hr ?/?>")
_LINE_BREAK = re.compile(r"<br ?/?>\s*")
_TAG = re.compile(r"<[^>]*>")


class ArchiveReader(MarkdownReader):  # type: ignore[misc]  # Pelican ships no types
    """Pelican's Markdown reader, with the archive's rules for what a file may say."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = self.settings["MARKDOWN"]
        self._markdown = Markdown(
            **{**options, "extensions": [*options["extensions"], _SafeMarkup(self.settings)]}
        )

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """HTML and metadata of a file; an error names the file and is logged before raised."""
        try:
            return self._read(source_path)
        except (ContentError, ValueError, OSError) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            # logged here because Pelican's own message leaves the reason out
            logger.error("%s: %s", source_path, reason)
            raise

    def _read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        data = Path(source_path).read_bytes()
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ContentError(
                f"found bytes that are not UTF-8 at byte {error.start}; save the file as UTF-8"
            ) from None
        self._markdown.reset()
        content = self._markdown.convert(_CONTROL.sub("", text))
        fields = dict(self._markdown.Meta)  # type: ignore[attr-defined]
        today = datetime.datetime.now().astimezone().date()
        if self._is_article(source_path) and (
            wrong := head_mistake(text) or mistake(fields, today)
        ):
            advice = "" if fields.get("id") else f"; this file could have Id: {_new_id(data)}"
            raise ContentError(f"found {wrong.found}; expected {wrong.expected}{advice}")
        metadata = self._metadata(fields)
        metadata["plain_text"] = plain_text(content)
        metadata.setdefault("summary", summary(metadata["plain_text"]))
        return content, metadata

    def _is_article(self, source_path: str) -> bool:
        folders = (Path(self.settings["PATH"], name) for name in self.settings["ARTICLE_PATHS"])
        return any(Path(source_path).is_relative_to(folder.absolute()) for folder in folders)

    def _metadata(self, fields: dict[str, list[str]]) -> dict[str, Any]:
        metadata: dict[str, Any] = {}
        for key, lines in fields.items():
            if key in LISTS:
                metadata[key] = [line.strip() for line in lines if line.strip()]
            elif lines[0].strip():
                metadata[key] = self.process_metadata(key, lines[0].strip())
        if "captured" in metadata:
            metadata["captured"] = datetime.date.fromisoformat(metadata["captured"])
        return metadata


class _SafeMarkup(Extension):
    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__()
        self._settings = settings

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the name Markdown calls
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        # after the inline patterns (20), which make the links and images
        md.treeprocessors.register(_SafeElements(md, self._settings), "safe_elements", 15)


class _SafeElements(Treeprocessor):
    def __init__(self, md: Markdown, settings: dict[str, Any]) -> None:
        super().__init__(md)
        self._settings = settings

    def _image(self) -> str:
        """What stands for an image without a description, in the text's language if we have it."""
        said: list[str] = self.md.Meta.get("lang", [])  # type: ignore[attr-defined]
        language = said[0] if said else self._settings["DEFAULT_LANG"]
        known = language if language in LANGUAGES else self._settings["INTERFACE_LANG"]
        return str(strings(known)["article"]["image"])

    def run(self, root: ElementTree.Element) -> None:
        for element in root.iter():
            if element.tag == "a":
                if not _is_safe(element.get("href", "")):
                    del element.attrib["href"]
            elif element.tag == "img":
                address, words = element.get("src", ""), element.get("alt", "")
                element.attrib.clear()
                element.tag, element.text = "span", f"[{words or self._image()}: {address}]"
                element.set("class", "image")
            elif element.tag == "h1":
                element.tag = "h2"  # the page's own headline is its only h1


def _is_safe(address: str) -> bool:
    # browsers drop these characters before they look at the scheme
    bare = re.sub(r"[\x00-\x20]", "", html.unescape(address))
    try:
        return urlsplit(bare).scheme.lower() in LINK_SCHEMES
    except ValueError:
        return False


def _new_id(data: bytes) -> str:
    """An id as the import makes it of a capture's bytes."""
    return "w" + base64.b32encode(hashlib.sha256(data).digest()).decode().lower()[:10]


def plain_text(content: str) -> str:
    """The text of an article's HTML, paragraphs separated by a blank line."""
    paragraphs = []
    for block in _PARAGRAPH_END.split(content):
        lines = (_TAG.sub("", line).split() for line in _LINE_BREAK.split(block))
        text = "\n".join(" ".join(words) for words in lines if words)
        if text:
            paragraphs.append(html.unescape(text))
    return "\n\n".join(paragraphs)


def summary(text: str) -> str:
    """The beginning of a plain text, cut between words."""
    line = " ".join(text[: SUMMARY_LENGTH * 2].split())
    if len(line) <= SUMMARY_LENGTH:
        return line
    return (
        line[
            : line.rindex(" ", 0, SUMMARY_LENGTH)
            if " " in line[:SUMMARY_LENGTH]
            else SUMMARY_LENGTH
        ]
        + "…"
    )


def _replace_reader(readers: Readers) -> None:
    for extension in ArchiveReader.file_extensions:
        readers.reader_classes[extension] = ArchiveReader


def _check_ids(generator: Any) -> None:
    """Each article has an id of its own, since its address is made of it."""
    seen: dict[str, str] = {}
    listed = [*generator.articles, *generator.hidden_articles, *generator.drafts]
    for article in listed:
        if article.id in seen:
            raise ContentError(
                f"{article.source_path}: found Id: {article.id}, which {seen[article.id]} has too; "
                "an address belongs to one article: take one of the two files away"
            )
        seen[article.id] = article.source_path


def register() -> None:
    """Called by Pelican."""
    signals.readers_init.connect(_replace_reader)
    signals.article_generator_pretaxonomy.connect(_check_ids)
