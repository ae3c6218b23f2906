"""The lines of a JSONL file, plain or gzipped, one at a time, whatever the size of the file."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from captures.capture import Rejected
from captures.unpacking import Unpacked, unpacked

LONGEST = 8 * 2**20
"""Bytes of a line: more is no article."""

Numbered: TypeAlias = tuple[int, bytes | Rejected]
"""The number of a line, from 1, and the line without its end, or why it is none."""


def read_lines(path: Path) -> Iterator[Numbered]:
    """The lines of a file that are not blank. What breaks it off is the last, a Rejected."""
    with unpacked(path) as stream:
        yield from _split(stream)


def _split(stream: Unpacked) -> Iterator[Numbered]:
    number, is_rest = 0, False
    while True:
        try:
            piece = stream.readline(LONGEST + 1)
        except Rejected as broken:
            yield number + 1, broken
            return
        if not piece:
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
