"""The one order of articles: by day, then by moment, then by id.

The day stands first because lists are divided by days as the articles state them: of two articles
with dates in different zones the earlier day comes first, whichever moment was earlier. Pelican
reads files in no certain order, so without the id a build would not be reproducible.
"""

import datetime
from typing import Any

OrderKey = tuple[datetime.date, datetime.datetime, str]


def order_key(article: Any) -> OrderKey:
    """The key that sorts articles from the oldest to the newest."""
    return article.date.date(), article.date, article.id


def newest_first(articles: list[Any]) -> None:
    """Sort in place, the newest article first."""
    articles.sort(key=order_key, reverse=True)
