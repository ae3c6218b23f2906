"""What the archive holds, in numbers: `statistics.html` draws them, `statistics.csv` has them all.

Months and years are the calendar's. Everything here is counted in one pass over the articles.
"""

import csv
import io
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from pelican.generators import Generator

WORDS_FROM = (0, 100, 200, 300, 500, 1000)
"""The least number of words of each class of lengths."""

BASES = ("stated", "inferred", "captured", "unsaid")
"""How a date is known (`date_basis`), the surest first; `unsaid` where the article does not say."""

_FORMULA = ("=", "+", "-", "@", "\t")

Names = list[tuple[Any, list[Any]]]


@dataclass(frozen=True, slots=True)
class Lengths:
    """Words of the articles: how many have `first` to `last` (None: or more), and the median."""

    classes: list[tuple[int, int | None, int]]
    median: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """The numbers of an archive's `count` articles.

    `sources` and `categories` are (name, articles), the largest first; `bases` has the articles
    whose date is known in each way; `half` is how many of the largest sources have half of all.
    """

    count: int
    sources: Names
    categories: Names
    lengths: Lengths
    bases: dict[str, int]
    half: int


def statistics(articles: Sequence[Any], sources: Names, categories: Names) -> Statistics:
    """Of articles (at least one) and their sources and categories, in any order."""
    bases = Counter(getattr(article, "date_basis", "unsaid") for article in articles)
    sources, categories = _largest_first(sources), _largest_first(categories)
    return Statistics(
        len(articles),
        sources,
        categories,
        lengths([article.words for article in articles]),
        {basis: bases[basis] for basis in BASES if bases[basis]},
        _half(len(articles), [len(group) for _, group in sources]),
    )


def lengths(words: Iterable[int]) -> Lengths:
    """Of the numbers of words of articles, at least one."""
    in_order = sorted(words)
    counts = Counter(bisect_right(WORDS_FROM, number) - 1 for number in in_order)
    classes = [
        (first, WORDS_FROM[place + 1] - 1 if place + 1 < len(WORDS_FROM) else None, counts[place])
        for place, first in enumerate(WORDS_FROM)
    ]
    return Lengths(classes, in_order[len(in_order) // 2])


def _largest_first(names: Names) -> Names:
    return sorted(names, key=lambda entry: (-len(entry[1]), entry[0].name))


def _half(count: int, sizes: list[int]) -> int:
    """How many of the first sizes come to half of `count`; 0 where all of them do not."""
    sums = enumerate(accumulate(sizes), 1)
    return next((number for number, total in sums if total * 2 >= count), 0)


def table(found: Statistics, calendar: Iterable[Any]) -> str:
    """All numbers as CSV: what is counted (`month`, `source`, …), which one, and its articles.

    A name that a spreadsheet would take for a formula has an apostrophe before it.
    """
    rows: list[tuple[str, str, int]] = [
        ("month", month.date.isoformat()[:7], month.count)
        for year in calendar
        for month in year.months
    ]
    rows += [("source", name.name, len(group)) for name, group in found.sources]
    rows += [("category", name.name, len(group)) for name, group in found.categories]
    rows += [
        ("words", f"{first}+" if last is None else f"{first}-{last}", count)
        for first, last, count in found.lengths.classes
    ]
    rows += [("date_basis", basis, count) for basis, count in found.bases.items()]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(("by", "value", "articles"))
    for kind, value, count in rows:
        writer.writerow((kind, f"'{value}" if value.startswith(_FORMULA) else value, count))
    return text.getvalue()


class StatisticsGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Puts `statistics` into the context and writes `statistics.csv`."""

    comes_first = True  # of all that is written, before articles are related

    def generate_context(self) -> None:
        """`statistics`: a Statistics, None of an archive without articles."""
        context = self.context
        self.context["statistics"] = (
            statistics(context["articles"], context["sources"], context["categories"])
            if context["articles"]
            else None
        )

    def generate_output(self, _writer: Any) -> None:
        """Called by Pelican."""
        found = self.context["statistics"]
        if found:
            text = table(found, reversed(self.context["calendar"]))
            # with a byte-order mark, without which Excel takes Arabic for Latin letters
            Path(self.output_path, "statistics.csv").write_bytes(text.encode("utf-8-sig"))
