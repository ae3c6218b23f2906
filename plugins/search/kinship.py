"""Which cores of a bucket are one lexeme's: ways to be kin, the words' use, and their company.

Each two cores that may be kin get a score: the log odds of the way they are kin in, and of the
company they keep. The best pairs are joined first. Two groups that have each become a word of
their own are joined by one pair only if the company of the whole groups does not speak against it,
so that a form that might belong to two words does not make one of them.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from search.company import Company
from search.inflection import Given, Kin, inflected
from search.plurals import singulars

BOUND = 6.0  # of what company may say: beyond doubt is beyond doubt
FEW = 20  # forms in documents; of fewer, their use says nothing
SOME = 0.05  # of a word's forms: so many show a use that is its own
HARDLY = 0.02

_ARTICLE = re.compile("[وف]?(?:[بك]?ال|لل)")
_PERSON = re.compile("[وف]?[سل]?[يتن]")


class Core:
    """What the archive shows of a core, by all its forms and in how many documents each stands."""

    def __init__(self, core: str, forms: Mapping[str, int], documents: int) -> None:
        self.core = core
        self.forms = forms
        self.documents = documents
        """As bits, as `search.company` has them."""
        self.count = documents.bit_count()

    @cached_property
    def total(self) -> int:
        """The sum of the forms' document frequencies."""
        return sum(self.forms.values())

    @cached_property
    def definite(self) -> int:
        """The part of the total that is of forms with the article."""
        if _ARTICLE.match(self.core):
            return 0
        return sum(count for form, count in self.forms.items() if _ARTICLE.match(form))

    @cached_property
    def imperfect(self) -> int:
        """The part of the total that is of forms with a verb's person."""
        if _PERSON.match(self.core):
            return 0
        return sum(count for form, count in self.forms.items() if self._after_person(form))

    def _after_person(self, form: str) -> bool:
        person = _PERSON.match(form)
        return person is not None and form.startswith(self.core[:2], person.end())

    def noun(self) -> bool:
        """Whether it may be one: it takes the article, or is too rare to tell."""
        return self.total < FEW or self.definite >= SOME * self.total


def joined(cores: Mapping[str, Core], company: Company) -> dict[str, str]:
    """A core for each core, the same for all that are of one lexeme."""
    pairs = sorted(_pairs(cores, company), key=lambda pair: (-pair[0], pair[1], pair[2]))
    parent: dict[str, str] = {}
    groups = {core: (found.documents, found.count) for core, found in cores.items()}

    def root(core: str) -> str:
        while core in parent:
            core = parent[core]
        return core

    for odds, first, second in pairs:
        one, other = root(first), root(second)
        if one == other:
            continue
        (ours, our_count), (theirs, their_count) = groups[one], groups[other]
        evidence = company.evidence((ours & theirs).bit_count(), our_count, their_count)
        if odds + min(0.0, evidence) > 0:
            parent[other] = one
            both = ours | theirs
            groups[one] = both, both.bit_count()
    return {core: root(core) for core in cores}


def _pairs(cores: Mapping[str, Core], company: Company) -> Iterator[tuple[float, str, str]]:
    """Log odds above nought and the two cores, perhaps more than once."""
    for core, found in cores.items():
        for kin in _kin(core):
            other = cores.get(kin.core)
            if other is None or other is found or not _is_given(kin.given, found, other):
                continue
            together = (found.documents & other.documents).bit_count()
            evidence = company.evidence(together, found.count, other.count)
            odds = kin.odds + max(-BOUND, min(BOUND, evidence))
            if odds > 0:
                yield odds, core, kin.core


def _kin(core: str) -> Iterator[Kin]:
    yield from inflected(core)
    for singular, odds in singulars(core):
        yield Kin(singular, odds, Given.NOUNS)


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
