"""Text captures become articles: golden files, and what is not in them."""

import datetime
import shutil
from pathlib import Path

import pytest

from captures import printed
from captures.capture import End, Look

HERE = Path(__file__).parent
FIXTURES = sorted((HERE / "fixtures").glob("*.txt"))
PAGE = """\
{header}
افتتاح الجسر الجديد فوق نهر الرمان

افتتح مهندسو البلدية{today} الجسر الجديد فوق نهر الرمان بعد عامين من العمل المتواصل في الموقع.

وعبرت السيارات الأولى عند الظهر وسط زغاريد الأهالي وتصفيقهم.
"""


def test_the_real_capture_gives_exactly_its_article(site, real_capture):
    report = site.imported(real_capture)
    assert site.article == (HERE / "real_capture.md").read_text(encoding="utf-8")
    assert site.fields["captured"] == "2024-11-22"
    assert (site.fields["date"], site.fields["date_basis"]) == ("2024-11-18", "inferred")
    assert site.fields["date_evidence"] == "اليوم الاثنين"
    assert site.fields["capture_sha256"].startswith("b691de8a")
    assert site.body.rstrip("\n").split("\n\n") == [
        line for line in real_capture.read_text(encoding="utf-8").split("\n")[6:-4] if line
    ]
    assert [line.text for line in report.cut.counts if line.end is End.FOOTER] == [
        "أخبار ذات صلة",
        "آخر الأخبار",
    ]


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_each_sites_page_gives_its_golden_article(site, fixture):
    report = site.imported(fixture)
    assert not report.rejected
    assert site.article == fixture.with_suffix(".md").read_text(encoding="utf-8")


def test_every_line_of_a_page_is_in_the_article_or_reported_as_cut(site):
    fixture = HERE / "fixtures/footer_lists.txt"
    report = site.imported(fixture)
    kept = {site.fields["title"], *site.body.split("\n")}
    lines = {line for line in fixture.read_text(encoding="utf-8").split("\n") if line}
    assert lines == (kept | {line.text for line in report.cut.counts}) - {""}


def test_the_headline_above_itself_is_no_line_that_was_cut(site):
    page = (HERE / "fixtures/breadcrumbs.txt").read_text(encoding="utf-8")
    title = "افتتاح مكتبة عامة في حي الصابونية"
    page = page.replace(f"الرئيسية » أخبار محلية » {title}", title)
    report = site.imported(site.saved("a.txt", page))
    assert site.fields["title"] == title
    cut = {line.text for line in report.cut.counts}
    assert "تقارير" in cut
    assert title not in cut


def test_without_any_day_of_capture_the_day_of_the_import_stands(site):
    site.imported(site.saved("a.txt", PAGE.format(header="", today="، اليوم الخميس،")))
    assert site.fields["date"] == site.fields["captured"] == "2025-03-01"
    assert site.fields["date_basis"] == "captured"


def test_the_maintainers_day_of_capture_serves_pages_that_have_none(site):
    page = site.saved("a.txt", PAGE.format(header="", today="، اليوم الخميس،"))
    site.imported(page, captured=datetime.date(2014, 5, 3))
    assert site.fields["captured"] == "2014-05-03"
    assert (site.fields["date"], site.fields["date_basis"]) == ("2014-05-01", "inferred")


def test_the_headers_own_date_is_stronger_than_the_maintainers(site):
    page = site.saved("a.txt", PAGE.format(header="الأحد 5 شباط 2012\n", today=""))
    site.imported(page, captured=datetime.date(2014, 5, 3))
    assert site.fields["captured"] == site.fields["date"] == "2012-02-05"


def test_a_header_from_the_future_is_not_believed(site):
    page = site.saved("a.txt", PAGE.format(header="الأحد 5 شباط 2040\n", today=""))
    report = site.imported(page)
    assert site.fields["captured"] == "2025-03-01"
    assert "future" in report.looks[Look.VALUE_UNUSED][0].detail


def test_a_byline_after_the_day_of_capture_is_not_believed(site):
    header = "الأحد 5 شباط 2012\nنشر بتاريخ 7 شباط 2012\n"
    report = site.imported(site.saved("a.txt", PAGE.format(header=header, today="")))
    assert (site.fields["date"], site.fields["date_basis"]) == ("2012-02-05", "captured")
    assert "after the day of capture" in report.looks[Look.VALUE_UNUSED][0].detail


def test_a_bylines_hour_is_kept_and_its_wrong_weekday_worth_a_look(site):
    header = "الأحد 5 شباط 2012\nنشر بتاريخ السبت 3 شباط 2012 الساعة 2:05 مساءً\n"
    report = site.imported(site.saved("a.txt", PAGE.format(header=header, today="")))
    assert (site.fields["date"], site.fields["date_basis"]) == ("2012-02-03 14:05", "stated")
    assert "الجمعة" in report.looks[Look.DATES_DISAGREE][0].detail


def test_the_sources_name_at_the_top_is_no_headline(site):
    page = PAGE.format(header="شبكة أخبار وادي الرمان والقرى المجاورة\n", today="")
    site.imported(site.saved("a.txt", page), source="شبكة أخبار وادي الرمان والقرى المجاورة")
    assert site.fields["title"] == "افتتاح الجسر الجديد فوق نهر الرمان"
    assert site.fields["source"] == "شبكة أخبار وادي الرمان والقرى المجاورة"


def test_a_byte_order_mark_is_no_part_of_the_title(site):
    site.imported(site.saved("a.txt", "\ufeff" + PAGE.format(header="", today="").lstrip()))
    assert site.fields["title"] == "افتتاح الجسر الجديد فوق نهر الرمان"


def test_a_text_is_recognised_whatever_its_name(site):
    report = site.imported(site.saved("صفحة محفوظة", PAGE.format(header="", today="")))
    assert report.imported == 1
    assert site.fields["capture"] == "captures/صفحة محفوظة"


MASTHEAD = "مؤسسة السهول المختلقة للصحافة والنشر والتوزيع"
UNDER_MASTHEAD = (
    f"{MASTHEAD}\nالجمعة، 22 نوفمبر 2024\n\nافتتاح مكتبة مختلقة في بلدة السهول\n\n"
    "افتتحت بلدة السهول، اليوم الاثنين، مكتبة عامة مختلقة لا وجود لها، وقال رئيس البلدة "
    "المختلق إنها ستكون مفتوحة للجميع.\n\nوأضاف أن الكتب كلها من خيال كاتب هذا الاختبار.\n"
)


def test_the_first_bare_date_is_the_day_of_capture_even_below_a_long_masthead(site):
    site.imported(site.saved("page.txt", UNDER_MASTHEAD))
    article = site.fields
    assert article["title"] == "افتتاح مكتبة مختلقة في بلدة السهول"
    assert article["captured"] == "2024-11-22"
    assert article["date"] == "2024-11-18"
    assert article["date_basis"] == "inferred"


def test_a_bare_date_under_a_headline_is_not_taken_for_the_article_s_own(site):
    text = UNDER_MASTHEAD.partition("\n")[2].replace("اليوم الاثنين، ", "")
    head, date = "افتتاح مكتبة مختلقة في بلدة السهول", "الجمعة، 22 نوفمبر 2024"
    body = text.partition(head)[2].strip()
    site.imported(site.saved("page.txt", f"{head}\n{date}\n\n{body}\n"))
    article = site.fields
    assert article["date_basis"] == "captured"
    assert article["captured"] == "2024-11-22"


def test_of_two_bare_dates_the_upper_is_the_pages_and_the_one_under_the_headline_the_articles(site):
    head, day = "افتتاح مكتبة مختلقة في بلدة السهول", "الجمعة، 22 نوفمبر 2024"
    body = UNDER_MASTHEAD.partition(head)[2].strip()
    site.imported(site.saved("page.txt", f"{MASTHEAD}\n{day}\n{head}\n21 نوفمبر 2024\n\n{body}\n"))
    assert (site.fields["captured"], site.fields["date"]) == ("2024-11-22", "2024-11-21")
    assert (site.fields["title"], site.fields["date_basis"]) == (head, "stated")


def test_the_real_capture_below_a_masthead_is_the_same_article(site, real_capture):
    lines = real_capture.read_text(encoding="utf-8").split("\n")
    site.imported(real_capture)
    expected = (site.fields["title"], site.fields["date_evidence"], site.body)
    shutil.rmtree(site.content)
    site.imported(site.saved("b.txt", "\n".join([MASTHEAD, *lines[2:]])))
    assert (site.fields["title"], site.fields["date_evidence"], site.body) == expected
    assert site.fields["captured"] == "2024-11-22"


def test_one_bad_byte_or_a_cut_letter_is_rejected_with_its_place(site, real_capture):
    data = real_capture.read_bytes()
    cut = data[: data.index("طارئاً".encode()) + 1]
    report = site.imported(site.saved("a.txt", data + b"\xd8"), site.saved("b.txt", cut))
    assert [f"byte {len(data)}" in report.rejected[0].reason, report.imported] == [True, 0]
    assert f"byte {len(cut) - 1}" in report.rejected[1].reason
    assert all("save the page again as UTF-8" in refusal.reason for refusal in report.rejected)


def test_a_cut_line_names_its_articles_while_they_are_few(site):
    for n in "12345":
        lines = "Damascus\n" if n in "123" else ""
        text = PAGE.format(header=f"18.4 C\n{lines}", today=f" رقم {n}")
        site.saved(f"{n}.txt", text)
    report = "\n".join(printed.lines(site.imported(site.inbox)))
    ids = ", ".join(entry["id"] for entry in site.ledger[:3])
    assert f"\n  3 × header of {ids}: Damascus" in report
    assert "\n  5 × header: 18.4 C" in report


def test_a_line_cut_twice_from_one_article_names_it_once(site):
    text = PAGE.format(header="18.4 C\nDamascus\nDamascus\n", today="")
    report = "\n".join(printed.lines(site.imported(site.saved("a.txt", text))))
    assert f"  2 × header of {site.articles[0].stem}: Damascus" in report
