"""What an archive's articles say for and against each reading of its forms.

The company that a form keeps with its core (search.company), whether the two are used alike
(search.contexts), and one rule of grammar: after a preposition stands no accusative, no nominative
and no verb. So درعا, which stands after في, is no shield.
"""

import math
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from arabic.affixes import one_seat
from search.company import Company
from search.usage import Usage

COMPANY_BOUND = 2.0  # of what company may say here
USAGE_BOUND = 4.0  # of what contexts may, and what grammar does
COMPANY_LESS = 0.8  # of company's evidence that contexts stand instead of, where they say enough

ARTICLE = "ال"
PERSON = re.compile("[وف]?[سل]?([يتنا])")
_UNGOVERNED = ("ا", "ون", "ان", "وا", "ت")  # accusative, nominatives, verbs

Readings = dict[str, list[tuple[str, float]]]
"""For each form its cores with their weights."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The articles of the forms of a bucket."""

    forms: Collection[str]
    articles: Callable[[str], int]
    """The documents of a form, as bits; not all are asked."""
    company: Company
    usage: Usage | None

    def weigh(self, readings: Readings, doubtful: Collection[str]) -> None:
        """Change the weights of the readings of the doubtful forms by all there is to say."""
        if not doubtful:
            return
        witnesses = _Witnesses(self)
        for form in doubtful:
            found = readings[form]
            whole = one_seat(form)
            governed = self.usage is not None and self.usage.is_governed(form)
            for place, (core, weight) in enumerate(found):
                if core != whole:
                    odds = witnesses.evidence(form, whole, core)
                    if governed and is_never_governed(whole, core):
                        odds -= USAGE_BOUND
                    found[place] = core, weight * math.exp(odds)


class _Witnesses:
    """The forms that are a core, bare or definite, with which another form can be compared."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._forms: dict[str, list[str]] = {}  # by what they are with hamzas on the line
        self._documents: dict[tuple[str, ...], tuple[int, int]] = {}
        self._single: dict[str, tuple[int, int]] = {}
        for form in evidence.forms:
            self._forms.setdefault(one_seat(form), []).append(form)

    def evidence(self, form: str, whole: str, core: str) -> float:
        """The log odds that a form, `whole` with its hamzas on the line, is one of a core's."""
        odds = self._company(form, whole, core)
        usage = self._evidence.usage
        row = usage.places.get(form) if usage is not None else None
        if usage is None or row is None:
            return odds
        total = usage.contexts.total
        theirs = [
            other
            for witness in (core, ARTICLE + core)
            for one in self._forms.get(witness, ())
            if (other := usage.places.get(one, row)) != row
        ]
        if not theirs:
            return odds
        alike, worth = usage.contexts.evidence(max(theirs, key=lambda one: (total[one], one)), row)
        return odds * (1 - COMPANY_LESS * worth) + max(-USAGE_BOUND, min(USAGE_BOUND, alike))

    def _company(self, form: str, whole: str, core: str) -> float:
        # Of a core and its article together only the bare form is another witness.
        theirs, count = self._of((core,) if whole == ARTICLE + core else (core, ARTICLE + core))
        ours, our_count = self._of_form(form)
        together = (ours & theirs).bit_count()
        odds = self._evidence.company.evidence(together, our_count, count)
        return max(-COMPANY_BOUND, min(COMPANY_BOUND, odds))

    def _of(self, wholes: tuple[str, ...]) -> tuple[int, int]:
        """The documents of all forms that are one of these, and how many there are."""
        found = self._documents.get(wholes)
        if found is None:
            bits = 0
            for whole in wholes:
                for form in self._forms.get(whole, ()):
                    bits |= self._of_form(form)[0]
            found = self._documents[wholes] = bits, bits.bit_count()
        return found

    def _of_form(self, form: str) -> tuple[int, int]:
        found = self._single.get(form)
        if found is None:
            bits = self._evidence.articles(form)
            found = self._single[form] = bits, bits.bit_count()
        return found


def is_never_governed(form: str, core: str) -> bool:
    """Whether a reading makes of a form what cannot stand after a preposition."""
    if form.startswith(core):
        return form[len(core) :] in _UNGOVERNED
    person = PERSON.match(form)
    return person is not None and form.startswith(core[:2], person.end())
