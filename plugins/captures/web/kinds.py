"""What a page can be that is no article, and the words by which it is known."""

from __future__ import annotations

import enum
import tomllib
from pathlib import Path

from captures.phrases import key


class Kind(enum.Enum):
    """What a page is that is no article; the value is what the report calls several."""

    HOME = "home pages"
    LIST = "lists of articles"
    SEARCH = "results of searches"
    LOGIN = "pages to log in or to register"
    CONTACT = "forms to write to the site"
    ERROR = "pages that say they have no article"
    CONSENT = "pages that ask for consent"
    EMPTY = "pages that show no text of an article"
    ONWARD = "pages that only lead on to another"
    OWN = "pages about the site"

    @property
    def is_list(self) -> bool:
        """Whether such a page leads to articles and has none."""
        return self in (Kind.HOME, Kind.LIST, Kind.SEARCH)


TABLE = tomllib.loads(Path(__file__).with_name("kinds.toml").read_text(encoding="utf-8"))
_KINDS = {kind.name.lower(): kind for kind in Kind}


def by_word(table: str) -> dict[str, Kind]:
    """By word, what it says that a page is."""
    return {
        word: _KINDS[name]
        for name, words in TABLE[table].items()
        if name != "article"
        for word in words
    }


def by_key(table: str) -> dict[str, Kind]:
    """By folded words, what they say that a page is."""
    return {key(words): kind for words, kind in by_word(table).items()}
