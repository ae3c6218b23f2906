"""The tables of words: a bucket for each skeleton, with the forms that may belong together.

A reader works out the skeleton of a word by rules alone (arabic.skeleton) and finds there which
forms of it the archive has, which of them are one lexeme's (search.lexemes), and their postings.
The sum of the postings of a lexeme's forms is the stemmed level of the search, so it and the
exact level together cost little more than one of them.

    entry     number of forms; for each, in order: its difference from the one before it
              (search.varint.front_coded), in how many documents it stands in each field, number of
              its lexeme; for each lexeme: 1 where its postings have an entry of their own, under
              the bucket's key, a space, and its first form; then the postings of the others
    postings  for each lexeme, each of its forms, each field: a byte a document (search.postings);
              then in the same order all the rests
    packed    in the same order the documents' numbers (search.bits), as one stream
    positions the same order, in a table of their own that only phrases need
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from arabic import skeleton
from search.arrays import offsets, ranges
from search.bits import packed
from search.postings import Postings
from search.tree import Entry
from search.varint import front_coded, varint

HEAVY = 200
"""Postings from which a lexeme stands apart: they would burden its bucket."""

APART = " "  # between a bucket's key and a form: no form has one, and it sorts before all letters

_TOGETHER = 2000  # shelves whose numbers are packed at once

Forms = tuple[int, ...]
"""By their numbers in the postings."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """The forms of one skeleton by lexeme, both in order."""

    key: str
    lexemes: tuple[Forms, ...]
    apart: tuple[bool, ...]

    @property
    def light(self) -> list[int]:
        """The forms of the lexemes in the bucket's own entry."""
        lexemes = zip(self.lexemes, self.apart, strict=True)
        return [form for forms, apart in lexemes if not apart for form in forms]

    @property
    def heavy(self) -> list[Forms]:
        """The forms of each lexeme that has an entry of its own."""
        return [forms for forms, apart in zip(self.lexemes, self.apart, strict=True) if apart]


def buckets(postings: Postings, heads: Mapping[str, str]) -> list[Bucket]:
    """The buckets of an archive, sorted by key; `heads` has the head of each form's lexeme."""
    lexemes: dict[str, list[int]] = {}
    for number, form in enumerate(postings.forms):
        lexemes.setdefault(heads[form], []).append(number)
    keys: dict[str, list[Forms]] = {}
    for head, forms in lexemes.items():  # in the order of their first forms
        keys.setdefault(skeleton(head), []).append(tuple(forms))
    frequencies = postings.frequencies
    return [
        Bucket(
            key,
            tuple(found),
            tuple(sum(map(frequencies.__getitem__, forms)) > HEAVY for forms in found),
        )
        for key, found in sorted(keys.items())
    ]


def word_entries(postings: Postings, found: list[Bucket]) -> Iterator[Entry]:
    """The entries of the table `words`."""
    shelves = list(_shelves(postings, found))
    streams = _packed_numbers(postings, [forms for _, forms in shelves])
    directories = _directories(postings, found)
    for (key, forms), stream in zip(shelves, streams, strict=True):
        directory = b"" if APART in key else next(directories)
        yield Entry(
            key, directory + postings.meta.joined(forms) + postings.rest.joined(forms), stream
        )


def position_entries(postings: Postings, found: list[Bucket]) -> Iterator[Entry]:
    """The entries of the table `positions`: those of `words`, without the forms."""
    for key, forms in _shelves(postings, found):
        yield Entry(key, postings.positions.joined(forms))


def _shelves(postings: Postings, found: list[Bucket]) -> Iterator[tuple[str, Sequence[int]]]:
    """The keys of the entries, and the forms that each has the postings of."""
    for bucket in found:
        yield bucket.key, bucket.light
        for forms in bucket.heavy:
            yield bucket.key + APART + postings.forms[forms[0]], forms


def _directories(postings: Postings, found: list[Bucket]) -> Iterator[bytes]:
    """Of each bucket its forms with their counts and lexemes, and which lexemes stand apart."""
    counts: list[list[int]] = postings.counts.tolist()
    for bucket in found:
        of = {form: place for place, forms in enumerate(bucket.lexemes) for form in forms}
        written = [varint(len(of))]
        before = b""
        for form in sorted(of):
            key = postings.forms[form].encode()
            written += front_coded(key, before), *map(varint, counts[form]), varint(of[form])
            before = key
        yield b"".join(written) + bytes(bucket.apart)


def _packed_numbers(postings: Postings, shelves: list[Sequence[int]]) -> Iterator[bytes]:
    """The documents' numbers of each shelf, as one stream."""
    sizes = postings.counts.sum(axis=1)
    starts = offsets(sizes)
    for first in range(0, len(shelves), _TOGETHER):
        here = shelves[first : first + _TOGETHER]
        forms = np.fromiter(chain.from_iterable(here), np.int32)
        numbers = postings.numbers[ranges(starts[forms], sizes[forms])]
        lists = postings.counts[forms]
        streams = offsets(np.array(list(map(len, here)))) * lists.shape[1]
        yield from packed(numbers, lists.ravel(), streams, postings.number_bits)
