"""`sitemap.xml` and `robots.txt`, by https://www.sitemaps.org/protocol.html.

Every page is in the sitemap but what has no lasting content: later pages of a list, the search
page, the pages of a lost address and of what a device keeps, withdrawn articles.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple
from xml.sax.saxutils import escape

from pelican.generators import Generator

from record.addresses import absolute
from record.articles import changed_on, published
from record.written import replacing

MOST_IN_A_FILE = 50_000
MOST_BYTES = 50 * 1024 * 1024
LEFT_OUT = frozenset({"index", "search", "404"})  # of Pelican's direct templates; index is home

_XMLNS = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, slots=True)
class Entry:
    """A page's absolute address, and the day it last changed where that is known."""

    address: str
    changed: datetime.date | None


def entries(context: dict[str, Any], settings: dict[str, Any]) -> Iterator[Entry]:
    """The entries of all pages; articles come the oldest first, so that new ones come last."""
    articles = published(context)
    changed = {article.id: changed_on(article) for article in articles}
    newest = max(changed.values(), default=None)
    yield Entry(absolute(settings), newest)
    for page in context["pages"]:
        day = getattr(page, "modified", None) or getattr(page, "date", None)
        yield Entry(absolute(settings, page.url), day and day.date())
    for name in settings["DIRECT_TEMPLATES"]:
        if name not in LEFT_OUT:
            url = settings.get(f"{name.upper()}_URL", f"{name}.html")
            yield Entry(absolute(settings, url), newest)
    yield Entry(absolute(settings, "data/"), newest)
    for url, group in _lists(context, settings):
        day = max(changed[article.id] for article in group)
        yield Entry(absolute(settings, url), day)
    for article in articles:
        yield Entry(absolute(settings, article.url), changed[article.id])


def _lists(context: dict[str, Any], settings: dict[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    """Address and articles of each year, month, category, tag, author and source with pages."""
    for year in context.get("calendar", ()):
        yield year.url, year.articles
        for month in year.months:
            yield month.url, month.articles
    kinds = {"CATEGORY": "categories", "TAG": "tags", "AUTHOR": "authors", "SOURCE": "sources"}
    for kind, names in kinds.items():
        if settings.get(f"{kind}_SAVE_AS"):
            for name, articles in context.get(names, ()):
                if name.save_as:  # a tag of one article leads to the article
                    yield name.url, articles


def write_sitemap(
    everything: Iterable[Entry],
    settings: dict[str, Any],
    folder: Path,
    most: int = MOST_IN_A_FILE,
    most_bytes: int = MOST_BYTES,
) -> None:
    """Write sitemap.xml: the entries, or where they are too many an index of sitemap-1.xml and on.

    No file has more than `most` entries or `most_bytes` bytes.
    """
    parts = list(_parts(everything, most, most_bytes))
    if len(parts) == 1:
        with replacing(folder / "sitemap.xml") as file:
            _write("urlset", parts[0], file)
        return
    index: list[_Line] = []
    for number, part in enumerate(parts, start=1):
        name = f"sitemap-{number}.xml"
        with replacing(folder / name) as file:
            _write("urlset", part, file)
        newest = max((line.changed for line in part if line.changed), default=None)
        index.append(_line("sitemap", Entry(absolute(settings, name), newest)))
    with replacing(folder / "sitemap.xml") as file:
        _write("sitemapindex", index, file)


class _Line(NamedTuple):
    """An entry as it is written, and its day."""

    written: bytes
    changed: datetime.date | None


def _parts(everything: Iterable[Entry], most: int, most_bytes: int) -> Iterator[list[_Line]]:
    """The lines of entries in their order, as many in each part as fit a file; one at least."""
    frame = len(_head("urlset") + _foot("urlset"))
    part: list[_Line] = []
    size = frame
    for entry in everything:
        line = _line("url", entry)
        if part and (len(part) == most or size + len(line.written) > most_bytes):
            yield part
            part, size = [], frame
        part.append(line)
        size += len(line.written)
    yield part


def _write(root: str, part: Iterable[_Line], file: BinaryIO) -> None:
    file.write(_head(root))
    file.writelines(line.written for line in part)
    file.write(_foot(root))


def _head(root: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_XMLNS}">\n'.encode()


def _line(element: str, entry: Entry) -> _Line:
    changed = f"<lastmod>{entry.changed.isoformat()}</lastmod>" if entry.changed else ""
    line = f"<{element}><loc>{escape(entry.address)}</loc>{changed}</{element}>\n"
    return _Line(line.encode(), entry.changed)


def _foot(root: str) -> bytes:
    return f"</{root}>\n".encode()


class SitemapGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Writes the sitemap, and robots.txt unless the content has its own in extra/."""

    comes_first = True  # of all that is written, before articles are related

    def generate_output(self, _writer: Any) -> None:
        """Called by Pelican."""
        folder = Path(self.output_path)
        write_sitemap(entries(self.context, self.settings), self.settings, folder)
        if not Path(self.settings["PATH"], "extra", "robots.txt").exists():
            sitemap = absolute(self.settings, "sitemap.xml")
            with replacing(folder / "robots.txt") as file:
                file.write(f"User-agent: *\nDisallow:\n\nSitemap: {sitemap}\n".encode())
