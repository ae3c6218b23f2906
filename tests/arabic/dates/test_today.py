"""A text that calls a weekday today gives away when it was written."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic.dates import last_weekday, weekday_name, weekday_of_today

CAPTURE = Path(__file__).parents[3] / "tests/fixtures/000_23febb985faa2048.txt"


@pytest.mark.parametrize(
    ("text", "weekday", "words"),
    [
        ("عقدت اجتماعاً، اليوم الاثنين، في حلب", 0, "اليوم الاثنين"),
        ("اليوم، الإثنين", 0, "اليوم، الإثنين"),
        ("اليوم الاتنين", 0, "اليوم الاتنين"),
        ("هذا اليوم الثلاثاء", 1, "هذا اليوم الثلاثاء"),
        ("صباح اليومِ الثلثاء", 1, "اليومِ الثلثاء"),
        ("واليوم الأربعا", 2, "اليوم الأربعا"),
        ("اليوم (الخميس) قال", 3, "اليوم (الخميس)"),
        ("اليوم (الخميس، 3 أيار 2024)", 3, "اليوم (الخميس"),
        ("(قال اليوم الخميس)", 3, "اليوم الخميس"),
        ("مساء اليوم الجمعه.", 4, "اليوم الجمعه"),
        ("وذلك اليوم السبت", 5, "اليوم السبت"),
        ("اليوم الأحد والاثنين", 6, "اليوم الأحد"),
        ("اليوم يوم الاحد", 6, "اليوم يوم الاحد"),
        ("يوم الأحد الماضي، ثم اليوم الاثنين", 0, "اليوم الاثنين"),
        ("اليوم الاثنين وأربعة جرحى", 0, "اليوم الاثنين"),
    ],
)
def test_a_weekday_called_today_is_found(text: str, weekday: int, words: str) -> None:
    assert weekday_of_today(text) == (weekday, words)


@pytest.mark.parametrize(
    "text",
    [
        *("يوم الاثنين", "الاثنين", "يوم غد الثلاثاء", "أمس الأحد", "اليوم", "اليوم السابع"),
        *("في ذلك اليوم الاثنين", "باليوم الاثنين", "نفس اليوم، الأحد", "اليوم التالي الثلاثاء"),
        *("اليوم الأحد عشر", "اليوم الاثنين والعشرين", "اليوم الخميس المقبل", "اليوم الأحداث"),
        *("صحيفة حلب اليوم\nالاثنين 3 أيار", "اليوم. الاثنين", "", "اثنين اليوم"),
    ],
)
def test_any_other_weekday_is_not_today(text: str) -> None:
    assert weekday_of_today(text) is None


def test_the_first_real_capture_says_monday_and_not_tomorrows_tuesday() -> None:
    text = CAPTURE.read_text(encoding="utf-8")
    assert weekday_of_today(text) == (0, "اليوم الاثنين")
    assert last_weekday(0, datetime.date(2024, 11, 22)) == datetime.date(2024, 11, 18)


@given(st.integers(0, 6))
def test_every_weekday_can_be_today(weekday: int) -> None:
    words = f"اليوم {weekday_name(weekday)}"
    assert weekday_of_today(f"قال {words} إن") == (weekday, words)


@given(st.integers(0, 6), st.dates(min_value=datetime.date(1, 1, 8)))
def test_the_last_weekday_is_within_the_week_before(weekday: int, day: datetime.date) -> None:
    last = last_weekday(weekday, day)
    assert last.weekday() == weekday
    assert 0 <= (day - last).days < 7
