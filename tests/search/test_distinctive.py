from search.distinctive import MOST, Distinctiveness


def counted(*articles: list[str]) -> Distinctiveness:
    distinctiveness = Distinctiveness()
    for number, stems in enumerate(articles):
        distinctiveness.add(str(number), stems)
    return distinctiveness


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
    words = [f"كلمه{number}" for number in range(60)]
    found = counted(words, words[::-1], ["غيره"], ["غيره"]).of("0")
    assert len(found) == MOST
    assert found == counted(words[::-1], words, ["غيره"], ["غيره"]).of("1")
