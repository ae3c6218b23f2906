"""Tables (CSV, and parted by tabs or semicolons): a row is a record of an article."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from captures import jsonl
from captures.capture import Found, Refusal, Rejected
from captures.containers.columns import TEXT, keys, known
from captures.containers.markup import html_of
from captures.containers.rows import BadRow, Dialect, Row, Rows
from captures.decoding import Encoding, decode
from captures.unpacking import unpacked
from telling import number

_HEAD = 256 * 2**10  # bytes that tell the encoding and the sign between fields
_DELIMITERS = ",;\t|"
_NOTHING = ("", "NULL", "\\N", "None", "nan", "NaN")
"""What databases and their tools write where a row has no value."""
_BOM = b"\xef\xbb\xbf"
_TOLD = re.compile(rb'"?sep=([\t -!#-/:-@[-`{-~])"?[,;\t]*(?:\r?\n|\r)', re.IGNORECASE)
"""The first line of a table that tells Excel, and nobody else, by which sign fields are parted."""
_LINE_END = re.compile(rb"\r*\n|\r")
_ROWS = 50  # that tell whether a file is a table
_ZEROS = 0.01  # of the bytes; more is no text
_CODECS = {Encoding.UTF_8: "utf-8", Encoding.WINDOWS_1256: "cp1256"}


def is_table(head: bytes) -> bool:
    """Whether a file begins with a header that names a text and another key of a record.

    And has rows below it that have as many fields: a page's first line may be words with commas.
    """
    start = _start(head)
    for encoding in _CODECS.values():
        try:
            line = start.header.decode(encoding)
        except UnicodeDecodeError:
            continue
        delimiter = start.delimiter or _delimiter(line)
        header = _split(line, delimiter)
        names = known(keys(header))
        if len(names) > 1 and names & TEXT:
            below = head[start.at + len(start.header) :].decode(encoding, "replace")
            return _is_even(below, delimiter, len(header))
    return False


def _is_even(below: str, delimiter: str, fields: int) -> bool:
    """Whether at least half of the first rows below a header have as many fields as it has."""
    rows: list[list[str]] = []
    with contextlib.suppress(csv.Error):
        reader = csv.reader(io.StringIO(below, newline=""), delimiter=delimiter)
        rows += itertools.islice(filter(None, reader), _ROWS)
    whole = rows[:-1] or rows  # the last may go on
    even = sum(len(row) >= fields and not any(row[fields:]) for row in whole)
    return 0 < len(whole) <= 2 * even


def read(path: Path) -> Iterator[Found]:
    """The records of a table in its order; raises Rejected and OSError."""
    with unpacked(path) as stream:
        head = stream.peek(_HEAD)
        encoding = _encoding(head)
        start = _start(head)
        stream.read(start.at)
        delimiter = start.delimiter or _delimiter(start.header.decode(encoding, "replace"))
        rows = iter(Rows(stream, Dialect(encoding, delimiter, start.end, start.above)))
        header = next(rows, None)
        if isinstance(header, BadRow):
            raise header.why
        names = _names(header)
        for row in rows:
            yield _record(path, names, row)


class _Start(NamedTuple):
    """How a table begins."""

    at: int
    """Where its header does."""
    above: int
    """Lines before that."""
    header: bytes
    """The header's line, without its end."""
    end: bytes
    """The last byte of a line: old Macs end it with CR alone."""
    delimiter: str
    """The sign that a line for Excel names, or an empty string."""


def _start(head: bytes) -> _Start:
    at = len(_BOM) if head.startswith(_BOM) else 0
    told = _TOLD.match(head, at)
    at = told.end() if told else at
    line_end = _LINE_END.search(head, at)
    header = head[at : line_end.start()] if line_end else head[at:]
    end = b"\r" if line_end and line_end[0] == b"\r" else b"\n"
    return _Start(at, bool(told), header, end, told[1].decode() if told else "")


def _names(header: Row | None) -> tuple[str, ...]:
    names = keys(header.fields) if header else ()
    if not TEXT & known(names):
        shown = ", ".join(names)[:100] or "no header"
        raise Rejected(
            f"a table without a column of text ({shown})",
            "a first row with names such as title, text, date, url",
            "name the columns so",
        )
    return names


def _encoding(head: bytes) -> str:
    """The encoding of a table by its first lines, a few zeros aside; raises Rejected."""
    end = head.rfind(b"\n") + 1 or head.rfind(b"\r") + 1
    lines = head[:end] if end else head
    is_text = lines.count(b"\0") <= len(lines) * _ZEROS
    return _CODECS[decode(lines.replace(b"\0", b"") if is_text else lines).encoding]


def _split(line: str, delimiter: str = "") -> list[str]:
    delimiter = delimiter or _delimiter(line)
    try:
        return next(csv.reader([line.strip("\r\n")], delimiter=delimiter), [])
    except csv.Error:  # lines that end as they did on an old Mac, or a field without an end
        return []


def _delimiter(line: str) -> str:
    """The sign by which a header has most names that are known, and then most names."""
    return max(
        _DELIMITERS,
        key=lambda sign: (len(known(keys(fields := _split(line, sign)))), len(fields)),
    )


def _record(path: Path, names: tuple[str, ...], row: Row | BadRow) -> Found:
    place = str(row.line)
    try:
        if isinstance(row, BadRow):
            raise row.why
        fields = row.fields
        if len(fields) != len(names) and any(map(str.strip, fields[len(names) :])):
            raise _uneven(fields, names)
        if len(fields) < len(names):
            raise _uneven(fields, names)
        values = zip(names, fields, strict=False)
        said = {name: value for name, value in values if value.strip() not in _NOTHING}
        return jsonl.record_of(path, place, _with_html(said), hashlib.sha256(row.data).hexdigest())
    except Rejected as error:
        return Refusal(f"{path}#{place}", str(error))


def _with_html(said: dict[str, str]) -> dict[str, str]:
    """A record of which a text that is HTML goes by that key."""
    for key in ("text", "body"):
        if html := html_of(said.get(key, "")):
            del said[key]
            said.setdefault("html", html)
    return said


def _uneven(fields: list[str], names: tuple[str, ...]) -> Rejected:
    return Rejected(
        number(len(fields), "field"), f"{len(names)} as in the header", "mend the row's quotes"
    )
