"""Related articles share rare words and lie near in time."""

import datetime
import math
from collections.abc import Sequence
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from browse.related import (
    CHANCE,
    HALF_LIFE_DAYS,
    SHARED_STEMS,
    SHOWN,
    UNIT,
    WINDOW,
    link_related,
)
from browse.related import nearest_articles as nearest_rows
from search.making import DistinctiveRows, Rows

Vector = Sequence[tuple[str, float]]

STEMS = st.sampled_from("ابتثجحخدذر")
VECTORS = st.dictionaries(STEMS, st.integers(1, 9), max_size=4).map(
    lambda stems: [(stem, float(weight)) for stem, weight in stems.items()]
)
ARCHIVES = st.lists(st.tuples(VECTORS, st.integers(0, 900)), max_size=WINDOW).map(
    lambda articles: sorted(articles, key=lambda article: article[1])
)


def rows(vectors: Sequence[Vector]) -> tuple[list[list[int]], list[list[int]]]:
    """The numbers of the stems of each article, and their weights."""
    numbers = {
        found: place for place, found in enumerate(sorted({s for v in vectors for s, _ in v}))
    }
    longest = max(map(len, vectors), default=0)
    filled = [[*vector, *[("", 0.0)] * (longest - len(vector))] for vector in vectors]
    return (
        [[numbers.get(found, 0) for found, _ in vector] for vector in filled],
        [[round(1000 * weight) for _, weight in vector] for vector in filled],
    )


def nearest_articles(vectors: Sequence[Vector], days: list[int]) -> list[list[int]]:
    width = max(map(len, vectors), default=0)
    stems, weights = (
        np.array(each, np.int64).reshape(len(vectors), width) for each in rows(vectors)
    )
    return nearest_rows(stems, weights, days)


def units(vector: Vector) -> dict[str, int]:
    """The weights once their vector has the length 1, as whole numbers."""
    length = math.sqrt(sum(weight * weight for _, weight in vector))
    return {stem: round(UNIT * weight / length) for stem, weight in vector}


def score(one: Vector, other: Vector, days: int) -> float:
    ours, theirs = units(one), units(other)
    shared = ours.keys() & theirs.keys()
    cosine = sum(ours[stem] * theirs[stem] for stem in shared) / UNIT**2
    if len(shared) < SHARED_STEMS or cosine < CHANCE:
        return 0
    return cosine * HALF_LIFE_DAYS / (HALF_LIFE_DAYS + days)


@given(ARCHIVES)
def test_the_nearest_are_those_that_the_formula_says(
    archive: list[tuple[Vector, int]],
) -> None:
    vectors, days = [vector for vector, _ in archive], [day for _, day in archive]
    for position, nearest in enumerate(nearest_articles(vectors, days)):
        scores = [
            0 if other == position else score(vector, vectors[position], abs(day - days[position]))
            for other, (vector, day) in enumerate(archive)
        ]
        best = sorted((value for value in scores if value), reverse=True)[:SHOWN]
        assert [scores[other] for other in nearest] == pytest.approx(best)
        assert len(set(nearest)) == len(nearest)


def test_of_two_equally_alike_the_nearer_in_time_comes_first() -> None:
    same = [("نادر", 3.0), ("أندر", 4.0)]
    assert nearest_articles([same, same, same], [0, 100, 110])[1] == [2, 0]


def test_of_two_equally_alike_and_near_the_earlier_comes_first() -> None:
    same = [("نادر", 3.0), ("أندر", 4.0)]
    assert nearest_articles([same, same, same], [0, 10, 20])[1] == [0, 2]


def test_a_rare_word_relates_more_than_a_common_one() -> None:
    vectors = [
        [("نادر", 8.0), ("أندر", 8.0), ("شائع", 2.0), ("ذائع", 2.0)],
        [("شائع", 2.0), ("ذائع", 2.0), ("آخر", 2.0)],
        [("نادر", 8.0), ("أندر", 8.0), ("غيره", 2.0)],
    ]
    assert nearest_articles(vectors, [0, 0, 0])[0] == [2, 1]


def test_one_common_stem_relates_nothing() -> None:
    assert nearest_articles([[("نادر", 8.0)], [("نادر", 8.0)]], [0, 0]) == [[], []]


def test_what_is_alike_by_chance_is_not_related() -> None:
    alike = [("نادر", 2.0), ("أندر", 2.0)]
    vectors = [[*alike, *((f"{own}{number}", 3.0) for number in range(22))] for own in "اب"]
    assert nearest_articles(vectors, [0, 0]) == [[], []]


def test_words_of_the_whole_archive_are_looked_up_only_near_in_time() -> None:
    count = 10 * WINDOW
    common: Vector = [("كلمة", 1.0), ("أخرى", 1.0)]
    vectors = [[*common, (f"خاصة{number}", 1.0)] for number in range(count)]
    vectors[0] = vectors[-1] = [*common]
    nearest = nearest_articles(vectors, [0] * count)
    assert all(nearest)
    for position, others in enumerate(nearest):
        assert all(abs(other - position) <= WINDOW for other in others)


def test_articles_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="order of time"):
        nearest_articles([[], []], [2, 1])


def test_without_the_search_plugin_nothing_is_related() -> None:
    articles = [SimpleNamespace(date=datetime.datetime(2024, 11, day)) for day in (2, 1)]
    draft = SimpleNamespace()
    link_related(articles, [draft])
    assert [article.related for article in [*articles, draft]] == [[], [], []]


def test_related_articles_are_articles() -> None:
    newer, older = (
        SimpleNamespace(id=id_, date=datetime.datetime(2024, 11, day))
        for id_, day in (("b", 2), ("a", 1))
    )
    rows = Rows(np.array([[7, 3, 0]] * 2), np.array([[20_000, 30_000, 0]] * 2))
    link_related([newer, older], [], DistinctiveRows(["a", "b"], rows))
    assert newer.related == [older]
    assert older.related == [newer]
