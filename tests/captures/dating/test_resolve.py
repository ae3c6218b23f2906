"""All evidence together gives one date, and what does not fit it is told."""

import datetime

import pytest

from captures.capture import Basis, Look
from captures.dating import Kind, Resolution, Said, resolve

CAPTURED = datetime.date(2014, 1, 2)
TODAY = datetime.date(2025, 3, 1)
ADDRESS = Said(Kind.ADDRESS, "https://example.org/2013/06/07/khabar", "url")
BYLINE = Said(Kind.BYLINE, "نشر في 8 حزيران 2013", "byline")
METADATA = Said(Kind.METADATA, "2013-06-09T10:00+03:00", "datePublished")
MONDAY = "التقى الأهالي، اليوم الاثنين، في الساحة"


def resolved(*said: Said, text: str = "", captured: datetime.date | None = CAPTURED) -> Resolution:
    return resolve(said, [text], captured, TODAY)


def dated(found: Resolution) -> tuple[str, Basis | None, str]:
    return found.dated.written, found.dated.basis, found.dated.evidence


def details(found: Resolution, look: Look) -> list[str]:
    return [note.detail for note in found.notes if note.look is look]


def test_metadata_is_believed_before_a_byline_and_that_before_an_address() -> None:
    for said, written in [
        ((ADDRESS, BYLINE, METADATA), "2013-06-09 10:00+03:00"),
        ((ADDRESS, BYLINE), "2013-06-08"),
        ((ADDRESS,), "2013-06-07"),
    ]:
        found = resolved(*said)
        assert found.dated.written == written
        assert found.dated.basis is Basis.STATED


def test_the_first_of_one_kind_is_believed() -> None:
    other = Said(Kind.METADATA, "2013-06-01", "DC.date")
    assert resolved(METADATA, other).dated.written == "2013-06-09 10:00+03:00"
    assert resolved(other, METADATA).dated.written == "2013-06-01"


def test_the_words_that_the_date_stands_on_are_kept() -> None:
    assert dated(resolved(BYLINE)) == ("2013-06-08", Basis.STATED, "8 حزيران 2013")
    assert dated(resolved(ADDRESS)) == ("2013-06-07", Basis.STATED, "2013/06/07")
    assert dated(resolved(text=MONDAY)) == ("2013-12-30", Basis.INFERRED, "اليوم الاثنين")


def test_a_whole_day_is_believed_before_one_that_counts_from_the_capture() -> None:
    ago = Said(Kind.BYLINE, "منذ 3 أيام", "byline")
    assert dated(resolved(ago, ADDRESS)) == ("2013-06-07", Basis.STATED, "2013/06/07")
    assert dated(resolved(ago)) == ("2013-12-30", Basis.INFERRED, "منذ 3 أيام")


def test_without_any_evidence_the_day_of_capture_stands_or_else_today() -> None:
    assert dated(resolved()) == ("2014-01-02", Basis.CAPTURED, "")
    assert dated(resolved(captured=None)) == ("2025-03-01", Basis.CAPTURED, "")
    assert details(resolved(), Look.DATE_CAPTURED) == ["2014-01-02"]


def test_a_moment_of_capture_is_a_day_of_capture() -> None:
    moment = datetime.datetime(2014, 1, 2, 1, 0, tzinfo=datetime.UTC)
    assert dated(resolved(captured=moment)) == ("2014-01-02", Basis.CAPTURED, "")
    ago = Said(Kind.BYLINE, "قبل ساعتين", "byline")
    assert resolved(ago, captured=moment).dated.written == "2014-01-01"


def test_sources_that_say_another_day_are_listed() -> None:
    found = resolved(METADATA, ADDRESS)
    (sentence,) = details(found, Look.DATES_DISAGREE)
    assert sentence == (
        "2013-06-09 10:00+03:00 by «2013-06-09T10:00+03:00» (datePublished), "
        "but 2013-06-07 by «2013/06/07» (url)"
    )


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Kind.BYLINE, "9 حزيران 2013"),
        (Kind.BYLINE, "8 حزيران 2013"),  # the day before, at another place
        (Kind.BYLINE, "9 حزيران"),
        (Kind.BYLINE, "آخر تحديث 20 حزيران 2013"),
        (Kind.BYLINE, "1 شعبان 1434 هـ"),  # the tables say 10 June
        (Kind.ADDRESS, "https://example.org/2013/06/khabar"),
        (Kind.METADATA, "2013-06"),
    ],
)
def test_sources_that_may_mean_the_same_day_do_not_disagree(kind: Kind, value: str) -> None:
    found = resolved(METADATA, Said(kind, value))
    assert found.dated.written == "2013-06-09 10:00+03:00"
    assert found.notes == ()


def test_a_month_is_a_check_and_no_day() -> None:
    month = Said(Kind.ADDRESS, "https://example.org/2013/05/khabar", "url")
    assert resolved(month).dated.basis is Basis.CAPTURED
    (sentence,) = details(resolved(METADATA, month), Look.DATES_DISAGREE)
    assert sentence.endswith("but 2013-05 by «2013/05» (url)")


def test_a_weekday_that_the_day_does_not_have_is_listed() -> None:
    found = resolved(Said(Kind.BYLINE, "الثلاثاء 7 حزيران 2013", "byline"))
    assert found.dated.written == "2013-06-07"
    (sentence,) = details(found, Look.DATES_DISAGREE)
    assert sentence.endswith("it says الثلاثاء, but 2013-06-07 is الجمعة")


@pytest.mark.parametrize(
    ("stated", "is_listed"),
    [
        *(("2013-06-10", False), ("2013-06-11", False), ("2013-06-09", False)),
        *(("2013-06-12", True), ("2013-06-13", True), ("2013-06-14", True)),
    ],
)
def test_the_texts_monday_may_be_printed_on_tuesday(stated: str, is_listed: bool) -> None:
    found = resolved(Said(Kind.METADATA, stated, "date"), text=MONDAY)
    assert found.dated.written == stated
    assert bool(details(found, Look.DATES_DISAGREE)) is is_listed


def test_what_is_refused_is_told_with_its_reason_and_the_next_best_is_taken() -> None:
    bad = Said(Kind.METADATA, "2013-02-30", "datePublished")
    found = resolved(bad, bad, ADDRESS)
    assert found.dated.written == "2013-06-07"
    assert details(found, Look.VALUE_UNUSED) == [
        "date: «2013-02-30» (datePublished): a day or time that does not exist"
    ]


def test_a_day_after_the_capture_is_refused_but_for_tomorrow_elsewhere() -> None:
    tomorrow = Said(Kind.METADATA, "2014-01-03T00:30+03:00", "date")
    assert resolved(tomorrow).dated.basis is Basis.STATED
    later = resolved(Said(Kind.METADATA, "2014-01-04", "date"))
    assert later.dated.written == "2014-01-02"
    assert "after the day of capture" in details(later, Look.VALUE_UNUSED)[0]


CHANGE = Said(Kind.METADATA, "2013-06-20T09:00+03:00", "dateModified", is_update=True)


def test_the_day_of_a_change_gives_way_to_any_of_publication_and_is_kept_beside_it() -> None:
    line = Said(Kind.BYLINE, "20 حزيران 2013، آخر تحديث 09:00", "byline")
    for change, modified in ((CHANGE, "2013-06-20 09:00+03:00"), (line, "2013-06-20")):
        found = resolved(change, ADDRESS)
        assert dated(found) == ("2013-06-07", Basis.STATED, "2013/06/07")
        assert (found.modified, found.notes) == (modified, ())


def test_where_only_a_change_is_dated_its_day_is_inferred_to_be_the_articles() -> None:
    found = resolved(CHANGE, text=MONDAY)
    assert dated(found) == ("2013-06-20 09:00+03:00", Basis.INFERRED, "2013-06-20T09:00+03:00")
    assert found.modified == ""
    ago = Said(Kind.BYLINE, "منذ 3 أيام", "byline")
    assert resolved(CHANGE, ago).dated.written == "2013-12-30"


def test_a_change_on_the_articles_own_day_or_on_none_is_no_news() -> None:
    same = Said(Kind.METADATA, "2013-06-07T23:00", "dateModified", is_update=True)
    never = Said(Kind.METADATA, "0000-00-00", "dateModified", is_update=True)
    found = resolved(same, never, ADDRESS)
    assert (found.modified, found.notes) == ("", ())
