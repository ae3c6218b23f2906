"""The lines of a JSONL file, plain or gzipped, one at a time, whatever the size of the file."""

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, TypeAlias

from captures.capture import Rejected

LONGEST = 32 * 2**20
"""Bytes of a line: more is no article."""

_RATIO = 200
"""How many times its size a gzip file may expand. Text shrinks to a fourth to a fifteenth."""

_UNSUSPECTED = 64 * 2**20
"""Bytes before the ratio counts."""

Numbered: TypeAlias = tuple[int, bytes | Rejected]
"""The number of a line, from 1, and the line without its end, or why it is none."""


def read_lines(path: Path) -> Iterator[Numbered]:
    """The lines of a file that are not blank. What breaks it off is the last, a Rejected."""
    with path.open("rb") as raw:
        is_gzip = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        if not is_gzip:
            yield from _split(raw, raw, is_gzip=False)
            return
        with gzip.GzipFile(fileobj=raw) as unpacked:
            yield from _split(unpacked, raw, is_gzip=True)


def _split(stream: BinaryIO | gzip.GzipFile, raw: BinaryIO, *, is_gzip: bool) -> Iterator[Numbered]:
    number, read, is_rest = 0, 0, False
    while True:
        try:
            piece = stream.readline(LONGEST + 1)
        except (EOFError, OSError, zlib.error) as error:
            broken = Rejected(f"a broken file ({error})", "a whole one", "fetch it again")
            yield number + 1, broken
            return
        if not piece:
            return
        read += len(piece)
        if is_gzip and read > _UNSUSPECTED and read > _RATIO * raw.tell():
            bomb = Rejected(
                f"a gzip file that expands more than {_RATIO} times", "text", "leave it out"
            )
            yield number + 1, bomb
            return
        ends = piece.endswith(b"\n")
        if not is_rest:  # of a line that was too long
            number += 1
            if not ends and len(piece) > LONGEST:
                too_long = Rejected(
                    f"a line of more than {LONGEST >> 20} MB", "one article a line", "split it"
                )
                yield number, too_long
            elif piece.strip():
                yield number, piece.removesuffix(b"\n").removesuffix(b"\r")
        is_rest = not ends and len(piece) > LONGEST
