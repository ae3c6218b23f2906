"""What holds for every day and every text."""

import datetime
import time
from itertools import product

import pytest
from hijridate import Gregorian
from hypothesis import given
from hypothesis import strategies as st

from arabic.dates import find_dates, long_date, said_dates
from arabic.dates.vocabulary import VOCABULARY
from captures.capture import Basis
from captures.dating import Bounds, Evidence, Kind, Said, parse_stated, read, resolve

TODAY = datetime.date(2026, 1, 1)
BOUNDS = Bounds(None, TODAY)
WEB_DAYS = st.dates(datetime.date(1990, 1, 1), TODAY)
ANY = st.one_of(
    st.text(max_size=80),
    st.text(
        st.sampled_from("0123456789٠٣٩۲/-.،: \u200fهـمصحزيرانتشالثينوفبدقبلساعةمنذأيامT+Z"),
        max_size=60,
    ),
)


def day_of(kind: Kind, value: str) -> datetime.date:
    (item,) = read(Said(kind, value), BOUNDS)
    assert isinstance(item, Evidence)
    assert item.is_sure
    assert not item.doubt
    return item.day


@given(WEB_DAYS)
def test_a_written_date_is_read_back_in_all_names_and_digits(day: datetime.date) -> None:
    for months, digits in product(
        ("levantine", "gregorian", "maghrebi", "both"), ("latin", "arabic")
    ):
        assert day_of(Kind.BYLINE, long_date(day, months=months, digits=digits)) == day


@given(WEB_DAYS, st.sampled_from(sorted(VOCABULARY.months.keys() - {"hijri"})), st.data())
def test_every_name_of_a_month_is_read_back(
    day: datetime.date, system: str, data: st.DataObject
) -> None:
    names = VOCABULARY.months[system][day.month - 1]
    if names:
        name = data.draw(st.sampled_from(names))
        assert day_of(Kind.BYLINE, f"نشر {day.day} {name} {day.year}") == day


@given(WEB_DAYS, st.data())
def test_a_hijri_date_comes_back_as_the_day_it_was_made_of(
    day: datetime.date, data: st.DataObject
) -> None:
    hijri = Gregorian.fromdate(day).to_hijri()
    name = data.draw(st.sampled_from(VOCABULARY.months["hijri"][hijri.month - 1]))
    assert day_of(Kind.BYLINE, f"{hijri.day} {name} {hijri.year} هـ") == day
    assert day_of(Kind.BYLINE, f"{hijri.day}/{hijri.month:02}/{hijri.year} هـ") == day


@given(WEB_DAYS)
def test_an_address_with_a_day_is_read_back(day: datetime.date) -> None:
    for form in ("%Y/%m/%d", "%Y-%m-%d", "%Y%m%d"):
        assert day_of(Kind.ADDRESS, f"https://example.org/{day.strftime(form)}/khabar") == day


@given(
    st.datetimes(datetime.datetime(1990, 1, 2), datetime.datetime(2025, 12, 31)),
    st.integers(-12 * 4, 14 * 4),
)
def test_a_moment_comes_back_with_its_zone(moment: datetime.datetime, quarters: int) -> None:
    zone = datetime.timezone(datetime.timedelta(minutes=15 * quarters))
    there = moment.replace(tzinfo=zone)
    assert parse_stated(there.isoformat()) == there.isoformat(" ", "minutes")


@given(WEB_DAYS, WEB_DAYS)
def test_a_date_without_a_year_is_within_the_years_before_the_capture(
    day: datetime.date, captured: datetime.date
) -> None:
    words = f"{day.day} {VOCABULARY.months['levantine'][day.month - 1][0]}"
    for item in read(Said(Kind.BYLINE, words), Bounds(captured, TODAY)):
        if isinstance(item, Evidence):
            assert (item.day.day, item.day.month) == (day.day, day.month)
            assert datetime.timedelta(0) <= captured - item.day < datetime.timedelta(days=8 * 366)
            assert not item.is_sure


@given(st.lists(st.builds(Said, st.sampled_from(Kind), ANY), max_size=4), ANY, st.booleans())
def test_nothing_raises_and_every_date_can_be_an_articles(
    said: list[Said], text: str, has_capture: bool
) -> None:
    captured = datetime.date(2014, 1, 2) if has_capture else None
    found = resolve(said, [text, f"اليوم الاثنين {text}"], captured, TODAY)
    day = datetime.date.fromisoformat(found.dated.written[:10])
    latest = (captured or TODAY) + datetime.timedelta(days=1)
    assert datetime.date(1990, 1, 1) <= day <= latest
    assert (found.dated.evidence == "") == (found.dated.basis is Basis.CAPTURED)


@given(ANY)
def test_the_words_are_always_the_text_at_their_offsets(text: str) -> None:
    for said in said_dates(text):
        assert text[said.start : said.end] == said.words


@pytest.mark.parametrize(
    "unit", ["قال إن 22 نوفمبر 2024 في حلب يوم طويل ", "1 2 ", "22/11/", "((( "]
)
def test_the_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    def cost(length: int) -> float:
        line = unit * (length // len(unit))
        times = []
        for _ in range(3):
            begin = time.process_time()
            find_dates(line)
            times.append(time.process_time() - begin)
        return min(times)

    assert cost(400_000) < 16 * cost(50_000)  # eight times as long; its square would be 64
