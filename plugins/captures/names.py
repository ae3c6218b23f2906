"""Names of sources, categories, tags and authors: one spelling for each.

Names that differ only by marks, tatweel or spacing are one name. The first spelling seen in the
archive wins: Pelican makes a page of every spelling, and stops where two of them get one slug.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable

from captures.capture import Article
from captures.cleaning import clean_line, name_key

_KINDS = ("source", "category", "tags", "authors")


class Names:
    """The spellings of an archive."""

    def __init__(self) -> None:
        """None seen yet."""
        self._spellings: dict[str, dict[str, str]] = {kind: {} for kind in _KINDS}

    def see(self, fields: dict[str, list[str]]) -> None:
        """Learns the spellings of an article's front matter (frontmatter.parse)."""
        for kind in _KINDS:
            for value in fields.get(kind, ()):
                split = kind in ("tags", "authors")
                names = re.split(";" if ";" in value else ",", value) if split else [value]
                for name in map(clean_line, names):
                    self.spelling(kind, name)

    def spelling(self, kind: str, name: str) -> str:
        """The spelling of a name: that of its first mention, which this may be."""
        return self._spellings[kind].setdefault(name_key(name), name) if name_key(name) else name

    def _all(self, kind: str, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.spelling(kind, name) for name in names))

    def settle(self, article: Article) -> Article:
        """The article with its names spelled as the archive spells them."""
        return dataclasses.replace(
            article,
            source=self.spelling("source", article.source),
            category=self.spelling("category", article.category),
            tags=self._all("tags", article.tags),
            authors=self._all("authors", article.authors),
        )
