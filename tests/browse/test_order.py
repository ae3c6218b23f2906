"""Articles have one order, whatever order their files were read in."""

import datetime
import random
from types import SimpleNamespace

from browse.order import newest_first, order_key

DAMASCUS = datetime.timezone(datetime.timedelta(hours=3))


def dated(id: str, *moment: int, zone: datetime.tzinfo = DAMASCUS) -> SimpleNamespace:  # noqa: A002
    return SimpleNamespace(id=id, date=datetime.datetime(*moment, tzinfo=zone))  # type: ignore[misc, arg-type]


def test_articles_of_one_day_are_ordered_by_moment_then_by_id() -> None:
    expected = [
        dated("wd", 2024, 11, 19),
        dated("wa", 2024, 11, 18, 10, 30),
        dated("wc", 2024, 11, 18),
        dated("wb", 2024, 11, 18),
    ]
    for seed in range(5):
        articles = expected[:]
        random.Random(seed).shuffle(articles)
        newest_first(articles)
        assert articles == expected


def test_the_day_that_an_article_states_comes_before_its_moment() -> None:
    late_in_london = dated("wa", 2024, 11, 17, 23, zone=datetime.UTC)
    early_in_damascus = dated("wb", 2024, 11, 18, 0, 30)
    assert late_in_london.date > early_in_damascus.date
    assert order_key(late_in_london) < order_key(early_in_damascus)
