"""What stands before and after: articles in time, years, months."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")


def with_neighbours(row: Sequence[T]) -> Iterator[tuple[T | None, T, T | None]]:
    """Each item of a row between the one before it and the one after it; None at the ends."""
    for place, item in enumerate(row):
        before = row[place - 1] if place else None
        after = row[place + 1] if place + 1 < len(row) else None
        yield before, item, after


def link_neighbours(articles: list[Any], unlisted: list[Any]) -> None:
    """Set `newer` and `older` on every article; None at the ends and for what no list shows.

    `articles` come the newest first.
    """
    for article in unlisted:
        article.newer = article.older = None
    for newer, article, older in with_neighbours(articles):
        article.newer, article.older = newer, older
