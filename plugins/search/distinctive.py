"""The words that tell an article from the others: its rarest stems, for finding related ones."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from arabic import is_stop, stem
from search.arrays import Numbers, offsets
from search.texts import Field

MOST = 24
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
        numbers = of_form[texts.tokens]
        of_token = np.repeat(np.arange(len(articles)), np.diff(texts.starts))
        kept = numbers >= 0
        keys, self._counts = np.unique(
            of_token[kept] << 32 | numbers[kept], return_counts=True
        )
        self._numbers = (keys & 0xFFFFFFFF).astype(np.int32)
        self._starts = np.searchsorted(keys, np.arange(len(articles) + 1) << 32)
        self._idf = _idf(np.bincount(self._numbers, minlength=len(self._stems)), len(articles))

    def of(self, article: str) -> Distinctive:
        """Up to 24 stems of an article with their weights, the heaviest first."""
        place = self._places[article]
        here = slice(self._starts[place], self._starts[place + 1])
        numbers, counts = self._numbers[here], self._counts[here]
        weights = self._idf[numbers] * counts / (counts + 1)
        ordered = np.lexsort((numbers, -weights))[:MOST]
        return tuple(
            (self._stems[number], round(weight, 4))
            for number, weight in zip(
                numbers[ordered].tolist(), weights[ordered].tolist(), strict=True
            )
            if weight > 0
        )


def _stems(forms: Sequence[str]) -> tuple[list[str], Numbers]:
    """All stems in order, and the number of each form's among them; -1 for a stop word."""
    of_form = [None if is_stop(form) else stem(form) for form in forms]
    stems = sorted({found for found in of_form if found is not None})
    numbers = {found: number for number, found in enumerate(stems)}
    return stems, np.array([-1 if f is None else numbers[f] for f in of_form], np.int32)


def _idf(documents: Numbers, total: int) -> NDArray[np.float64]:
    """By stem, of how many documents each stands in; nought for one that tells nothing."""
    common = min(total, max(10, total // 10))
    of_count = [0.0, 0.0, *(math.log(total / count) for count in range(2, common + 1))]
    return np.array(of_count)[np.where(documents <= common, documents, 0)]
