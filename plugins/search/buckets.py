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

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from arabic import skeleton
from search.bits import packed, rice
from search.postings import FieldPostings, Postings
from search.tree import Entry
from search.varint import front_coded, varint

HEAVY = 200
"""Postings from which a lexeme stands apart: they would burden its bucket."""

APART = " "  # between a bucket's key and a form: no form has one, and it sorts before all letters


@dataclass(frozen=True, slots=True)
class Bucket:
    """The forms of one skeleton by lexeme, both in order."""

    key: str
    lexemes: tuple[tuple[str, ...], ...]
    apart: tuple[bool, ...]

    @property
    def light(self) -> list[str]:
        """The forms of the lexemes in the bucket's own entry."""
        light = (
            lexeme for lexeme, apart in zip(self.lexemes, self.apart, strict=True) if not apart
        )
        return [form for forms in light for form in forms]

    @property
    def heavy(self) -> list[tuple[str, ...]]:
        """The forms of each lexeme that has an entry of its own."""
        return [forms for forms, apart in zip(self.lexemes, self.apart, strict=True) if apart]

    def key_of(self, forms: tuple[str, ...]) -> str:
        """The key of a lexeme's own entry."""
        return self.key + APART + forms[0]


def buckets(postings: Postings, heads: Mapping[str, str]) -> list[Bucket]:
    """The buckets of an archive, sorted by key; `heads` has the head of each form's lexeme."""
    keys: dict[str, dict[str, list[str]]] = {}
    for form in sorted(postings.forms):
        keys.setdefault(skeleton(form), {}).setdefault(heads[form], []).append(form)
    return [
        Bucket(key, lexemes, tuple(_is_heavy(postings, forms) for forms in lexemes))
        for key, groups in sorted(keys.items())
        for lexemes in [tuple(map(tuple, groups.values()))]
    ]


def _is_heavy(postings: Postings, forms: Iterable[str]) -> bool:
    return sum(map(postings.frequency, forms)) > HEAVY


def word_entries(postings: Postings, found: list[Bucket]) -> Iterator[Entry]:
    """The entries of the table `words`."""
    for bucket in found:
        light = bucket.light
        yield _entry(postings, bucket.key, _directory(postings, bucket), light)
        for forms in bucket.heavy:
            yield _entry(postings, bucket.key_of(forms), b"", forms)


def position_entries(postings: Postings, found: list[Bucket]) -> Iterator[Entry]:
    """The entries of the table `positions`: those of `words`, without the forms."""
    for bucket in found:
        yield Entry(
            bucket.key, _joined(in_field.positions for in_field in _fields(postings, bucket.light))
        )
        for forms in bucket.heavy:
            yield Entry(
                bucket.key_of(forms),
                _joined(in_field.positions for in_field in _fields(postings, forms)),
            )


def _fields(postings: Postings, forms: Iterable[str]) -> list[FieldPostings]:
    return [in_field for form in forms for in_field in postings.forms[form]]


def _joined(parts: Iterable[bytes | bytearray]) -> bytes:
    return b"".join(parts)


def _entry(postings: Postings, key: str, directory: bytes, forms: Sequence[str]) -> Entry:
    fields = _fields(postings, forms)
    body = (
        directory
        + _joined(in_field.meta for in_field in fields)
        + _joined(in_field.rest for in_field in fields)
    )
    bits = postings.number_bits
    return Entry(
        key, body, packed(rice(in_field.numbers, bits) for in_field in fields if in_field.numbers)
    )


def _directory(postings: Postings, bucket: Bucket) -> bytes:
    of = {form: place for place, forms in enumerate(bucket.lexemes) for form in forms}
    directory = bytearray(varint(len(of)))
    before = b""
    for form in sorted(of):
        directory += front_coded(form.encode(), before)
        for in_field in postings.forms[form]:
            directory += varint(len(in_field.numbers))
        directory += varint(of[form])
        before = form.encode()
    return bytes(directory) + bytes(bucket.apart)
