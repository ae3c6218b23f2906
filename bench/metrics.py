"""How well a ranked list answers a question: MRR, recall and nDCG at a depth of ten."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

DEPTH = 10

Relevant = Mapping[str, frozenset[str]]
"""The documents that answer each query, by the query's id."""

Ranking = Mapping[str, Sequence[str]]
"""The documents found for each query, the best first."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Means over all queries, each from 0 to 1; `none` is the share without any hit."""

    mrr: float
    recall: float
    ndcg: float
    none: float


def scores(ranking: Ranking, relevant: Relevant) -> Scores:
    """The scores of a ranking; a query that is missing from it has found nothing."""
    found = [(ranking.get(query, ())[:DEPTH], documents) for query, documents in relevant.items()]
    return Scores(
        mrr=_mean([_reciprocal_rank(hits, documents) for hits, documents in found]),
        recall=_mean([len(documents & set(hits)) / len(documents) for hits, documents in found]),
        ndcg=_mean([_ndcg(hits, documents) for hits, documents in found]),
        none=_mean([float(not hits) for hits, _ in found]),
    )


def _reciprocal_rank(hits: Sequence[str], documents: frozenset[str]) -> float:
    return next((1 / rank for rank, hit in enumerate(hits, 1) if hit in documents), 0.0)


def _ndcg(hits: Sequence[str], documents: frozenset[str]) -> float:
    """Binary relevance, discount log2(rank + 1) (Järvelin and Kekäläinen, 2002)."""
    gain = sum(1 / math.log2(rank + 1) for rank, hit in enumerate(hits, 1) if hit in documents)
    ideal = sum(1 / math.log2(rank + 1) for rank in range(1, min(len(documents), DEPTH) + 1))
    return gain / ideal


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
