"""A page's fingerprint: the hash of all it is made of but the code, the settings and the theme.

Two pages with one fingerprint, of one state of these three, have the same bytes. What a page is
made of is what the names stand for that its template reads (building.reads). An article is made of
its file, and of what other articles decide: its address and its names.
"""

import datetime
import operator
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from types import MappingProxyType
from typing import Any, NamedTuple

from pelican.contents import Article, Page
from pelican.paginator import Page as ListPage
from pelican.paginator import Paginator
from pelican.urlwrappers import URLWrapper

from building.reads import LINKS, Reads, reads

SIZE = 16
"""Bytes of a fingerprint: no two of the pages of any archive will meet."""

_ENOUGH = 50  # items of a list that is not gone through twice

_PLAIN = (str, int, float, bool, bytes, type(None), datetime.date, datetime.timedelta)


_NOTHING: Mapping[str, Any] = MappingProxyType({})


class _Absent:
    """Stands for the value of a name that the context has not."""

    def __bool__(self) -> bool:
        return False


_ABSENT = _Absent()


class _Shared(NamedTuple):
    """Of the names that pages share: their values, and what these came to."""

    names: list[str]
    values: list[Any]
    digest: bytes


class Unknown(Exception):  # noqa: N818  # no mistake: the page is rendered
    """A value that nothing is known of."""


class Fingerprints:
    """Of the pages of one build; `settings` are those of the site."""

    def __init__(self, settings: Mapping[str, Any], known: dict[str, Reads]) -> None:
        """When all is read, and how articles hang together is found out.

        What is found out about templates comes to what is known of them.
        """
        self._settings = settings
        self._reads = known
        self._articles: dict[int, bytes] = {}
        self._linked: dict[int, bytes] = {}
        self._names: dict[int, bytes] = {}
        self._long: dict[tuple[int, bool], tuple[object, bytes]] = {}  # a list keeps its id
        self._shared: dict[tuple[str, tuple[str, ...]], _Shared] = {}

    def of(
        self, template: Any, context: Mapping[str, Any], own: Mapping[str, Any] = _NOTHING
    ) -> bytes | None:
        """The fingerprint of a page, from its template and the names in it; None if unknown.

        `own` has names of this page, `context` all others, and most pages share their values.
        """
        read = self._reads.get(template.name)
        if read is None:
            read = self._reads[template.name] = reads(template.environment, template.name)
        if not read.is_followed:
            return None
        digest = blake2b(template.name.encode(), digest_size=SIZE)
        try:
            digest.update(self._of_shared(template.name, read, context, own))
            for name, value in own.items():
                digest.update(self._named(name, value, read))
        except Unknown:
            return None
        return digest.digest()

    def _of_shared(
        self, template: str, read: Reads, context: Mapping[str, Any], own: Mapping[str, Any]
    ) -> bytes:
        """Of the names that are not the page's own; as long as their values stay, made once."""
        key = template, tuple(own)
        before = self._shared.get(key)
        names = before.names if before else sorted((read.values | read.tests) - own.keys())
        values = [context.get(name, _ABSENT) for name in names]
        if before and all(map(operator.is_, values, before.values)):
            return before.digest
        digest = blake2b(digest_size=SIZE)
        for name, value in zip(names, values, strict=True):
            digest.update(self._named(name, value, read))
        self._shared[key] = _Shared(names, values, digest.digest())
        return digest.digest()

    def _named(self, name: str, value: Any, read: Reads) -> bytes:
        """What a template reads of a name."""
        if name in read.tests:
            return b"\n%s?%d" % (name.encode(), bool(value))
        if name not in read.values or value is self._settings.get(name, _ABSENT):
            return b""
        return b"\n%s=" % name.encode() + self._value(value, read.is_linked)

    def _value(self, value: Any, linked: bool) -> bytes:
        """A value as bytes, with what articles lead to where that is read."""
        if isinstance(value, _PLAIN):  # as most are
            return repr(value).encode(errors="surrogatepass")
        match value:
            case Article():
                found = self._with_links(value) if linked else self.article(value)
            case Page():
                found = _page(value)
            case URLWrapper():
                found = self._name(value)
            case Paginator():
                found = self._paginator(value, linked)
            case ListPage():
                found = self._list_page(value, linked)
            case list() | tuple():
                found = self._listed(value, linked)
            case dict():
                found = self._listed([part for pair in value.items() for part in pair], linked)
            case _ if is_dataclass(value) and not isinstance(value, type):
                parts = [getattr(value, field.name) for field in fields(value)]
                found = type(value).__name__.encode() + self._listed(parts, linked)
            case _:
                raise Unknown
        return found

    def _listed(self, values: Any, linked: bool) -> bytes:
        key = id(values), linked
        if len(values) >= _ENOUGH and key in self._long:
            return self._long[key][1]
        digest = blake2b(b"%d" % len(values), digest_size=SIZE)
        for value in values:
            digest.update(self._value(value, linked))
            digest.update(b"\0")
        if len(values) >= _ENOUGH:
            self._long[key] = values, digest.digest()
        return digest.digest()

    def _paginator(self, list_: Any, linked: bool) -> bytes:
        """How a list is divided, the first item of each page and the last one of all.

        Of articles their days are all that the filters of the theme lead to.
        """
        key = id(list_), linked
        if key not in self._long:
            ends = [*list_.object_list[:: list_.per_page or 1], *list_.object_list[-1:]]
            ends = [each.date if isinstance(each, Article) else each for each in ends]
            parts = [list_.name, list_.url, list_.per_page, list_.count, list_.num_pages, ends]
            self._long[key] = list_, self._listed(parts, linked)
        return self._long[key][1]

    def _list_page(self, page: Any, linked: bool) -> bytes:
        parts = [page.number, page.full_name, page.base_url, page.object_list]
        return self._listed(parts, linked) + self._paginator(page.paginator, linked)

    def article(self, article: Any) -> bytes:
        """An article's, whatever it leads to."""
        known = self._articles.get(id(article))
        if known is None:
            if not hasattr(article, "digest"):
                raise Unknown  # another reader has read it
            parts = [article.digest, article.relative_source_path, article.url]
            parts += [self._name(article.category)]
            parts += map(self._name, getattr(article, "tags", ()))
            parts += [b"/", *map(self._name, getattr(article, "authors", ()))]
            source = getattr(article, "source", None)
            parts += [b"/", self._name(source) if source else b""]
            joined = repr(parts).encode(errors="surrogatepass")
            known = self._articles[id(article)] = blake2b(joined, digest_size=SIZE).digest()
        return known

    def _name(self, name: Any) -> bytes:
        """A category's, a tag's, an author's or a source's."""
        known = self._names.get(id(name))
        if known is None:
            if not isinstance(name, URLWrapper):
                raise Unknown  # nobody has made its names of an article's words
            parts = type(name).__name__, name.name, name.slug, name.url, getattr(name, "site", "")
            known = repr(parts).encode(errors="surrogatepass")
            self._names[id(name)] = known
        return known

    def _with_links(self, article: Any) -> bytes:
        """An article's, and those of the articles that it leads to."""
        known = self._linked.get(id(article))
        if known is None:
            digest = blake2b(self.article(article), digest_size=SIZE)
            for name in sorted(LINKS):
                led_to = getattr(article, name, None)
                digest.update(b"/")
                for other in led_to if isinstance(led_to, list) else [led_to]:
                    digest.update(self.article(other) if other else b"-")
            known = self._linked[id(article)] = digest.digest()
        return known


def _page(page: Any) -> bytes:
    return repr((page.digest, page.relative_source_path, page.url)).encode()
