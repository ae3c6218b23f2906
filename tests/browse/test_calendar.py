"""Articles by year and month."""

import datetime
from types import SimpleNamespace

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


def test_an_early_year_has_four_digits() -> None:
    [year] = by_year(on("0622-07-16"), SETTINGS)
    assert year.save_as == "0622/index.html"


def test_an_empty_archive_has_no_years() -> None:
    assert by_year([], SETTINGS) == []
