"""Web archives (WARC), as wget, Heritrix and Browsertrix write them: the pages in them."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

from captures import cleaning
from captures.capture import (
    Cleaned,
    Defaults,
    Found,
    Look,
    NoArticle,
    Note,
    PassedOver,
    Refusal,
    Rejected,
    Unwanted,
)
from captures.containers.payload import Body, body
from captures.containers.warcrecords import BadRecord, WarcFile, WarcRecord
from captures.unpacking import unpacked
from captures.web.capture import Origin, clean_page, stated_by

_HTML = ("text/html", "application/xhtml+xml")
_MARKUP = re.compile(rb"(?is)\s*(?:<!doctype\s+html|<html\b)")
_LOOK = 1024  # bytes in which a page that nobody calls so begins as one
_WHOLE = ("200", "203")  # a proxy's answer is one too; 206 is a part
_ROBOTS = re.compile(r"\Ahttps?://[^/]+/robots\.txt(?:\?|\Z)")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """A page out of a WARC file."""

    path: Path
    name: str
    """Its WARC-Record-ID, or the offset of its record in the unpacked file."""
    page: Body
    sha256: str
    """Of the record's block: header and body as the server sent them."""
    address: str
    date: str
    """Its `WARC-Date`, which is in UTC."""
    charset: str
    is_truncated: bool
    kept: None = None  # the container is cited, not kept
    id: str = ""
    states_capture: bool = False
    is_published: bool = False

    @property
    def place(self) -> str:
        """File and record, for messages."""
        return f"{self.path}#{self.name}"

    @property
    def cited(self) -> str:
        """File and record, as `Capture` says it."""
        return cleaning.clean_line(f"{self.path.name}#{self.name}")

    def clean(self, defaults: Defaults) -> Cleaned:
        """The article on the page; raises Rejected, and Unwanted where it is surely none."""
        stated = stated_by("WARC-Date", self.date)
        try:
            origin = Origin(self.address, _moment(self.date), stated, self.charset, is_crawled=True)
            cleaned = clean_page(self.page.data, defaults, origin)
        except NoArticle as error:
            place = f"{self.place} {self.address}"
            raise Unwanted(PassedOver(place, error.what, 1, str(error))) from None
        if not self.is_truncated:
            return cleaned
        return dataclasses.replace(cleaned, notes=(Note(Look.CUT_SHORT, ""), *cleaned.notes))


def read(path: Path) -> Iterator[Found]:
    """The pages of a file in its order, then what was passed over; raises OSError."""
    others: Counter[str] = Counter()
    with unpacked(path) as stream:
        file = WarcFile(stream)
        for record in file.records():
            if isinstance(record, BadRecord):
                yield Refusal(f"{path}#{record.offset}", str(record.why))
            elif what := _what_else(record):
                others[what] += 1
            else:
                yield _page(path, file, record)
    yield from (PassedOver(str(path), what, count) for what, count in others.items())


def _page(path: Path, file: WarcFile, record: WarcRecord) -> ArchivedPage | Refusal:
    try:
        whole = file.read_block(record)
        page = body(whole.http, whole.payload) if whole.http else Body(whole.payload.read())
    except Rejected as error:
        return Refusal(f"{path}#{record.name}", str(error))
    return ArchivedPage(
        path,
        record.name,
        page,
        sha256=whole.sha256,
        address=record.said("WARC-Target-URI"),
        date=record.said("WARC-Date"),
        charset=_content_type(record).get_content_charset(""),
        is_truncated=page.is_cut or bool(record.said("WARC-Truncated")),
    )


def _what_else(record: WarcRecord) -> str:
    """What a record is, in the report's words, if it is no page; else empty."""
    if record.kind == "revisit":
        return "revisits of pages that had not changed"
    if record.kind not in ("response", "resource", "conversion"):
        return "records that hold no file"  # warcinfo, request, metadata …
    address = record.said("WARC-Target-URI").lower()
    if not address.startswith(("http://", "https://")):
        return "files without an address of the web"
    status = str(record.http.get_statuscode()) if record.http else "200"
    if status not in _WHOLE:
        return "redirects" if status.startswith("3") else "answers other than 200, such as 404"
    is_page = _is_html(record) and not _ROBOTS.search(address)
    return "" if is_page else "images, scripts and other files that are no page"


def _content_type(record: WarcRecord) -> Message:
    """What the server said that it sent, or of a file without HTTP header, the record says."""
    said = record.http.get_header("Content-Type") if record.http else record.said("Content-Type")
    message = Message()
    message["Content-Type"] = " ".join(str(said or "").split())
    return message


def _is_html(record: WarcRecord) -> bool:
    stated = _content_type(record)
    if stated["Content-Type"]:
        return stated.get_content_type() in _HTML
    beginning = record.payload.read(_LOOK)
    return _MARKUP.match(beginning) is not None


def _moment(written: str) -> datetime.datetime | None:
    """A `WARC-Date`, which is in UTC; None where it is none."""
    if not _MOMENT.match(written):
        return None
    try:
        return datetime.datetime.fromisoformat(written[:19]).replace(tzinfo=datetime.UTC)
    except ValueError:
        return None
