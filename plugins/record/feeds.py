"""The feeds: the newest articles with their whole texts, as Atom (RFC 4287).

There is one of all articles, one of each category and one of each source. Pelican's own stay off:
they know one author an article, make an entry's id of its date, which an archive corrects, take
headlines and leads for HTML, and leave links relative to a page that a feed's reader does not have.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from pelican.generators import Generator

from record.addresses import absolute
from record.articles import changed_at
from record.licence import licence
from record.links import absolute_links
from record.written import replacing

NEVER = datetime.datetime.fromtimestamp(0, datetime.UTC)
"""When a feed without an entry was changed, since it has to say so."""

_NOT_IN_AN_IRI = re.compile(r'[\s<>"{}|\\^`]')  # RFC 3987


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: where it is written, the list that it is of, and its articles, the newest first.

    `save_as` and `page` are relative to the site's root; `name` is the list's, empty for all.
    """

    save_as: str
    page: str
    name: str
    articles: Sequence[Any]


def feeds(context: dict[str, Any], settings: dict[str, Any]) -> Iterator[Feed]:
    """The feeds of the archive, each with as many articles as FEED_MAX_ITEMS says."""
    most = settings["FEED_MAX_ITEMS"]
    yield Feed(settings["FEED_SAVE_AS"], "", "", context["articles"][:most])
    for kind, groups in (("CATEGORY", "categories"), ("SOURCE", "sources")):
        for group, articles in context.get(groups, ()):
            save_as = settings[f"{kind}_FEED_SAVE_AS"].format(slug=group.slug)
            yield Feed(save_as, group.url, group.name, articles[:most])


def write_feed(feed: Feed, settings: dict[str, Any], file: BinaryIO) -> None:
    """Write a feed's XML, one article at a time."""
    for line in _feed(feed, settings):
        file.write(line.encode() + b"\n")


def _feed(feed: Feed, settings: dict[str, Any]) -> Iterator[str]:
    page = absolute(settings, feed.page)
    name = settings["SITENAME"]
    terms = licence(settings)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    language = quoteattr(settings["INTERFACE_LANG"])
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={language}>'
    yield _element("id", page)
    yield _element("title", f"{feed.name} · {name}" if feed.name else name)
    if not feed.name:
        yield _element("subtitle", settings["SITE_DESCRIPTION"])
    yield _element("updated", _rfc3339(max(map(changed_at, feed.articles), default=NEVER)))
    yield _person(name, absolute(settings))
    yield _link("alternate", page, type="text/html")
    yield _link("self", absolute(settings, feed.save_as), type="application/atom+xml")
    if terms:
        yield _element("rights", f"{terms.title} ({terms.address})")
        yield _link("license", terms.address)  # RFC 4946
    for article in feed.articles:
        yield from _entry(article, settings)
    yield "</feed>"


def _entry(article: Any, settings: dict[str, Any]) -> Iterator[str]:
    page = absolute(settings, article.url)
    content = article.get_content(absolute(settings).rstrip("/"))
    source = str(getattr(article, "source", ""))
    is_foreign = article.lang != settings["INTERFACE_LANG"]
    yield f"<entry xml:lang={quoteattr(article.lang)}>" if is_foreign else "<entry>"
    yield _element("id", page)
    yield _element("title", article.title)
    yield _link("alternate", page, type="text/html")
    if hasattr(article, "original_url"):
        yield _link("via", _iri(article.original_url), **({"title": source} if source else {}))
    yield _element("published", _rfc3339(article.date))
    yield _element("updated", _rfc3339(changed_at(article)))
    for author in getattr(article, "authors", ()):
        yield _person(str(author))
    if source and not getattr(article, "authors", ()):
        yield _person(source, _iri(getattr(article, "source_url", "")))
    for term in (article.category, *getattr(article, "tags", ())):
        yield f"<category term={quoteattr(str(term))}/>"
    yield _element("summary", article.summary)
    yield _element("content", absolute_links(content, page), type="html")
    yield "</entry>"


def _element(name: str, text: str, **attributes: str) -> str:
    return f"<{name}{_written(attributes)}>{escape(text)}</{name}>"


def _link(relation: str, address: str, **attributes: str) -> str:
    return f"<link{_written({'rel': relation, 'href': address, **attributes})}/>"


def _person(name: str, address: str = "") -> str:
    return f"<author>{_element('name', name)}{address and _element('uri', address)}</author>"


def _written(attributes: dict[str, str]) -> str:
    return "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())


def _iri(address: str) -> str:
    return _NOT_IN_AN_IRI.sub(lambda sign: quote(sign.group()), address)


def _rfc3339(moment: datetime.datetime) -> str:
    """A moment as Atom has it, whose zones have no seconds: zones had, before they were agreed."""
    offset = moment.utcoffset() or datetime.timedelta()
    minutes = datetime.timedelta(minutes=offset // datetime.timedelta(minutes=1))
    return moment.replace(tzinfo=datetime.timezone(minutes)).isoformat(timespec="seconds")


class FeedsGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Writes the feeds."""

    comes_first = True  # of all that is written, before articles are related

    def generate_output(self, _writer: Any) -> None:
        """Called by Pelican."""
        for feed in feeds(self.context, self.settings):
            with replacing(Path(self.output_path, feed.save_as)) as file:
                write_feed(feed, self.settings, file)
