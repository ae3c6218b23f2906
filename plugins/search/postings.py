"""The inverted index in memory: where each word form stands, and how it is written.

Term frequency and length class are kept rather than finished weights: those depend on the size of
the archive and would change in every file with every article added.

Of each document that a form stands in, in a field, is kept
    its number     in rising order (search.bits)
    a byte         term frequency less one in the upper three bits; how early the word first stands,
                   two bits (PLACES); the class of the field's length, three bits (search.lengths)
    the rest       of a term frequency that fills its bits (7 and more; varint)
    positions      for each place the gap to the one before it (varint)

All tokens of the archive are sorted at once, by form, field and place.
"""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.arrays import Numbers, Offsets, Parts, offsets, parts, ranges, slices
from search.lengths import TEXT_LENGTHS, TITLE_LENGTHS, length_class
from search.texts import Texts
from search.varint import varints

FIELDS: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("title", TITLE_LENGTHS),
    ("text", TEXT_LENGTHS),
)
PLACES = (20, 60)
"""Where the classes of a word's first place end, in words from the beginning of the field.

News says first what matters; a word in the first sentence says more of an article than one below.
"""

FULL = 7  # the largest value that the three bits of a term frequency hold

_PLACE_BITS = 31  # of a token's place among all


@dataclass(frozen=True, slots=True)
class Postings:
    """The index of an archive. Forms go by their numbers, which are their places in order."""

    forms: list[str]
    documents: int
    last: int
    """The largest document number."""
    averages: list[float]
    """By field, the mean of the representative lengths, in words."""
    counts: Numbers
    """By form and field, in how many documents the form stands."""
    numbers: Numbers
    """Of these documents, by form and field."""
    meta: Parts
    rest: Parts
    positions: Parts

    @property
    def number_bits(self) -> int:
        """How many bits the largest document number takes."""
        return self.last.bit_length()

    @property
    def frequencies(self) -> list[int]:
        """In how many fields of documents each form stands."""
        found: list[int] = self.counts.sum(axis=1).tolist()
        return found

    def company(self, places: Mapping[str, int]) -> "Listed":
        """The documents that each form stands in: in their texts or, for want of one, headlines.

        `places` has the number of each form.
        """
        return Listed(self, places)


class Listed(Mapping[str, Numbers]):
    """Parts of one row, made when they are asked for: all at once take more than the row."""

    def __init__(self, postings: Postings, places: Mapping[str, int]) -> None:
        self._places = places
        self._numbers = postings.numbers
        self._at = array("q", offsets(postings.counts.ravel()).tobytes())

    def __getitem__(self, form: str) -> Numbers:
        place = len(FIELDS) * self._places[form]
        first, text, end = self._at[place : place + 3]
        return self._numbers[text if text < end else first : end]

    def flat(self) -> tuple[Numbers, NDArray[np.int64]]:
        """All of them, one behind the other, and how many each form has."""
        at = np.asarray(self._at)
        places = len(FIELDS) * np.fromiter(self._places.values(), np.int64, len(self))
        text, end = at[places + 1], at[places + 2]
        first = np.where(text < end, text, at[places])
        sizes = end - first
        return self._numbers[ranges(first, sizes)], sizes

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def posted(numbers: Sequence[int], texts: Texts) -> Postings:
    """The postings of documents, given in the order of their numbers."""
    listed, row, place = _sorted_tokens(texts)
    firsts = _firsts(listed, row)
    listed, row, first = listed[firsts], row[firsts], place[firsts]
    forms, fields = len(texts.forms), len(FIELDS)
    counts = np.bincount(listed, minlength=forms * fields).astype(np.int32)
    by_form = offsets(counts)[::fields]
    positions = varints(_gaps(place, firsts), np.append(firsts, len(place))[by_form])
    times = np.diff(firsts, append=len(place)).astype(np.int32)
    del listed, firsts, place  # of a large archive the memory is wanted
    classes = _length_classes(texts)
    documents = len(numbers)
    return Postings(
        forms=texts.forms,
        documents=documents,
        last=numbers[-1] if documents else 0,
        averages=_averages(classes),
        counts=counts.reshape(forms, fields),
        numbers=np.tile(np.array(numbers, np.int32), fields)[row],
        meta=parts(_meta(times, first, np.array(classes, np.uint8).ravel()[row]), by_form),
        rest=_rest(times, by_form),
        positions=positions,
    )


def _length_classes(texts: Texts) -> list[list[int]]:
    """By field and document."""
    return [
        [length_class(length, lengths) for length in np.diff(field.starts).tolist()]
        for field, (_, lengths) in zip(texts.fields, FIELDS, strict=True)
    ]


def _averages(classes: list[list[int]]) -> list[float]:
    return [
        sum(lengths[length] for length in of) / len(of) if of else 0.0
        for of, (_, lengths) in zip(classes, FIELDS, strict=True)
    ]


def _sorted_tokens(texts: Texts) -> tuple[Numbers, Numbers, Numbers]:
    """The tokens of all fields by form, field, document and place; of each its list, row and place.

    A list is of one form in one field, a row is one field of one document; both are numbers.
    """
    fields = texts.fields
    lengths = np.concatenate([np.diff(field.starts) for field in fields])
    starts = offsets(lengths)
    keys, begin = np.empty(starts[-1], np.int64), 0
    for index, field in enumerate(fields):
        part = keys[begin : begin + len(field.tokens)]
        np.multiply(field.tokens, np.int64(len(fields)), out=part)
        part += index
        begin += len(part)
    keys <<= _PLACE_BITS
    for here in slices(len(keys)):
        keys[here] += np.arange(here.start, here.stop)
    keys.sort()
    listed, at = np.empty(len(keys), np.int32), np.empty(len(keys), np.int32)
    for here in slices(len(keys)):
        listed[here] = keys[here] >> _PLACE_BITS
        at[here] = keys[here] & (1 << _PLACE_BITS) - 1
    del keys
    row = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)[at]
    place, first = at, starts.astype(np.int32)
    for here in slices(len(place)):
        place[here] -= first[row[here]]
    return listed, row, place


def _firsts(listed: Numbers, row: Numbers) -> Offsets:
    """Which tokens are the first of their form in a field of a document."""
    first = np.ones(len(row), np.bool_)
    np.not_equal(row[1:], row[:-1], out=first[1:])
    first[1:] |= listed[1:] != listed[:-1]
    return np.flatnonzero(first)


def _gaps(place: Numbers, firsts: Offsets) -> Numbers:
    gaps = np.diff(place, prepend=np.int32(0))
    gaps[firsts] = place[firsts]
    return gaps


def _meta(times: Numbers, first: Numbers, length: NDArray[np.uint8]) -> NDArray[np.uint8]:
    places = np.searchsorted(PLACES, first, side="right").astype(np.uint8)
    meta: NDArray[np.uint8] = np.minimum(times - 1, FULL).astype(np.uint8)
    meta <<= 5
    meta |= places << 3
    meta |= length
    return meta


def _rest(times: Numbers, by_form: Offsets) -> Parts:
    full = np.flatnonzero(times > FULL)
    return varints(times[full] - 1 - FULL, np.searchsorted(full, by_form))
