"""Whether what a copy shows of its articles is what their Markdown says: pages and records."""

import gzip
import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import escape

from integrity.articles import ArticleFile, by_id
from integrity.copied import LARGE, PAGE, differs
from integrity.copies import Copy
from integrity.differences import Difference, Kind, short
from progress import Stage
from reader.ahead import MISTAKES
from reader.parsing import Parsed, Parser
from record.manifest import NAME

_DATA = re.compile(r"data/articles-\d{4}\.jsonl\.gz")
_TEXT = re.compile(rb"<!--text-->(.*)<!--/text-->", re.DOTALL)
"""The marks around an article's text in the theme's pages."""

_LONGEST_PAGE = _LONGEST_RECORD = 64 * 2**20  # bytes

_TEXTS = ("markdown", "text", "html")
_Odd = tuple[str, str]  # what was found, and what was expected


@dataclass(frozen=True, slots=True)
class _Record:
    """A record of a data file, without its texts."""

    path: str
    title: str
    digests: dict[str, str]
    """The sha-256 of each text that it has."""


class Shown:
    """The pages and records of a copy, beside the articles' Markdown."""

    def __init__(
        self,
        copy: Copy,
        checksums: Mapping[str, str],
        files: Sequence[ArticleFile],
        settings: Mapping[str, Any],
    ) -> None:
        """`checksums` are those of the copy's manifest; `settings` say how Markdown is read."""
        self._copy = copy
        self._checksums = checksums
        self._files = {id_: there[0] for id_, there in by_id(files).items()}
        self._parser = Parser(dict(settings))
        self._records: dict[str, _Record] = {}

    def differences(self, stage: Stage) -> Iterator[Difference]:
        """All that is shown otherwise; the stage counts articles. Raises CopyError."""
        yield from self._read_records()
        pages = {found[1] for path in self._checksums if (found := PAGE.fullmatch(path))}
        for id_ in sorted((pages | self._records.keys()) - self._files.keys()):
            path = f"a/{id_}.html" if id_ in pages else self._records[id_].path
            odd = (f"the article {id_}", "none: the archive has no file of it")
            yield differs(self._copy, Kind.SHOWN, path, odd, id_)
        paths = [f"a/{id_}.html" for id_ in self._files]
        read = self._copy.read_each(paths, _LONGEST_PAGE)
        for file, (path, page) in zip(stage.each(self._files.values()), read, strict=True):
            for place, odd in self._of_article(file, path, page):
                yield differs(self._copy, Kind.SHOWN, place, odd, file.id)

    def _read_records(self) -> Iterator[Difference]:
        for path in filter(_DATA.fullmatch, self._checksums):
            data = self._copy.read(path, LARGE)
            if data is None:
                continue  # what is missing is told of each article
            if odd := self._odd_bytes(path, data):
                yield differs(self._copy, Kind.COPY, path, odd)
            try:
                for record in _records(data):
                    id_ = str(record.get("id"))
                    if id_ in self._records:
                        odd = (f"a second record of {id_}", "one an article")
                        yield differs(self._copy, Kind.SHOWN, path, odd, id_)
                    self._records[id_] = _kept(path, record)
            except (OSError, EOFError, ValueError, AttributeError) as error:
                odd = (f"what cannot be read ({error})", "gzip, with one JSON record a line")
                yield differs(self._copy, Kind.COPY, path, odd)

    def _odd_bytes(self, path: str, data: bytes) -> _Odd | None:
        found = hashlib.sha256(data).hexdigest()
        expected = self._checksums.get(path, "")
        if found == expected:
            return None
        return short(found), f"{short(expected)}, by {NAME}"

    def _of_article(
        self, file: ArticleFile, path: str, page: bytes | None
    ) -> Iterator[tuple[str, _Odd]]:
        """The file of the copy, and what is odd in it."""
        try:
            parsed = self._parser.parse(str(file.path))
        except MISTAKES as error:
            yield path, (f"that {file.path} cannot be read ({error})", "an article")
            return
        status = _first(parsed, "status")
        if status == "draft":
            if page is not None:
                yield path, ("a page", "none: the article is a draft")
        elif page is None:
            yield path, ("no page", f"one of {file.path}")
        else:
            if odd := self._odd_bytes(path, page):
                yield path, odd
            yield from ((path, odd) for odd in _of_page(parsed, page))
        record = self._records.get(file.id)
        is_hidden = status in ("draft", "hidden") and not _is_withdrawn(parsed)
        if record is None:
            if not is_hidden:
                yield "data", (f"no record of {file.id}", f"one of {file.path}")
        elif is_hidden:
            yield record.path, (f"a record of {file.id}", f"none: its Status is {status}")
        else:
            yield from ((record.path, odd) for odd in _of_record(file, parsed, record))


def _records(data: bytes) -> Iterator[dict[str, Any]]:
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as lines:
        while line := lines.readline(_LONGEST_RECORD + 1):
            if len(line) > _LONGEST_RECORD:
                raise ValueError(f"a record of more than {_LONGEST_RECORD:,} bytes")
            yield json.loads(line)


def _kept(path: str, record: dict[str, Any]) -> _Record:
    texts = {key: record[key] for key in _TEXTS if isinstance(record.get(key), str)}
    digests = {key: _digest(text) for key, text in texts.items()}
    return _Record(path, str(record.get("title")), digests)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def _of_page(parsed: Parsed, page: bytes) -> Iterator[_Odd]:
    title = _first(parsed, "title")
    if str(escape(title)).encode() not in page:
        yield "another title", repr(title)
    found = _TEXT.search(page)
    if _is_withdrawn(parsed):
        if found:
            yield "a text", "none: the article was withdrawn"
    elif not found:
        yield "no text between the theme's marks", "the one of its Markdown"
    elif found[1] != parsed.content.encode():
        yield "another text", "the one of its Markdown"


def _of_record(file: ArticleFile, parsed: Parsed, record: _Record) -> Iterator[_Odd]:
    if _is_withdrawn(parsed):
        for key in record.digests:
            yield f"`{key}` of {file.id}", "none: the article was withdrawn"
    else:
        found = record.digests.get("markdown")
        if found != file.sha256:
            yield f"`markdown` of {file.id} with {short(found)}", short(file.sha256)
        if record.digests.get("text", _digest("")) != _digest(parsed.text):
            yield f"another `text` of {file.id}", "the one of its Markdown"
    if record.title != _first(parsed, "title"):
        yield f"another `title` of {file.id}", repr(_first(parsed, "title"))


def _is_withdrawn(parsed: Parsed) -> bool:
    return bool(_first(parsed, "withdrawn"))


def _first(parsed: Parsed, key: str) -> str:
    return next(iter(parsed.fields.get(key, ())), "").strip()
