"""Which pages stand for all of a site."""

import pytest

from checks.kinds import ARTICLE, MONTH, cover, first, kind, sample, stops
from checks.survey import survey
from tests.checks.conftest import Write


@pytest.mark.parametrize(
    ("path", "shape"),
    [
        ("index.html", "index.html"),
        ("404.html", "404.html"),
        ("a/wa.html", ARTICLE),
        ("2024/index.html", "N/"),
        ("2024/11/index.html", MONTH),
        ("2024/11/page/2.html", "N/N/page/N.html"),
        ("category/سياسة/index.html", "category/*/"),
        ("category/2024/index.html", "category/*/"),
        ("tag/سياسة/page/12.html", "tag/*/page/N.html"),
        ("data/index.html", "data/"),
    ],
)
def test_the_kind_of_a_page_is_the_shape_of_its_address(path: str, shape: str) -> None:
    assert kind(path) == shape


def test_few_pages_have_among_them_all_that_a_kind_is_made_of() -> None:
    parts = {"a": "p", "b": "p q", "c": "p r", "d": "p q r", "e": "p s"}
    assert cover({page: frozenset(made.split()) for page, made in parts.items()}) == ["d", "e"]


def test_the_fullest_are_taken_where_not_all_may_be() -> None:
    parts = {str(n): frozenset(map(str, range(n * 10, n * 11))) for n in range(1, 9)}
    assert cover(parts, most=2) == ["8", "7"]


def test_a_new_folder_and_a_new_part_of_an_article_are_opened(write: Write) -> None:
    before = {stop.address for stop in stops(survey(write()))}
    write("a/wb.html", '<section class="new"></section>')
    write("place/دمشق/index.html")
    after = {stop.address for stop in stops(survey(write()))}
    assert after - before == {"a/wb.html", "place/%D8%AF%D9%85%D8%B4%D9%82/"}


def test_an_article_with_latin_letters_fetches_other_fonts_and_is_opened_for_that(
    write: Write,
) -> None:
    write("a/wb.html", "<p>NATO</p>")
    assert "a/wb.html" in {stop.address for stop in stops(survey(write()))}


def test_the_search_is_asked_for_a_word_that_the_archive_has(write: Write) -> None:
    write("search.html", '<form><input type="search"></form>')
    read = survey(write("2024/index.html"))
    addresses = [stop.name for stop in stops(read) if stop.kind == "search.html"]
    assert "search.html?q=مختلق" in addresses
    assert "search.html?q=مختلق&sort=newest&from=2024-01-01" in addresses
    assert "search.html?q=عنوان مختلق" in addresses
    assert "search.html, with مختل typed" in addresses
    answers = first(stops(read), "search.html")
    assert answers and answers.name == "search.html?q=مختلق"


def test_a_sample_has_every_kind_and_is_the_same_for_a_seed(write: Write) -> None:
    for n in range(20):
        write(f"a/w{n}.html")
    read = survey(write())
    chosen = sample(read, 5, seed=1)
    assert {kind(page) for page in chosen} == {"index.html", "404.html", ARTICLE}
    assert len(chosen) == 8
    assert sample(read, 5, seed=1) == chosen != sample(read, 5, seed=2)
