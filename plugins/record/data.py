"""The archive as data: `data/articles-YYYY.jsonl.gz`, one article a line, a file for each year.

It is the format that the import reads (docs/import.md). Importing these files into an
empty archive gives the same Markdown files back, since each record holds its file's whole text.
Beside them stands what describes them: `data/datapackage.json` for programs, `data/` for readers.
"""

import datetime
import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from itertools import groupby, repeat
from pathlib import Path
from typing import Any, BinaryIO
from zlib import crc32

from pelican.generators import Generator

from pieces import key_of, restored
from plain_text import plain_text
from processes import give_back
from record import members
from record.addresses import absolute
from record.articles import changed_on, is_withdrawn, published_or_withdrawn
from record.licence import licence
from record.links import absolute_links
from record.members import Listed, Members
from record.package import FIELDS, DataFile, package
from record.written import replacing

# Of 5,000 articles: level 5 makes 7.3 MB in 0.9 s, level 6 6.9 MB in 2 s, level 9 6.8 MB in 5.6 s
COMPRESSION = 5

MEMBER = 64
"""Articles of a member of a data file, on average."""

MEMBERS = "record.data"
"""With the year: what builds keep of its file."""

_CATEGORY = re.compile(r"^ {0,3}category:", re.IGNORECASE | re.MULTILINE)


def record(article: Any, file: bytes, settings: dict[str, Any]) -> dict[str, Any]:
    """An article, whose file has these bytes, as JSON.

    Keys come in one order, and those that it lacks are left out. A withdrawn article is a stub: it
    says what stood there and why it went, without any text.
    """
    content = article.get_content(absolute(settings).rstrip("/"))
    markdown = file.decode()
    modified = getattr(article, "modified", None)
    values = {
        "id": article.id,
        "url": getattr(article, "original_url", None),
        "source": str(getattr(article, "source", "")),
        "source_url": getattr(article, "source_url", None),
        "title": article.title,
        "text": plain_text(content),
        "html": absolute_links(content, absolute(settings, article.url)),
        "date": _moment(article.date),
        "captured": article.captured.isoformat() if hasattr(article, "captured") else None,
        "authors": [str(name) for name in getattr(article, "authors", [])],
        "category": str(getattr(article, "category", "")),
        "tags": [str(name) for name in getattr(article, "tags", [])],
        "language": article.lang,
        "markdown": markdown,
        "date_basis": getattr(article, "date_basis", None),
        "date_evidence": getattr(article, "date_evidence", None),
        "title_basis": getattr(article, "title_basis", None),
        "modified": modified and _moment(modified),
        "capture": getattr(article, "capture", None),
        "capture_sha256": getattr(article, "capture_sha256", None),
        "also_captured": getattr(article, "also_captured", None),
        "corrections": getattr(article, "corrections", None),
        "withdrawn": getattr(article, "withdrawn", None),
    }
    if is_withdrawn(article):
        for key in ("text", "html", "markdown"):
            del values[key]
        if not _CATEGORY.search(markdown):
            # Pelican's default, which the import would take for the file's own word
            del values["category"]
    return {key: value for key, value in values.items() if value}


def _moment(moment: datetime.datetime) -> str:
    """A day, or a moment with its zone where the article states a time."""
    if moment.time() == datetime.time():
        return moment.date().isoformat()
    return moment.isoformat()


def keyed(articles: Iterable[Any]) -> list[tuple[str, list[Any]]]:
    """The articles of each member of a data file, and the key of all that the member is made of.

    Where one ends is decided by the articles' ids, so that an article more changes its own member
    alone.
    """
    found: list[tuple[str, list[Any]]] = []
    member: list[Any] = []
    for article in articles:
        member.append(article)
        if crc32(article.id.encode()) % MEMBER == 0 or len(member) == 8 * MEMBER:
            found.append((key_of(*map(_made_of, member)), member))
            member = []
    if member:
        found.append((key_of(*map(_made_of, member)), member))
    return found


def write_records(
    members_: Iterable[tuple[str, Sequence[Any]]],
    settings: dict[str, Any],
    file: BinaryIO,
    standing: Members,
) -> Listed:
    """The articles' records, compressed, without a name or time that would change the bytes.

    They are compressed in members of some sixty articles (RFC 1952), `keyed`, of which a build
    makes those anew that do not stand. What has been written is told.
    """
    written: Listed = []
    for key, member in members_:
        compressed = standing.get(key)
        if compressed is None:
            files = [Path(article.source_path).read_bytes() for article in member]
            lines = map(_line, member, files, repeat(settings))
            compressed = gzip.compress(b"".join(lines), COMPRESSION, mtime=0)
            # one that has been edited since it was read is not what its digest says
            is_sure = all(map(_has_digest, member, files))
            written.append((key if is_sure else "", len(compressed)))
        else:
            written.append((key, len(compressed)))
        file.write(compressed)
    return written


def _made_of(article: Any) -> tuple[object, ...]:
    """All that decides a record but the settings and the code."""
    names = [str(name) for kind in ("tags", "authors") for name in getattr(article, kind, ())]
    source = str(getattr(article, "source", ""))
    return article.digest, article.url, str(article.category), source, names


def _has_digest(article: Any, file: bytes) -> bool:
    return bool(hashlib.sha256(file).digest() == article.digest)


def _line(article: Any, file: bytes, settings: dict[str, Any]) -> bytes:
    line = json.dumps(record(article, file, settings), ensure_ascii=False, separators=(",", ":"))
    return line.encode() + b"\n"


_FILES, _CHANGED = "data_files", "data_changed"  # of the context


class DataGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Writes the data files, one year open at a time, then what describes them to programs."""

    comes_first = True  # of all that is written, before articles are related

    def generate_output(self, _writer: Any) -> None:
        """Called by Pelican."""
        articles = published_or_withdrawn(self.context)
        years = groupby(articles, key=lambda article: article.date.year)
        files = [self._write_year(year, list(group)) for year, group in years]
        give_back()  # what was compressed lies between what stays
        changed = max(map(changed_on, articles), default=None)
        if changed:
            description = package(files, changed, self.context.get("sources", ()), self.settings)
            with replacing(Path(self.output_path, "data", "datapackage.json")) as file:
                text = json.dumps(description, ensure_ascii=False, indent=2)
                file.write(text.encode() + b"\n")
        self.context[_FILES], self.context[_CHANGED] = files, changed

    def _write_year(self, year: int, articles: Sequence[Any]) -> DataFile:
        name = f"articles-{year:04}.jsonl.gz"
        path = Path(self.output_path, "data", name)
        past, take = self.context.get("past"), self.context.get("take")  # of builds of this code
        kept = f"{MEMBERS}.{year}"
        known = restored(past, kept, members.read) or members.NONE
        path.parent.mkdir(exist_ok=True)
        stands = path if take and take(path) else None
        wanted = keyed(articles)
        with members.standing(stands, known) as standing:
            digest = standing.digest
            if standing.keys != [key for key, _ in wanted]:
                with replacing(path) as file:
                    listed = write_records(wanted, self.settings, file, standing)
                with path.open("rb") as written:
                    digest = members.digest_of(written)
                if past:
                    past[kept] = members.as_bytes((digest, listed))
        size, withdrawn = path.stat().st_size, sum(map(is_withdrawn, articles))
        return DataFile(year, name, len(articles) - withdrawn, withdrawn, size, digest)


class DataPageGenerator(Generator):  # type: ignore[misc]
    """Writes what describes the data files to readers, when they are there."""

    def generate_output(self, writer: Any) -> None:
        """Called by Pelican."""
        writer.write_file(
            "data/index.html",
            self.get_template("data"),
            self.context,
            relative_urls=self.settings["RELATIVE_URLS"],
            url="data/",
            files=self.context[_FILES][::-1],
            fields=FIELDS,
            changed=self.context[_CHANGED],
            licence=licence(self.settings),
        )
