"""Articles parsed before Pelican asks for them, one half in each of two processes."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from content_error import ContentError
from processes import mapped
from reader.parsing import Parsed, Parser

Outcome = Parsed | Exception
"""What comes of a file: it, or what is wrong with it, which is told when Pelican asks for it."""

MISTAKES = (ContentError, ValueError, OSError)


def parsed(paths: Sequence[str], settings: dict[str, Any]) -> dict[str, Outcome]:
    """The files, by their paths."""
    half = len(paths) // 2
    halves = [paths[:half], paths[half:]]
    outcomes = mapped(partial(_half, settings), halves, len(paths))
    return dict(zip(paths, [*outcomes[0], *outcomes[1]], strict=True))


def _half(settings: dict[str, Any], paths: Sequence[str]) -> list[Outcome]:
    parser = Parser(settings)
    return [_outcome(parser, path) for path in paths]


def _outcome(parser: Parser, path: str) -> Outcome:
    try:
        return parser.parse(path)
    except MISTAKES as error:
        return error
