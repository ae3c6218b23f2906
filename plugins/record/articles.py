"""Which articles the records are about, and in what order."""

import datetime
from typing import Any

from pelican.contents import Article


def published(context: dict[str, Any]) -> list[Any]:
    """The articles that anyone may find, the oldest first."""
    return _in_time(context, lambda article: article.status == "published")


def published_or_withdrawn(context: dict[str, Any]) -> list[Any]:
    """The same with those that were withdrawn. Drafts, and what is hidden only, are in neither."""
    return _in_time(context, lambda article: article.status == "published" or is_withdrawn(article))


def is_withdrawn(article: Any) -> bool:
    """Whether an article was published once and taken back, with a reason."""
    return article.status == "hidden" and bool(getattr(article, "withdrawn", None))


def changed_on(article: Any) -> datetime.date:
    """The day on which its page last changed, as far as its front matter says."""
    days = [day for day, _ in map(dated_line, getattr(article, "corrections", [])) if day]
    if hasattr(article, "captured"):
        days.append(article.captured)
    if hasattr(article, "modified"):
        days.append(article.modified.date())
    return max(days, default=article.date.date())


def dated_line(line: str) -> tuple[datetime.date | None, str]:
    """The day and the words of a correction («2024-12-01 what changed») or a withdrawal."""
    day, words = line[:10], line[10:].lstrip(" ,،:")
    try:
        return datetime.date.fromisoformat(day), words
    except ValueError:
        return None, line


def _in_time(context: dict[str, Any], wanted: Any) -> list[Any]:
    articles = [
        content
        for content in context["generated_content"].values()
        if isinstance(content, Article) and wanted(content)
    ]
    # files are read in no certain order, and records must come out the same every time
    articles.sort(key=lambda article: (article.date.date(), article.date, article.id))
    return articles
