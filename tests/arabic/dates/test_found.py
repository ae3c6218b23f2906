"""Dates are found however the press writes them, and never guessed."""

import datetime
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic.dates import Calendar, find_dates, long_date, month_year, short_date

NOVEMBER_22 = datetime.date(2024, 11, 22)
PRESS_DAYS = st.dates(datetime.date(1800, 1, 1), datetime.date(2199, 12, 31))
MONTH_STYLES = ("levantine", "gregorian", "maghrebi", "both")


def days(text: str) -> list[str]:
    return [found.day.isoformat() for found in find_dates(text)]


@pytest.mark.parametrize(
    "words",
    [
        *("2024-11-22", "2024/11/22", "22/11/2024", "22-11-2024", "22.11.2024", "22\\11\\2024"),
        *("٢٢/١١/٢٠٢٤", "۲۲/۱۱/۲۰۲۴", "٢٢\u200f/١١\u200f/٢٠٢٤", "22 / 11 / 2024", "22 – 11 – 2024"),
        *("22 تشرين الثاني 2024", "22 تشرين ثاني 2024", "٢٢ تِشْرِين الثَّانِي ٢٠٢٤", "22 نوفمبر 2024"),
        *(
            "22 نوفمبر/تشرين الثاني 2024",
            "22 تشرين الثاني (نوفمبر) 2024",
            "22 نوفمبر تشرين الثاني 2024",
        ),
        *("22 تشرين الثاني - نوفمبر 2024", "22-نوفمبر-2024", "2024-نوفمبر-22", "22نوفمبر2024"),
        *("نوفمبر 22, 2024", "تشرين الثاني 22، 2024", "نوفمبر 22 2024", "22 نونبر 2024"),
        *("22 من نوفمبر 2024", "22 من شهر نوفمبر من عام 2024", "22 نوفمبر سنة 2024"),
        *("22 نوفمبر، 2024", "22 تشرين\nالثاني 2024", "22\xa0نوفمبر\xa02024", "22 نوفمبر 2024م"),
        *(
            "22 نوفمبر 2024 م",
            "22 نوفمبر 2024 ميلادية",
            "الجمعة 22/11/2024",
            "الجمعة، 22 نوفمبر 2024 م",
        ),
        *("الجمعة, نوفمبر 22, 2024", "الجمعة الموافق 22 نوفمبر 2024", "الجمعه: 22 نوفمبر 2024"),
    ],
)
def test_a_date_is_read_and_its_words_are_kept(words: str) -> None:
    for text in (words, f"نُشر يوم {words}، في حلب.", f"({words})\nخبر"):
        (found,) = find_dates(text)
        assert found.day == NOVEMBER_22
        assert found.words == text[found.start : found.end] == words


@pytest.mark.parametrize(
    ("names", "month"),
    [
        ("كانون الثاني|كانون ثاني|يناير|جانفي", 1),
        ("شباط|فبراير|فيفري", 2),
        ("آذار|اذار|مارس", 3),
        ("نيسان|أبريل|إبريل|ابريل|أفريل|افريل", 4),
        ("أيار|ايار|أيّار|مايو|ماي|مايس", 5),
        ("حزيران|يونيو|يونيه|يونية|جوان", 6),
        ("تموز|تمّوز|يوليو|يوليه|يوليوز|جويلية|جويليه", 7),
        ("آب|اب|أغسطس|اغسطس|أوت|اوت|غشت", 8),
        ("أيلول|ايلول|سبتمبر|شتنبر", 9),
        ("تشرين الأول|تشرين الاول|تشرين أول|أكتوبر|اكتوبر", 10),
        ("تشرين الثاني|تشرين ثاني|نوفمبر|نونبر", 11),
        ("كانون الأول|كانون الاول|كانون أول|ديسمبر|دجنبر", 12),
    ],
)
def test_every_month_is_known_by_all_its_names(names: str, month: int) -> None:
    for name in names.split("|"):
        assert days(f"في 3 {name} 2021 اجتمعوا") == [f"2021-{month:02}-03"], name
        assert days(f"{name} 3، 2021") == [f"2021-{month:02}-03"], name


@pytest.mark.parametrize(
    "text",
    [
        *("31 نوفمبر 2024", "30/2/2024", "29/02/2023", "0/11/2024", "22/13/2024", "2024-22-11"),
        *("22/11/24", "22 نوفمبر 24", "22 نوفمبر", "نوفمبر 2024", "نوفمبر 22"),
        *("22 نوفمبر/كانون الأول 2024", "22 تشرين 2024", "22 كانون 2024"),
        *("20/05/1046", "10 رمضان 2024", "22 نوفمبر 1446 هـ", "22 نوفمبر 1024", "22 نوفمبر 20245"),
        *(
            "192.168.11.2024",
            "1/22/11/2024",
            "22/11/2024/5",
            "10.22 نوفمبر 2024",
            "122 نوفمبر 2024",
        ),
        *("22-11/2024", "22 ماية 2024", "22 نوفمبريات 2024", "في 10:22 نوفمبر 2024", ""),
    ],
)
def test_what_is_no_full_date_of_the_press_is_refused(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize(
    "words",
    [
        *("20 جمادى الأولى 1446", "20 جمادى الأولى 1446 هـ", "20/05/1446 هـ", "20/05/1446"),
        *(
            "20 جمادي الاول 1446هـ",
            "1446/05/20هـ",
            "٢٠ جُمادى الأولى ١٤٤٦ هجرية",
            "20 جماد أول 1446",
        ),
    ],
)
def test_a_hijri_date_is_read_with_or_without_its_era(words: str) -> None:
    (found,) = find_dates(f"كتبوا في {words}، ثم مضوا")
    assert (found.day, found.calendar) == (NOVEMBER_22, Calendar.HIJRI)
    assert found.words == words


@pytest.mark.parametrize(
    "words",
    [
        "الجمعة 20 جمادى الأولى 1446 هـ الموافق 22 نوفمبر 2024 م",
        "الجمعة 20 جمادى الأولى 1446 هـ الموافق لـ 22 نوفمبر 2024",
        "22 نوفمبر 2024 م - 20 جمادى الأولى 1446 هـ",
        "22/11/2024 (20/05/1446 هـ)",
    ],
)
def test_two_dates_that_name_one_day_in_two_calendars_are_one(words: str) -> None:
    (found,) = find_dates(f"نشر {words}\nخبر")
    assert (found.day, found.hijri_day, found.words) == (NOVEMBER_22, NOVEMBER_22, words)


def test_a_day_after_the_month_is_read_where_no_month_has_the_other_number() -> None:
    assert days("11/22/2024") == ["2024-11-22"]
    assert days("11/12/2024") == ["2024-12-11"]


def test_several_dates_are_found_in_order() -> None:
    text = "من 1 ماي 2023 إلى 2 ماي 2023، ثم في ٣/٥/٢٠٢٣ وأيار 4، 2023."
    assert days(text) == ["2023-05-01", "2023-05-02", "2023-05-03", "2023-05-04"]


def test_a_time_beside_a_date_does_no_harm() -> None:
    assert days("2024-11-22T10:30:00+03:00") == ["2024-11-22"]
    assert days("10:30 - 22/11/2024") == ["2024-11-22"]
    assert days("22/11/2024 10:30") == ["2024-11-22"]
    assert days("22/11/2024-10:30") == ["2024-11-22"]


def test_a_particle_before_the_day_is_no_part_of_the_words() -> None:
    (found,) = find_dates("منذ الـ22 من نوفمبر 2024\u200f.")
    assert found.words == "22 من نوفمبر 2024"


def test_a_weekday_that_belongs_to_another_clause_is_left_alone() -> None:
    (found,) = find_dates("اجتمعوا الجمعة في حلب. 22 نوفمبر 2024")
    assert found.words == "22 نوفمبر 2024"


@given(PRESS_DAYS)
def test_what_is_written_is_read_back_in_every_style(day: datetime.date) -> None:
    for months, digits in product(MONTH_STYLES, ("latin", "arabic")):
        for write in (long_date, short_date):
            words = write(day, months=months, digits=digits)
            (found,) = find_dates(f"قالوا، {words}: نعم")
            assert (found.day, found.words) == (day, words)


@given(PRESS_DAYS, st.sampled_from(["{d}/{m}/{y}", "{y}-{m:02}-{d:02}", "{d:02}.{m:02}.{y}"]))
def test_numbers_are_read_back(day: datetime.date, layout: str) -> None:
    (found,) = find_dates(layout.format(d=day.day, m=day.month, y=day.year))
    assert found.day == day


@given(st.text(st.sampled_from("0123456789٢/-. \u200fنوفمبرأيلولسجعة،م()\n")))
def test_the_words_are_always_the_text_at_their_offsets(text: str) -> None:
    end = 0
    for found in find_dates(text):
        assert found.start >= end
        assert text[found.start : found.end] == found.words
        end = found.end


def test_a_month_and_its_year_are_no_date() -> None:
    assert find_dates(month_year(2024, 11)) == []
