"""The bytes of a file, plain or gzipped, whatever its size: in pieces that a caller bounds."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from captures.capture import Rejected

RATIO = 200
"""How many times its size a gzip file may expand. Text shrinks to a fourth to a fifteenth."""

_UNSUSPECTED = 64 * 2**20
"""Bytes before the ratio counts."""


class Unpacked:
    """A file's bytes in order, unpacked.

    Every reading raises Rejected where the file breaks off, or is gzipped and expands as no text.
    """

    def __init__(self, raw: io.BufferedReader) -> None:
        """An open file at its beginning."""
        self._raw = raw
        is_gzip = raw.read(2) == b"\x1f\x8b"
        self._is_gzip = is_gzip
        self._begin()

    def _begin(self) -> None:
        self._raw.seek(0)
        packed = gzip.GzipFile(fileobj=self._raw) if self._is_gzip else self._raw
        self._stream = cast(io.BufferedReader, packed)  # which it is behind its name
        self._read = 0
        self._broken: Rejected | None = None

    @property
    def is_broken(self) -> bool:
        """Whether nothing more can be read."""
        return self._broken is not None

    def tell(self) -> int:
        """How many bytes were read."""
        return self._read

    def peek(self, size: int) -> bytes:
        """The first bytes of the file, as many or fewer, read again by what comes after."""
        head = self.read(size)
        self._begin()
        return head

    def read(self, size: int) -> bytes:
        """As many bytes, fewer only at the end or before a break."""
        pieces: list[bytes] = []
        while size > 0:
            try:
                piece = self._checked(self._stream.read1, size)
            except Rejected:
                if not pieces:
                    raise
                break
            if not piece:
                break
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def readline(self, size: int) -> bytes:
        """The bytes to the end of the line, but no more than `size`."""
        return self._checked(self._stream.readline, size)

    def _checked(self, read: Callable[[int], bytes], size: int) -> bytes:
        if self._broken:
            raise self._broken
        try:
            piece = read(size)
        except (EOFError, OSError, zlib.error) as error:
            why = Rejected(f"a broken file ({error})", "a whole one", "fetch it again")
            self._broken = why
            raise why from None
        self._read += len(piece)
        if (
            self._is_gzip
            and self._read > _UNSUSPECTED
            and self._read > RATIO * max(self._raw.tell(), 1)
        ):
            expands = f"a gzip file that expands more than {RATIO} times"
            self._broken = Rejected(expands, "text", "leave it out")
            raise self._broken
        return piece


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
