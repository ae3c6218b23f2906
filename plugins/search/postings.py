"""The inverted index: where each word form stands, grouped under its stem.

An entry of the table `stems` holds every surface form of one stem, each with its own postings.
The stem's postings are their sum, so the exact and the stemmed level of the search cost little
more than one of them, and the reader knows which forms to show as found. Term frequency and
length class are kept rather than finished weights: those depend on the size of the archive and
would change in every file with every article added.

    entry     number of forms, then a form: its length and letters; for each field: size, postings
    postings  a document: gap to the one before it (varint); one byte, the term frequency in its
              upper half and the class of the field's length in the lower; where the half is full
              (15), the rest of the frequency (varint)
    positions the same order, in a table of their own that only phrases need: for each document as
              many gaps (varint) as its term frequency says
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from search.lengths import TEXT_LENGTHS, TITLE_LENGTHS, length_class
from search.tree import Entry
from search.varint import prefixed, varint

FIELDS: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("title", TITLE_LENGTHS),
    ("text", TEXT_LENGTHS),
)
FULL = 15  # the largest term frequency that the half byte holds


@dataclass(slots=True)
class FieldPostings:
    """The postings of one form in one field, as they are written."""

    postings: bytearray = field(default_factory=bytearray)
    positions: bytearray = field(default_factory=bytearray)
    documents: int = 0
    last: int = 0

    def add(self, number: int, places: Sequence[int], length: int) -> None:
        """Append a document: its number, the places of the word in it, its field's class."""
        self.postings += varint(number - self.last)
        frequency = len(places)
        if frequency < FULL:
            self.postings.append(frequency << 4 | length)
        else:
            self.postings.append(FULL << 4 | length)
            self.postings += varint(frequency - FULL)
        before = 0
        for place in places:
            self.positions += varint(place - before)
            before = place
        self.last = number
        self.documents += 1


@dataclass(slots=True)
class Postings:
    """The index of an archive. Documents are added in the order of their numbers."""

    forms: dict[str, list[FieldPostings | None]] = field(default_factory=dict)
    documents: int = 0
    words: list[int] = field(default_factory=lambda: [0] * len(FIELDS))

    def add(self, number: int, title: Sequence[str], text: Sequence[str]) -> None:
        """Index a document by the word forms of its headline and text, in their order."""
        self.documents += 1
        for index, (forms, (_, lengths)) in enumerate(zip((title, text), FIELDS, strict=True)):
            length = length_class(len(forms), lengths)
            self.words[index] += lengths[length]
            for form, places in _places(forms).items():
                fields = self.forms.get(form)
                if fields is None:
                    fields = self.forms[form] = [None] * len(FIELDS)
                postings = fields[index]
                if postings is None:
                    postings = fields[index] = FieldPostings()
                postings.add(number, places, length)

    def average_length(self, index: int) -> float:
        """The mean of the representative lengths of a field, in words."""
        return self.words[index] / self.documents if self.documents else 0.0

    def frequency(self, form: str) -> int:
        """In how many fields of documents a form stands."""
        return sum(postings.documents for postings in self.forms[form] if postings)


def group(stems: dict[str, str]) -> dict[str, list[str]]:
    """The forms of each stem, both sorted, from the stem of each form."""
    groups: dict[str, list[str]] = {}
    for form in sorted(stems):
        groups.setdefault(stems[form], []).append(form)
    return dict(sorted(groups.items()))


def stem_entries(postings: Postings, groups: dict[str, list[str]]) -> Iterator[Entry]:
    """The entries of the table `stems`."""
    for stem, forms in groups.items():
        body = bytearray(varint(len(forms)))
        for form in forms:
            body += prefixed(form.encode())
            for in_field in postings.forms[form]:
                body += prefixed(bytes(in_field.postings)) if in_field else b"\0"
        yield stem, bytes(body)


def position_entries(postings: Postings, groups: dict[str, list[str]]) -> Iterator[Entry]:
    """The entries of the table `positions`: forms and fields as in `stems`, without letters."""
    for stem, forms in groups.items():
        body = bytearray()
        for form in forms:
            for in_field in postings.forms[form]:
                body += prefixed(bytes(in_field.positions)) if in_field else b"\0"
        yield stem, bytes(body)


def form_entries(postings: Postings, stems: dict[str, str]) -> Iterator[Entry]:
    """The entries of the table `forms`, the vocabulary: frequency (varint), then the stem."""
    for form in sorted(stems):
        yield form, varint(postings.frequency(form)) + stems[form].encode()


def _places(forms: Sequence[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, form in enumerate(forms):
        if form in places:
            places[form].append(place)
        else:
            places[form] = [place]
    return places
