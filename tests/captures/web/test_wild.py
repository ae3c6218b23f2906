"""Pages as they are found in the wild give their article: its words, its title, its day."""

import datetime
from collections import Counter

import pytest

from captures.capture import Basis, Defaults, Form, texts
from captures.web.capture import Origin, clean_page
from wild_pages import HELD_OUT, PAGES

TODAY = datetime.date(2025, 3, 1)
ALL = PAGES | HELD_OUT


@pytest.fixture(scope="module", params=ALL)
def page(request):
    wild = ALL[request.param]()
    return wild, clean_page(wild.html, Defaults(TODAY), Origin(wild.address)).article


def test_there_are_pages_of_many_kinds():
    assert len(PAGES) >= 25
    assert len(HELD_OUT) >= 8


def test_the_words_of_a_page_are_its_articles(page):
    wild, article = page
    found = Counter("\n".join(texts(article.paragraphs)).split())
    wanted = Counter("\n".join(wild.text).split())
    shared = (found & wanted).total()
    assert 2 * shared >= wild.least * (found.total() + wanted.total())


def test_title_and_date_are_what_the_page_says(page):
    wild, article = page
    assert wild.title == ("" if article.title_inferred else article.title)
    day = article.dated.written[:10]
    assert wild.date == ("" if article.dated.basis is Basis.CAPTURED else day)


def test_captions_are_kept_with_their_pictures(page):
    wild, article = page
    captions = {
        block.text
        for block in article.paragraphs
        if not isinstance(block, str) and block.form is Form.IMAGE
    }
    assert captions >= set(wild.captions)
