"""The data files hold the archive, so that it can be made anew of them."""

import datetime
import gzip
import io
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from record.data import keyed, record, write_records
from record.members import NONE, Members
from record.package import FIELDS
from small_site import Built

WHOLE_KEYS = (
    "id url source source_url title text html date captured authors category tags language"
    " markdown date_basis date_evidence title_basis capture capture_sha256 also_captured"
)


def by_id(site: Built, year: int = 2024) -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in site.records(year)}


def source_files(site: Built) -> dict[str, bytes]:
    folder = site.output.parent / "content" / "articles"
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_record_says_all_that_the_front_matter_says(site: Built) -> None:
    whole = by_id(site)["waaaaaaaaaa"]
    assert " ".join(whole) == WHOLE_KEYS
    assert whole["url"] == "https://agency.example/news?id=1&page=2"
    assert whole["source"] == "وكالة المثال"
    assert whole["title"] == "خبر </script><!-- كامل & مختلق"
    assert whole["text"] == "الفقرة الأولى.\n\nالفقرة الثانية، وفيها رابط."
    assert whole["html"].startswith("<p>الفقرة الأولى.</p>")
    assert whole["date"] == "2024-11-18"
    assert whole["captured"] == "2024-11-22"
    assert whole["authors"] == ["كاتب أول", "كاتبة ثانية"]
    assert whole["tags"] == ["حرب", "هرب"]
    assert whole["language"] == "ar"
    assert whole["also_captured"] == ["captures/two.txt", "captures/three.txt"]


def test_the_fields_that_are_told_are_those_of_the_records_in_their_order(site: Built) -> None:
    records = [*site.records(2019), *site.records(2024)]
    assert set(FIELDS) == {key for each in records for key in each}
    for each in records:
        assert list(each) == [name for name in FIELDS if name in each]


def test_links_of_a_record_s_html_are_absolute(site: Built) -> None:
    html = by_id(site)["wbbbbbbbbbb"]["html"]
    assert re.findall('href="([^"]*)"', html) == [
        "https://example.org/archive/a/waaaaaaaaaa.html?a=1&amp;b=2",
        "https://example.org/archive/about.html#top",
        "https://example.org/archive/a/wbbbbbbbbbb.html#2",
        "mailto:someone@example.org",
    ]


def test_a_date_with_a_time_keeps_its_time_and_zone(site: Built) -> None:
    timed = by_id(site)["wbbbbbbbbbb"]
    assert timed["date"] == "2024-03-31T23:30:00+02:00"
    assert timed["modified"] == "2024-04-02T08:00:00+03:00"


def test_markdown_is_the_files_whole_text_as_it_stands(site: Built) -> None:
    files = source_files(site)
    records = by_id(site)
    assert records["whandedited"]["markdown"].encode() == files["hand.md"]
    assert records["waaaaaaaaaa"]["markdown"].encode() == files["whole.md"]
    assert records["whandedited"]["corrections"] == [
        "2024-12-02 صُحّح اسم البلدة",
        "2024-12-01 حُذف سطر مكرر",
    ]


def test_a_withdrawn_article_is_a_stub_without_text(site: Built) -> None:
    stub = by_id(site)["wcccccccccc"]
    assert stub["withdrawn"] == "2024-12-01, طلب صاحبه"
    assert stub["url"] == "https://agency.example/gone"
    assert not {"text", "html", "markdown"} & set(stub)
    assert "category" not in stub  # the file names none: the site's default is not its word


def test_drafts_and_merely_hidden_articles_are_in_no_data_file(site: Built) -> None:
    every = [each["id"] for year in (2019, 2024) for each in site.records(year)]
    assert len(every) == 14
    assert not {"wdddddddddd", "weeeeeeeeee"} & set(every)


def test_records_of_a_year_come_the_oldest_first(site: Built) -> None:
    assert [each["id"] for each in site.records(2024)] == [
        "wbbbbbbbbbb",
        "wcccccccccc",
        "waaaaaaaaaa",
        "whandedited",
    ]


def test_the_compressed_file_names_no_time_and_no_file(site: Built) -> None:
    header = (site.output / "data" / "articles-2024.jsonl.gz").read_bytes()[:10]
    assert header[3] == 0  # no name, no comment
    assert header[4:8] == bytes(4)  # no time


@pytest.mark.parametrize("body", ["", "\n\n", "نص\r\nآخر\r", "نص\u2028آخر\x85", "\ufeffنص", "𝒳"])
def test_a_record_is_one_line_whatever_the_file_holds(tmp_path: Path, body: str) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(f"Title: x\n\n{body}".encode())
    compressed = io.BytesIO()
    settings = {"ARCHIVE_URL": "https://example.org"}
    write_records(keyed([invented(path)]), settings, compressed, Members(None, NONE))
    lines = gzip.decompress(compressed.getvalue()).split(b"\n")
    assert len(lines) == 2
    assert lines[1] == b""


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_utf_8_file_comes_back_byte_for_byte(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.md"
    path.write_bytes(text.encode())
    values = record(invented(path), path.read_bytes(), {"ARCHIVE_URL": "https://example.org"})
    assert values.get("markdown", "").encode() == path.read_bytes()


def invented(path: Path) -> Any:
    return SimpleNamespace(
        id="waaaaaaaaaa",
        digest=b"",
        category="",
        url="a/waaaaaaaaaa.html",
        title="عنوان",
        status="published",
        lang="ar",
        date=datetime.datetime(2024, 11, 18, tzinfo=datetime.UTC),
        get_content=lambda _: "<p>نص</p>",
        source_path=str(path),
    )
