"""The records of a WARC file (ISO 28500), one at a time, with a bound on all that is kept.

warcio parses each record; where one begins and ends is found here, because its own iterator reads
a line of any length, takes a gzip file that breaks off for one that ends, and stops at the first
record that is wrong. Here what is wrong is told, and reading goes on at the next line that begins a
record, or behind damaged bytes of a gzip file at the next member that does.
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
_BEGINS = re.compile(rb"(?:\A|\n)WARC/\d\.\d{1,2}\r?\n[\w-]+[ \t]*:")
_AFTER = re.compile(rb"[\r\n]{0,8}(?:WARC/\d|\Z)")  # what follows on a block
_OVERLAP = 128  # bytes: more than `_BEGINS` needs
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
        self._left = 0  # bytes of the current block that are not read
        self._is_told = False  # whether the caller knows that the file breaks off here
        self._header, self._block = b"", b""  # of the current record, what is read of it

    def records(self) -> Iterator[WarcRecord | BadRecord]:
        """The records in order; a block that the caller does not read is passed over.

        What breaks the file off is the last, a BadRecord.
        """
        while True:
            offset = self._stream.tell() - len(self._line)
            try:
                skipped = self._skip_to_version()
                if skipped:
                    found = f"{skipped:,} bytes that are no record"
                    why = Rejected(found, "WARC/1.0 or 1.1", "fetch the file again")
                    yield BadRecord(offset, why)
                if not self._line:
                    return
                offset = self._stream.tell() - len(self._line)
                yield self._record(offset)
                while self._left:
                    self._take(min(self._left, _PIECE))
            except Rejected as why:
                self._left = 0
                if not self._stream.is_broken:
                    yield BadRecord(offset, why)
                elif passed := self._stream.pass_damage(_VERSION):
                    self._line = b""
                    yield BadRecord(offset, _damage(*passed))
                else:
                    if not self._is_told:
                        yield BadRecord(offset, why)
                    return

    def read_block(self, record: WarcRecord) -> WarcRecord:
        """The record with its whole block; raises Rejected, also where the file breaks off."""
        if record.length > LONGEST:
            size = f"a record of {record.length >> 20:,} MB"
            raise Rejected(size, f"a page of at most {LONGEST >> 20} MB", "leave it out")
        try:
            self._block += self._take(self._left)
        finally:
            self._is_told = self._stream.is_broken or self._stream.ends_damaged
        if self._is_told:
            raise Rejected("a record with damaged bytes", "a whole one", "fetch the file again")
        return self._parsed(record.offset, record.length)

    def _skip_to_version(self) -> int:
        """Reads on to the line that begins a record; the bytes on the way that are no line ends."""
        skipped = 0
        line = self._line or self._stream.readline(_LONGEST_LINE)
        while line and not _VERSION.fullmatch(line):
            skipped += len(line) if line.strip(b"\r\n") or skipped else 0
            line = self._stream.readline(_LONGEST_LINE)
        self._line = line
        return skipped

    def _record(self, offset: int) -> WarcRecord:
        self._header = self._read_header()
        lengths = _LENGTH.findall(self._header)
        if len(set(lengths)) != 1:
            raise Rejected(
                "a header without one Content-Length", "the record's length", "fetch it again"
            )
        length = int(lengths[0])
        if self._is_wrong(length):
            self._line = b""
            lost = self._skip_to_version()
            raise Rejected(
                f"a Content-Length of {length:,} that is not its own ({lost:,} bytes passed over)",
                "the record's length",
                "fetch the file again",
            )
        self._left = length
        self._block = self._take(min(length, _HEAD))
        return self._parsed(offset, length)

    def _is_wrong(self, length: int) -> bool:
        """Whether a block is not followed by a record, but has one in it.

        Of a gzip file nothing is known in advance: there a record ends before the next member.
        """
        start = self._stream.tell()
        end = start + length
        after = self._stream.at(end - 1, _OVERLAP)
        if after is None or (after and _AFTER.match(after[1:])):
            return False
        for place in range(start, end, _PIECE - _OVERLAP):
            data = self._stream.at(place, min(_PIECE, end - place)) or b""
            if _BEGINS.search(data):
                return True
            if len(data) < _PIECE:
                return False
        return False

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
        data = self._stream.read(size, _VERSION)
        self._left -= len(data)
        if len(data) < size:
            missing, self._left = self._left, 0
            if self._stream.is_broken:
                self._stream.read(1)  # raises why
            found = f"a record that breaks off {missing:,} bytes before its end"
            raise Rejected(found, "a whole one", "fetch the file again")
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


def _damage(start: int, size: int) -> Rejected:
    found = f"{size:,} damaged bytes of the gzip file, from its byte {start:,} on"
    return Rejected(found, "a whole file", "what they held is lost: fetch the file again")
