"""The rows of a table (CSV, RFC 4180), one at a time, with a bound on each."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from captures.capture import Rejected
from captures.unpacking import Unpacked

LONGEST = 8 * 2**20
"""Bytes of a row: more is no article."""

_MOST_LINES = 200_000  # of a row; whoever forgets a quote makes one of all that follows
csv.field_size_limit(LONGEST)


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not blank."""

    line: int
    """The number of the line that it begins on, from 1."""
    data: bytes = field(repr=False)
    fields: list[str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class BadRow:
    """What is no row, or where the file breaks off."""

    line: int
    why: Rejected


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written."""

    encoding: str
    delimiter: str
    """The sign that parts fields."""
    end: bytes = b"\n"
    """The last byte of a line; an old Mac's are CR alone."""
    above: int = 0
    """Lines above the header."""


class Rows:
    """The rows of a table in a dialect."""

    def __init__(self, stream: Unpacked, dialect: Dialect) -> None:
        """The unpacked bytes from the header on."""
        self._stream = stream
        self._dialect = dialect
        self._again: deque[bytes] = deque()  # lines that a broken row took with it
        self._line = dialect.above

    def __iter__(self) -> Iterator[Row | BadRow]:
        """The rows in order. Below a broken one, reading goes on with the line after its first."""
        while True:
            first, lines = self._line + 1, list[bytes]()
            try:
                fields = self._row(lines)
            except StopIteration:
                return
            except Rejected as why:
                yield BadRow(first, why)
                if not lines:  # the file itself is broken
                    return
                self._again.extendleft(reversed(lines[1:]))
                self._line = first
                continue
            if any(map(str.strip, fields)):
                yield Row(first, b"".join(lines), fields)

    def _row(self, lines: list[bytes]) -> list[str]:
        """The next row; `lines` gets those that it stands on. Raises StopIteration at the end."""
        reader = csv.reader(self._read(lines), delimiter=self._dialect.delimiter, strict=True)
        try:
            return next(reader)
        except csv.Error as error:
            raise Rejected(
                f"a row that is none ({error})",
                'quotes around fields, and "" for one inside',
                "mend the row",
            ) from None

    def _read(self, lines: list[bytes]) -> Iterator[str]:
        size = 0
        while line := self._next_line():
            lines.append(line)
            self._line += 1
            size += len(line)
            if size > LONGEST or len(lines) > _MOST_LINES:
                raise Rejected(
                    f"a row that has no end in {size >> 10:,} KB", "an article", "close its quote"
                )
            try:
                yield line.decode(self._dialect.encoding)
            except UnicodeDecodeError as error:
                raise Rejected(
                    f"bytes that are not {self._dialect.encoding.upper()} (byte {error.start})",
                    "one encoding in the whole file",
                    "save it as UTF-8",
                ) from None

    def _next_line(self) -> bytes:
        if self._again:
            return self._again.popleft()
        line = self._stream.readline(LONGEST + 1, self._dialect.end)
        piece = line
        while len(piece) > LONGEST and not piece.endswith(self._dialect.end):
            piece = self._stream.readline(LONGEST + 1, self._dialect.end)  # which is no row
        return line
