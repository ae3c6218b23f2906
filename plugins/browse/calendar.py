"""The archive by year and month.

A year's page shows its months; a month's pages show its articles, the newest first, and the first
of them a calendar that leads to each day. A day has no page of its own: where one article a day is
kept, every article would make a second file (docs/decisions.md). Pelican's own period archives (one
page a period, however many articles) stay off.
"""

import datetime
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from pelican.generators import Generator

from browse.neighbours import with_neighbours

SHOWN_OF_A_MONTH = 3


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month; `position` is its newest article's place in the month's, from 0."""

    date: datetime.date
    count: int
    position: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month that has articles; `date` is its first day, `articles` come the newest first.

    `days` has the days with articles and how many each has, the newest first.
    """

    date: datetime.date
    url: str
    save_as: str
    articles: list[Any]
    days: dict[datetime.date, int]

    @property
    def count(self) -> int:
        """How many articles it has."""
        return len(self.articles)

    @property
    def latest(self) -> list[Any]:
        """Its newest articles, three at most."""
        return self.articles[:SHOWN_OF_A_MONTH]

    @property
    def weeks(self) -> list[list[Day | None]]:
        """Its days as a calendar's rows: from Saturday to Friday, None for another month's."""
        positions: dict[datetime.date, int] = {}
        position = 0
        for date, count in self.days.items():
            positions[date] = position
            position += count
        row: list[Day | None] = [None] * weekday(self.date)
        rows = [row]
        date = self.date
        while date.month == self.date.month:
            if len(row) == 7:
                row = []
                rows.append(row)
            row.append(Day(date, self.days.get(date, 0), positions.get(date, 0)))
            if date == datetime.date.max:
                break
            date += datetime.timedelta(days=1)
        row += [None] * (7 - len(row))
        return rows


@dataclass(frozen=True, slots=True)
class Year:
    """A year that has articles; its months come the first one first."""

    number: int
    url: str
    save_as: str
    months: list[Month]

    @property
    def count(self) -> int:
        """How many articles it has."""
        return sum(month.count for month in self.months)

    @property
    def articles(self) -> list[Any]:
        """Its articles, the newest first."""
        return [article for month in reversed(self.months) for article in month.articles]


def by_year(articles: list[Any], settings: dict[str, Any]) -> list[Year]:
    """The years of `articles` (which come the newest first), the newest year first.

    Addresses are those of the settings YEAR_URL, YEAR_SAVE_AS, MONTH_URL and MONTH_SAVE_AS, where
    `{year}` and `{month}` are numbers.
    """
    months = [
        _month(first_day, list(group), settings)
        for first_day, group in groupby(articles, key=lambda article: _first_of_month(article.date))
    ]
    return [
        Year(
            number,
            settings["YEAR_URL"].format(year=number),
            settings["YEAR_SAVE_AS"].format(year=number),
            list(group)[::-1],
        )
        for number, group in groupby(months, key=lambda month: month.date.year)
    ]


def weekday(date: datetime.date) -> int:
    """A day's place in the week, 0 being Saturday, with which a Syrian week begins."""
    return (date.weekday() + 2) % 7


def _first_of_month(moment: datetime.datetime) -> datetime.date:
    return moment.date().replace(day=1)


def _month(first_day: datetime.date, articles: list[Any], settings: dict[str, Any]) -> Month:
    year, month = first_day.year, first_day.month
    return Month(
        first_day,
        settings["MONTH_URL"].format(year=year, month=month),
        settings["MONTH_SAVE_AS"].format(year=year, month=month),
        articles,
        Counter(article.date.date() for article in articles),
    )


class CalendarGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Puts `years` and `calendar` into the context and writes the pages of years and months."""

    writes_pages = True  # and nothing else

    def generate_context(self) -> None:
        """`years`: [(number, count)], the newest first; `calendar`: the same as [Year]."""
        years = by_year(self.context["articles"], self.settings)
        self.context["calendar"] = years
        self.context["years"] = [(year.number, year.count) for year in years]

    def generate_output(self, writer: Any) -> None:
        """Write `2024/index.html` from `year.html`, `2024/11/index.html` … from `month.html`."""
        years = self.context["calendar"][::-1]
        for before, year, after in with_neighbours(years):
            writer.write_file(
                year.save_as,
                self.get_template("year"),
                self.context,
                relative_urls=self.settings["RELATIVE_URLS"],
                url=year.url,
                year=year.number,
                months=year.months,
                previous=before and before.number,
                next=after and after.number,
            )
        months = [month for year in years for month in year.months]
        for before, month, after in with_neighbours(months):
            writer.write_file(
                month.save_as,
                self.get_template("month"),
                self.context,
                relative_urls=self.settings["RELATIVE_URLS"],
                template_name="month",
                url=month.url,
                month=month.date,
                articles=month.articles,
                weeks=month.weeks,
                previous=before and before.date,
                next=after and after.date,
            )
