"""`on-this-day/11.json`: what was published on each day of a month, in other years than this one.

The day of the build is not the visitor's, so the home page asks for the visitor's month and shows
the visitor's day. Each day has a few articles, one a year: the longest of that day, which is more
often a story than a notice. So the files stay small, however large the archive is.
"""

import datetime
import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

from pelican.generators import Generator

from interface.dates import short_date
from record.articles import published
from record.directions import of_another_language
from record.written import replacing

SHOWN = 7
"""Years of a day: six to see, and one more that may be the visitor's own."""

T = TypeVar("T")


def anniversaries(articles: Iterable[Any]) -> dict[int, dict[int, list[Any]]]:
    """By month (1 to 12, each there) and day the articles to show, the newest year first.

    `articles` come in the order of their days.
    """
    months: dict[int, dict[int, list[Any]]] = {month: {} for month in range(1, 13)}
    for date, group in groupby(articles, key=lambda article: article.date.date()):
        longest = max(group, key=lambda article: article.words)
        months[date.month].setdefault(date.day, []).insert(0, longest)
    return {
        month: {day: _spread(days[day], SHOWN) for day in sorted(days)}
        for month, days in months.items()
    }


def _spread(row: Sequence[T], most: int) -> list[T]:
    """At most so many items of a row, evenly spread, the first and the last among them."""
    if len(row) <= most:
        return list(row)
    return [row[place * (len(row) - 1) // (most - 1)] for place in range(most)]


def entry(article: Any, context: dict[str, Any]) -> dict[str, str]:
    """What the home page shows of an article: the year as it is written, and its day's address."""
    date: datetime.date = article.date.date()
    month = context["MONTH_URL"].format(year=date.year, month=date.month)
    source = str(getattr(article, "source", ""))
    return {
        "url": article.url,
        "title": article.title,
        "date": date.isoformat(),
        "day": short_date(date, context),
        "day_url": f"{month}#d{date.day}",
        **({"source": source} if source else {}),
        **of_another_language(article.lang, context["INTERFACE_LANG"]),
    }


class AnniversariesGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Writes the twelve files."""

    comes_first = True  # of all that is written, before articles are related

    def generate_output(self, _writer: Any) -> None:
        """Called by Pelican."""
        for month, days in anniversaries(published(self.context)).items():
            shown = {
                day: [entry(article, self.context) for article in articles]
                for day, articles in days.items()
            }
            with replacing(Path(self.output_path, "on-this-day", f"{month:02}.json")) as file:
                text = json.dumps(shown, ensure_ascii=False, separators=(",", ":"))
                file.write(text.encode() + b"\n")
