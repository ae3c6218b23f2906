"""What an archive's articles say for and against each reading of its forms.

The company that a form keeps with its core (search.company), whether the two are used alike
(search.contexts), and one rule of grammar: after a preposition stands no accusative, no nominative
and no verb. So درعا, which stands after في, is no shield.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from arabic.affixes import one_seat
from search.company import Company, Documents
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
    articles: Callable[[str], Documents]
    """The documents of a form; not all are asked."""
    size: int
    """A number that all documents are below."""
    company: Company
    usage: Usage | None

    def weigh(self, readings: Readings, doubtful: Collection[str]) -> None:
        """Change the weights of the readings of the doubtful forms by all there is to say."""
        asked: dict[tuple[str, ...], list[_Question]] = {}
        for form in doubtful:
            whole = one_seat(form)
            for place, (core, _) in enumerate(readings[form]):
                if core != whole:
                    question = _Question(form, whole, core, place)
                    asked.setdefault(question.witnesses, []).append(question)
        if not asked:
            return
        governed = {form for form in doubtful if self.usage and self.usage.is_governed(form)}
        for question, odds in self._answers(asked):
            never = question.form in governed and is_never_governed(question.whole, question.core)
            found = readings[question.form]
            core, weight = found[question.place]
            found[question.place] = core, weight * math.exp(odds - USAGE_BOUND * never)

    def _answers(
        self, asked: Mapping[tuple[str, ...], list[_Question]]
    ) -> Iterator[tuple[_Question, float]]:
        """The log odds that forms are of cores: all questions to the same witnesses together."""
        by_whole: dict[str, list[str]] = {}  # by what they are with hamzas on the line
        for form in self.forms:
            by_whole.setdefault(one_seat(form), []).append(form)
        for witnesses, questions in asked.items():
            forms = [form for whole in witnesses for form in by_whole.get(whole, ())]
            theirs = np.zeros(self.size, np.bool_)
            for form in forms:
                theirs[np.asarray(self.articles(form), np.int32)] = True
            count = int(np.count_nonzero(theirs))
            core = questions[0].core
            rows = self._rows(by_whole.get(core, []) + by_whole.get(ARTICLE + core, []))
            for question in questions:
                odds = self._company(self.articles(question.form), theirs, count)
                yield question, self._with_usage(odds, question.form, rows)

    def _company(self, ours: Documents, theirs: NDArray[np.bool_], count: int) -> float:
        together = int(np.count_nonzero(theirs[np.asarray(ours, np.int32)]))
        odds = self.company.evidence(together, len(ours), count)
        return max(-COMPANY_BOUND, min(COMPANY_BOUND, odds))

    def _rows(self, forms: Collection[str]) -> list[int]:
        """In the contexts: the two that have the most to say, for one may be the form's own."""
        if self.usage is None:
            return []
        places, total = self.usage.places, self.usage.contexts.total
        rows = [places[form] for form in forms if form in places]
        return sorted(rows, key=lambda row: (total[row], row), reverse=True)[:2]

    def _with_usage(self, odds: float, form: str, rows: Collection[int]) -> float:
        """The log odds of company, or what contexts say instead."""
        row = self.usage.places.get(form) if self.usage is not None else None
        witness = next((other for other in rows if other != row), None)
        if self.usage is None or row is None or witness is None:
            return odds
        alike, worth = self.usage.contexts.evidence(witness, row)
        return odds * (1 - COMPANY_LESS * worth) + max(-USAGE_BOUND, min(USAGE_BOUND, alike))


class _Question(NamedTuple):
    """Whether a form, `whole` with its hamzas on the line, is one of a core's: its reading."""

    form: str
    whole: str
    core: str
    place: int

    @property
    def witnesses(self) -> tuple[str, ...]:
        """The core, bare or definite: of these two themselves only the bare one is another."""
        definite = ARTICLE + self.core
        return (self.core,) if self.whole == definite else (self.core, definite)


def is_never_governed(form: str, core: str) -> bool:
    """Whether a reading makes of a form what cannot stand after a preposition."""
    if form.startswith(core):
        return form[len(core) :] in _UNGOVERNED
    person = PERSON.match(form)
    return person is not None and form.startswith(core[:2], person.end())
