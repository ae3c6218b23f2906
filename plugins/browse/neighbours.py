"""An article's neighbours in time."""

from typing import Any


def link_neighbours(articles: list[Any], unlisted: list[Any]) -> None:
    """Set `newer` and `older` on every article; None at the ends and for what no list shows.

    `articles` come the newest first.
    """
    for article in unlisted:
        article.newer = article.older = None
    for newer, article, older in zip(
        [None, *articles[:-1]], articles, [*articles[1:], None], strict=True
    ):
        article.newer, article.older = newer, older
