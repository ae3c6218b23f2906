"""The words that tell an article from the others: its rarest stems, for finding related ones."""

import math
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from arabic import is_stop, stem
from search.arrays import Numbers, offsets
from search.texts import Field

MOST = 24
_TOGETHER = 2000  # articles that are counted at once
Distinctive = tuple[tuple[str, float], ...]


class Distinctiveness:
    """Counts the stems of all articles, then weighs those of each.

    A stem weighs idf · tf/(tf + 1): the rarer in the archive and the more used in the article.
    One that stands in this article alone relates it to nothing and is left out, and so is one
    that stands in more than a tenth of a large archive.
    """

    def __init__(self, articles: Sequence[str], forms: Sequence[str], texts: Field) -> None:
        """`articles` has the ids of the texts, which have the words by their number in `forms`."""
        self._places = {article: place for place, article in enumerate(articles)}
        self._stems, of_form = _stems(forms)
        counted = [
            _counted(of_form, texts, first, min(first + _TOGETHER, len(articles)))
            for first in range(0, len(articles), _TOGETHER)
        ]
        self._starts = offsets(_joined(sizes for _, _, sizes in counted))
        self._numbers = _joined(numbers for numbers, _, _ in counted)
        self._counts = _joined(counts for _, counts, _ in counted)
        self._idf = _idf(np.bincount(self._numbers, minlength=len(self._stems)), len(articles))

    def of(self, article: str) -> Distinctive:
        """Up to 24 stems of an article with their weights, the heaviest first."""
        place = self._places[article]
        here = slice(self._starts[place], self._starts[place + 1])
        numbers, counts = self._numbers[here], self._counts[here]
        weights = self._idf[numbers] * counts / (counts + 1)
        ordered = np.lexsort((numbers, -weights))[:MOST]
        found = zip(numbers[ordered].tolist(), weights[ordered].tolist(), strict=True)
        return tuple((self._stems[number], round(weight, 4)) for number, weight in found if weight)


def _stems(forms: Sequence[str]) -> tuple[list[str], Numbers]:
    """All stems in order, and the number of each form's among them; -1 for a stop word."""
    of_form = [None if is_stop(form) else stem(form) for form in forms]
    stems = sorted({found for found in of_form if found is not None})
    numbers: dict[str | None, int] = {found: number for number, found in enumerate(stems)}
    return stems, np.array([numbers.get(found, -1) for found in of_form], np.int32)


def _counted(
    of_form: Numbers, texts: Field, first: int, last: int
) -> tuple[Numbers, Numbers, Numbers]:
    """Of a run of articles the stems, how often each stands there, and how many an article has."""
    starts = texts.starts[first : last + 1]
    numbers = of_form[texts.tokens[starts[0] : starts[-1]]]
    article = np.repeat(np.arange(last - first), np.diff(starts))
    kept = numbers >= 0
    keys, counts = np.unique(article[kept] << 32 | numbers[kept], return_counts=True)
    sizes = np.bincount(keys >> 32, minlength=last - first)
    return (keys & 0xFFFFFFFF).astype(np.int32), counts.astype(np.int32), sizes.astype(np.int32)


def _joined(parts: Iterable[Numbers]) -> Numbers:
    return np.concatenate([np.zeros(0, np.int32), *parts])


def _idf(documents: NDArray[np.int64], total: int) -> NDArray[np.float64]:
    """By stem, from how many articles of the total have each; nought where it says nothing."""
    common = min(total, max(10, total // 10))
    of_count = [0.0, 0.0, *(math.log(total / count) for count in range(2, common + 1))]
    return np.array(of_count)[np.where(documents <= common, documents, 0)]
