"""Lines beside a headline: of publication, of a change, and those that count from the capture."""

import datetime

import pytest

from captures.capture import Article, Basis, Defaults, Look, texts
from captures.web.capture import Origin, clean_page
from containers_made import MORE, TEXT

MOMENT = datetime.datetime(2014, 1, 2, 1, 0, tzinfo=datetime.UTC)
TODAY = datetime.date(2025, 3, 1)
ADDRESS = "http://example.org/news/7"


def read(byline: str, captured: datetime.date | None = MOMENT, below: str = "") -> Article:
    page = (
        "<html><head><title>موعد سوق المؤونة</title></head><body><article>"
        f"<h1>موعد سوق المؤونة</h1>{byline}<p>{TEXT}</p><p>{MORE}</p>{below}"
        "</article></body></html>"
    )
    article = clean_page(page.encode(), Defaults(TODAY), Origin(ADDRESS, captured)).article
    assert isinstance(article, Article)
    assert texts(article.paragraphs) == (TEXT, MORE)
    return article


def test_a_day_without_a_year_is_the_latest_before_the_capture():
    article = read("<div>الخميس 6 حزيران</div>")
    assert (article.dated.written, article.dated.basis) == ("2013-06-06", Basis.INFERRED)


@pytest.mark.parametrize("zone", ["", "Z", "+03:00"])
def test_a_moment_as_machines_write_it_is_a_day_too(zone):
    assert read(f"<p>2013-06-06T14:05:00{zone}</p>").dated.written.startswith("2013-06-06 14:05")


@pytest.mark.parametrize("byline", ["31/02/2014", "الخميس 31 حزيران 2013", "30-06-14"])
def test_a_byline_that_names_no_day_is_in_the_report(byline):
    page = f"<html><body><h1>موعد سوق المؤونة</h1><p>{byline}</p><p>{TEXT}</p><p>{MORE}</p></body>"
    (note,) = [
        note
        for note in clean_page(page.encode(), Defaults(TODAY)).notes
        if note.detail.startswith("date:")
    ]
    assert note.look is Look.VALUE_UNUSED
    assert f"«{byline}» (byline)" in note.detail


@pytest.mark.parametrize(
    ("byline", "day"),
    [
        ("<div>منذ ساعتين</div>", "2014-01-01"),
        ("<span>نشر قبل 3 أيام</span>", "2013-12-30"),
        ("<div>2 hours ago</div>", "2014-01-01"),
        ("<p>بواسطة سمير منذ يومين</p>", "2013-12-31"),
        ("<time>منذ 20 دقيقة</time>", "2014-01-02"),
    ],
)
def test_an_age_counts_from_the_moment_of_capture_and_is_inferred(byline, day):
    article = read(byline)
    assert (article.dated.written, article.dated.basis) == (day, Basis.INFERRED)
    assert article.dated.evidence in byline


def test_an_age_counts_from_nothing_where_the_moment_of_capture_is_not_known():
    dated = read("<div>منذ ساعتين</div>", None).dated
    assert (dated.written, dated.basis) == (TODAY.isoformat(), Basis.CAPTURED)


def test_the_age_of_what_stands_below_the_text_is_not_the_articles():
    assert read("", below="<div>منذ ساعتين</div>").dated.basis is Basis.CAPTURED


@pytest.mark.parametrize(
    ("byline", "basis", "modified"),
    [
        ("<div>28 آب 2013، آخر تحديث 14:00</div>", Basis.INFERRED, ""),
        ("<div>آخر تحديث</div><div>28 آب 2013</div>", Basis.INFERRED, ""),
        (
            "<div>تاريخ النشر</div><div>28 آب 2013</div><div>آخر تحديث</div><div>30 آب 2013</div>",
            *(Basis.STATED, "2013-08-30"),
        ),
        (
            "<div>Last updated: 30 August 2013 | Published: 28 August 2013</div>",
            *(Basis.STATED, "2013-08-30"),
        ),
        (
            "<div><time class='updated' datetime='2013-08-30'>30 آب 2013</time></div>"
            "<div><time class='entry-date published' datetime='2013-08-28'>28 آب</time></div>",
            *(Basis.STATED, "2013-08-30"),
        ),
        (
            "<div>آخر تعديل: <time datetime='2013-08-30'>30 آب 2013</time></div>"
            "<div>نشر: <time datetime='2013-08-28'>28 آب 2013</time></div>",
            *(Basis.STATED, "2013-08-30"),
        ),
    ],
)
def test_the_day_of_a_change_is_not_the_articles(byline, basis, modified):
    article = read(byline)
    assert (article.dated.written, article.dated.basis) == ("2013-08-28", basis)
    assert article.modified == modified
