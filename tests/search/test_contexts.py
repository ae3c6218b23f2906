"""Words that stand beside the same are alike, and texts never join what they show to be two."""

import tracemalloc
from itertools import chain, pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from arabic import skeleton
from search.company import Company
from search.contexts import Contexts
from search.cores import cores
from search.evidence import Evidence, is_never_governed
from search.inflection import inflected
from search.lexemes import lexemes
from search.texts import Field, Texts, Written
from search.usage import Usage, usage

WORDS = st.sampled_from(["حلب", "في", "درع", "درعا", "الدرع", "مدن", "مدينه", "قلب", "a", "7"])
DOCUMENTS = st.lists(st.lists(WORDS, max_size=8), min_size=1, max_size=8)


def texts(documents: list[list[str]]) -> Texts:
    """Documents of words, as an archive has them."""
    forms = sorted(set(chain.from_iterable(documents)))
    places = {form: place for place, form in enumerate(forms)}
    tokens = [places[form] for document in documents for form in document]
    starts = np.cumsum([0, *map(len, documents)])
    fields = [Field(np.array(tokens, np.int32), starts.astype(np.int64))]
    return Texts(forms, fields, Written(forms, forms, np.ones(len(forms), np.int32)))


def vocabulary(documents: list[list[str]]) -> dict[str, list[int]]:
    """The documents of each form."""
    forms = sorted(set(chain.from_iterable(documents)))
    return {form: [n for n, words in enumerate(documents) if form in words] for form in forms}


def used(documents: list[list[str]]) -> Usage:
    """The usage of all forms."""
    found = texts(documents)
    return usage(found, {form: skeleton(form) for form in found.forms}, found.forms)


@given(DOCUMENTS)
def test_every_neighbour_within_a_document_is_counted_once_for_each_side(
    documents: list[list[str]],
) -> None:
    found = used(documents)
    beside = [word for words in documents for pair in pairwise(words) for word in pair]
    for form, place in found.places.items():
        assert found.contexts.total[place] == beside.count(form)


@given(DOCUMENTS)
def test_a_cosine_is_between_nought_and_one_and_the_same_either_way(
    documents: list[list[str]],
) -> None:
    found = used(documents)
    for one in found.places.values():
        for other in found.places.values():
            cosine = found.contexts.cosine(one, other)
            assert 0 <= cosine < 1.000001
            assert cosine == found.contexts.cosine(other, one)


@given(DOCUMENTS, st.lists(st.integers(-1, 2), min_size=10, max_size=10))
def test_a_group_has_the_neighbours_of_all_its_forms(
    documents: list[list[str]], of: list[int]
) -> None:
    found = used(documents)
    groups = np.array(of[: len(found.places)], np.int64)
    grouped = Contexts(found.beside.grouped(groups, 3))
    for group in range(3):
        forms = [place for place in found.places.values() if groups[place] == group]
        assert grouped.total[group] == sum(found.contexts.total[place] for place in forms)


@given(DOCUMENTS)
def test_texts_leave_every_form_a_head_of_its_own_bucket(documents: list[list[str]]) -> None:
    known = vocabulary(documents)
    heads = lexemes(known, {form: skeleton(form) for form in known}, texts(documents))
    assert heads.keys() == known.keys()
    for form, head in heads.items():
        assert heads[head] == head
        assert skeleton(form) == skeleton(head)


def test_words_beside_the_same_words_are_alike_and_others_are_not() -> None:
    towns = [["زار", word, "كبيره"] for word in ("مدينه", "مدن")] * 60
    other = [[f"قرا{n}", "كتاب", f"سهل{n}"] for n in range(60)]
    found = used(towns + other)
    row = found.places
    assert found.contexts.evidence(row["مدينه"], row["مدن"])[0] > 1
    assert found.contexts.evidence(row["مدينه"], row["كتاب"])[0] < -1


def test_words_that_no_text_has_are_neither_alike_nor_not() -> None:
    found = used([["مدينه"], ["مدن"]])
    assert found.contexts.evidence(0, 1) == (0.0, 0.0)


def test_what_stands_after_prepositions_is_no_accusative() -> None:
    """درعا, a town, stands after في; درع, a shield, is as frequent."""
    documents = [["قال", "درع", "الدرع"]] * 20 + [["في", "درعا", "امس"]] * 20
    found = used(documents)
    assert found.is_governed("درعا")
    assert not found.is_governed("درع")
    known = vocabulary(documents)
    heads = lexemes(known, {form: skeleton(form) for form in known}, texts(documents))
    assert heads["درعا"] != heads["درع"]


def test_what_never_stands_after_a_preposition() -> None:
    assert is_never_governed("درعا", "درع")
    assert is_never_governed("كانون", "كان")
    assert is_never_governed("يكتب", "كتب")
    assert not is_never_governed("مدينتها", "مدينه")
    assert not is_never_governed("كتابه", "كتاب")


def test_a_persons_letter_that_no_other_person_has_is_of_the_word() -> None:
    assert cores({"برود": 8, "يبرود": 2})["يبرود"] == "يبرود"
    assert cores({"كتب": 80, "يكتب": 9, "تكتب": 9})["يكتب"] == "كتب"


def test_a_nominative_of_a_common_word_stands_in_another_case_too() -> None:
    assert cores({"شيخ": 300, "شيخون": 1})["شيخون"] == "شيخون"
    assert cores({"مهندس": 300, "مهندسون": 1, "مهندسين": 9})["مهندسون"] == "مهندس"


def test_a_clitic_is_not_of_the_word_where_its_core_stands_bare() -> None:
    """And what the article stands before is a word, whatever its first letter."""
    found = cores({"مراكز": 700, "ومراكز": 60, "ومراكزها": 30})
    assert found["ومراكزها"] == found["ومراكز"] == "مراكز"


def test_many_who_do_are_of_the_verb() -> None:
    assert "يكتب" in {kin.core for kin in inflected("يكتبون")}
    assert "كتب" in {kin.core for kin in inflected("يكتبون")}
    assert "عاد" in {kin.core for kin in inflected("يعودون")}


def test_evidence_may_be_of_documents_alone() -> None:
    documents = {"حلب": range(40), "وحلب": range(5, 8)}
    evidence = Evidence(list(documents), documents.__getitem__, 50, Company(50.0), None)
    assert cores({"حلب": 40, "وحلب": 3}, evidence)["وحلب"] == "حلب"


def test_one_endless_word_takes_no_more_memory_than_its_letters() -> None:
    documents = [["درعا", "في", "ا" * 20_000], *([f"كلمه{number}"] for number in range(5_000))]
    tracemalloc.start()
    used(documents)
    assert tracemalloc.get_traced_memory()[1] < 60_000_000
    tracemalloc.stop()
