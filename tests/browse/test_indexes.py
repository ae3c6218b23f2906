"""Names in the order of an Arabic index."""

from types import SimpleNamespace

import pytest

from browse.indexes import LARGEST, ON_ONE_PAGE, first_sign, index, sort_key


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("بيروت", "ب"),
        ("أحمد", "ا"),
        ("إدلب", "ا"),
        ("آمال", "ا"),
        ("الجزيرة", "ج"),
        ("«الجزيرة»", "ج"),
        ("الأمم المتحدة", "ا"),
        ("ألمانيا", "ا"),
        ("إلهام", "ا"),
        ("الله", "ا"),
        ("الك", "ا"),
        ("سِيَاسَة", "س"),
        ("كردستان", "ك"),
        ("کرد", "ك"),
        ("Reuters", "A–Z"),
        ("élysée", "…"),
        ("2015", "…"),
        ("پ", "…"),
        ("!!", "…"),
    ],
)
def test_a_name_stands_under_the_first_letter_of_what_is_not_its_article(
    name: str, sign: str
) -> None:
    assert first_sign(name) == sign


def test_names_are_in_order_whatever_their_hamzas_and_articles() -> None:
    names = ["Zed", "2015", "يارا", "الجزيرة", "جبل", "إدلب", "أحمد", "اسم", "Anna", "الحرية"]
    assert sorted(names, key=sort_key) == [
        *("أحمد", "إدلب", "اسم", "جبل", "الجزيرة", "الحرية", "يارا", "Anna", "Zed", "2015"),
    ]


def names(count: int) -> list[tuple[SimpleNamespace, list[int]]]:
    """Names under three letters; the last of them has the most articles."""
    return [
        (SimpleNamespace(name=f"{'بتث'[number % 3]}{number:04}"), [0] * (number + 1))
        for number in range(count)
    ]


def test_what_fits_a_page_is_on_one_in_order() -> None:
    found = index("tags", names(ON_ONE_PAGE))
    assert (found.letters, found.count) == ([], ON_ONE_PAGE)
    assert [entry[0].name for entry in found.names[:2]] == ["ب0000", "ب0003"]


def test_more_are_parted_by_letters_beside_the_largest() -> None:
    everything = names(20_000)
    found = index("tags", everything)
    assert found.count == 20_000
    assert [len(articles) for _, articles in found.names] == list(
        range(20_000, 20_000 - LARGEST, -1)
    )
    assert [(letter.sign, letter.url, letter.save_as) for letter in found.letters] == [
        ("ب", "tags/ب/", "tags/ب/index.html"),
        ("ت", "tags/ت/", "tags/ت/index.html"),
        ("ث", "tags/ث/", "tags/ث/index.html"),
    ]
    assert sum(len(letter.names) for letter in found.letters) == 20_000


def test_the_index_of_nothing_is_empty() -> None:
    found = index("tags", [])
    assert (found.names, found.letters, found.count) == ([], [], 0)
