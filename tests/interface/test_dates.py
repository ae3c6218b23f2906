"""Dates and numbers by the settings of the interface."""

import datetime

import pytest

from interface import dates
from interface.numbers import counted

DAY = datetime.date(2024, 11, 18)
ARABIC = {"INTERFACE_LANG": "ar", "DIGITS": "latin", "MONTH_NAMES": "both", "HIJRI": True}
ENGLISH = {**ARABIC, "INTERFACE_LANG": "en"}
INDIC = {**ARABIC, "DIGITS": "arabic"}


def test_a_date_is_written_in_the_language_of_the_interface() -> None:
    assert dates.long_date(DAY, ARABIC) == "الاثنين 18 تشرين الثاني/نوفمبر 2024"
    assert dates.short_date(DAY, INDIC) == "١٨ تشرين الثاني/نوفمبر ٢٠٢٤"
    assert dates.long_date(DAY, ENGLISH) == "Monday, 18 November 2024"
    assert dates.short_date(DAY, ENGLISH) == "18 November 2024"
    assert dates.month_year(DAY, ENGLISH) == "November 2024"


def test_names_of_months_and_days() -> None:
    english = [dates.month_name(month, ENGLISH) for month in range(1, 13)]
    assert (english[0], english[4], english[8]) == ("January", "May", "September")
    assert [dates.short_month(month, ENGLISH) for month in (1, 5, 9)] == ["Jan", "May", "Sep"]
    assert dates.short_month(11, ARABIC) == "تشرين الثاني"
    assert dates.weekdays(ENGLISH)[0] == ("Saturday", "Sat")
    assert dates.weekdays(ENGLISH)[-1] == ("Friday", "Fri")
    assert dates.weekdays(ARABIC)[2] == ("الاثنين", "اثنين")


def test_scripts_are_told_the_names_that_the_rules_do_not_have() -> None:
    assert dates.script_style(INDIC) == {"months": "both", "digits": "arabic"}
    months = dates.script_style(ENGLISH)["months"]
    assert isinstance(months, list)
    assert months[10] == "November"


def test_the_hijri_date_stands_beside_the_other_where_it_is_asked_for() -> None:
    hijri = "16 جمادى الأولى 1446\u00a0هـ"
    assert dates.with_hijri(DAY, ARABIC) == f"الاثنين 18 تشرين الثاني/نوفمبر 2024، {hijri}"
    assert dates.hijri_date(DAY, INDIC) == "١٦ جمادى الأولى ١٤٤٦\u00a0هـ"
    assert dates.with_hijri(DAY, ENGLISH) == (
        "Monday, 18 November 2024 (16 Jumada al-Ula 1446\u00a0AH)"
    )
    off = {**ARABIC, "HIJRI": False}
    assert dates.with_hijri(DAY, off) == "الاثنين 18 تشرين الثاني/نوفمبر 2024"
    assert dates.hijri_date(DAY, off) == dates.hijri_span(DAY.replace(day=1), off) == ""


@pytest.mark.parametrize(
    ("day", "hijri"),
    [
        (datetime.date(1924, 7, 31), ""),
        (datetime.date(1924, 8, 1), "1 محرم 1343\u00a0هـ"),
        (datetime.date(2077, 11, 16), "30 ذو الحجة 1500\u00a0هـ"),
        (datetime.date(2077, 11, 17), ""),
        (datetime.date.min, ""),
        (datetime.date.max, ""),
    ],
)
def test_beyond_the_tables_of_the_calendar_there_is_no_hijri_date(
    day: datetime.date, hijri: str
) -> None:
    assert dates.hijri_date(day, ARABIC) == hijri


def test_a_month_lies_between_two_hijri_dates() -> None:
    span = "29 Rabi' al-Thani 1446\u00a0AH – 28 Jumada al-Ula 1446\u00a0AH"
    assert dates.hijri_span(datetime.date(2024, 11, 1), ENGLISH) == span
    assert dates.hijri_span(datetime.date(2024, 12, 1), ENGLISH).endswith(
        "30 Jumada al-Akhirah 1446\u00a0AH"
    )
    assert dates.hijri_span(datetime.date(2077, 11, 1), ENGLISH) == ""
    assert dates.hijri_span(datetime.date(9999, 12, 1), ENGLISH) == ""


def test_counts_agree_with_their_nouns() -> None:
    assert counted(1234, "article", INDIC) == "١٬٢٣٤ مقالًا"
    assert [counted(count, "article", ENGLISH) for count in (0, 1, 2, 1234)] == [
        "no articles",
        "1 article",
        "2 articles",
        "1,234 articles",
    ]
