"""The bytes of a file, plain or gzipped, whatever its size: in pieces that a caller bounds.

A gzip file is read member by member, since web archives have one for each record: behind a damaged
one, reading can go on at the next (`pass_damage`).
"""

from __future__ import annotations

import io
import os
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, cast

from captures.capture import Rejected

RATIO = 200
"""How many times its size a gzip file may expand. Text shrinks to a fourth to a fifteenth."""

_UNSUSPECTED = 64 * 2**20
"""Bytes before the ratio counts."""

_PIECE = 128 * 2**10  # bytes read, or unpacked, at once
_MAGIC = b"\x1f\x8b"
_MEMBER = b"\x1f\x8b\x08"  # with the only method that there is
_HEAD, _LOOK = 4096, 64  # bytes of a member, packed and unpacked, that tell what it begins with


class Inflating(Protocol):
    """What `zlib.decompressobj` gives, which has no name of its own."""

    unconsumed_tail: bytes
    unused_data: bytes
    eof: bool

    def decompress(self, data: bytes, max_length: int = 0) -> bytes:
        """The next bytes."""

    def copy(self) -> Inflating:
        """The same, to go on from here twice."""


class Unpacked:
    """A file's bytes in order, unpacked.

    Every reading raises Rejected where the file breaks off, or is gzipped and expands as no text.
    """

    def __init__(self, raw: io.BufferedReader) -> None:
        """An open file at its beginning."""
        self._raw = raw
        self._is_gzip = raw.read(2) == _MAGIC
        self._begin()

    def _begin(self) -> None:
        self._raw.seek(0)
        self._packed = b""  # read of the file and not unpacked
        self._inflating: Inflating | None = None  # between two members
        self._pending: zlib.error | None = None  # what comes after the buffer
        self._member = 0  # where in the file the current member begins
        self._is_start = False  # of a member, what comes next
        self._buffer, self._at = b"", 0
        self._read = 0
        self._broken: Rejected | None = None

    @property
    def is_broken(self) -> bool:
        """Whether nothing more can be read."""
        return self._broken is not None

    @property
    def ends_damaged(self) -> bool:
        """Whether what was read is the last before bytes that are wrong, but for line ends."""
        return self._pending is not None and not self._buffer[self._at :].strip(b"\r\n")

    def tell(self) -> int:
        """How many bytes were read."""
        return self._read

    def peek(self, size: int) -> bytes:
        """The first bytes of the file, as many or fewer, read again by what comes after."""
        head = self.read(size)
        self._begin()
        return head

    def read(self, size: int, before: re.Pattern[bytes] | None = None) -> bytes:
        """As many bytes, fewer only at the end or before a break.

        Or before a member of a gzip file that begins with `before`.
        """
        pieces: list[bytes] = []
        while size > 0:
            try:
                self._fill()
            except Rejected:
                if not pieces:
                    raise
                break
            if not self._buffer or (before and self._is_start and before.match(self._buffer)):
                break
            piece = self._take(self._at + size)
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def readline(self, size: int, end: bytes = b"\n") -> bytes:
        """The bytes to the end of the line, which is one byte, but no more than `size`."""
        pieces: list[bytes] = []
        while size > 0:
            self._fill()
            if not self._buffer:
                break
            behind = self._buffer.find(end, self._at, self._at + size) + 1
            piece = self._take(behind or self._at + size)
            pieces.append(piece)
            size -= len(piece)
            if behind:
                break
        return b"".join(pieces)

    def at(self, offset: int, size: int) -> bytes | None:
        """What stands there in the file, of which the reading knows nothing; None if gzipped."""
        if self._is_gzip:
            return None
        if offset >= os.fstat(self._raw.fileno()).st_size:
            return b""  # where some systems let nobody seek
        here = self._raw.tell()
        self._raw.seek(offset)
        data = self._raw.read(size)
        self._raw.seek(here)
        return data

    def pass_damage(self, begins: re.Pattern[bytes]) -> tuple[int, int] | None:
        """Of a broken gzip file, goes on at the next member that begins so.

        Gives where in the file the damage begins, and how many of its bytes are passed over; None
        if there is no such member.
        """
        if not self._is_gzip or self._is_bomb():
            return None
        start = self._member
        place = self._next_member(start + 1, begins)
        if place is None:
            return None
        self._raw.seek(place)
        self._packed, self._inflating = b"", None
        self._pending = self._broken = None
        self._buffer, self._at = b"", 0
        return start, place - start

    def _next_member(self, place: int, begins: re.Pattern[bytes]) -> int | None:
        self._raw.seek(place)
        data = b""
        while piece := self._raw.read(_PIECE):
            data += piece
            found = data.find(_MEMBER)
            while found >= 0:
                head = data[found : found + _HEAD]
                if len(head) < _HEAD:
                    self._raw.seek(place + found)
                    head = self._raw.read(_HEAD)
                    self._raw.seek(place + len(data))
                if begins.match(_beginning(head)):
                    return place + found
                found = data.find(_MEMBER, found + 1)
            kept = len(_MEMBER) - 1
            place += len(data) - kept
            data = data[-kept:]
        return None

    def _take(self, end: int) -> bytes:
        piece = self._buffer[self._at : end]
        self._at += len(piece)
        self._read += len(piece)
        self._is_start = False
        return piece

    def _fill(self) -> None:
        """Sees to it that there is something to take, unless the file is at its end."""
        if self._at < len(self._buffer):
            return
        if self._broken:
            raise self._broken
        self._at = 0
        self._buffer = b""
        try:
            self._buffer = self._inflated() if self._is_gzip else self._raw.read(_PIECE)
        except (EOFError, OSError, zlib.error) as error:
            self._broken = Rejected(f"a broken file ({error})", "a whole one", "fetch it again")
            raise self._broken from None
        if self._is_gzip and self._is_bomb():
            self._buffer = b""
            expands = f"a gzip file that expands more than {RATIO} times"
            self._broken = Rejected(expands, "text", "leave it out")
            raise self._broken

    def _is_bomb(self) -> bool:
        unpacked = self._read + len(self._buffer)
        return unpacked > _UNSUSPECTED and unpacked > RATIO * max(self._raw.tell(), 1)

    def _inflated(self) -> bytes:
        """The next piece of a member; raises EOFError, OSError and zlib.error where it breaks."""
        if self._pending:
            raise self._pending
        while self._inflating or self._open_member():
            inflating = cast(Inflating, self._inflating)
            packed = self._packed or self._raw.read(_PIECE)
            before = inflating.copy()
            try:
                piece = inflating.decompress(packed, _PIECE)
            except zlib.error as error:
                if not (piece := _before_error(before, packed)):
                    raise
                self._pending = error
                return piece
            self._packed = inflating.unconsumed_tail or inflating.unused_data
            if inflating.eof:
                self._inflating = None
            if piece:
                return piece
            if not packed:
                raise EOFError("it ends before its end is marked")
        return b""

    def _open_member(self) -> bool:
        """Begins the next member, if there is one; zeros before it fill the file up."""
        while len(self._packed) < _LOOK and (more := self._raw.read(_PIECE)):
            self._packed = (self._packed + more).lstrip(b"\0")
        self._packed = self._packed.lstrip(b"\0")
        self._member = self._raw.tell() - len(self._packed)
        if not self._packed:
            return False
        if not self._packed.startswith(_MAGIC):
            raise OSError(f"bytes that are not gzipped at {self._member:,}")
        self._inflating = cast(Inflating, zlib.decompressobj(wbits=31))
        self._is_start = True
        return True


def _before_error(inflating: Inflating, packed: bytes) -> bytes:
    """What can be unpacked of bytes before those that are wrong."""
    pieces = []
    for size in (1024, 1):
        while packed:
            before = inflating.copy()
            try:
                pieces.append(inflating.decompress(packed[:size]))
            except zlib.error:
                inflating, packed = before, packed[:size]
                break
            packed = packed[size:]
    return b"".join(pieces)


def _beginning(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(packed, _LOOK)
    except zlib.error:
        return b""


_open: list[io.BufferedReader] = []


@contextmanager
def unpacked(path: Path) -> Iterator[Unpacked]:
    """The bytes of a file; raises OSError."""
    with path.open("rb") as raw:
        _open.append(raw)
        try:
            yield Unpacked(raw)
        finally:
            _open.remove(raw)


def position() -> int:
    """How far the file that is being unpacked is read, in the bytes that it has on the disk.

    0 if there is none. Another thread than the reading one may ask.
    """
    try:
        return sum(raw.tell() for raw in _open)
    except ValueError:  # closed meanwhile
        return 0
