"""One set of articles, in a site of ours and in Pagefind's, both served, and its words."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.cost.articles import articles
from bench.cost.asking import Pagefind, Warraq
from bench.cost.words import frequencies


@dataclass(frozen=True, slots=True)
class Archive:
    """The same articles in both systems; `year` is the one with the most of them."""

    ours: Warraq
    theirs: Pagefind
    headlines: list[str]
    year: int
    frequencies: Counter[str]

    def __len__(self) -> int:
        return len(self.headlines)


def archive(site: Path, pagefind: Path) -> Archive:
    """Serve both sites and read the articles' words."""
    headlines: list[str] = []
    years: Counter[int] = Counter()

    def texts() -> Iterator[str]:
        for article in articles(site):
            headlines.append(article.title)
            years[article.day.year] += 1
            yield article.text

    counts = frequencies(texts())
    [(year, _)] = years.most_common(1)
    return Archive(Warraq(site), Pagefind(pagefind), headlines, year, counts)
