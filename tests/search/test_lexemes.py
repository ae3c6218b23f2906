"""The forms of one word find each other, and those of another word do not."""

import json
import random
import shutil
import subprocess
from array import array
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

import arabic
from arabic import fold, skeleton
from search.company import Company, as_bits
from search.cores import cores
from search.kinship import Core
from search.kinship import joined as kin
from search.lexemes import choose, lexemes

VECTORS: dict[str, Any] = json.loads(
    Path(__file__).with_name("lexemes.json").read_text(encoding="utf-8")
)
PIECES = [*"حلبدرسقوتاي", "و", "ب", "ل", "ال", "لل", "ه", "ات", "ين", "ها", "2", "a", "ؤ", "ئ"]
FORMS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join).map(fold)
VOCABULARIES = st.dictionaries(
    FORMS, st.sets(st.integers(0, 40), min_size=1).map(sorted), max_size=30
)


def joined(vocabulary: Mapping[str, Sequence[int]]) -> dict[str, str]:
    """The heads of a vocabulary's lexemes."""
    return lexemes(vocabulary, {form: skeleton(form) for form in vocabulary})


def archive(frequencies: Mapping[str, int]) -> dict[str, Sequence[int]]:
    """A vocabulary in which each form stands in its number of documents."""
    return {fold(form): array("I", range(number)) for form, number in frequencies.items()}


@given(VOCABULARIES)
def test_every_form_has_a_head_of_its_own_bucket_that_is_its_own_head(
    vocabulary: dict[str, list[int]],
) -> None:
    heads = joined(vocabulary)
    assert heads.keys() == vocabulary.keys()
    for form, head in heads.items():
        assert heads[head] == head
        assert skeleton(form) == skeleton(head)


@given(VOCABULARIES, st.randoms(use_true_random=False))
def test_the_order_of_the_vocabulary_changes_nothing(
    vocabulary: dict[str, list[int]], random: Any
) -> None:
    shuffled = list(vocabulary.items())
    random.shuffle(shuffled)
    assert joined(dict(shuffled)) == joined(vocabulary)


def test_an_archive_without_articles_has_no_lexemes() -> None:
    assert joined({}) == {}


def test_the_letter_before_which_the_article_stands_is_of_the_word() -> None:
    heads = joined(
        archive({"ورقة": 60, "الورقة": 50, "الرقة": 80, "والرقة": 9, "بالرقة": 5, "رقة": 3})
    )
    assert heads["ورقه"] == heads["الورقه"] == "ورقه"
    assert heads["رقه"] == heads["والرقه"] == heads["بالرقه"] == "الرقه"


def test_a_frequent_word_is_not_a_rare_one_with_a_preposition() -> None:
    heads = joined(archive({"لبنان": 900, "ولبنان": 60, "بلبنان": 5, "بنان": 2, "البنان": 1}))
    assert heads["لبنان"] == heads["ولبنان"] == heads["بلبنان"] == "لبنان"
    assert heads["بنان"] != "لبنان"


def test_the_seat_of_a_hamza_parts_no_words() -> None:
    heads = joined(archive({"مسؤول": 3, "مسئول": 1, "المسئولين": 1}))
    assert set(heads.values()) == {"مسؤول"}


@pytest.mark.parametrize("case", VECTORS["choose"], ids=lambda case: case["form"])
def test_a_word_that_no_article_has_is_of_the_lexemes_that_the_vectors_say(case: Any) -> None:
    bucket = {form: (head, documents) for form, (head, documents) in case["bucket"].items()}
    assert choose(case["form"], bucket) == case["heads"]


def buckets() -> list[dict[str, int]]:
    """Invented forms with frequencies, of few letters so that they have much to do with another."""
    draw = random.Random(3)
    return [
        {
            fold("".join(draw.choices(PIECES, k=draw.randint(1, 5)))): draw.randint(1, 400)
            for _ in range(draw.randint(2, 40))
        }
        for _ in range(500)
    ]


def test_both_languages_find_the_same_cores() -> None:
    node = shutil.which("node")
    assert node, "no Node.js on the PATH; `make test` provides one"
    given = buckets()
    run = subprocess.run(
        [
            node,
            Path(__file__).with_name("cores.js"),
            Path(arabic.__file__).with_name("rules.json"),
        ],
        input="\n".join(map(json.dumps, given)) + "\n",
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    theirs = [json.loads(line) for line in run.stdout.splitlines()]
    assert [one for one in zip(map(cores, given), theirs, strict=True) if one[0] != one[1]] == []


def test_a_broken_plural_is_of_its_singular_if_they_keep_company() -> None:
    heads = joined(
        {
            "حزب": range(20),
            "الحزب": range(5, 15),
            "الاحزاب": range(10, 30),
            "حلب": range(200),
        }
    )
    assert heads["الاحزاب"] == heads["حزب"]


def test_words_of_one_pattern_that_never_meet_are_two() -> None:
    """نهار is no plural of نهر, though جبال is one of جبل."""
    days, rivers = range(0, 200, 2), range(1, 201, 2)
    heads = joined({"نهر": rivers, "النهر": rivers, "نهار": days, "النهار": days})
    assert heads["نهر"] != heads["نهار"]


def test_a_form_of_two_words_does_not_make_one_of_them() -> None:
    """علوم finds علم and عمال finds عامل, and neither makes one of the two."""
    heads = joined(
        {
            "العلم": range(100),
            "العلوم": range(60),
            "العامل": range(500, 700),
            "العمال": range(520, 700),
            "x": range(1000),
        }
    )
    assert heads["العلم"] == heads["العلوم"]
    assert heads["العامل"] == heads["العمال"]
    assert heads["العلم"] != heads["العامل"]


def test_one_article_is_enough_for_sound_forms() -> None:
    """Nothing can be known of company then; the endings decide."""
    words = ["مدرسة", "المدرسة", "ومدرستهم", "مدينة", "والمدينة", "مدرسات"]
    heads = joined(archive(dict.fromkeys(words, 1)))
    assert heads["المدرسه"] == heads["مدرسه"] == heads["ومدرستهم"]
    assert heads["والمدينه"] == heads["مدينه"]


BELOW = {"اقلام": "إقلام", "الاقلام": "الإقلام"}


@pytest.mark.parametrize("is_below", [True, False])
def test_no_broken_plural_begins_with_a_hamza_below(is_below: bool) -> None:
    together = as_bits([range(0, 60, 3)], 90)  # they keep each other's company
    found = {
        core: Core(core, {core: 20, f"ال{core}": 20}, lambda: together, spelt=spelt)
        for core, spelt in (("قلم", {}), ("اقلام", BELOW if is_below else {}))
    }
    assert len(set(kin(found, Company(90)).values())) == 1 + is_below


def test_the_hamza_counts_where_the_core_begins() -> None:
    def nothing() -> NDArray[np.uint64]:
        return np.zeros(1, np.uint64)

    forms = {"اعمار": 5, "والاعمار": 3, "باعمارهم": 4}
    spelt = {"اعمار": "إعمار", "والاعمار": "والإعمار", "باعمارهم": "بأعمارهم"}
    assert Core("اعمار", forms, nothing, spelt=spelt).is_below
    assert not Core("اعمار", forms, nothing, spelt=spelt | {"اعمار": "أعمار"}).is_below
    inside = {"والاعمار": "والإعمار", "باعمارهم": "باعمارهمإ"}
    assert not Core("اعمار", forms, nothing, spelt=inside).is_below
    assert not Core("اعمار", forms, nothing).is_below


@pytest.mark.parametrize(
    ("singular", "plural", "shown", "meetings"),
    [
        ("ملزم", "ملازم", {"ملازما": 4}, 3),
        ("ملزم", "ملازم", {"وملازما": 2, "ملازما": 2}, 3),
        ("سفير", "سفار", {"السفارين": 3, "سفارون": 1}, 6),
    ],
)
def test_what_is_used_as_a_singular_is_no_broken_plural(
    singular: str, plural: str, shown: dict[str, int], meetings: int
) -> None:
    articles = {singular: range(8), plural: range(8 - meetings, 16 - meetings)}
    together = {core: as_bits([each], 90) for core, each in articles.items()}

    def number(more: dict[str, int]) -> int:
        forms = {core: {core: 20, f"ال{core}": 20} for core in articles}
        forms[plural] |= more
        found = {
            core: Core(core, forms[core], partial(together.__getitem__, core)) for core in forms
        }
        return len(set(kin(found, Company(60)).values()))

    assert number({}) == 1
    assert number(shown) == 2
    assert number({next(iter(shown)): 1}) == 1  # a slip shows nothing


def test_a_sound_plural_counts_where_it_is_a_core_of_its_own() -> None:
    def core(name: str, total: int) -> Core:
        return Core(name, {name: total}, lambda: np.zeros(1, np.uint64))

    assert core("صياد", 40).is_counted({"صيادين": core("صيادين", 5)})
    assert not core("صياد", 40).is_counted({"صيادات": core("صيادات", 5)})
    assert not core("صياد", 4).is_counted({"صيادين": core("صيادين", 5)})  # too rare to tell


def test_a_hamza_on_its_alif_shows_that_the_article_is_none() -> None:
    forms = {"الوان": 20, "والوان": 4, "وان": 900, "باب": 20, "الباب": 20}
    found = cores(forms)
    assert (found["الوان"], found["الباب"]) == ("وان", "باب")
    found = cores(forms, spelt={"الوان": "ألوان", "والوان": "وألوان"})
    assert found["الوان"] == found["والوان"] == "الوان"
    assert found["الباب"] == "باب"


def test_a_word_that_repeats_what_might_be_the_article_is_a_word_still() -> None:
    forms = {"الالعاب": 3, "العاب": 50}
    assert cores(forms, spelt={"الالعاب": "ألألعاب"})["الالعاب"] == "الالعاب"


SPELT = st.lists(
    st.sampled_from([*"أإالوبكفهحد", "أل", "ال", "ون", "ين", "ي"]), min_size=1, max_size=7
)


@given(st.lists(SPELT.map("".join), max_size=12), st.integers(1, 150))
def test_each_form_has_a_core_however_it_is_spelt(spellings: list[str], times: int) -> None:
    spelt = {fold(spelling): spelling for spelling in spellings}
    forms = {form: 1 + times * len(form) % 40 for form in spelt}
    found = cores(forms, spelt=spelt)
    assert found.keys() == forms.keys()
    assert all(found.values())
