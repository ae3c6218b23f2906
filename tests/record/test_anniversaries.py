"""What the home page may show on a day of the year."""

import datetime
import json
from types import SimpleNamespace

import pelicanconf
from record.anniversaries import SHOWN, anniversaries, entry
from small_site import Built


def on(day: str, words: int = 1) -> SimpleNamespace:
    return SimpleNamespace(date=datetime.datetime.fromisoformat(day), words=words)


def test_each_day_has_the_longest_article_of_each_year_the_newest_first() -> None:
    long = on("2019-11-18 10:00", 2)
    found = anniversaries([on("2018-11-18"), on("2019-11-18"), long, on("2019-11-19")])
    assert list(found) == list(range(1, 13))
    assert list(found[11]) == [18, 19]
    assert [article.date.year for article in found[11][18]] == [2019, 2018]
    assert found[11][18][0] is long
    assert found[2] == {}


def test_of_many_years_a_few_are_spread_over_all() -> None:
    [days] = [
        found
        for month, found in anniversaries(on(f"{year}-02-28") for year in range(1990, 2021)).items()
        if month == 2
    ]
    assert [article.date.year for article in days[28]] == [2020, 2015, 2010, 2005, 2000, 1995, 1990]
    assert len(days[28]) == SHOWN


def test_a_site_has_a_file_for_each_month_and_articles_lead_to_their_day(site: Built) -> None:
    names = sorted(path.name for path in (site.output / "on-this-day").iterdir())
    assert names == [f"{month:02}.json" for month in range(1, 13)]
    assert json.loads(site.text("on-this-day/12.json")) == {}
    november = json.loads(site.text("on-this-day/11.json"))
    assert november == {
        "18": [
            {
                "url": "a/whandedited.html",
                "title": "عنوان بخط اليد",
                "date": "2024-11-18",
                "day": "18 تشرين الثاني/نوفمبر 2024",
                "day_url": "2024/11/#d18",
            }
        ]
    }
    [entry] = json.loads(site.text("on-this-day/03.json"))["31"]
    assert (entry["lang"], entry["dir"]) == ("en", "ltr")


def test_an_article_names_its_source_where_it_has_one() -> None:
    article = on("2024-01-05")
    article.__dict__.update(url="a/w.html", title="عنوان", lang="ar", source="وكالة المثال")
    shown = entry(article, {**vars(pelicanconf), "MONTH_NAMES": "levantine"})
    assert shown == {
        "url": "a/w.html",
        "title": "عنوان",
        "date": "2024-01-05",
        "day": "5 كانون الثاني 2024",
        "day_url": "2024/01/#d5",
        "source": "وكالة المثال",
    }


def test_what_was_withdrawn_or_hidden_is_in_none(site: Built) -> None:
    assert json.loads(site.text("on-this-day/05.json")) == {}
