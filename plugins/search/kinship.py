"""Which cores of a bucket are one lexeme's: ways to be kin, the words' use, company and contexts.

Each two cores that may be kin get a score: the log odds of the way they are kin in, of the company
they keep (search.company), and of how much alike they are used (search.contexts). Where the texts
say enough of that, company says little more, and what a pattern usually is matters less. The best
pairs are joined first. Two groups that have each become a word of their own are joined by one pair
only if the company and the use of the groups as wholes do not speak against it, so that a form that
might belong to two words does not make one of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from arabic.affixes import one_seat
from search.company import Bits, Company, number_of
from search.contexts import Contexts
from search.inflection import Given, Kin, inflected
from search.plurals import singulars

BOUND = 6.0  # of what company may say: beyond doubt is beyond doubt
FEW = 20  # forms in documents; of fewer, their use says nothing
SOME = 0.05  # of a word's forms: so many show a use that is its own
HARDLY = 0.05
SINGULAR = 1.5  # log odds against a broken plural that is used as a singular is

# Where contexts are worth all they can be; chosen as theirs are
COMPANY_LESS = 0.8  # of company's evidence that they stand instead of
DOUBT_LESS = 0.5  # of the log odds against a way to be kin
LIKELY = 0.8  # log odds for kin that they do not speak against

_UNSPELT: Mapping[str, str] = MappingProxyType({})
_BELOW = "إ"

_ARTICLE = re.compile("[وف]?(?:[بك]?ال|لل)")
_PERSON = re.compile("[وف]?[سل]?[يتن]")
_SOUND = ("ون", "ين")
_ULTIMATE = re.compile("..ا.ي?.")  # a plural of this shape has no alif in the accusative


class Core:
    """What the archive shows of a core, by all its forms and in how many documents each stands."""

    def __init__(
        self,
        core: str,
        forms: Mapping[str, int],
        articles: Callable[[], Bits],
        row: int = -1,
        spelt: Mapping[str, str] = _UNSPELT,
    ) -> None:
        """`articles` gives the documents of all forms as bits; few cores are ever asked.

        `spelt` has how forms are mostly written that have an alif with a hamza.
        """
        self.core = core
        self._spelt = spelt
        self.forms = forms
        self._articles = articles
        self.row = row
        """In the contexts of the cores, if there are any."""

    @cached_property
    def documents(self) -> Bits:
        """Of all forms."""
        return self._articles()

    @cached_property
    def count(self) -> int:
        """Of the documents."""
        return number_of(self.documents)

    @cached_property
    def total(self) -> int:
        """The sum of the forms' document frequencies."""
        return sum(self.forms.values())

    @cached_property
    def definite(self) -> int:
        """The part of the total that is of forms with the article."""
        return sum(count for form, count in self.forms.items() if self._after(_ARTICLE, form))

    @cached_property
    def imperfect(self) -> int:
        """The part of the total that is of forms with a verb's person."""
        if _PERSON.match(self.core):
            return 0
        return sum(count for form, count in self.forms.items() if self._after(_PERSON, form))

    @cached_property
    def is_below(self) -> bool:
        """Whether it mostly begins with a hamza below its alif: إعمار, and not أعمار."""
        count = sum(
            count
            for form, count in self.forms.items()
            if (place := self._spelt.get(form, "").find(_BELOW)) >= 0
            and form.startswith(self.core[:2], place)
        )
        return count > self.total / 2

    @cached_property
    def is_triptote(self) -> bool:
        """Whether it takes the alif of an indefinite accusative: ملازما."""
        accusative = self.core + "ا"
        return self._much(sum(self.forms.get(before + accusative, 0) for before in ("", "و", "ف")))

    def is_counted(self, cores: Mapping[str, Core]) -> bool:
        """Whether it has a sound plural of its own, in whichever core, or a dual: طيارين."""
        plurals = (cores.get(self.core + ending) for ending in _SOUND)
        others = (plural.total for plural in plurals if plural is not None)
        own = (
            count
            for form, count in self.forms.items()
            if form.endswith(_SOUND) and one_seat(form).endswith(self.core, 0, -2)
        )
        return self._much(sum(own) + sum(others))

    def _much(self, count: int) -> bool:
        """Whether so many of its forms show something."""
        return self.total >= FEW and count >= SOME * self.total

    def _after(self, beginning: re.Pattern[str], form: str) -> bool:
        """Whether the core stands behind such a beginning in a form."""
        form = one_seat(form)
        begun = beginning.match(form)
        return begun is not None and form.startswith(self.core[:2], begun.end())

    def noun(self) -> bool:
        """Whether it may be one: it takes the article, or is too rare to tell."""
        return self.total < FEW or self.definite >= SOME * self.total


@dataclass(slots=True)
class _Group:
    """A core, or some that have been joined."""

    documents: Bits
    count: int
    row: int
    """Of the core that the texts say most of."""


class _Pair(NamedTuple):
    """Two cores that are kin by log odds above nought, and what contexts say of them is worth."""

    odds: float
    core: str
    other: str
    worth: float


def joined(
    cores: Mapping[str, Core], company: Company, contexts: Contexts | None = None
) -> dict[str, str]:
    """A core for each core, the same for all that are of one lexeme."""
    pairs = sorted(_pairs(cores, company, contexts), key=lambda pair: (-pair[0], *pair[1:]))
    parent: dict[str, str] = {}
    groups = {
        core: _Group(cores[core].documents, cores[core].count, cores[core].row)
        for pair in pairs
        for core in (pair.core, pair.other)
    }

    def root(core: str) -> str:
        while core in parent:
            core = parent[core]
        return core

    for pair in pairs:
        one, other = root(pair.core), root(pair.other)
        if one == other:
            continue
        ours, theirs = groups[one], groups[other]
        against = min(0.0, _company(company, ours, theirs) * (1 - COMPANY_LESS * pair.worth))
        if contexts is not None:
            against += min(0.0, contexts.evidence(ours.row, theirs.row)[0])
        if pair.odds + against > 0:
            parent[other] = one
            ours.documents = ours.documents | theirs.documents
            ours.count = number_of(ours.documents)
            if contexts is not None and contexts.total[theirs.row] > contexts.total[ours.row]:
                ours.row = theirs.row
    return {core: root(core) for core in cores}


def _company(company: Company, one: Core | _Group, other: Core | _Group) -> float:
    together = number_of(one.documents & other.documents)
    return company.evidence(together, one.count, other.count)


def _pairs(
    cores: Mapping[str, Core], company: Company, contexts: Contexts | None
) -> Iterator[_Pair]:
    """Perhaps more than once."""
    for core, found in cores.items():
        between: dict[str, tuple[float, float]] = {}
        for kin in _kin(found, cores):
            other = cores.get(kin.core)
            if other is None or other is found or not _is_given(kin.given, found, other):
                continue
            if kin.core not in between:
                between[kin.core] = _between(found, other, company, contexts)
            evidence, worth = between[kin.core]
            odds = kin.odds if kin.odds > 0 else kin.odds * (1 - DOUBT_LESS * worth)
            if odds + evidence > 0:
                yield _Pair(odds + evidence, core, kin.core, worth)


def _between(
    one: Core, other: Core, company: Company, contexts: Contexts | None
) -> tuple[float, float]:
    """The log odds of two cores' company and contexts together, and the contexts' worth."""
    odds = max(-BOUND, min(BOUND, _company(company, one, other)))
    if contexts is None:
        return odds, 0.0
    alike, worth = contexts.evidence(one.row, other.row)
    return odds * (1 - COMPANY_LESS * worth) + alike + LIKELY * worth, worth


def _kin(found: Core, cores: Mapping[str, Core]) -> Iterator[Kin]:
    yield from inflected(found.core)
    if found.is_below:
        return  # the alif of a broken plural has its hamza above: أعمار of عمر, and إعمار of none
    is_ultimate = _ULTIMATE.fullmatch(found.core) is not None
    is_singular = found.is_counted(cores) or (is_ultimate and found.is_triptote)
    doubt = SINGULAR if is_singular else 0.0
    for singular, odds in singulars(found.core):
        yield Kin(singular, odds - doubt, Given.NOUNS)


def _is_given(given: Given, inflected: Core, other: Core) -> bool:
    if given is Given.NOUNS:
        return inflected.noun() and other.noun()
    if given is Given.VERB:
        return inflected.definite < SOME * inflected.total
    if given is Given.STEM:
        return inflected.imperfect >= 0.3 * inflected.total
    if given is Given.DEFECTIVE:
        return other.definite < HARDLY * other.total
    return True
