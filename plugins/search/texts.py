"""The words of all documents as numbers: each folded form has one, its place among all forms.

Each spelling is folded once (search.spelt).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from arabic import fold, spellings
from arabic.folding import ONE_TO_ONE
from search.arrays import Numbers, Offsets, offsets, ranges
from search.derived import Derived
from search.spelt import Spelt

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


def _folded(spelling: str) -> str:
    """The forms of a spelling, mostly one: ﷺ has four."""
    return " ".join(spellings(fold(spelling)))


def tokenised(spelt: Spelt, derived: Derived | None = None) -> Texts:
    """The words of documents as their forms."""
    used = sum(np.bincount(words, minlength=len(spelt.different)) for words in spelt.words)
    uses: list[int] = np.asarray(used).tolist()
    written = (derived or Derived()).of(_folded, spelt.different, len(spelt.lengths[0]))
    # a spelling of no document may be left from an earlier build
    folded = [found.split() if times else [] for found, times in zip(written, uses, strict=True)]
    forms = sorted({form for found in folded for form in found})
    places = {form: place for place, form in enumerate(forms)}
    forms_of = np.array([places[form] for found in folded for form in found], np.int32)
    sizes = np.array(list(map(len, folded)), np.int32)
    return Texts(
        forms,
        _commonest(forms, zip(spelt.different, folded, uses, strict=True)),
        [
            _field(words, offsets(lengths), forms_of, sizes)
            for words, lengths in zip(spelt.words, spelt.lengths, strict=True)
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
