"""Articles by year and month."""

import datetime
from types import SimpleNamespace

import pytest

from browse.calendar import by_year

SETTINGS = {
    "YEAR_URL": "{year:04}/",
    "YEAR_SAVE_AS": "{year:04}/index.html",
    "MONTH_URL": "{year:04}/{month:02}/",
    "MONTH_SAVE_AS": "{year:04}/{month:02}/index.html",
}


def on(*days: str) -> list[SimpleNamespace]:
    return [SimpleNamespace(date=datetime.datetime.fromisoformat(day)) for day in days]


def test_years_come_the_newest_first_and_their_months_the_first_one_first() -> None:
    articles = on("2024-11-18", "2024-11-02", "2024-01-31", "2019-12-31")
    years = by_year(articles, SETTINGS)
    assert [(year.number, year.count, year.url) for year in years] == [
        (2024, 3, "2024/"),
        (2019, 1, "2019/"),
    ]
    assert [(str(month.date), month.count, month.url) for month in years[0].months] == [
        ("2024-01-01", 1, "2024/01/"),
        ("2024-11-01", 2, "2024/11/"),
    ]
    assert [article for year in years for article in year.articles] == articles


def test_a_month_shows_its_three_newest_articles() -> None:
    [year] = by_year(on("2024-11-04", "2024-11-03", "2024-11-02", "2024-11-01"), SETTINGS)
    assert [article.date.day for article in year.months[0].latest] == [4, 3, 2]


def test_a_month_counts_its_days_the_newest_first() -> None:
    [year] = by_year(on("2024-11-18 09:00", "2024-11-18", "2024-11-02"), SETTINGS)
    [month] = year.months
    assert list(month.days.items()) == [
        (datetime.date(2024, 11, 18), 2),
        (datetime.date(2024, 11, 2), 1),
    ]


def test_a_month_s_weeks_run_from_saturday_to_friday() -> None:
    [year] = by_year(on("2024-11-18 09:00", "2024-11-18", "2024-11-02", "2024-11-01"), SETTINGS)
    weeks = year.months[0].weeks
    assert [[day and day.date.day for day in week] for week in weeks] == [
        [None, None, None, None, None, None, 1],  # a Friday
        [2, 3, 4, 5, 6, 7, 8],
        [9, 10, 11, 12, 13, 14, 15],
        [16, 17, 18, 19, 20, 21, 22],
        [23, 24, 25, 26, 27, 28, 29],
        [30, None, None, None, None, None, None],
    ]
    with_articles = [day for week in weeks for day in week if day and day.count]
    assert [(day.date.day, day.count, day.position) for day in with_articles] == [
        (1, 1, 3),
        (2, 1, 2),
        (18, 2, 0),
    ]


@pytest.mark.parametrize(("day", "rows"), [("2025-02-01", 4), ("2025-08-01", 6), ("9999-12-31", 5)])
def test_a_calendar_has_whole_rows_wherever_a_month_begins(day: str, rows: int) -> None:
    [year] = by_year(on(day), SETTINGS)
    weeks = year.months[0].weeks
    assert [len(week) for week in weeks] == [7] * rows


def test_an_early_year_has_four_digits() -> None:
    [year] = by_year(on("0622-07-16"), SETTINGS)
    assert year.save_as == "0622/index.html"


def test_an_empty_archive_has_no_years() -> None:
    assert by_year([], SETTINGS) == []
