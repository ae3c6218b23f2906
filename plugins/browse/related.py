"""Related articles by their text: the same rare words, near in time.

The search index knows which stems tell an article from the others, and how much each weighs
(search.distinctive). Two articles are related by the cosine of these weights (Salton, Wong and
Yang 1975), made less by the days between them:

    Σ a(s)·b(s)  over the stems that relate them  ×   365 / (365 + days)
    ───────────
    √Σa² · √Σb²

The second factor is gentle: a follow-up of the same week loses 2 %, one a year later half. Articles
that share fewer than two stems, or have a cosine under `CHANCE`, are not related: on 30,676 real
articles what lay below had nothing to do with each other.

A stem relates an article to the `WINDOW` before it and the `WINDOW` after it that have the stem
too. So a common stem costs no more than a rare one, and the whole work grows linearly with the
archive. Weights are whole numbers, and so are their sums: they are the same on every machine.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

SHOWN = 5
HALF_LIFE_DAYS = 365
SHARED_STEMS = 2
CHANCE = 0.12
WINDOW = 24

UNIT = 1 << 14  # of a weight, once the weights of an article have the length 1
_TOGETHER = 1000  # articles that are compared with those before them at once
_PRODUCT_BITS, _ARTICLE_BITS = 29, 23  # which leaves 11 for the articles of a run

Whole = NDArray[np.int64]


class Distinctive(Protocol):
    """What the search knows of articles (search.making)."""

    def of(self, ids: Iterable[str]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """The numbers of the rare stems of some articles, and their weights, in a row of each."""


def link_related(
    articles: list[Any], unlisted: list[Any], distinctive: Distinctive | None = None
) -> None:
    """Set `related` on every article: a list of up to five articles, the nearest first.

    `articles` come the newest first. Without what is distinctive of them (the search plugin is
    off), and for what no list shows, `related` is empty.
    """
    for article in (*unlisted, *articles):
        article.related = []
    if not articles or distinctive is None:
        return
    in_time = articles[::-1]
    stems, weights = distinctive.of(article.id for article in in_time)
    days = [article.date.toordinal() for article in in_time]
    found = nearest_articles(stems.astype(np.int64), weights.astype(np.int64), days)
    for article, nearest in zip(in_time, found, strict=True):
        article.related = [in_time[position] for position in nearest]


def nearest_articles(stems: Whole, weights: Whole, days: Sequence[int]) -> list[list[int]]:
    """For each article the positions of up to five related ones, by falling score.

    `stems` and `weights` have a row, and `days` (day numbers) an item for each article, in the
    order of time; weights of nought fill up a row. Of equal scores the nearer in days comes first,
    then the earlier position.
    """
    if any(earlier > later for earlier, later in pairwise(days)):
        raise ValueError("articles are not in the order of time")
    later, earlier, cosines = _alike(stems, weights)
    day = np.array(days, np.int64)
    apart = day[later] - day[earlier]
    scores = cosines * HALF_LIFE_DAYS / (HALF_LIFE_DAYS + apart)
    of, to = np.concatenate([later, earlier]), np.concatenate([earlier, later])
    ordered = np.lexsort((to, np.tile(apart, 2), -np.tile(scores, 2), of))
    of, to = of[ordered], to[ordered]
    sizes = np.bincount(of, minlength=len(days))
    starts = (np.cumsum(sizes) - sizes).tolist()
    nearest = to.tolist()
    return [
        nearest[start : start + size]
        for start, size in zip(starts, np.minimum(sizes, SHOWN).tolist(), strict=True)
    ]


def _alike(stems: Whole, weights: Whole) -> tuple[Whole, Whole, NDArray[np.float64]]:
    """The related pairs, each once: the later and the earlier article, and their cosine."""
    lengths = np.sqrt(np.square(weights).sum(axis=1, keepdims=True))
    units = np.rint(UNIT * weights / np.maximum(lengths, 1)).astype(np.int64)
    article, rank = np.nonzero(units)
    ordered = np.argsort(stems[article, rank], kind="stable")
    article, rank = article[ordered], rank[ordered]
    uses = _Uses(stems[article, rank], article, units[article, rank])
    none = np.zeros(0, np.int64)
    found = [(none, none, none)]
    found += [_alike_to(first, uses) for first in range(0, len(stems), _TOGETHER)]
    later, earlier, sums = map(np.concatenate, zip(*found, strict=True))
    return later, earlier, sums / UNIT**2


class _Uses(NamedTuple):
    """The stems of all articles, each with its articles in the order of time."""

    stem: Whole
    article: Whole
    unit: Whole


def _alike_to(first: int, uses: _Uses) -> tuple[Whole, Whole, Whole]:
    """Of a run of articles the pairs with those before them, and the sums of their products."""
    here = np.flatnonzero((uses.article >= first) & (uses.article < first + _TOGETHER))
    found = [np.zeros(0, np.int64)]
    for step in range(1, WINDOW + 1):
        here = here[here >= step]
        here = here[uses.stem[here] == uses.stem[here - step]]
        pairs = (uses.article[here] - first << _ARTICLE_BITS) + uses.article[here - step]
        # pair and product in one number: it is sorted twice as fast
        found.append((pairs << _PRODUCT_BITS) + uses.unit[here] * uses.unit[here - step])
    keys = np.concatenate(found)
    keys.sort()
    pairs = keys >> _PRODUCT_BITS
    begins = np.flatnonzero(np.diff(pairs, prepend=-1))
    sums = np.add.reduceat(keys & (1 << _PRODUCT_BITS) - 1, begins) if len(begins) else begins
    shared = np.diff(begins, append=len(pairs))
    related = (shared >= SHARED_STEMS) & (sums >= CHANCE * UNIT**2)
    pairs = pairs[begins[related]]
    return (
        (pairs >> _ARTICLE_BITS) + first,
        pairs & (1 << _ARTICLE_BITS) - 1,
        sums[related],
    )
