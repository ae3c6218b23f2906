"""The words of all documents as numbers: each folded form has one, its place among all forms.

A text repeats the words of the others: each spelling is folded once, and is a number from then on.
Two processes split a large archive into words, one half each (processes).
"""

import re
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import count

import numpy as np

from arabic import fold, spellings
from arabic.folding import ONE_TO_ONE
from processes import mapped
from search.arrays import Numbers, Offsets, offsets, ranges

_PLAIN = re.compile(f"[{ONE_TO_ONE}A-Za-z]+")  # no marks, no ligatures, no controls


@dataclass(frozen=True, slots=True)
class Field:
    """The words of one field of all documents, in the order of the texts."""

    tokens: Numbers
    """The forms, by their numbers."""
    starts: Offsets
    """Where each document begins, and the last one ends."""


@dataclass(frozen=True)
class Texts:
    """All forms, in order, and the fields."""

    forms: list[str]
    spellings: list[str]
    """How each form is mostly written, letter for letter: العامة for العامه."""
    fields: list[Field]

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The number of each form."""
        return {form: place for place, form in enumerate(self.forms)}


class _Spellings(dict[str, int]):
    """The number of each spelling, given on first sight."""

    def __missing__(self, spelling: str) -> int:
        self[spelling] = number = len(self)
        return number


def tokenised(documents: Sequence[Sequence[str]], fields: int) -> Texts:
    """The words of documents, each of which is given by the texts of its fields."""
    half = len(documents) // 2
    spelt = _joined(
        mapped(partial(_spelt, fields), [documents[:half], documents[half:]], len(documents))
    )
    folded = [spellings(fold(spelling)) for spelling in spelt.different]  # ﷺ has four forms
    forms = sorted({form for found in folded for form in found})
    places = {form: place for place, form in enumerate(forms)}
    forms_of = np.array([places[form] for found in folded for form in found], np.int32)
    sizes = np.array(list(map(len, folded)), np.int32)
    uses = sum(np.bincount(words, minlength=len(folded)) for words in spelt.words)
    return Texts(
        forms,
        _commonest(forms, zip(spelt.different, folded, np.asarray(uses).tolist(), strict=True)),
        [
            _field(words, offsets(lengths), forms_of, sizes)
            for words, lengths in zip(spelt.words, spelt.lengths, strict=True)
        ],
    )


@dataclass(frozen=True, slots=True)
class _Spelt:
    """The words of some documents as they are spelt, by their numbers among the different ones."""

    different: Sequence[str]
    words: list[Numbers]
    """By field, one document behind the other."""
    lengths: list[Numbers]
    """By field, how many words each document has."""


def _spelt(fields: int, documents: Sequence[Sequence[str]]) -> _Spelt:
    numbers = _Spellings()
    words = [array("i") for _ in range(fields)]
    lengths = [array("i") for _ in range(fields)]
    for document in documents:
        for of_field, sizes, text in zip(words, lengths, document, strict=True):
            found = spellings(text)
            of_field.extend(map(numbers.__getitem__, found))
            sizes.append(len(found))
    return _Spelt(list(numbers), list(map(np.asarray, words)), list(map(np.asarray, lengths)))


def _joined(halves: Iterable[_Spelt]) -> _Spelt:
    """The documents of both halves."""
    one, other = halves
    numbers = _Spellings(zip(one.different, count()))
    here = np.fromiter(map(numbers.__getitem__, other.different), np.int32, len(other.different))
    return _Spelt(
        list(numbers),
        [
            np.append(first, here[second])
            for first, second in zip(one.words, other.words, strict=True)
        ],
        list(map(np.append, one.lengths, other.lengths)),
    )


def _commonest(forms: Iterable[str], spelt: Iterable[tuple[str, Sequence[str], int]]) -> list[str]:
    """Of each form the commonest spelling, from spellings with their forms and uses."""
    best: dict[str, tuple[int, str]] = {}
    for spelling, folded, uses in spelt:
        form = folded[0] if len(folded) == 1 else ""
        if len(form) == len(spelling) and _PLAIN.fullmatch(spelling):
            best[form] = max(best.get(form, (0, "")), (uses, spelling))
    return [best[form][1] if form in best else form for form in forms]


def _field(spelt: Numbers, starts: Offsets, forms_of: Numbers, sizes: Numbers) -> Field:
    """A field whose words are given by the numbers of their spellings."""
    counts = sizes[spelt]
    places = ranges(offsets(sizes).astype(np.int32)[spelt], counts)
    return Field(forms_of[places], offsets(counts)[starts])
