"""The inverted index in memory: where each word form stands, and how it is written.

Term frequency and length class are kept rather than finished weights: those depend on the size of
the archive and would change in every file with every article added.

Of each document that a form stands in, in a field, is kept
    its number     in rising order (search.bits)
    a byte         term frequency less one in the upper three bits; how early the word first stands,
                   two bits (PLACES); the class of the field's length, three bits (search.lengths)
    the rest       of a term frequency that fills its bits (7 and more; varint)
    positions      for each place the gap to the one before it (varint)
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from search.lengths import TEXT_LENGTHS, TITLE_LENGTHS, length_class
from search.varint import varint

FIELDS: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("title", TITLE_LENGTHS),
    ("text", TEXT_LENGTHS),
)
PLACES = (20, 60)
"""Where the classes of a word's first place end, in words from the beginning of the field.

News says first what matters; a word in the first sentence says more of an article than one below.
"""

FULL = 7  # the largest value that the three bits of a term frequency hold


@dataclass(slots=True)
class FieldPostings:
    """The postings of one form in one field."""

    numbers: array[int] = field(default_factory=lambda: array("I"))
    meta: bytearray = field(default_factory=bytearray)
    rest: bytearray = field(default_factory=bytearray)
    positions: bytearray = field(default_factory=bytearray)

    def add(self, number: int, places: Sequence[int], length: int) -> None:
        """Append a document: its number, the places of the word in it, its field's class."""
        self.numbers.append(number)
        more = len(places) - 1
        self.meta.append(min(more, FULL) << 5 | bisect_right(PLACES, places[0]) << 3 | length)
        if more >= FULL:
            self.rest += varint(more - FULL)
        before = 0
        for place in places:
            self.positions += varint(place - before)
            before = place


NOWHERE = FieldPostings()
"""Those of a form that no document has in a field."""


@dataclass(slots=True)
class Postings:
    """The index of an archive. Documents are added in the order of their numbers."""

    forms: dict[str, list[FieldPostings]] = field(default_factory=dict)
    documents: int = 0
    last: int = 0
    words: list[int] = field(default_factory=lambda: [0] * len(FIELDS))

    def add(self, number: int, title: Sequence[str], text: Sequence[str]) -> None:
        """Index a document by the word forms of its headline and text, in their order."""
        self.documents += 1
        self.last = number
        for index, (forms, (_, lengths)) in enumerate(zip((title, text), FIELDS, strict=True)):
            length = length_class(len(forms), lengths)
            self.words[index] += lengths[length]
            for form, places in _places(forms).items():
                fields = self.forms.get(form)
                if fields is None:
                    fields = self.forms[form] = [NOWHERE] * len(FIELDS)
                if fields[index] is NOWHERE:
                    fields[index] = FieldPostings()
                fields[index].add(number, places, length)

    @property
    def number_bits(self) -> int:
        """How many bits the largest document number takes."""
        return self.last.bit_length()

    def average_length(self, index: int) -> float:
        """The mean of the representative lengths of a field, in words."""
        return self.words[index] / self.documents if self.documents else 0.0

    def frequency(self, form: str) -> int:
        """In how many fields of documents a form stands."""
        return sum(len(postings.numbers) for postings in self.forms[form])

    def company(self) -> dict[str, Sequence[int]]:
        """The documents that each form stands in: in their texts or, for want of one, headlines."""
        return {
            form: next(postings.numbers for postings in reversed(fields) if postings.numbers)
            for form, fields in self.forms.items()
        }


def _places(forms: Sequence[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, form in enumerate(forms):
        if form in places:
            places[form].append(place)
        else:
            places[form] = [place]
    return places
