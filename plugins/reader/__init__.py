"""The reader of articles and pages: Markdown to HTML that cannot carry anyone's script."""

import datetime
import logging
import re
from pathlib import Path
from typing import Any

from pelican.plugins import signals
from pelican.readers import MarkdownReader, Readers

from content_error import ContentError, place
from front_matter import LISTS
from plain_text import plain_text, summary, word_count
from reader.ahead import MISTAKES, Outcome, parsed
from reader.parsing import Parsed, Parser

logger = logging.getLogger(__name__)

_IMAGE = re.compile(r'<span class="image">[^<]*</span>')


class ArchiveReader(MarkdownReader):  # type: ignore[misc]  # Pelican ships no types
    """Pelican's Markdown reader, with the archive's rules for what a file may say."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._parser = Parser(self.settings)
        self.ahead: dict[str, Outcome] | None = None

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """HTML and metadata of a file; an error names the file and is logged before raised."""
        try:
            return self._read(source_path)
        except MISTAKES as error:
            reason = error.strerror if isinstance(error, OSError) else error
            # logged here because Pelican's own message leaves the reason out
            logger.error("%s: %s", source_path, reason)
            raise

    def _read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        ahead = (self.ahead or {}).pop(source_path, None)
        outcome = ahead or self._parser.parse(source_path)
        if isinstance(outcome, Exception):
            raise outcome
        metadata = self._metadata(outcome.fields)
        metadata["plain_text"] = outcome.text
        metadata["digest"] = outcome.digest
        metadata["words"] = word_count(outcome.text)
        metadata.setdefault("summary", summary(_told(outcome)))
        return outcome.content, metadata

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


def _told(parsed: Parsed) -> str:
    """The plain text, without what stands for its images where there is more: that is no news."""
    if _IMAGE.search(parsed.content) is None:
        return parsed.text
    return plain_text(_IMAGE.sub("", parsed.content)) or parsed.text


def _replace_reader(readers: Readers) -> None:
    for extension in ArchiveReader.file_extensions:
        readers.reader_classes[extension] = ArchiveReader


def _read_ahead(generator: Any) -> None:
    """When Pelican is about to read the first of the articles: parse all of them."""
    readers = {
        suffix: reader
        for suffix, reader in generator.readers.readers.items()
        if isinstance(reader, ArchiveReader) and reader.ahead is None
    }
    if not readers:
        return
    settings = generator.settings
    found = generator.get_files(settings["ARTICLE_PATHS"], exclude=settings["ARTICLE_EXCLUDES"])
    is_stored = getattr(generator, "is_stored", lambda _: False)
    unread = sorted(path for path in found if not is_stored(path))
    paths = [str(Path(generator.path, path).absolute()) for path in unread]
    paths = [path for path in paths if Path(path).suffix[1:] in readers]
    begin = getattr(generator, "parsing", None)
    count = begin(len(paths), len(found)) if begin and paths else None
    outcomes = parsed(paths, settings, count)
    for reader in readers.values():
        reader.ahead = outcomes


def _check_ids(generator: Any) -> None:
    """Each article has an id of its own, since its address is made of it."""
    seen: dict[str, str] = {}
    listed = [*generator.articles, *generator.hidden_articles, *generator.drafts]
    for article in listed:
        if article.id in seen:
            raise ContentError(
                f"{place(article.source_path, 'id', article.id)}: found Id: {article.id}, which "
                f"{place(seen[article.id], 'id', article.id)} has too; expected an id of its own, "
                "as an address belongs to one article: take one of the two files away"
            )
        seen[article.id] = article.source_path


def register() -> None:
    """Called by Pelican."""
    signals.readers_init.connect(_replace_reader)
    signals.article_generator_preread.connect(_read_ahead)
    signals.article_generator_pretaxonomy.connect(_check_ids)
