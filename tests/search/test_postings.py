"""The shards against lunr.py: its builder, given the same lengths, has the same weights."""

import math
from collections import defaultdict
from typing import Any

import pytest
from lunr.builder import Builder
from lunr.pipeline import Pipeline

from invented import Inventor
from search.index import K1, TITLE_BOOST, B, Index, analyse
from search.postings import (
    FIELDS,
    FULL,
    Postings,
    form_entries,
    group,
    position_entries,
    stem_entries,
)
from search.varint import read_varint
from search_corpus import STEM, entry, lunr_documents

Weights = dict[tuple[str, str, str], float]
"""By field, document and term."""


@pytest.fixture(scope="module")
def index() -> Index:
    return analyse(map(entry, Inventor(seed=5).articles(1000)))


def weights_by_lunr(index: Index) -> Weights:
    builder = Builder()
    builder.ref("id")
    builder.field("title", boost=TITLE_BOOST)
    builder.field("text")
    builder.pipeline = Pipeline()
    documents = lunr_documents(index)
    for document in documents:
        builder.add(document)
    for document in documents:
        for name, length in document["lengths"].items():
            builder.field_lengths[f"{name}/{document['id']}"] = length
    serialized = builder.build().serialize()
    terms = {posting["_index"]: term for term, posting in serialized["invertedIndex"]}
    weights: Weights = {}
    for field_ref, vector in serialized["fieldVectors"]:
        field, document = field_ref.split("/")
        for number, weight in zip(vector[::2], vector[1::2], strict=True):
            weights[field, document, terms[number]] = weight
    return weights


def decoded(body: bytes) -> dict[str, list[dict[int, tuple[int, int]]]]:
    """By form, by field: frequency and length class of each document."""
    count, at = read_varint(body, 0)
    forms: dict[str, list[dict[int, tuple[int, int]]]] = {}
    for _ in range(count):
        length, at = read_varint(body, at)
        form, at = body[at : at + length].decode(), at + length
        forms[form] = []
        for _ in FIELDS:
            length, at = read_varint(body, at)
            end, number, documents = at + length, 0, {}
            while at < end:
                gap, at = read_varint(body, at)
                number += gap
                frequency, class_, at = body[at] >> 4, body[at] & 15, at + 1
                if frequency == FULL:
                    more, at = read_varint(body, at)
                    frequency += more
                documents[number] = frequency, class_
            forms[form].append(documents)
    return forms


def weights_by_shards(index: Index) -> Weights:
    """Lunr's formula over what the shards hold."""
    weights: Weights = {}
    for stem, body in stem_entries(index.postings, group(index.stems)):
        forms = decoded(body)
        summed: list[dict[int, tuple[int, int]]] = [{} for _ in FIELDS]
        for fields in forms.values():
            for field, documents in enumerate(fields):
                for number, (frequency, class_) in documents.items():
                    before = summed[field].get(number, (0, 0))[0]
                    summed[field][number] = before + frequency, class_
        for term, fields in [*forms.items(), (STEM + stem, summed)]:
            weights |= term_weights(index.postings, term, fields)
    return weights


def term_weights(
    postings: Postings, term: str, fields: list[dict[int, tuple[int, int]]]
) -> Weights:
    holders = sum(map(len, fields))
    idf = math.log(1 + abs((postings.documents - holders + 0.5) / (holders + 0.5)))
    weights: Weights = {}
    for field, ((name, lengths), documents) in enumerate(zip(FIELDS, fields, strict=True)):
        average = postings.average_length(field)
        for number, (frequency, class_) in documents.items():
            norm = K1 * (1 - B + B * (lengths[class_] / average))
            weight = idf * ((K1 + 1) * frequency) / (norm + frequency)
            boost = TITLE_BOOST if name == "title" else 1
            weights[name, f"d{number}", term] = round(weight * boost, 3)
    return weights


def test_every_weight_of_every_term_is_that_of_lunr(index: Index) -> None:
    expected, found = weights_by_lunr(index), weights_by_shards(index)
    assert found.keys() == expected.keys()
    assert len(found) > 100_000
    wrong = {key: (found[key], expected[key]) for key in found if found[key] != expected[key]}
    assert not wrong


def test_the_vocabulary_has_each_form_with_its_frequency_and_stem(index: Index) -> None:
    holders: dict[str, int] = defaultdict(int)
    for document in lunr_documents(index):
        for name, _ in FIELDS:
            for form in {word for word in document[name] if not word.startswith(STEM)}:
                holders[form] += 1
    found: dict[str, Any] = {}
    for form, body in form_entries(index.postings, index.stems):
        frequency, at = read_varint(body, 0)
        found[form] = frequency
        assert body[at:].decode() == index.stems[form]
    assert found == holders
    assert list(found) == sorted(found)


def test_positions_say_where_each_word_stands(index: Index) -> None:
    documents = {document["id"]: document for document in lunr_documents(index)}
    groups = group(index.stems)
    positions = position_entries(index.postings, groups)
    for (_, body), (_, places) in zip(stem_entries(index.postings, groups), positions, strict=True):
        at = 0
        for form, fields in decoded(body).items():
            for (name, _), postings in zip(FIELDS, fields, strict=True):
                _, at = read_varint(places, at)
                for number, (frequency, _) in postings.items():
                    place = 0
                    for _ in range(frequency):
                        gap, at = read_varint(places, at)
                        place += gap
                        assert documents[f"d{number}"][name][place] == form
        assert at == len(places)


def test_a_word_that_stands_very_often_keeps_its_count() -> None:
    postings = Postings()
    postings.add(3, ["ا"], ["ب"] * 1000)
    [(_, body)] = stem_entries(postings, {"ب": ["ب"]})
    assert decoded(body)["ب"] == [{}, {3: (1000, 12)}]
