"""The tables of words: a bucket for each skeleton, with the forms that may belong together.

A reader works out the skeleton of a word by rules alone (arabic.skeleton) and finds there which
forms of it the archive has, which of them are one lexeme's (search.lexemes), and their postings.
The sum of the postings of a lexeme's forms is the stemmed level of the search, so it and the
exact level together cost little more than one of them.

    entry     number of forms; for each, in order: its difference from the one before it
              (search.encoding and search.varint.front_coded), in how many documents it stands in
              each field, number of its lexeme; for each lexeme: 1 where its postings have an entry
              of their own, under the bucket's key, a space, and its first form; then the postings
              of the others
    postings  for each lexeme, each of its forms, each field: a byte a document (search.postings);
              then in the same order all the rests
    packed    in the same order the documents' numbers (search.bits), as one stream
    positions the same order, in a table of their own that only phrases need
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from search.arrays import Offsets, offsets, ranges, sums_of_hashes
from search.bits import packed
from search.digests import Digests, of_numbers, of_parts, of_runs, of_strings
from search.encoding import encoded
from search.postings import Postings
from search.tree import Entry, Table
from search.varint import front_coded, varint

HEAVY = 200
"""Postings from which a lexeme stands apart: they would burden its bucket."""

APART = " "  # between a bucket's key and a form: no form has one, and it sorts before all letters

_FEW, _TOGETHER = 16, 2000  # shelves whose numbers are packed at once: few where few are wanted

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


def buckets(postings: Postings, heads: Mapping[str, str], skeletons: Sequence[str]) -> list[Bucket]:
    """The buckets of an archive, sorted by key.

    `heads` has the head of each form's lexeme, and `skeletons` the skeleton of each form, by its
    number.
    """
    lexemes: dict[str, list[int]] = {}
    for number, form in enumerate(postings.forms):
        lexemes.setdefault(heads[form], []).append(number)
    keys: dict[str, list[Forms]] = {}
    for forms in lexemes.values():  # in the order of their first forms, of one skeleton each
        keys.setdefault(skeletons[forms[0]], []).append(tuple(forms))
    frequencies = postings.frequencies
    return [
        Bucket(
            key,
            tuple(found),
            tuple(sum(map(frequencies.__getitem__, forms)) > HEAVY for forms in found),
        )
        for key, found in sorted(keys.items())
    ]


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What stands under one key: the postings of some forms, and perhaps a bucket's directory."""

    key: str
    forms: Sequence[int]
    bucket: Bucket | None


def word_table(postings: Postings, found: list[Bucket]) -> Table:
    """The table `words`."""
    shelves = list(_shelves(postings, found))
    of_bucket = np.fromiter((shelf.bucket is not None for shelf in shelves), bool, len(shelves))
    directories = np.zeros(len(shelves), np.uint64)
    directories[of_bucket] = _of_directories(postings, found)
    starts = offsets(postings.counts.sum(axis=1))

    def entries(first: int) -> Iterator[Entry]:
        here = shelves[first:]
        for shelf, stream in zip(here, _packed_numbers(postings, starts, here), strict=True):
            directory = _directory(postings, shelf.bucket) if shelf.bucket else b""
            rest = postings.meta.joined(shelf.forms) + postings.rest.joined(shelf.forms)
            yield Entry(shelf.key, directory + rest, stream)

    in_shelves = of_numbers(_of_numbers(postings), of_parts(postings.meta), of_parts(postings.rest))
    return _table(shelves, entries, in_shelves, directories)


def position_table(postings: Postings, found: list[Bucket]) -> Table:
    """The table `positions`: its entries are those of `words`, without the forms."""
    shelves = list(_shelves(postings, found))

    def entries(first: int) -> Iterator[Entry]:
        for shelf in shelves[first:]:
            yield Entry(shelf.key, postings.positions.joined(shelf.forms))

    return _table(shelves, entries, of_parts(postings.positions))


def _table(
    shelves: list[_Shelf],
    entries: Callable[[int], Iterator[Entry]],
    of_forms: Digests,
    *of_shelves: Digests,
) -> Table:
    """A table of shelves; `of_forms` are the digests of what each form has in it."""
    keys = [shelf.key for shelf in shelves]
    forms = np.fromiter(chain.from_iterable(shelf.forms for shelf in shelves), np.int32)
    sizes = np.fromiter((len(shelf.forms) for shelf in shelves), np.int64, len(shelves))
    in_shelves = of_runs(of_forms[forms], sizes)
    return Table(keys, of_numbers(of_strings(keys), in_shelves, *of_shelves), entries)


def _of_numbers(postings: Postings) -> Digests:
    """The digests of the documents of each form, and of how many bits a number has."""
    in_lists = sums_of_hashes(postings.numbers, offsets(postings.counts.ravel()))
    bits = np.full(len(postings.forms), postings.number_bits)
    return of_numbers(*in_lists.reshape(postings.counts.shape).T, bits)


def _of_directories(postings: Postings, found: list[Bucket]) -> Digests:
    """The digests of the buckets' directories."""
    lexemes = [forms for bucket in found for forms in bucket.lexemes]
    forms = np.fromiter(chain.from_iterable(lexemes), np.int32)
    sizes = np.fromiter(map(len, lexemes), np.int64, len(lexemes))
    apart = np.fromiter(chain.from_iterable(bucket.apart for bucket in found), bool, len(lexemes))
    each = of_numbers(of_strings(postings.forms), *postings.counts.T)
    in_buckets = np.fromiter((len(bucket.lexemes) for bucket in found), np.int64, len(found))
    return of_runs(of_numbers(of_runs(each[forms], sizes), apart), in_buckets)


def _shelves(postings: Postings, found: list[Bucket]) -> Iterator[_Shelf]:
    """In the order of their keys."""
    for bucket in found:
        yield _Shelf(bucket.key, bucket.light, bucket)
        for forms in bucket.heavy:
            yield _Shelf(bucket.key + APART + postings.forms[forms[0]], forms, None)


def _directory(postings: Postings, bucket: Bucket) -> bytes:
    """The forms of a bucket with their counts and lexemes, and which lexemes stand apart."""
    of = {form: place for place, forms in enumerate(bucket.lexemes) for form in forms}
    written = [varint(len(of))]
    before = b""
    for form in sorted(of):
        key = encoded(postings.forms[form])
        counts = postings.counts[form].tolist()
        written += front_coded(key, before), *map(varint, counts), varint(of[form])
        before = key
    return b"".join(written) + bytes(bucket.apart)


def _packed_numbers(postings: Postings, starts: Offsets, shelves: list[_Shelf]) -> Iterator[bytes]:
    """The documents' numbers of each shelf, as one stream; those of a form begin at its start."""
    first, together = 0, _FEW
    while here := shelves[first : first + together]:
        forms = np.fromiter(chain.from_iterable(shelf.forms for shelf in here), np.int32)
        numbers = postings.numbers[ranges(starts[forms], starts[forms + 1] - starts[forms])]
        lists = postings.counts[forms]
        streams = offsets(np.array([len(shelf.forms) for shelf in here])) * lists.shape[1]
        yield from packed(numbers, lists.ravel(), streams, postings.number_bits)
        first, together = first + together, min(2 * together, _TOGETHER)
