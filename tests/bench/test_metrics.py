import math

import pytest

from bench.metrics import scores

RELEVANT = {"one": frozenset({"a"}), "two": frozenset({"b", "c"})}


def test_a_perfect_ranking_scores_one_throughout() -> None:
    found = scores({"one": ["a", "x"], "two": ["c", "b", "x"]}, RELEVANT)
    assert (found.mrr, found.recall, found.ndcg, found.none) == (1, 1, 1, 0)


def test_rank_and_completeness_count() -> None:
    found = scores({"one": ["x", "a"], "two": ["b"]}, RELEVANT)
    assert found.mrr == (1 / 2 + 1) / 2
    assert found.recall == (1 + 1 / 2) / 2
    discount = 1 / math.log2(3)
    assert found.ndcg == pytest.approx((discount + 1 / (1 + discount)) / 2)


def test_beyond_the_tenth_place_nothing_counts_and_an_unanswered_query_scores_nought() -> None:
    found = scores({"one": [*"xxxxxxxxxx", "a"]}, RELEVANT)
    assert (found.mrr, found.recall, found.ndcg, found.none) == (0, 0, 0, 0.5)
