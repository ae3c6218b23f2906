"""The records of a WARC file (ISO 28500), one at a time, with a bound on all that is kept.

warcio parses each record; where one begins and ends is found here, because its own iterator reads
a line of any length, takes a gzip file that breaks off for one that ends, and stops at the first
record that is wrong. Here what is wrong is told, and reading goes on at the next record.
"""

from __future__ import annotations

import hashlib
import io
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParserException

from captures.capture import Rejected
from captures.unpacking import Unpacked

logging.getLogger("warcio").setLevel(logging.ERROR)  # what it mends is no news for the report

LONGEST = 32 * 2**20
"""Bytes of a record that is kept: more is no page."""

_VERSION = re.compile(rb"WARC/\d\.\d{1,2}\r?\n")
_LONGEST_LINE, _LONGEST_HEADER = 64 * 2**10, 256 * 2**10  # bytes
_HEAD = 64 * 2**10  # bytes of a record in which its HTTP header ends
_PIECE = 2**20  # bytes read at once of what is passed over
_UNREAD = (
    ArchiveLoadFailed,
    StatusAndHeadersParserException,
    EOFError,
    ValueError,
    AttributeError,  # of a response without an address
)
_LENGTH = re.compile(rb"(?im)^content-length[ \t]*:[ \t]*(\d{1,15})[ \t]*\r?$")


@dataclass(frozen=True, slots=True)
class WarcRecord:
    """A record of which the header is read, and as much of its block as a caller keeps."""

    offset: int
    """Bytes before it in the unpacked file."""
    length: int
    """Bytes of its block, as its header says."""
    kind: str
    headers: StatusAndHeaders = field(repr=False)
    http: StatusAndHeaders | None = field(repr=False)
    payload: Any = field(repr=False)
    """Of the block what follows the HTTP header: its beginning, until `read_block`."""
    sha256: str = ""
    """Of the block, once it is read."""

    def said(self, name: str) -> str:
        """A field of the record's own header, or an empty string."""
        return str(self.headers.get_header(name) or "").strip()

    @property
    def name(self) -> str:
        """What it is cited by: its WARC-Record-ID, or else its offset."""
        return self.said("WARC-Record-ID").strip("<>") or str(self.offset)


@dataclass(frozen=True, slots=True)
class BadRecord:
    """What is no record: where it began, and why."""

    offset: int
    why: Rejected


class WarcFile:
    """A WARC file, read from its beginning to its end or break."""

    def __init__(self, stream: Unpacked) -> None:
        """The unpacked bytes of the file."""
        self._stream = stream
        self._loader: Any = ArcWarcRecordLoader(verify_http=False, arc2warc=False)
        self._line = b""  # that was read and belongs to the next record
        self._is_at_break = False
        self._left = 0  # bytes of the current block that are not read
        self._header, self._block = b"", b""  # of the current record, what is read of it

    def records(self) -> Iterator[WarcRecord | BadRecord]:
        """The records in order; a block that the caller does not read is passed over.

        What breaks the file off is the last, a BadRecord.
        """
        offset = 0
        try:
            while not self._is_at_break:
                yield from self._skip_to_version()
                offset = self._stream.tell() - len(self._line)
                if not self._line:
                    return
                try:
                    record = self._record(offset)
                except Rejected as why:
                    if self._stream.is_broken:
                        raise
                    self._line = self._line if _VERSION.fullmatch(self._line) else b""
                    yield BadRecord(offset, why)
                    continue
                yield record
                while self._left:
                    self._take(min(self._left, _PIECE))
        except Rejected as why:
            yield BadRecord(offset, why)

    def read_block(self, record: WarcRecord) -> WarcRecord:
        """The record with its whole block; raises Rejected, also where the file breaks off."""
        if record.length > LONGEST:
            size = f"a record of {record.length >> 20:,} MB"
            raise Rejected(size, f"a page of at most {LONGEST >> 20} MB", "leave it out")
        self._block += self._take(self._left)
        return self._parsed(record.offset, record.length)

    def _skip_to_version(self) -> Iterator[BadRecord]:
        """Reads on to the line that begins a record; tells of anything else on the way."""
        begin, skipped = -1, 0
        line = self._line or self._stream.readline(_LONGEST_LINE)
        while line and not _VERSION.fullmatch(line):
            if line.strip(b"\r\n"):
                begin = self._stream.tell() - len(line) if begin < 0 else begin
                skipped += len(line)
            line = self._stream.readline(_LONGEST_LINE)
        self._line = line
        if skipped:
            found = f"{skipped:,} bytes that are no record"
            yield BadRecord(begin, Rejected(found, "WARC/1.0 or 1.1", "fetch the file again"))

    def _record(self, offset: int) -> WarcRecord:
        self._header = self._read_header()
        lengths = _LENGTH.findall(self._header)
        if len(set(lengths)) != 1:
            raise Rejected(
                "a header without one Content-Length", "the record's length", "fetch it again"
            )
        length = self._left = int(lengths[0])
        self._block = self._take(min(length, _HEAD))
        return self._parsed(offset, length)

    def _read_header(self) -> bytes:
        """The header from its first line, which was read, to the blank line below it."""
        lines, size = [self._line], len(self._line)
        while True:
            line = self._stream.readline(_LONGEST_LINE)
            self._line = b""
            if not line:
                raise Rejected("a header that breaks off", "a whole record", "fetch the file again")
            if _VERSION.fullmatch(line):
                self._line = line
                raise Rejected("a header without an end", "a blank line", "fetch the file again")
            lines.append(line)
            size += len(line)
            if size > _LONGEST_HEADER:
                raise Rejected(
                    f"a header of more than {_LONGEST_HEADER >> 10} KB",
                    "the fields of a record",
                    "fetch the file again",
                )
            if not line.strip():
                return b"".join(lines)

    def _take(self, size: int) -> bytes:
        data = self._stream.read(size)
        self._left -= len(data)
        if len(data) < size:
            missing, self._left = self._left, 0
            self._is_at_break = True
            raise Rejected(
                f"a record that breaks off {missing:,} bytes before its end",
                "a whole one",
                "fetch the file again",
            )
        return data

    def _parsed(self, offset: int, length: int) -> WarcRecord:
        """The current record by what is read of it."""
        stream = io.BytesIO(self._header + self._block)
        try:
            parsed = self._loader.parse_record_stream(stream, known_format="warc")
        except _UNREAD as error:
            why = " ".join(str(error).split())[:100] or "it ends too early"
            raise Rejected(
                f"a header that is not read ({why})", "a WARC record", "fetch the file again"
            ) from None
        return WarcRecord(
            offset,
            length,
            kind=str(parsed.rec_type or ""),
            headers=parsed.rec_headers,
            http=parsed.http_headers,
            payload=parsed.raw_stream,
            sha256=hashlib.sha256(self._block).hexdigest() if not self._left else "",
        )
