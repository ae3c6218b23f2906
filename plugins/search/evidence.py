"""What an archive's articles say for and against each reading of its forms.

The company that a form keeps with its core (search.company), whether the two are used alike
(search.contexts), and one rule of grammar: after a preposition stands no accusative, no nominative
and no verb. So درعا, which stands after في, is no shield.
"""

import math
import re
from collections.abc import Iterable, Mapping
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

    documents: Mapping[str, int]
    """Of each form, as bits."""
    company: Company
    usage: Usage | None

    def weigh(self, readings: Readings, doubtful: Iterable[str]) -> None:
        """Change the weights of the readings of the doubtful forms by all there is to say."""
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
        self._documents: dict[str, int] = {}  # by bare form, its hamzas on the line
        self._clear: dict[str, tuple[int, int]] = {}
        self._rows: dict[str, list[int]] = {}
        usage = evidence.usage
        for form, bits in evidence.documents.items():
            whole = one_seat(form)
            self._documents[whole] = self._documents.get(whole, 0) | bits
            if usage is not None and form in usage.places:
                self._rows.setdefault(whole, []).append(usage.places[form])

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
            for other in self._rows.get(witness, ())
            if other != row
        ]
        if not theirs:
            return odds
        alike, worth = usage.contexts.evidence(max(theirs, key=lambda one: (total[one], one)), row)
        return odds * (1 - COMPANY_LESS * worth) + max(-USAGE_BOUND, min(USAGE_BOUND, alike))

    def _company(self, form: str, whole: str, core: str) -> float:
        if whole == ARTICLE + core:  # then only the bare form is another witness
            theirs = self._documents.get(core, 0)
            count = theirs.bit_count()
        else:
            if core not in self._clear:
                both = self._documents.get(core, 0) | self._documents.get(ARTICLE + core, 0)
                self._clear[core] = both, both.bit_count()
            theirs, count = self._clear[core]
        ours = self._evidence.documents[form]
        together = (ours & theirs).bit_count()
        odds = self._evidence.company.evidence(together, ours.bit_count(), count)
        return max(-COMPANY_BOUND, min(COMPANY_BOUND, odds))


def is_never_governed(form: str, core: str) -> bool:
    """Whether a reading makes of a form what cannot stand after a preposition."""
    if form.startswith(core):
        return form[len(core) :] in _UNGOVERNED
    person = PERSON.match(form)
    return person is not None and form.startswith(core[:2], person.end())
