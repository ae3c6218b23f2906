"""Pages saved as text: 500 articles wrapped by generated sites, and what the import gets out.

Paragraph precision and recall (of all pages together, lines compared as they stand) and right
headlines, by the number of captures that there are of each site. Captures of different sites lie
in one folder; single ones are also imported each by itself (alone). Milliseconds are of CPU a page.
"""

from __future__ import annotations

import datetime
import gzip
import json
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.imports.sites import LAYOUTS, Story, make_site
from captures import cleaning, textfile
from captures.capture import Article, Defaults, Rejected, texts
from captures.learning import learn

ARTICLES = 500
CAPTURES = (1, 2, 3, 5, 10, 30, 100)
SEED = 20241122
VOCABULARIES = ("usual", "held-out")


@dataclass(slots=True)
class Score:
    """Counted lines of all pages, and right headlines."""

    right: int = 0
    found: int = 0
    wanted: int = 0
    titles: int = 0
    pages: int = 0

    def add(self, story: Story, article: Article | None) -> None:
        """Counts a page; None is one that was rejected."""
        found: Counter[str] = Counter()
        if article:
            found.update("\n".join(texts(article.paragraphs)).split("\n"))
            self.titles += not article.title_inferred and article.title == story.title
        wanted = Counter(story.lines)
        self.right += (found & wanted).total()
        self.found += found.total()
        self.wanted += wanted.total()
        self.pages += 1

    @property
    def row(self) -> str:
        """Precision, recall and the share of right headlines."""
        return (
            f"{self.right / max(self.found, 1):9.4f} {self.right / self.wanted:7.4f}"
            f" {self.titles / self.pages:7.4f}"
        )


def stories(news: Path) -> Iterator[Story]:
    """The records that have a headline and a text of more than one line, cleaned."""
    with gzip.open(news, "rt", encoding="utf-8") as records:
        for record in map(json.loads, records):
            text = record.get("text") or record.get("body") or ""
            title = cleaning.clean_line(record.get("title") or "")
            lines = tuple(filter(None, cleaning.clean_lines(text)))
            if title and len(lines) > 1 and title not in lines:
                yield Story(title, lines)


def drawn(news: Path, count: int = ARTICLES) -> tuple[list[Story], tuple[str, ...]]:
    """Articles drawn by a fixed seed, and headlines of as many others."""
    every = list({story.title: story for story in stories(news)}.values())
    some = random.Random(SEED).sample(every, 2 * count)
    return some[:count], tuple(story.title for story in some[count:])


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A page in its file, and the story in it."""

    path: Path
    story: Story
    layout: str


def wrap(
    some: list[Story], titles: tuple[str, ...], captures: int, vocabulary: str, folder: Path
) -> list[Wrapped]:
    """The stories as pages of sites with so many captures each, mixed in one folder."""
    pages = []
    chooser = random.Random(f"{SEED} {captures}")
    sites = -(-len(some) // captures)
    for number, story in enumerate(some):
        site = make_site(number % sites, vocabulary, titles, SEED)
        path = folder / f"{number:04}.txt"
        path.write_text(site.page(story, chooser), encoding="utf-8")
        pages.append(Wrapped(path, story, LAYOUTS[number % sites % len(LAYOUTS)].__name__))
    return pages


def imported(paths: Iterable[Path], *, alone: bool = False) -> Iterator[Article | None]:
    """The articles, of captures learned from together, or each by itself."""
    paths = list(paths)
    templates = learn(() if alone else paths)
    defaults = Defaults(today=datetime.date(2025, 1, 1), templates=templates)
    for path in paths:
        (capture,) = textfile.read(path)
        try:
            article = capture.clean(defaults).article
        except Rejected:
            yield None
        else:
            yield article if isinstance(article, Article) else None


def measure(pages: list[Wrapped], *, alone: bool = False) -> dict[str, Score]:
    """The scores of each layout and of `all`."""
    scores: dict[str, Score] = {"all": Score()}
    articles = imported((page.path for page in pages), alone=alone)
    for page, article in zip(pages, articles, strict=True):
        for name in ("all", page.layout):
            scores.setdefault(name, Score()).add(page.story, article)
    return scores


def main(news: Path) -> None:
    """Prints the table."""
    some, titles = drawn(news)
    print(f"{len(some)} articles wrapped by sites of {len(LAYOUTS)} layouts; asked: precision and")
    print("recall .99 from 10 captures of a site on, .95 for one\n")
    print(f"{'words':>9} {'captures':>10} {'precision':>9} {'recall':>7} {'titles':>7} {'ms':>6}")
    for vocabulary in VOCABULARIES:
        for captures, alone in ((1, True), *((captures, False) for captures in CAPTURES)):
            with tempfile.TemporaryDirectory() as name:
                pages = wrap(some, titles, captures, vocabulary, Path(name))
                began = time.process_time()
                scores = measure(pages, alone=alone)
                spent = time.process_time() - began
            label = f"{vocabulary:>9} {'alone' if alone else captures:>10}"
            print(f"{label} {scores['all'].row} {spent / len(pages) * 1e3:6.1f}")
