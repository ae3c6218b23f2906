"""The bench's sites are what they claim to be."""

import random

import pytest

from bench.imports.sites import LAYOUTS, Story, make_site
from bench.imports.texts import Score, imported
from bench.imports.wordings import held_out
from captures.boilerplate import Kind, look_at
from captures.capture import Article, Basis, Dated

STORY = Story("افتتاح طاحونة السفح", ("افتتح أهل القرية الطاحونة.", "ثم طحنوا القمح."))
TITLES = tuple(f"عنوان مختلق رقم {number}" for number in range(9))


@pytest.mark.parametrize("line", held_out())
def test_no_list_of_the_import_has_a_held_out_line(line):
    assert look_at(line).kind is Kind.TEXT


@pytest.mark.parametrize("number", range(len(LAYOUTS)))
@pytest.mark.parametrize("vocabulary", ["usual", "held-out"])
def test_every_page_has_its_story_whole_and_in_order(number, vocabulary):
    site = make_site(number, vocabulary, TITLES, seed=1)
    page = [line.strip() for line in site.page(STORY, random.Random(1)).splitlines()]
    places = [page.index(line) for line in (STORY.title, *STORY.lines)]
    assert places == sorted(places)
    assert len(page) > 12


def test_a_score_counts_what_is_missing_and_what_is_too_much():
    article = Article(STORY.title, Dated("2020-01-01", Basis.CAPTURED), (STORY.lines[0], "زيادة"))
    score = Score()
    score.add(STORY, article)
    score.add(STORY, None)
    assert score.row.split() == ["0.5000", "0.2500", "0.5000"]


def test_pages_are_imported_as_the_import_does_it(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(make_site(0, "usual", TITLES, 1).page(STORY, random.Random(1)), "utf-8")
    (article,) = imported([path], alone=True)
    assert article.title == STORY.title
