"""The words of all documents as numbers: each folded form has one, its place among all forms.

A text repeats the words of the others: each spelling is folded once, and is a number from then on.
"""

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from arabic import fold, spellings
from arabic.folding import ONE_TO_ONE
from search.arrays import Numbers, Offsets, offsets, ranges

_PLAIN = re.compile(f"[{ONE_TO_ONE}A-Za-z]+")  # no marks, no ligatures, no controls


@dataclass(frozen=True, slots=True)
class Field:
    """The words of one field of all documents, in the order of the texts."""

    tokens: Numbers
    """The forms, by their numbers."""
    starts: Offsets
    """Where each document begins, and the last one ends."""


@dataclass(frozen=True, slots=True)
class Texts:
    """All forms, in order, and the fields."""

    forms: list[str]
    spellings: list[str]
    """How each form is mostly written, letter for letter: العامة for العامه."""
    fields: list[Field]


class _Spellings(dict[str, int]):
    """The number of each spelling, given on first sight."""

    def __missing__(self, spelling: str) -> int:
        self[spelling] = number = len(self)
        return number


def tokenised(documents: Iterable[Sequence[str]], fields: int) -> Texts:
    """The words of documents, each of which is given by the texts of its fields."""
    numbers = _Spellings()
    spelt = [array("i") for _ in range(fields)]
    starts = [array("q", [0]) for _ in range(fields)]
    for document in documents:
        for words, ends, text in zip(spelt, starts, document, strict=True):
            words.extend(map(numbers.__getitem__, spellings(text)))
            ends.append(len(words))
    folded = [spellings(fold(spelling)) for spelling in numbers]  # ﷺ has four forms
    forms = sorted({form for found in folded for form in found})
    places = {form: place for place, form in enumerate(forms)}
    forms_of = np.array([places[form] for found in folded for form in found], np.int32)
    sizes = np.array(list(map(len, folded)), np.int32)
    spelt_as = [np.asarray(words) for words in spelt]
    uses = sum(np.bincount(words, minlength=len(numbers)) for words in spelt_as)
    return Texts(
        forms,
        _commonest(forms, zip(numbers, folded, np.asarray(uses).tolist(), strict=True)),
        [
            _field(words, np.asarray(ends), forms_of, sizes)
            for words, ends in zip(spelt_as, starts, strict=True)
        ],
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
