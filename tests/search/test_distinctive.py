import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic import forms, is_stop, stem
from search import distinctive
from search.distinctive import MOST, UNIT
from search.spelt import split
from search.texts import tokenised

WORDS = ("والمدرسة", "مدرسة", "كتاب", "الكتاب", "نادر", "شائع", "في", "من", "2015", "ﷺ")
ARTICLES = st.lists(st.lists(st.sampled_from(WORDS), max_size=12), max_size=15)


def counted(*articles: list[str]) -> list[list[tuple[str, int]]]:
    texts = tokenised(split([[" ".join(words)] for words in articles], 1))
    found = distinctive.distinctive(texts.forms, texts.fields[0])
    assert found.numbers.shape == found.weights.shape == (len(articles), MOST)
    return [
        [
            (found.stems[number], weight)
            for number, weight in zip(numbers, weights, strict=True)
            if weight
        ]
        for numbers, weights in zip(found.numbers.tolist(), found.weights.tolist(), strict=True)
    ]


def weighed(articles: list[list[str]]) -> list[list[tuple[str, int]]]:
    """The same by its definition, article by article."""
    stems = [
        Counter(stem(form) for form in forms(" ".join(words)) if not is_stop(form))
        for words in articles
    ]
    holders = Counter(found for counts in stems for found in counts)
    total = len(articles)
    weights = [
        [
            (found, round(UNIT * math.log(total / holders[found]) * count / (count + 1)))
            for found, count in counts.items()
            if 1 < holders[found] <= max(10, total // 10)
        ]
        for counts in stems
    ]
    ordered = [sorted(of, key=lambda pair: (-pair[1], pair[0]))[:MOST] for of in weights]
    return [[(found, weight) for found, weight in of if weight] for of in ordered]


@pytest.mark.parametrize("together", [1, 4, 2000])
@given(ARTICLES)
def test_each_article_has_the_stems_that_the_definition_says(
    together: int, articles: list[list[str]]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(distinctive, "_TOGETHER", together)
        assert counted(*articles) == weighed(articles)


def test_the_rarer_word_and_the_more_used_one_weigh_more() -> None:
    articles = [["نادر", "شائع"], ["نادر"], *[["شائع"]] * 4, *[["غيره"]] * 30]
    weights = dict(counted(*articles)[0])
    assert weights["نادر"] > weights["شائع"]
    often = counted(["نادر"] * 5, ["نادر"], ["غيره"], ["غيره"])
    assert dict(often[0])["نادر"] > dict(often[1])["نادر"]


def test_a_word_of_one_article_or_of_nearly_all_relates_nothing() -> None:
    articles = [["وحيد", "عام", "مشترك"], ["عام", "مشترك"], *[["عام"]] * 198]
    assert [stem for stem, _ in counted(*articles)[0]] == ["مشترك"]


def test_an_article_has_a_few_such_words_in_the_same_order_every_time() -> None:
    words = [f"{number}" for number in range(100, 160)]
    found = counted(words, words[::-1], ["غيره"], ["غيره"])[0]
    assert len(found) == MOST
    assert found == counted(words[::-1], words, ["غيره"], ["غيره"])[1]
