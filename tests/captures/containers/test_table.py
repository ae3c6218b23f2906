"""Rows of a table become articles, in the encodings and with the signs that tables come with."""

import csv
import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captures.capture import Look
from captures.containers import rows
from captures.markdown import to_markdown
from captures.recognise import captures_in
from captures.unpacking import unpacked
from containers_made import MORE, TEXT, about

HEADER = ["id", "Title", "content", "date", "link", "author", "keywords"]
ROW = [
    "news-7",
    "موعد سوق المؤونة",
    f"{TEXT}\n\n{MORE}",
    "2014-01-02",
    "http://example.org/news/7",
    "سليم النجار",
    "أسواق، مؤونة",
]


def table(*lines: list[str], sign: str = ",") -> str:
    """A table as csv writes it."""
    file = io.StringIO()
    csv.writer(file, delimiter=sign).writerows(lines)
    return file.getvalue()


def test_a_row_becomes_an_article(site):
    report = site.imported(site.saved("news.csv", table(HEADER, ROW)))
    assert not report.rejected
    assert {**site.fields, "id": "", "capture_sha256": ""} == {
        "title": "موعد سوق المؤونة",
        "date": "2014-01-02",
        "date_basis": "stated",
        "id": "",
        "tags": "أسواق; مؤونة",
        "authors": "سليم النجار",
        "original_url": "http://example.org/news/7",
        "capture": "news.csv#news-7",
        "capture_sha256": "",
    }
    assert site.body == f"{TEXT}\n\n{MORE}\n"


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256"])
def test_a_table_is_known_by_its_header_whatever_its_name(site, sign, encoding):
    data = table(HEADER, ROW, sign=sign).encode(encoding)
    assert site.imported(site.saved("dump.data", data)).imported == 1
    assert site.fields["title"] == "موعد سوق المؤونة"
    assert site.body == f"{TEXT}\n\n{MORE}\n"


def test_a_gzipped_table_with_arabic_names_is_read(site):
    text = table(["العنوان", "نص الخبر", "تاريخ النشر", "المصدر"], ["خبر", TEXT, "6/6/2013", "صدى"])
    assert site.imported(site.saved("news.csv.gz", gzip.compress(text.encode()))).imported == 1
    assert site.fields["date"] == "2013-06-06"
    assert site.fields["source"] == "صدى"
    assert site.fields["capture"] == "news.csv.gz#2"


def test_a_second_import_changes_nothing(site):
    path = site.saved("news.csv", table(HEADER, ROW))
    site.imported(path)
    before = site.everything
    assert site.imported(path).known == 1
    assert site.everything == before


def test_of_two_columns_for_one_key_the_one_with_its_name_counts(site):
    text = table(["content", "text", "headline"], ["ليس هذا", TEXT, "خبر"])
    report = site.imported(site.saved("news.csv", text))
    assert site.body == f"{TEXT}\n"
    assert report.ignored.counts == {"content": 1}


def test_a_page_whose_first_line_has_commas_is_no_table(site):
    page = f"أخبار, نص, صور\n\nموعد سوق المؤونة\n\n{TEXT}\n\n{MORE}\n"
    site.imported(site.saved("page.txt", page))
    assert site.fields["capture"] == "captures/page.txt"


BROKEN = {
    "too many fields": ("a,b,c,d,e,f,g,h,i\r\n", "found 9 fields; expected 7 as in the header"),
    "too few fields": ("a,b\r\n", "found 2 fields"),
    "a quote inside quotes": (f'1,خبر,"قال "نعم" {TEXT}",,,,\r\n', "a row that is none"),
    "one field": ("a\r\n", "found 1 field; expected 7"),
    "no text": ("1,خبر,,,,,\r\n", "found no text"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_row_does_not_stop_the_others(site, name):
    broken, reason = BROKEN[name]
    others = table(["1", "الأول", TEXT, "", "", "", ""], ["2", "الثاني", MORE, "", "", "", ""])
    first, second = others.splitlines(keepends=True)
    text = table(HEADER) + first + broken + second
    report = site.imported(site.saved("news.csv", text))
    assert report.imported == 2
    (refusal,) = report.rejected
    assert refusal.place.endswith(("news.csv#3", "news.csv#1"))
    assert reason in refusal.reason
    assert "; expected " in refusal.reason


def test_a_quote_that_is_never_closed_takes_only_its_own_row(site):
    rows = [[str(n), f"خبر {n}", f"{TEXT} {n}", "", "", "", ""] for n in range(5)]
    text = table(HEADER, *rows[:2]) + '8,"خبر,نص,,,,\r\n' + table(*rows[2:])
    report = site.imported(site.saved("news.csv", text))
    assert report.imported == 5
    assert [refusal.place.rpartition("#")[2] for refusal in report.rejected] == ["4"]


def test_an_endless_field_is_refused_and_memory_does_not_grow(site, monkeypatch):
    monkeypatch.setattr(rows, "LONGEST", 2**20)
    text = table(HEADER, ROW) + f'9,"{"سوق " * 500_000}'
    report = site.imported(site.saved("news.csv", text))
    assert report.imported == 1
    assert "a row that has no end in" in report.rejected[0].reason


def test_a_line_that_is_too_long_is_one_row(site, monkeypatch):
    monkeypatch.setattr(rows, "LONGEST", 2**20)
    long = f"خبر,{'سوق ' * 500_000},,,,,\r\n"
    report = site.imported(site.saved("news.csv", table(HEADER) + long + table(ROW)))
    assert report.imported == 1
    assert [refusal.place.rpartition("#")[2] for refusal in report.rejected] == ["2"]


def test_bytes_of_another_encoding_are_refused_in_their_row_alone(site):
    data = table(HEADER, ROW).encode() * 1 + b"2,\xe3\xe6\xda\xcf,\xe3,,,,\r\n"
    filler = "".join(table([str(n), "خبر", f"{TEXT} {n}", "", "", "", ""]) for n in range(10, 2000))
    report = site.imported(site.saved("news.csv", table(HEADER).encode() + filler.encode() + data))
    assert report.imported == 1991
    assert any("bytes that are not UTF-8" in refusal.reason for refusal in report.rejected)


CELL = st.text(
    alphabet=st.characters(exclude_categories=("Cs", "Cc"), include_characters='\n,;"\t'),
    max_size=40,
)


@given(st.lists(st.lists(CELL, min_size=2, max_size=2), min_size=1, max_size=8))
def test_fields_come_out_as_they_went_in(tmp_path_factory, cells):
    path = tmp_path_factory.mktemp("table") / "t.csv"
    path.write_bytes(table(["title", "text"], *cells).encode())
    with unpacked(path) as stream:
        found = list(rows.Rows(stream, rows.Dialect("utf-8", ",")))[1:]
    assert [row.fields for row in found] == [row for row in cells if any(map(str.strip, row))]


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("table") / "t.csv"
    path.write_bytes(b"title,text\n" + data)
    for found in captures_in(path):
        assert found.place.startswith(str(path))


def test_a_text_with_the_line_ends_of_an_old_mac_is_no_table_and_stops_nothing(site):
    page = f"موعد سوق المؤونة في القرية\r\r{about('سوق')}\r"
    report = site.imported(site.saved("a.txt", page))
    assert (report.imported, report.rejected) == (1, [])


def test_a_zero_byte_costs_no_row(site):
    text = table(
        HEADER, [*ROW[:1], f"{ROW[1]}\0", *ROW[2:]], ["8", "خبر", f"{TEXT}\0", "", "", "", ""]
    )
    report = site.imported(site.saved("news.csv", text))
    assert (report.imported, report.rejected) == (2, [])
    assert b"\0" not in b"".join(site.everything.values())


@pytest.mark.parametrize("name", ["news.csv", "dump.data"])
def test_rows_may_end_as_on_an_old_mac(site, name):
    text = table(HEADER, ROW, ["8", "خبر", f"{MORE} {TEXT}", "", "", "", ""]).replace("\r\n", "\r")
    report = site.imported(site.saved(name, text))
    assert (report.imported, report.rejected) == (2, [])


@pytest.mark.parametrize("told", ["sep=;\r\n", '"sep=;"\n', "\ufeffSEP=;\r"])
@pytest.mark.parametrize("name", ["news.csv", "dump.data"])
def test_a_first_line_that_tells_excel_the_sign_is_no_header(site, told, name):
    end = "\r" if told.endswith("\r") else "\r\n"
    text = table([*HEADER, "a,b,c,d"], ["", "خبر", TEXT, "", "", "", "", ""], sign=";")
    report = site.imported(site.saved(name, told + text.replace("\r\n", end)))
    assert (report.imported, report.rejected) == (1, [])
    assert site.fields["capture"] == f"{name}#3"


HTML = [
    f"<p>{TEXT}</p>\n<p>وقال <b>{MORE}</b></p>",
    f"{TEXT}<br />\n<br/>وقال {MORE}",
    f"{TEXT}\n\nوقال <strong>{MORE}</strong>",
]


@pytest.mark.parametrize("column", ["content", "text", "body"])
@pytest.mark.parametrize("written", HTML)
def test_a_column_of_text_that_is_html_is_read_as_html(site, column, written):
    text = table(["title", column], ["خبر", written])
    assert site.imported(site.saved("news.csv", text)).imported == 1
    assert site.body == f"{TEXT}\n\nوقال {MORE}\n"


def test_a_field_that_says_that_there_is_no_value_is_empty(site):
    header = ["title", "text", "author", "category", "date", "tags", "source"]
    row = ["خبر", TEXT, "NULL", "\\N", "NaN", "None", " nan"]
    report = site.imported(site.saved("news.csv", table(header, row)))
    assert not {"authors", "category", "tags", "source"} & site.fields.keys()
    assert Look.VALUE_UNUSED not in report.looks


@pytest.mark.parametrize("sign", ["<", "< 7 و > 3", "<br", "&lt;p>", "x<y> و <p>"])
def test_signs_in_a_text_are_no_html(site, sign):
    text = table(["title", "text"], ["خبر", f"{TEXT} {sign}\n\n{MORE}"])
    site.imported(site.saved("news.csv", text))
    assert site.body == to_markdown([f"{TEXT} {sign}", MORE])


@pytest.mark.parametrize("first", ["العنوان, النص, التاريخ", "title;text", "عنوان|نص الخبر"])
def test_a_page_whose_first_line_has_the_names_of_columns_is_no_table(site, first):
    page = f"{first}\n\nموعد سوق المؤونة\n\n{TEXT}، أسواق, كثيرة\n\n{MORE}\n"
    site.imported(site.saved("page.txt", page))
    assert site.fields["capture"] == "captures/page.txt"
