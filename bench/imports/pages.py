"""Web pages against gold texts: precision, recall and F1 of words, titles, dates.

A folder has `index.json`, a list of objects with `id`, `html` (a path) and, where known,
`gold_title` (else `og_title`) and `gold_date`; and `gold/<id>.txt`, the article's paragraphs.
"""

from __future__ import annotations

import datetime
import json
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from captures.capture import Article, Defaults, Rejected, texts
from captures.phrases import key
from captures.web.capture import clean_page

_MEAN, _LEAST = 0.97, 0.92
"""What issue and README promise: the mean F1, and the F1 of every page."""


@dataclass(frozen=True, slots=True)
class Score:
    """How the words of a text are those of the gold text, as multisets."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """One page: ours, plain trafilatura's, and what is right of title and date, if known."""

    name: str
    ours: Score
    theirs: Score
    title: bool | None
    date: bool | None
    seconds: float


def score(text: str, gold: str) -> Score:
    """The words of `text` that are those of `gold`."""
    words, wanted = Counter(text.split()), Counter(gold.split())
    shared = (words & wanted).total()
    return Score(shared / (words.total() or 1), shared / (wanted.total() or 1))


def rows(folder: Path) -> Iterator[Row]:
    """The pages of a folder, in its order."""
    from trafilatura import extract  # noqa: PLC0415  # half a second

    for entry in json.loads((folder / "index.json").read_text(encoding="utf-8")):
        data = (folder / entry["html"]).read_bytes()
        gold = (folder / "gold" / f"{entry['id']}.txt").read_text(encoding="utf-8")
        before = time.process_time()
        article = _article(data)
        seconds = time.process_time() - before
        ours = "\n".join(texts(article.paragraphs)) if article else ""
        yield Row(
            entry["id"],
            score(ours, gold),
            score(extract(data) or "", gold),
            _title(article, entry),
            _date(article, entry),
            seconds,
        )


def _article(data: bytes) -> Article | None:
    today = datetime.datetime.now().astimezone().date()
    try:
        article = clean_page(data, Defaults(today)).article
    except Rejected:
        return None
    return article if isinstance(article, Article) else None


def _title(article: Article | None, entry: dict[str, Any]) -> bool | None:
    """Whether the title is the gold one; Open Graph's, where that is all, may name the site too."""
    if not article:
        return False if entry.get("gold_title") or entry.get("og_title") else None
    if gold := entry.get("gold_title"):
        return key(article.title) == key(gold)
    return key(article.title) in key(entry["og_title"]) if entry.get("og_title") else None


def _date(article: Article | None, entry: dict[str, Any]) -> bool | None:
    gold = entry.get("gold_date")
    return bool(article and article.dated.written[:10] == gold) if gold else None


def run(folder: Path) -> None:
    """Prints the table."""
    table = list(rows(folder))
    print(f"{'page':28}  ours: P     R     F1   title date    ms   trafilatura: P     R     F1")
    for row in table:
        print(
            f"{row.name[:28]:28}    {_figures(row.ours)}   {_mark(row.title):5} {_mark(row.date):5}"
            f"{row.seconds * 1000:4.0f}                {_figures(row.theirs)}"
        )
    ours = [row.ours.f1 for row in table]
    mean = sum(ours) / len(ours)
    theirs = sum(row.theirs.f1 for row in table) / len(table)
    print(f"mean F1 {mean:.3f} (asked: {_MEAN}), least {min(ours):.3f} (asked: {_LEAST}); ", end="")
    print(f"trafilatura {theirs:.3f}")


def _figures(figures: Score) -> str:
    return f"{figures.precision:.3f} {figures.recall:.3f} {figures.f1:.3f}"


def _mark(is_right: bool | None) -> str:
    return {True: "right", False: "WRONG", None: "–"}[is_right]
