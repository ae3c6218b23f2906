"""Names of categories, tags, authors and sources: one object a name, one address an object.

Pelican makes an object for each mention and takes two names for one when their slugs agree. Here
all spellings of one name (`name_key`) share one object, under the spelling of the oldest article,
and two names that really differ but would share an address stop the build; two authors' are taken
for one, since what differs is never a letter.

A tag or an author of one article leads to that article and has no page: a list of one tells a
reader nothing, and in large archives half of these names have one article.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pelican import contents
from pelican.contents import Category

from browse.sources import Source
from content_error import ContentError, place
from slugs import name_key, slug


class _LeadingToItsOnly:
    """Of a name: `only` is its article where it has no other. Then it has no page of its own."""

    only: Any = None

    @property
    def url(self) -> str:
        return str(self.only.url if self.only else super().url)  # type: ignore[misc]

    @property
    def save_as(self) -> str:
        return "" if self.only else str(super().save_as)  # type: ignore[misc]


class Tag(_LeadingToItsOnly, contents.Tag):  # type: ignore[misc]  # Pelican ships no types
    """A tag; its pages stand where TAG_URL and TAG_SAVE_AS say."""


class Author(_LeadingToItsOnly, contents.Author):  # type: ignore[misc]
    """An author; the pages stand where AUTHOR_URL and AUTHOR_SAVE_AS say."""


def miss_no_slug(record: logging.LogRecord) -> bool:
    """Whether a record is none of Pelican's warnings that a name has no letter for an address.

    `slug` gives it one, and a build that warned is done anew each time.
    """
    return not str(record.msg).startswith("Unable to generate valid slug")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of name: the article's attribute that holds it, and its class in Pelican."""

    attribute: str
    wrapper: type

    @property
    def label(self) -> str:
        """The kind's name in settings and messages: category, tag, author, source."""
        return self.wrapper.__name__.lower()


KINDS = (
    Kind("category", Category),
    Kind("tags", Tag),
    Kind("authors", Author),
    Kind("source", Source),
)


class Register:
    """The names of one kind, as they are met."""

    def __init__(self, kind: Kind, settings: dict[str, Any]) -> None:
        self._kind = kind
        self._settings = settings
        self._by_key: dict[str, Any] = {}
        self._first_met: dict[str, tuple[Any, str]] = {}  # slug: object and file
        # the category of articles that name none: nobody wrote it, so it can be no mistake
        self._unwritten = settings.get("DEFAULT_CATEGORY") if kind.wrapper is Category else None

    def entry(self, name: str, path: str) -> Any:
        """The object of a name found in the file `path`.

        Raises ContentError where the name's address is already that of another name.
        """
        key = name_key(name)
        if key not in self._by_key:
            entry = self._kind.wrapper(name, self._settings)
            entry.slug = slug(name)
            self._by_key[key] = self._placed(entry, path)
        return self._by_key[key]

    def _placed(self, entry: Any, path: str) -> Any:
        """The object that has the entry's address: the entry, or where it is the default, another.

        Raises ContentError where it is another name's.
        """
        other, other_path = self._first_met.setdefault(entry.slug, (entry, path))
        if other is entry:
            return entry
        if self._kind.wrapper is Author or self._unwritten in (entry.name, other.name):
            return other
        kind = self._kind
        raise ContentError(
            f"{place(path, kind.attribute, entry.name)}: found the {kind.label} «{entry.name}», "
            f"whose address ({entry.slug}/) is that of «{other.name}» in "
            f"{place(other_path, kind.attribute, other.name)}; expected one spelling of both, or "
            "names that differ in letters or digits: addresses are made of them"
        )


def unify_names(articles: Iterable[Any], settings: dict[str, Any]) -> None:
    """Give every mention of a name in `articles` (oldest first) the name's one object.

    `article.source` becomes a Source, which knows the address of its site (`Source_url` of the
    newest article that has one).
    """
    registers = {kind: Register(kind, settings) for kind in KINDS}
    for article in articles:
        for kind, register in registers.items():
            found = getattr(article, kind.attribute, None)
            if not found:
                continue
            entry: Any
            if isinstance(found, list):
                entries = (register.entry(str(name), article.source_path) for name in found)
                entry = list(dict.fromkeys(entries))
            else:
                entry = register.entry(str(found), article.source_path)
            setattr(article, kind.attribute, entry)
        if getattr(article, "authors", None):
            article.author = article.authors[0]
        if getattr(article, "source", None) and getattr(article, "source_url", None):
            article.source.site = article.source_url


def lead_to_the_only(groups: Iterable[tuple[Any, list[Any]]]) -> None:
    """Lets each tag or author of one article lead to it; `groups` are (name, articles)."""
    for name, articles in groups:
        name.only = articles[0] if len(articles) == 1 else None
