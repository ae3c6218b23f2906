"""Articles parsed before Pelican asks for them, one half in each of two processes."""

import mmap
import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from content_error import ContentError
from processes import mapped
from reader.parsing import Parsed, Parser

Outcome = Parsed | Exception
"""What comes of a file: it, or what is wrong with it, which is told when Pelican asks for it."""

MISTAKES = (ContentError, ValueError, OSError)


def parsed(
    paths: Sequence[str], settings: dict[str, Any], count: Callable[[int], None] | None = None
) -> dict[str, Outcome]:
    """The files, by their paths; `count` is told, of each in turn, how many are done."""
    half, here = len(paths) // 2, os.getpid()
    halves = list(enumerate([paths[:half], paths[half:]]))
    done = memoryview(mmap.mmap(-1, 16)).cast("q")  # of each half, for both processes

    def outcomes(which: int, of_half: Sequence[str]) -> Iterator[Outcome]:
        parser = Parser(settings)
        for path in of_half:
            yield _outcome(parser, path)
            done[which] += 1
            if count and os.getpid() == here:
                count(sum(done))

    found = mapped(lambda each: list(outcomes(*each)), halves, len(paths))
    if count:
        count(sum(done))  # by now the other process's too
    return dict(zip(paths, [*found[0], *found[1]], strict=True))


def _outcome(parser: Parser, path: str) -> Outcome:
    try:
        return parser.parse(path)
    except MISTAKES as error:
        return error
