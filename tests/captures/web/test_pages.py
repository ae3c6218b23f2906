"""Whole pages of invented sites, of quite different make, against the text that is theirs."""

import datetime
import json
from collections import Counter
from pathlib import Path

import pytest

from captures.capture import Basis, Defaults, Form, texts
from captures.web.capture import clean_page

FOLDER = Path(__file__).with_name("pages")
PAGES = sorted(path.stem for path in FOLDER.glob("*.html"))
TODAY = datetime.date(2025, 3, 1)


@pytest.fixture(scope="module", params=PAGES)
def page(request):
    cleaned = clean_page((FOLDER / f"{request.param}.html").read_bytes(), Defaults(TODAY))
    gold = json.loads((FOLDER / f"{request.param}.json").read_text(encoding="utf-8"))
    return cleaned, gold


def f1(text: str, gold: str) -> float:
    words, wanted = Counter(text.split()), Counter(gold.split())
    return 2 * (words & wanted).total() / (words.total() + wanted.total())


def test_there_are_pages_of_many_kinds():
    assert len(PAGES) >= 12


def test_the_text_of_a_page_is_the_articles_and_nothing_else(page):
    cleaned, gold = page
    assert f1("\n".join(texts(cleaned.article.paragraphs)), "\n".join(gold["paragraphs"])) >= 0.97


def test_every_paragraph_of_a_page_stays_a_block_of_its_own(page):
    cleaned, gold = page
    found = [" ".join(text.split()) for text in texts(cleaned.article.paragraphs)]
    assert found == [" ".join(text.split()) for text in gold["paragraphs"]]


def test_title_date_authors_category_and_source_of_a_page_are_what_it_says(page):
    cleaned, gold = page
    article = cleaned.article
    said = (article.title, article.dated.written[:10], article.category, article.source)
    assert said == (gold["title"], gold["date"], gold["category"], gold["source"])
    assert list(article.authors) == gold["authors"]
    assert article.dated.basis is Basis.STATED


def test_captions_of_a_gallery_go_with_its_pictures(page):
    cleaned, gold = page
    pictures = [
        block.text
        for block in cleaned.article.paragraphs
        if not isinstance(block, str) and block.form is Form.IMAGE
    ]
    assert [caption for caption in gold.get("captions", ()) if caption not in pictures] == []


def test_what_is_cut_from_among_the_text_is_told():
    cleaned = clean_page((FOLDER / "wordpress.html").read_bytes(), Defaults(TODAY))
    told = [line.text for line in cleaned.cut]
    assert any(line.startswith("اقرأ أيضاً") for line in told)
    assert "شارك هذا الموضوع:" in told


def test_subheads_quotes_and_lists_keep_their_form():
    forms = {}
    for name in ("wordpress", "drupal"):
        article = clean_page((FOLDER / f"{name}.html").read_bytes(), Defaults(TODAY)).article
        forms |= {block.text: block.form for block in article.paragraphs}
    assert forms["ما الذي سيتغير؟"] is Form.HEADING
    assert forms["حبة قاسية تصلح للبرغل"] is Form.ITEM
    assert Form.QUOTE in forms.values()
