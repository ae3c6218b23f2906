"""The words of all documents as numbers: each folded form has one, its place among all forms.

Each spelling is folded once (search.spelt).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

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
    fields: list[Field]
    written: "Written"
    """How they are spelt."""

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The number of each form."""
        return {form: place for place, form in enumerate(self.forms)}

    @cached_property
    def spellings(self) -> list[str]:
        """How each form is mostly written, letter for letter: العامة for العامه."""
        spelt, folded, uses = self.written
        used = dict(zip(spelt, uses.tolist(), strict=True))
        best: dict[str, tuple[int, str]] = {}
        for spelling, form, times in zip(spelt, folded, uses.tolist(), strict=True):
            if not times or form == spelling or len(form) != len(spelling):
                continue
            if form not in best:
                best[form] = used.get(form, 0), form
            if (times, spelling) > best[form] and _PLAIN.fullmatch(spelling):
                best[form] = times, spelling
        return [best[form][1] if form in best else form for form in self.forms]


class Written(NamedTuple):
    """Spellings, the forms of each (mostly one, as `fold` has them), and how often each stands."""

    spellings: Sequence[str]
    forms: Sequence[str]
    uses: Numbers


def folded(spelling: str) -> str:
    """The forms of a spelling, mostly one: ﷺ has four."""
    return " ".join(spellings(fold(spelling)))


def tokenised(spelt: Spelt, derived: Derived | None = None, before: Sequence[str] = ()) -> Texts:
    """The words of documents as their forms.

    `derived` has what is known of words; `before` are the forms of an earlier build in order, if
    they are known: where they are nearly the same, these are sorted in no time.
    """
    derived = derived or Derived()
    found = derived.of(folded, spelt.different, len(spelt.lengths[0]))
    used = sum(np.bincount(words, minlength=len(found)) for words in spelt.words)
    uses = np.asarray(used, np.int32)
    # a spelling of no document may be left from an earlier build
    there = {form for form, times in zip(found, uses.tolist(), strict=True) if times}
    several = {form for form in there if " " in form}
    there = (there - several - {""}).union(*map(str.split, several))
    forms = sorted([*filter(there.__contains__, before), *there.difference(before)])
    numbers: dict[str, int] = {form: number for number, form in enumerate(forms)}
    forms_of, sizes = _numbered(found, numbers)
    return Texts(
        forms,
        [
            _field(words, offsets(lengths), forms_of, sizes)
            for words, lengths in zip(spelt.words, spelt.lengths, strict=True)
        ],
        Written(spelt.different, found, uses),
    )


def _numbered(folded: Sequence[str], numbers: Mapping[str, int]) -> tuple[Numbers, Numbers]:
    """The numbers of the forms of spellings, one behind the other, and how many each has."""
    found = np.fromiter((numbers.get(form, -1) for form in folded), np.int32, len(folded))
    sizes = np.ones(len(folded), np.int32)
    parts = {}
    for place in np.flatnonzero(found < 0).tolist():
        # of a spelling that no document has any more its forms need not be known
        parts[place] = [numbers[form] for form in folded[place].split() if form in numbers]
        sizes[place] = len(parts[place])
    firsts = offsets(sizes)
    forms_of = np.zeros(firsts[-1], np.int32)
    forms_of[firsts[:-1][found >= 0]] = found[found >= 0]
    for place, several in parts.items():
        forms_of[firsts[place] : firsts[place + 1]] = several
    return forms_of, sizes


def _field(spelt: Numbers, starts: Offsets, forms_of: Numbers, sizes: Numbers) -> Field:
    """A field whose words are given by the numbers of their spellings."""
    firsts = offsets(sizes)[:-1].astype(np.int32)
    # nearly all spellings have one form: what is done of the others alone takes a third of the time
    several = np.flatnonzero(sizes[spelt] != 1)
    counts = sizes[spelt[several]]
    more = offsets(counts - 1)
    tokens = np.append(forms_of, 0)[firsts[spelt]]  # one more, for a last one without forms
    if len(several):
        each = np.ones(len(spelt), np.int32)
        each[several] = counts
        tokens = np.repeat(tokens, each)
        begins = several + more[:-1]
        tokens[ranges(begins, counts)] = forms_of[ranges(firsts[spelt[several]], counts)]
    return Field(tokens, starts + more[np.searchsorted(several, starts)])
