"""The search index of the archive, which the browser asks (docs/search.md)."""

import logging
from pathlib import Path
from typing import Any

from pelican.generators import Generator
from pelican.plugins import signals

from interface.dates import script_style
from pieces import Pieces
from search.derived import Derived
from search.index import Entry, analyse, read, write_index
from search.postings import FIELDS
from search.spelt import Words
from search.standing import Standing

WORDS, LEXEMES = "search.words", "search.lexemes"

logger = logging.getLogger(__name__)


class SearchGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Writes the index into search/ of the site."""

    is_apart = True  # from all else that is written

    def generate_output(self, _writer: Any) -> None:
        """Called by Pelican, after all is read."""
        past = self.context.get("past")  # by the builds of one code
        pieces = Pieces(past and past.get(LEXEMES))
        index = analyse(self.context.pop("tokenised"), pieces, Derived(past))
        if past:
            past[LEXEMES] = pieces.as_bytes()
        del pieces
        standing = Standing(past, self.context.get("take"))
        write_index(index, Path(self.output_path) / "search", script_style(self.settings), standing)

    def leave_output(self) -> None:
        """Called where another process writes it."""
        del self.context["tokenised"]


def _read(generator: Any) -> None:
    """Split all articles into words as soon as they are read: other plugins want the rare ones."""
    past = generator.context.get("past")  # by the builds of one code
    words = Words(len(FIELDS), past and past.get(WORDS))
    entries = [_entry(article, words) for article in generator.articles]
    archive, rarest = read(entries, words, Derived(past))
    if past:
        past[WORDS] = words.as_bytes()
    generator.context["tokenised"] = archive.without_texts()
    by_id = {article.id: article for article in generator.articles}
    for (_, entry), *row in zip(archive.numbered, rarest.numbers, rarest.weights, strict=True):
        by_id[entry.id].distinctive = row


def _entry(article: Any, words: Words) -> Entry:
    return Entry(
        id=article.id,
        title=article.title,
        text="" if article.digest in words else article.plain_text,
        day=article.date.date(),
        category=str(article.category),
        source=str(getattr(article, "source", "")),
        key=article.digest,
    )


def _generators(_pelican: Any) -> type[SearchGenerator]:
    return SearchGenerator


def register() -> None:
    """Called by Pelican."""
    signals.article_generator_finalized.connect(_read)
    signals.get_generators.connect(_generators)
