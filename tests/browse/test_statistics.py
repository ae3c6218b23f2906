"""The numbers of an archive."""

import csv
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from browse.statistics import Statistics, lengths, statistics, table
from plain_text import plain_text, word_count
from small_site import article, build


def group(name: str, count: int) -> tuple[Any, list[int]]:
    return SimpleNamespace(name=name), [0] * count


def found(
    bases: Sequence[str | None] = ("stated",),
    sources: Sequence[tuple[Any, list[int]]] = (),
    categories: Sequence[tuple[Any, list[int]]] = (),
) -> Statistics:
    articles = [
        SimpleNamespace(words=1, **({"date_basis": basis} if basis else {})) for basis in bases
    ]
    return statistics(articles, list(sources), list(categories))


@given(st.lists(st.text(alphabet="اب \n<>p/br"), max_size=8))
def test_words_are_counted_as_they_are_parted(paragraphs: list[str]) -> None:
    text = plain_text("".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))
    assert word_count(text) == len(text.split())


def test_lengths_have_classes_and_a_median() -> None:
    counted = lengths([0, 99, 100, 199, 250, 1000, 5000])
    assert counted.classes == [
        (0, 99, 2),
        (100, 199, 2),
        (200, 299, 1),
        (300, 499, 0),
        (500, 999, 0),
        (1000, None, 2),
    ]
    assert counted.median == 199


def test_how_dates_are_known_comes_the_surest_first() -> None:
    bases = found(["captured", None, "inferred", "stated", "stated"]).bases
    assert list(bases.items()) == [("stated", 2), ("inferred", 1), ("captured", 1), ("unsaid", 1)]
    assert list(found(["inferred"]).bases) == ["inferred"]


@pytest.mark.parametrize(
    ("sizes", "half"), [([10], 1), ([5, 3, 2], 1), ([4, 3, 3], 2), ([2, 2], 0), ([], 0)]
)
def test_the_largest_sources_that_have_half_of_all(sizes: list[int], half: int) -> None:
    sources = [group(str(size), size) for size in sizes]
    assert found(["stated"] * 10, sources).half == half


def test_names_come_the_largest_first_then_by_the_alphabet() -> None:
    categories = [group("ب", 1), group("ث", 3), group("ا", 1)]
    shown = found(categories=categories).categories
    assert [name.name for name, _ in shown] == ["ث", "ا", "ب"]


def test_a_name_cannot_be_a_formula_of_a_spreadsheet() -> None:
    names = ["=HYPERLINK(1)", "+1", "-1", "@x", 'قال "نعم", ومضى']
    text = table(found(sources=[group(name, 1) for name in names]), [])
    shown = [row[1] for row in csv.reader(text.splitlines()) if row[0] == "source"]
    assert sorted(shown) == sorted([*(f"'{name}" for name in names[:4]), names[4]])


def test_the_site_has_its_numbers_as_a_table_that_spreadsheets_read(tmp_path: Any) -> None:
    files = {
        "articles/1.md": article("waaaaaaaaaa", "2024-11-18", Source="وكالة المثال"),
        "articles/2.md": article("wbbbbbbbbbb", "2023-01-05", Category="سياسة"),
        "articles/3.md": article(
            "wcccccccccc", "2023-01-04", Status="hidden", Withdrawn="2024-12-01, طلب صاحبه"
        ),
    }
    built = build(tmp_path, files)
    assert built.code == 0, built.said
    data = (built.output / "statistics.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines()))
    assert rows == [
        ["by", "value", "articles"],
        ["month", "2023-01", "1"],
        ["month", "2024-11", "1"],
        ["source", "وكالة المثال", "1"],
        ["category", "أخبار", "1"],
        ["category", "سياسة", "1"],
        ["words", "0-99", "2"],
        ["words", "100-199", "0"],
        ["words", "200-299", "0"],
        ["words", "300-499", "0"],
        ["words", "500-999", "0"],
        ["words", "1000+", "0"],
        ["date_basis", "unsaid", "2"],
    ]
