"""Names of sources, categories, tags and authors: one spelling for each, one address for each.

Spellings of one name (`slugs.name_key`) become the first that the archive has. A name that really
differs from another but would have its address stops a build; so the import keeps it out.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from captures.capture import Article, Look, Note, Rejected
from captures.cleaning import clean_line
from slugs import name_key, slug

_KINDS = ("source", "category", "tags", "authors")
_WITH_PAGES = frozenset(_KINDS) - {"authors"}


class Names:
    """The spellings that an archive's articles have, and the names whose addresses are taken."""

    def __init__(self) -> None:
        """None seen yet."""
        # by the key of a name its spellings in the order of their first mentions, each counted
        self._spellings: dict[str, dict[str, dict[str, int]]] = {kind: {} for kind in _KINDS}
        # by address the keys of the names that have it
        self._at_address: dict[str, dict[str, dict[str, None]]] = {k: {} for k in _WITH_PAGES}

    def see(self, fields: Mapping[str, Sequence[str]]) -> None:
        """Learns the spellings of an article's front matter (frontmatter.parse)."""
        for kind, name in _mentions(fields):
            self._see(kind, name)

    def forget(self, fields: Mapping[str, Sequence[str]]) -> None:
        """Takes back what was learned of front matter that is no more."""
        for kind, name in _mentions(fields):
            key = name_key(name)
            spellings = self._spellings[kind].get(key, {})
            if spellings.get(name, 0) > 1:
                spellings[name] -= 1
                continue
            spellings.pop(name, None)
            if not spellings:
                self._spellings[kind].pop(key, None)
                if kind in _WITH_PAGES:
                    self._at_address[kind].get(slug(name), {}).pop(key, None)

    def check(self, fields: Mapping[str, Sequence[str]]) -> None:
        """Raises Rejected where front matter has a name whose address is another name's."""
        here = Names()
        for kind, name in _mentions(fields):
            other = self._in_the_way(kind, name) or here._in_the_way(kind, name)
            if other:
                raise Rejected(
                    f"{kind}: {_meeting(kind, name, other)}",
                    "names that differ in letters or digits",
                    "write both alike, or rename one, where the article was published",
                )
            here._see(kind, name)

    def settle(self, article: Article) -> tuple[Article, tuple[Note, ...]]:
        """The article with its names spelled as the archive spells them.

        Without those that cannot have a page beside the archive's; a note tells of each. Nothing is
        learned of it: it may be merged with one that has other names.
        """
        notes: list[Note] = []
        names = {
            kind: tuple(self._usable(kind, names, notes))
            for kind, names in (
                ("source", (article.source,)),
                ("category", (article.category,)),
                ("tags", article.tags),
                ("authors", article.authors),
            )
        }
        settled = dataclasses.replace(
            article,
            source="".join(names["source"]),
            category="".join(names["category"]),
            tags=names["tags"],
            authors=names["authors"],
        )
        return settled, tuple(notes)

    def _usable(self, kind: str, names: Iterable[str], notes: list[Note]) -> dict[str, None]:
        """The names in their spellings, each once."""
        here = Names()
        usable: dict[str, None] = {}
        for name in names:
            if other := self._in_the_way(kind, name) or here._in_the_way(kind, name):
                detail = f"{kind}: {_meeting(kind, name, other)}"
                notes.append(Note(Look.VALUE_UNUSED, detail))
                continue
            spelling = self._spelling(kind, name) or here._spelling(kind, name) or name
            here._see(kind, spelling)
            usable[spelling] = None
        return usable

    def _see(self, kind: str, name: str) -> None:
        if key := name_key(name):
            spellings = self._spellings[kind].setdefault(key, {})
            spellings[name] = spellings.get(name, 0) + 1
            if kind in _WITH_PAGES:
                self._at_address[kind].setdefault(slug(name), {})[key] = None

    def _spelling(self, kind: str, name: str) -> str:
        """The spelling of a name that was mentioned first; empty if it never was."""
        return next(iter(self._spellings[kind].get(name_key(name), ())), "")

    def _in_the_way(self, kind: str, name: str) -> str:
        """The other name that has the name's address; empty if there is none."""
        key = name_key(name)
        if kind not in _WITH_PAGES or not key or key in self._spellings[kind]:
            return ""
        other = next(iter(self._at_address[kind].get(slug(name), ())), "")
        return next(iter(self._spellings[kind].get(other, ())), "")


def _mentions(fields: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """The kind and name of each mention in front matter, as Pelican parts them."""
    for kind in _KINDS:
        for value in fields.get(kind, ()):
            parts = re.split(";" if ";" in value else ",", value)
            names = parts if kind in ("tags", "authors") else [value]
            yield from ((kind, name) for name in map(clean_line, names) if name)


def _meeting(kind: str, name: str, other: str) -> str:
    folder = {"tags": "tag"}.get(kind, kind)
    return f"«{name}», whose address ({folder}/{slug(name)}/) «{other}» has"
