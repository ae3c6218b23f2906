import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic import forms, is_stop, stem
from search import distinctive
from search.distinctive import MOST, Distinctiveness
from search.spelt import split
from search.texts import tokenised

WORDS = ("والمدرسة", "مدرسة", "كتاب", "الكتاب", "نادر", "شائع", "في", "من", "2015", "ﷺ")
ARTICLES = st.lists(st.lists(st.sampled_from(WORDS), max_size=12), max_size=15)


def counted(*articles: list[str]) -> Distinctiveness:
    texts = tokenised(split([[" ".join(words)] for words in articles], 1))
    ids = [str(number) for number in range(len(articles))]
    return Distinctiveness(ids, texts.forms, texts.fields[0])


def weighed(articles: list[list[str]]) -> list[list[tuple[str, float]]]:
    """The same by its definition, article by article."""
    stems = [
        Counter(stem(form) for form in forms(" ".join(words)) if not is_stop(form))
        for words in articles
    ]
    holders = Counter(found for counts in stems for found in counts)
    total = len(articles)
    weights = [
        [
            (found, math.log(total / holders[found]) * count / (count + 1))
            for found, count in counts.items()
            if 1 < holders[found] <= max(10, total // 10)
        ]
        for counts in stems
    ]
    ordered = [sorted(of, key=lambda pair: (-pair[1], pair[0]))[:MOST] for of in weights]
    return [[(found, round(weight, 4)) for found, weight in of if weight > 0] for of in ordered]


@pytest.mark.parametrize("together", [1, 4, 2000])
@given(ARTICLES)
def test_each_article_has_the_stems_that_the_definition_says(
    together: int, articles: list[list[str]]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(distinctive, "_TOGETHER", together)
        found = counted(*articles)
    assert [list(found.of(str(place))) for place in range(len(articles))] == weighed(articles)


def test_the_rarer_word_and_the_more_used_one_weigh_more() -> None:
    articles = [["نادر", "شائع"], ["نادر"], *[["شائع"]] * 4, *[["غيره"]] * 30]
    weights = dict(counted(*articles).of("0"))
    assert weights["نادر"] > weights["شائع"]
    often = counted(["نادر"] * 5, ["نادر"], ["غيره"], ["غيره"])
    assert dict(often.of("0"))["نادر"] > dict(often.of("1"))["نادر"]


def test_a_word_of_one_article_or_of_nearly_all_relates_nothing() -> None:
    articles = [["وحيد", "عام", "مشترك"], ["عام", "مشترك"], *[["عام"]] * 198]
    assert [stem for stem, _ in counted(*articles).of("0")] == ["مشترك"]


def test_an_article_has_a_few_such_words_in_the_same_order_every_time() -> None:
    words = [f"{number}" for number in range(100, 160)]
    found = counted(words, words[::-1], ["غيره"], ["غيره"]).of("0")
    assert len(found) == MOST
    assert found == counted(words[::-1], words, ["غيره"], ["غيره"]).of("1")
