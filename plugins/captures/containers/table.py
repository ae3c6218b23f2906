"""Tables (CSV, and parted by tabs or semicolons): a row is a record of an article."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path

from captures import jsonl
from captures.capture import Found, Refusal, Rejected
from captures.containers.columns import TEXT, keys, known
from captures.containers.rows import BadRow, Row, Rows
from captures.decoding import Encoding, decode
from captures.unpacking import unpacked

_HEAD = 256 * 2**10  # bytes that tell the encoding and the sign between fields
_DELIMITERS = ",;\t|"
_BOM = b"\xef\xbb\xbf"
_CODECS = {Encoding.UTF_8: "utf-8", Encoding.WINDOWS_1256: "cp1256"}


def is_table(head: bytes) -> bool:
    """Whether a file begins with a header that names a text and another key of a record."""
    line = head.partition(b"\n")[0]
    for encoding in _CODECS.values():
        try:
            names = known(keys(_split(line.decode(encoding))))
        except UnicodeDecodeError:
            continue
        if len(names) > 1 and names & TEXT:
            return True
    return False


def read(path: Path) -> Iterator[Found]:
    """The records of a table in its order; raises Rejected and OSError."""
    with unpacked(path) as stream:
        head = stream.peek(_HEAD)
        if head.startswith(_BOM):
            stream.read(len(_BOM))
        encoding = _encoding(head)
        first = head.removeprefix(_BOM).partition(b"\n")[0].decode(encoding, "replace")
        rows = iter(Rows(stream, encoding, _delimiter(first)))
        header = next(rows, None)
        if isinstance(header, BadRow):
            raise header.why
        names = _names(header)
        for row in rows:
            yield _record(path, names, row)


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
    """The encoding of a table by its first lines; raises Rejected."""
    end = head.rfind(b"\n") + 1
    return _CODECS[decode(head[:end] if end else head).encoding]


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
        said = {name: value for name, value in zip(names, fields, strict=False) if value.strip()}
        return jsonl.record_of(path, place, dict(said), hashlib.sha256(row.data).hexdigest())
    except Rejected as error:
        return Refusal(f"{path}#{place}", str(error))


def _uneven(fields: list[str], names: tuple[str, ...]) -> Rejected:
    return Rejected(
        f"{len(fields)} fields", f"{len(names)} as in the header", "mend the row's quotes"
    )
