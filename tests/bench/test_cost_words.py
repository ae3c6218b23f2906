"""What the measurement of cost asks for."""

from collections import Counter

from bench.cost.words import (
    BANDS,
    HEAD,
    RARE,
    frequencies,
    head_queries,
    headline_queries,
    in_bands,
    rare_in_both,
    words_of,
)

# The letters of a number, so that each word is another
COUNTS = Counter({"".join(chr(0x628 + int(d)) for d in f"{n:04}"): n for n in range(1, 3000)})


def test_words_are_of_letters_alone_and_no_stop_words() -> None:
    assert words_of("قال في مدينة حلب: 25 جريحًا، و NATO قال") == ["قال", "مدينة", "حلب", "قال"]


def test_a_word_counts_once_in_a_text() -> None:
    assert frequencies(["حلب حلب حمص", "حمص"]) == {"حلب": 1, "حمص": 2}


def test_every_band_gives_as_many_words_of_its_own_frequencies() -> None:
    bands = in_bands(COUNTS, 10)
    assert Counter(bands.values()) == dict.fromkeys(BANDS, 10)
    assert all(COUNTS[word] in band for word, band in bands.items())


def test_a_band_with_too_few_words_gives_all() -> None:
    assert set(in_bands({"حلب": 3, "حمص": 4}, 10)) == {"حلب", "حمص"}


def test_the_same_words_are_drawn_every_time() -> None:
    assert in_bands(COUNTS, 5) == in_bands(Counter(dict(reversed(COUNTS.items()))), 5)


def test_rare_words_are_rare_in_the_small_archive_and_there_in_the_large_one() -> None:
    small = {"نادرة": 2, "غائبة": 2, "كثيرة": 60}
    assert rare_in_both(small, {"نادرة": 90, "كثيرة": 600}, 10) == ["نادرة"]
    assert RARE.most == 5


def test_head_queries_take_one_to_three_of_the_most_frequent_words() -> None:
    head = {word for word, _ in COUNTS.most_common(HEAD)}
    queries = head_queries(COUNTS, 6)
    assert [len(query.split()) for query in queries] == [1, 2, 3, 1, 2, 3]
    assert set(" ".join(queries).split()) <= head


def test_a_later_query_is_three_words_of_a_headline_in_its_order() -> None:
    headlines = ["مجلس", "مجلس المدينة يفتتح في الحي مدرسة"]
    assert set(headline_queries(headlines, 50)) == {
        "مجلس المدينة يفتتح",
        "المدينة يفتتح الحي",
        "يفتتح الحي مدرسة",
    }
    assert headline_queries(["مجلس"], 3) == []
