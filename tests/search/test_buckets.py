"""The shards against lunr.py: its builder, given the same lengths, has the same weights."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from lunr.builder import Builder
from lunr.pipeline import Pipeline

from arabic import forms, skeleton
from invented import Inventor
from rice_reader import read_numbers
from search.buckets import HEAVY, Bucket, buckets, position_table, word_table
from search.index import K1, TITLE_BOOST, B, Index, index_of
from search.postings import FIELDS, FULL, PLACES, Postings
from search.tree import Entry
from search.varint import read_varint
from search_corpus import LEXEME, entry, lunr_documents, posted_words

Weights = dict[tuple[str, str, str], float]
"""By field, document and term."""


@dataclass(frozen=True, slots=True)
class Posting:
    """What a reader knows of a form in a field of a document."""

    frequency: int
    place: int
    length: int


Fields = list[dict[int, Posting]]
"""By field, by document number."""


@dataclass(frozen=True, slots=True)
class Read:
    """A bucket as its entries say: its lexemes' forms, the lexemes apart, and all postings."""

    key: str
    lexemes: list[list[str]]
    apart: list[bool]
    counts: dict[str, list[int]]
    forms: dict[str, Fields]
    entries: dict[str, list[str]]
    """The forms of each entry, in the order of their postings, by its key."""


@pytest.fixture(scope="module")
def index() -> Index:
    return index_of(map(entry, Inventor(seed=5).articles(1000)))


@pytest.fixture(scope="module")
def found(index: Index) -> list[Bucket]:
    return buckets(index.postings, index.heads, index.skeletons)


@pytest.fixture(scope="module")
def written(index: Index, found: list[Bucket]) -> list[Read]:
    return list(read(word_table(index.postings, found).entries(0), index.postings.number_bits))


def read(entries: Iterator[Entry], number_bits: int) -> Iterator[Read]:
    """The buckets that entries hold, as the browser reads them."""
    waiting: dict[str, list[str]] = {}
    bucket = Read("", [], [], {}, {}, {})
    for key, body, packed in entries:
        if key in waiting:
            here, at = waiting.pop(key), 0
        else:
            assert not waiting, f"no entries of {list(waiting)}"
            lexemes, apart, counts, at = read_forms(body)
            bucket = Read(key, lexemes, apart, counts, {}, {})
            waiting = {
                f"{key} {names[0]}": names
                for names, is_apart in zip(lexemes, apart, strict=True)
                if is_apart
            }
            light = zip(lexemes, apart, strict=True)
            here = [form for names, is_apart in light if not is_apart for form in names]
        bucket.forms.update(read_postings(here, bucket.counts, body[at:], packed, number_bits))
        bucket.entries[key] = here
        if not waiting:
            yield bucket
    assert not waiting


def read_forms(body: bytes) -> tuple[list[list[str]], list[bool], dict[str, list[int]], int]:
    """The forms of a bucket by lexeme, which are apart, their counts, and where postings begin."""
    count, at = read_varint(body, 0)
    members: dict[int, list[str]] = defaultdict(list)
    counts: dict[str, list[int]] = {}
    before = b""
    for _ in range(count):
        shared, at = read_varint(body, at)
        length, at = read_varint(body, at)
        before, at = before[:shared] + body[at : at + length], at + length
        form = before.decode("cp1256")
        counts[form] = []
        for _ in FIELDS:
            documents, at = read_varint(body, at)
            counts[form].append(documents)
        lexeme, at = read_varint(body, at)
        members[lexeme].append(form)
    assert list(members) == list(range(len(members))), "lexemes are numbered as they come"
    apart = [bool(byte) for byte in body[at : at + len(members)]]
    return list(members.values()), apart, counts, at + len(members)


def read_postings(
    names: list[str], counts: dict[str, list[int]], body: bytes, packed: bytes, number_bits: int
) -> dict[str, Fields]:
    lists = [(form, field, count) for form in names for field, count in enumerate(counts[form])]
    bits, bit = "".join(f"{byte:08b}" for byte in packed), 0
    numbers: list[list[int]] = []
    for _, _, count in lists:
        here, bit = read_numbers(bits, bit, count, number_bits)
        numbers.append(here)
    assert len(bits) - bit < 8
    at = 0
    rest = sum(count for _, _, count in lists)
    fields: dict[str, Fields] = {form: [{} for _ in FIELDS] for form in names}
    for (form, field, _), here in zip(lists, numbers, strict=True):
        for number in here:
            byte, at = body[at], at + 1
            frequency = (byte >> 5) + 1
            if frequency > FULL:
                more, rest = read_varint(body, rest)
                frequency += more
            fields[form][field][number] = Posting(frequency, byte >> 3 & 3, byte & 7)
    assert rest == len(body)
    return fields


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


def weights_by_shards(index: Index, written: list[Read]) -> Weights:
    """Lunr's formula over what the shards hold."""
    weights: Weights = {}
    for bucket in written:
        for form, fields in bucket.forms.items():
            weights |= term_weights(index.postings, form, fields)
        for lexeme in bucket.lexemes:
            together = [summed([bucket.forms[form][field] for form in lexeme]) for field in (0, 1)]
            weights |= term_weights(index.postings, LEXEME + lexeme[0], together)
    return weights


def summed(forms_of_one: list[dict[int, Posting]]) -> dict[int, Posting]:
    total: dict[int, Posting] = {}
    for documents in forms_of_one:
        for number, posting in documents.items():
            before = total.get(number)
            assert before is None or before.length == posting.length
            frequency = posting.frequency + (before.frequency if before else 0)
            total[number] = Posting(frequency, posting.place, posting.length)
    return total


def term_weights(postings: Postings, term: str, fields: Fields) -> Weights:
    holders = sum(map(len, fields))
    idf = math.log(1 + abs((postings.documents - holders + 0.5) / (holders + 0.5)))
    weights: Weights = {}
    for field, ((name, lengths), documents) in enumerate(zip(FIELDS, fields, strict=True)):
        average = postings.averages[field]
        for number, posting in documents.items():
            norm = K1 * (1 - B + B * (lengths[posting.length] / average))
            weight = idf * ((K1 + 1) * posting.frequency) / (norm + posting.frequency)
            boost = TITLE_BOOST if name == "title" else 1
            weights[name, f"d{number}", term] = round(weight * boost, 3)
    return weights


def test_every_weight_of_every_term_is_that_of_lunr(index: Index, written: list[Read]) -> None:
    expected, weights = weights_by_lunr(index), weights_by_shards(index, written)
    assert weights.keys() == expected.keys()
    assert len(weights) > 100_000
    wrong = {key: (weights[key], expected[key]) for key in weights if weights[key] != expected[key]}
    assert not wrong


def test_every_form_is_in_the_bucket_of_its_skeleton_and_in_no_other(
    index: Index, written: list[Read]
) -> None:
    homes = {form: bucket.key for bucket in written for form in bucket.forms}
    assert homes == {form: skeleton(form) for form in index.postings.forms}
    assert sum(len(bucket.forms) for bucket in written) == len(homes)
    assert [bucket.key for bucket in written] == sorted(set(homes.values()))


def test_forms_of_one_head_are_one_lexeme_in_order_and_no_others(
    index: Index, written: list[Read]
) -> None:
    for bucket in written:
        heads = [{index.heads[form] for form in lexeme} for lexeme in bucket.lexemes]
        assert all(len(head) == 1 for head in heads)
        assert len(set().union(*heads)) == len(bucket.lexemes)
        assert all(lexeme == sorted(lexeme) for lexeme in bucket.lexemes)
        assert bucket.lexemes == sorted(bucket.lexemes)


def test_lexemes_of_many_postings_stand_apart_and_others_do_not(
    index: Index, written: list[Read]
) -> None:
    apart = 0
    frequencies = dict(zip(index.postings.forms, index.postings.frequencies, strict=True))
    for bucket in written:
        for lexeme, is_apart in zip(bucket.lexemes, bucket.apart, strict=True):
            size = sum(frequencies[form] for form in lexeme)
            assert is_apart == (size > HEAVY)
            if is_apart:
                assert bucket.entries[f"{bucket.key} {lexeme[0]}"] == lexeme
                apart += 1
    assert apart > 10


def test_the_entries_are_in_the_order_of_their_keys(index: Index, found: list[Bucket]) -> None:
    for table in (word_table, position_table):
        made = table(index.postings, found)
        assert made.keys == sorted(set(made.keys))
        assert [each.key for each in made.entries(0)] == made.keys


def test_the_counts_and_first_places_are_those_of_the_texts(
    index: Index, written: list[Read]
) -> None:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    places: dict[tuple[str, int, int], int] = {}
    frequencies: dict[tuple[str, int, int], int] = {}
    for number, article in index.numbered:
        for field, text in enumerate((article.title, article.text)):
            words = forms(text)
            for form, frequency in Counter(words).items():
                counts[form][field] += 1
                frequencies[form, field, number] = frequency
                places[form, field, number] = sum(words.index(form) >= end for end in PLACES)
    found = {form: bucket.forms[form] for bucket in written for form in bucket.forms}
    assert {form: number for bucket in written for form, number in bucket.counts.items()} == counts
    postings = {
        (form, field, number): posting
        for form, fields in found.items()
        for field, documents in enumerate(fields)
        for number, posting in documents.items()
    }
    assert {key: posting.frequency for key, posting in postings.items()} == frequencies
    assert {key: posting.place for key, posting in postings.items()} == places
    assert set(places.values()) == set(range(len(PLACES) + 1))


def test_positions_say_where_each_word_stands(
    index: Index, found: list[Bucket], written: list[Read]
) -> None:
    texts = {
        number: [forms(article.title), forms(article.text)] for number, article in index.numbered
    }
    bodies = {each.key: each.body for each in position_table(index.postings, found).entries(0)}
    assert bodies.keys() == {key for bucket in written for key in bucket.entries}
    for bucket in written:
        for key, names in bucket.entries.items():
            at, body = 0, bodies[key]
            for form in names:
                for field, documents in enumerate(bucket.forms[form]):
                    for number, posting in documents.items():
                        place, stands = 0, []
                        for _ in range(posting.frequency):
                            gap, at = read_varint(body, at)
                            place += gap
                            stands.append(place)
                        words = texts[number][field]
                        assert stands == [n for n, word in enumerate(words) if word == form]
            assert at == len(body)


@pytest.mark.parametrize("times", [1, 7, 8, 9, 134, 135, 136, 1000])
def test_a_word_that_stands_very_often_keeps_its_count(times: int) -> None:
    postings = posted_words({3: (["ا"], ["ب"] * times)})
    [one, other] = read(
        word_table(postings, buckets(postings, {"ا": "ا", "ب": "ب"}, ["ا", "ب"])).entries(0),
        postings.number_bits,
    )
    assert one.forms == {"ا": [{3: Posting(1, 0, 0)}, {}]}
    assert other.forms["ب"][1][3].frequency == times


def test_the_only_document_may_have_the_number_nought() -> None:
    postings = posted_words({0: (["ا"], ["ا"])})
    assert postings.number_bits == 0
    [bucket] = read(word_table(postings, buckets(postings, {"ا": "ا"}, ["ا"])).entries(0), 0)
    assert bucket.forms["ا"] == [{0: Posting(1, 0, 0)}, {0: Posting(1, 0, 0)}]
