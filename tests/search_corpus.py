"""An invented archive, indexed, for the tests of the search in both languages.

    PYTHONPATH=plugins:tests:. python tests/search_corpus.py FOLDER [ARTICLES]

writes the index to FOLDER/search, a page for each article, and what Lunr has to be told to build
the same index whole: FOLDER/corpus.json. ARTICLES is how many, or a JSON file that has them.
"""

import datetime
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from arabic import forms
from invented import Invented, Inventor
from search.buckets import buckets
from search.index import Entry, Index, index_of, write_index
from search.lengths import length_class
from search.postings import FIELDS, PLACES, Postings, posted
from search.spelt import split
from search.texts import tokenised

DATES = {"months": "both", "digits": "latin"}
LEXEME = "==="
"""What keeps a lexeme apart from the forms, by more letters than a query lets differ."""


def entry(article: Invented) -> Entry:
    """An invented article as the index takes it."""
    return Entry(
        article.id, article.title, article.text, article.day, article.category, article.source
    )


def lexeme_terms(index: Index) -> dict[str, str]:
    """The term that stands for the lexeme of each form: a lexeme goes by its first form."""
    names = index.postings.forms
    return {
        names[number]: LEXEME + names[lexeme[0]]
        for bucket in buckets(index.postings, index.heads, index.skeletons)
        for lexeme in bucket.lexemes
        for number in lexeme
    }


def posted_words(documents: Mapping[int, tuple[Sequence[str], Sequence[str]]]) -> Postings:
    """The postings of documents by their numbers, given as the words of headline and text."""
    texts = [(" ".join(title), " ".join(text)) for title, text in documents.values()]
    return posted(list(documents), tokenised(split(texts, len(FIELDS))))


def lunr_document(number: int, article: Entry, lexemes: dict[str, str]) -> dict[str, Any]:
    """The document as Lunr is to be given it: the terms of each field, and its length."""
    document: dict[str, Any] = {"id": f"d{number}", "lengths": {}}
    for (name, lengths), text in zip(FIELDS, (article.title, article.text), strict=True):
        words = forms(text)
        document[name] = [*words, *(lexemes[form] for form in words)]
        document["lengths"][name] = lengths[length_class(len(words), lengths)]
    return document


def lunr_documents(index: Index) -> list[dict[str, Any]]:
    """All documents, in the order of their numbers."""
    lexemes = lexeme_terms(index)
    return [lunr_document(number, article, lexemes) for number, article in index.numbered]


def write_corpus(folder: Path, invented: Sequence[Invented]) -> Index:
    """Index invented articles into `folder`."""
    index = index_of(map(entry, invented))
    write_index(index, folder / "search", DATES)
    (folder / "a").mkdir(exist_ok=True)
    for article in invented:
        paragraphs = "".join(f"<p>{text}</p>\n" for text in article.text.split("\n\n"))
        page = f"<nav>not text</nav><!--text--><div>{paragraphs}</div><!--/text--><p>nor this</p>"
        (folder / "a" / f"{article.id}.html").write_text(page, "utf-8")
    content = {
        "documents": lunr_documents(index),
        "places": PLACES,
        "articles": [{"number": number, **as_json(article)} for number, article in index.numbered],
    }
    (folder / "corpus.json").write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    return index


def as_json(article: Entry) -> dict[str, str]:
    """What a test compares hits with."""
    return {
        "id": article.id,
        "title": article.title,
        "text": article.text,
        "day": article.day.isoformat(),
        "category": article.category,
        "source": article.source,
    }


def asked_for(articles: str) -> list[Invented]:
    """So many articles, or those of a JSON file."""
    if articles.isdigit():
        return list(Inventor().articles(int(articles)))
    return [
        Invented(**article | {"day": datetime.date.fromisoformat(article["day"])})
        for article in json.loads(Path(articles).read_text("utf-8"))
    ]


if __name__ == "__main__":
    write_corpus(Path(sys.argv[1]), asked_for(*sys.argv[2:3] or ["1000"]))
