"""Related articles by their text: the same rare words, near in time.

The search index knows which stems tell an article from the others (`article.distinctive`: pairs of
stem and weight). Two articles are related by the cosine of these weights (Salton, Wong and Yang
1975), made less by the days between them:

    Σ a(s)·b(s)  over the stems that both have   ×   365 / (365 + days)
    ───────────
    √Σa² · √Σb²

The second factor is gentle: a follow-up of the same week loses 2 %, one a year later half. Articles
that share fewer than two stems, or have a cosine under `CHANCE`, are not related: on 30,676 real
articles what lay below had nothing to do with each other.

Only articles with few others between them in time are compared: a stem relates an article to the
`WINDOW` before it and the `WINDOW` after it that have the stem too. So a common stem costs no more
than a rare one, and the whole work grows linearly with the archive.
"""

import heapq
import math
from collections import Counter, defaultdict, deque
from collections.abc import Sequence
from itertools import chain, pairwise
from typing import Any

from processes import apart

SHOWN = 5
HALF_LIFE_DAYS = 365
SHARED_STEMS = 2
CHANCE = 0.12
WINDOW = 24

Distinctive = Sequence[tuple[str, float]]
Candidate = tuple[float, int, int]  # score, -days apart, -position: the best is the greatest


def link_related(articles: list[Any], unlisted: list[Any]) -> None:
    """Set `related` on every article: a list of up to five articles, the nearest first.

    `articles` come the newest first. Without `distinctive`, which gives an article's rare words
    (the search plugin is off), and for what no list shows, it is empty. `distinctive` is taken
    away: nothing else needs it.
    """
    for article in unlisted:
        article.related = []
    in_time = articles[::-1]
    distinctive = [article.__dict__.pop("distinctive", tuple) for article in in_time]
    days = [article.date.toordinal() for article in in_time]
    # at 30,000 articles their rare words alone take 60 MB
    found = apart(
        lambda: nearest_articles([rare_words() for rare_words in distinctive], days), len(in_time)
    )
    for article, nearest in zip(in_time, found, strict=True):
        article.related = [in_time[position] for position in nearest]


def nearest_articles(distinctive: Sequence[Distinctive], days: Sequence[int]) -> list[list[int]]:
    """For each article the positions of up to five related ones, by falling score.

    `distinctive` and `days` (day numbers) have one item an article, in the order of time. Of
    equal scores the nearer in days comes first, then the earlier position.
    """
    if any(earlier > later for earlier, later in pairwise(days)):
        raise ValueError("articles are not in the order of time")
    vectors = [_normalised(stems) for stems in distinctive]
    best: list[list[Candidate]] = [[] for _ in days]
    recent: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=WINDOW))
    for position, vector in enumerate(vectors):
        postings = [recent[stem] for stem in vector]
        for earlier, shared in Counter(chain.from_iterable(postings)).items():
            if shared < SHARED_STEMS:
                continue
            cosine = _cosine(vector, vectors[earlier])
            if cosine >= CHANCE:
                apart = days[position] - days[earlier]
                score = cosine * HALF_LIFE_DAYS / (HALF_LIFE_DAYS + apart)
                _offer(best[position], (score, -apart, -earlier))
                _offer(best[earlier], (score, -apart, -position))
        for posting in postings:
            posting.append(position)
    return [[-other for _, _, other in sorted(heap, reverse=True)] for heap in best]


def _normalised(stems: Distinctive) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for _, weight in stems))
    return {stem: weight / length for stem, weight in stems} if length else {}


def _cosine(one: dict[str, float], other: dict[str, float]) -> float:
    # the exact sum is the same in any order, and a set has none
    return math.fsum([one[stem] * other[stem] for stem in one.keys() & other.keys()])


def _offer(heap: list[Candidate], candidate: Candidate) -> None:
    if len(heap) < SHOWN:
        heapq.heappush(heap, candidate)
    elif candidate > heap[0]:
        heapq.heapreplace(heap, candidate)
