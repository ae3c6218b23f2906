"""The search index of the archive, which the browser asks (docs/search.md)."""

import logging
from functools import partial
from pathlib import Path
from typing import Any

from pelican.generators import Generator
from pelican.plugins import signals

from interface.dates import script_style
from search.index import Entry, analyse, write_index

logger = logging.getLogger(__name__)


class SearchGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Writes the index into search/ of the site."""

    is_apart = True  # from all else that is written

    def generate_output(self, _writer: Any) -> None:
        """Called by Pelican, after the pages are written."""
        folder = Path(self.output_path) / "search"
        write_index(self.context["search_index"], folder, script_style(self.settings))


def _analyse(generator: Any) -> None:
    """Index the articles as soon as all are read, so that other plugins know their rare words."""
    index, distinctiveness = analyse(map(_entry, generator.articles))
    generator.context["search_index"] = index
    for article in generator.articles:
        article.distinctive = partial(distinctiveness.of, article.id)


def _entry(article: Any) -> Entry:
    return Entry(
        id=article.id,
        title=article.title,
        text=article.plain_text,
        day=article.date.date(),
        category=str(article.category),
        source=str(getattr(article, "source", "")),
    )


def _generators(_pelican: Any) -> type[SearchGenerator]:
    return SearchGenerator


def register() -> None:
    """Called by Pelican."""
    signals.article_generator_finalized.connect(_analyse)
    signals.get_generators.connect(_generators)
