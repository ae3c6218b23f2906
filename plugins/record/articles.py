"""Which articles the records are about, and in what order."""

import datetime
from typing import Any

from pelican.contents import Article

_IN_TIME = "articles_in_time"  # of the context: five files want the one order
_MIDNIGHT = datetime.time()


def published(context: dict[str, Any]) -> list[Any]:
    """The articles that anyone may find, the oldest first, once all are read."""
    return [article for article in _in_time(context) if article.status == "published"]


def published_or_withdrawn(context: dict[str, Any]) -> list[Any]:
    """The same with those that were withdrawn. Drafts, and what is hidden only, are in neither."""
    return [
        article
        for article in _in_time(context)
        if article.status == "published" or is_withdrawn(article)
    ]


def is_withdrawn(article: Any) -> bool:
    """Whether an article was published once and taken back, with a reason."""
    return article.status == "hidden" and bool(getattr(article, "withdrawn", None))


def changed_at(article: Any) -> datetime.datetime:
    """When its page last changed, as far as its front matter says; a day stands for its beginning.

    Of a withdrawn article that is when it was taken back, or later.
    """
    lines = [*getattr(article, "corrections", ()), getattr(article, "withdrawn", "")]
    days = [day for line in lines if line and (day := dated_line(line)[0])]
    if hasattr(article, "captured"):
        days.append(article.captured)
    zone = article.date.tzinfo
    moments = [datetime.datetime.combine(day, _MIDNIGHT, zone) for day in days]
    changed: datetime.datetime = max(
        article.date, getattr(article, "modified", article.date), *moments
    )
    return changed


def changed_on(article: Any) -> datetime.date:
    """The day of `changed_at`."""
    return changed_at(article).date()


def dated_line(line: str) -> tuple[datetime.date | None, str]:
    """The day and the words of a correction («2024-12-01 what changed») or a withdrawal."""
    day, words = line[:10], line[10:].lstrip(" ,،:")
    try:
        return datetime.date.fromisoformat(day), words
    except ValueError:
        return None, line


def _in_time(context: dict[str, Any]) -> list[Any]:
    if _IN_TIME not in context:
        contents = context["generated_content"].values()
        articles = [content for content in contents if isinstance(content, Article)]
        # files are read in no certain order, and records must come out the same every time
        articles.sort(key=lambda article: (article.date.date(), article.date, article.id))
        context[_IN_TIME] = articles
    found: list[Any] = context[_IN_TIME]
    return found
