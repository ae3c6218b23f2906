"""Days told from the moment of reading."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic.dates import relative_date

THURSDAY = datetime.date(2014, 1, 2)
AT_NIGHT = datetime.datetime(2014, 1, 2, 1, 0, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("نشر أمس في حلب", "2014-01-01", "أمس"),
        ("قبل ثلاثة أيام", "2013-12-30", "قبل ثلاثة أيام"),
        ("منذ ٣ ساعات", "2014-01-02", "منذ ٣ ساعات"),
        ("الإثنين الماضي", "2013-12-30", "الإثنين الماضي"),
        ("الخميس الماضي", "2013-12-26", "الخميس الماضي"),
        ("اليوم (الخميس)", "2014-01-02", "اليوم (الخميس"),
    ],
)
def test_a_day_is_counted_from_the_day_of_reading(text: str, day: str, words: str) -> None:
    found = relative_date(text, THURSDAY)
    assert found is not None
    assert (found.day, found.words) == (datetime.date.fromisoformat(day), words)


def test_hours_reach_into_the_day_before_where_the_moment_is_known() -> None:
    found = relative_date("قبل ساعتين", AT_NIGHT)
    assert found is not None
    assert found.day == datetime.date(2014, 1, 1)


@pytest.mark.parametrize("text", ["قبل أسبوع", "منذ أيام", "قبل 20 ساعة", "منذ شهرين"])
def test_words_that_name_no_one_day_give_none(text: str) -> None:
    found = relative_date(text, THURSDAY)
    assert found is not None
    assert found.day is None


@pytest.mark.parametrize(
    "text", ["الاثنين", "قبل الظهر", "منذ البداية", "الأمسية", "الاثنين المقبل", ""]
)
def test_other_words_are_no_days(text: str) -> None:
    assert relative_date(text, THURSDAY) is None


@given(st.integers(1, 99), st.dates(datetime.date(1990, 1, 1), datetime.date(2100, 1, 1)))
def test_any_number_of_days_is_counted_back(days: int, read_on: datetime.date) -> None:
    found = relative_date(f"منذ {days} يوماً", read_on)
    assert found is not None
    assert found.day == read_on - datetime.timedelta(days=days)
