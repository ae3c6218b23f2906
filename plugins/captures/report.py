"""What an import did, counted; the first of each kind are kept to be shown (`printed`).

Memory does not grow with the input. Who wants all of it gets every capture as an entry, in the
order of the import (`reportfile`); docs/import.md describes them.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from captures.capture import Cleaned, CutLine, Look, Note, PassedOver, Refusal
from captures.cleaning import clean_line
from captures.merging import Merge
from captures.tally import Tally, kind_of
from telling import shortened

EXAMPLES = 10
"""Captures and articles that are kept of each kind."""

NAMED = 3
"""Articles named with a line cut from them; from more of them, the line is only counted."""

_KINDS, _KEYS, _LINES = 100, 1_000, 10_000  # that are told apart
_LINE = 200  # characters of a line that is cut, and of a key

_OF_TEXT = frozenset({Look.VERY_SHORT, Look.CUT_SHORT, Look.ENCODING})
"""What there is to look at only as long as the text stands."""

_OF_BASIS = frozenset({Look.TITLE_INFERRED, Look.DATE_INFERRED, Look.DATE_CAPTURED})
"""What another capture of the article can only mend: the better founded title and date stand."""

Entry: TypeAlias = dict[str, Any]
"""What happened to a capture, as JSON has it."""


@dataclass(frozen=True, slots=True)
class Worth:
    """An article that wants a human look."""

    place: str
    """The capture in which it was found."""
    id: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class Merged:
    """A capture of an article that was there already."""

    place: str
    id: str
    how: Merge
    file: str
    """The article's, in the content folder."""


def _nowhere(_: Entry) -> None:
    """Where entries go that nobody asked for."""


@dataclass(slots=True)
class Report:
    """The counts of one import, and examples."""

    log: Callable[[Entry], None] = field(default=_nowhere, compare=False)
    """Gets every entry; may raise OSError."""
    imported: int = 0
    known: int = 0
    merges: Counter[Merge] = field(default_factory=Counter)
    rejections: Tally[str] = field(default_factory=lambda: Tally(_KINDS))
    """By the kind of reason."""
    wanting: dict[Look, set[str]] = field(default_factory=lambda: {look: set() for look in Look})
    """The ids of the articles that want a look, by why. Nothing else here grows with the input."""
    passed_over: Tally[str] = field(default_factory=lambda: Tally(_KINDS))
    """What containers hold beside articles, by what it is."""
    ignored: Tally[str] = field(default_factory=lambda: Tally(_KEYS))
    cut: Tally[CutLine] = field(default_factory=lambda: Tally(_LINES))
    cut_from: dict[CutLine, list[str]] = field(default_factory=dict)
    """The ids of the first articles that a line was cut from, one more than are named."""
    rejected: list[Refusal] = field(default_factory=list)
    """The first of each kind, in the order of the import."""
    reasons: dict[str, str] = field(default_factory=dict)
    """The one reason that a kind consists of; none where they differ."""
    merged: list[Merged] = field(default_factory=list)
    """The first in each way."""
    pages: list[PassedOver] = field(default_factory=list)
    """The first pages of crawls of each kind that were passed over, and why."""
    looks: dict[Look, list[Worth]] = field(default_factory=dict)
    """The first for each reason to look."""

    @property
    def wants(self) -> int:
        """How many articles want a look."""
        return len(set[str]().union(*self.wanting.values())) + self.merges[Merge.KEPT]

    @property
    def captures(self) -> int:
        """How many captures there were."""
        return self.imported + self.merges.total() + self.known + self.rejections.total()

    def reject(self, place: str, reason: str) -> None:
        """Counts a capture that gave no article."""
        refusal = Refusal(clean_line(place), clean_line(reason))
        kind = kind_of(refusal.reason)
        if self.rejections.add(kind):
            if self.reasons.setdefault(kind, refusal.reason) != refusal.reason:
                self.reasons[kind] = ""
            if self.rejections.counts[kind] <= EXAMPLES:
                self.rejected.append(refusal)
        elif self.rejections.others <= EXAMPLES:
            self.rejected.append(refusal)
        self.log({"result": "rejected", "capture": refusal.place, "reason": refusal.reason})

    def pass_over(self, found: PassedOver) -> None:
        """Counts records of a container that are no articles and are not meant to be."""
        self.passed_over.add(found.what, found.count)
        if not found.why:
            return
        page = dataclasses.replace(found, place=clean_line(found.place), why=clean_line(found.why))
        if self.passed_over.counts[page.what] <= EXAMPLES:
            self.pages.append(page)
        told = {"capture": page.place, "what": page.what, "reason": page.why}
        self.log({"result": "passed_over"} | told)

    def recall(self) -> None:
        """Counts a capture that was imported before."""
        self.known += 1

    def take(self, place: str, article_id: str, file: str, cleaned: Cleaned) -> None:
        """Counts an article, whose file is in the content folder, and what to know about it."""
        self.imported += 1
        self._note(place, article_id, cleaned, cleaned.notes)
        self._tell_of(article_id, cleaned)
        self.log({"result": "imported"} | _entry(place, article_id, file, cleaned))

    def merge(self, place: str, article_id: str, file: str, how: Merge, cleaned: Cleaned) -> None:
        """Counts a capture of an article that is there, and what was cut from it."""
        self.merges[how] += 1
        if self.merges[how] <= EXAMPLES:
            self.merged.append(Merged(clean_line(place), article_id, how, file))
        settled = self._settle(article_id, how, {note.look for note in cleaned.notes})
        of_date = {Look.DATE_INFERRED} if Look.DATE_CAPTURED in settled else set()
        of_text = set(Look) - _OF_BASIS if how is Merge.FULLER else set()
        notes = tuple(note for note in cleaned.notes if note.look in of_date | of_text)
        self._note(place, article_id, cleaned, notes)
        self._tell_of(article_id, cleaned)
        merged = {"result": "merged", "how": how.name.lower()}
        settles = {"settles": [look.name.lower() for look in settled]}
        self.log(merged | _entry(place, article_id, file, cleaned) | settles)

    def _settle(self, article_id: str, how: Merge, looks: set[Look]) -> list[Look]:
        """What another capture mends of an article that this import brought (`merging.Growing`)."""
        mended = _OF_BASIS | (_OF_TEXT if how is Merge.FULLER else frozenset())
        mended -= looks
        if Look.DATE_CAPTURED in looks:
            mended -= {Look.DATE_INFERRED}
        settled = [look for look in Look if look in mended and article_id in self.wanting[look]]
        for look in settled:
            self.wanting[look].remove(article_id)
            self.looks[look] = [worth for worth in self.looks[look] if worth.id != article_id]
        return settled

    def _note(self, place: str, article_id: str, cleaned: Cleaned, notes: tuple[Note, ...]) -> None:
        for look in dict.fromkeys(note.look for note in notes):
            shown = self.looks.setdefault(look, [])
            if article_id not in self.wanting[look] and len(shown) < EXAMPLES:
                details = (clean_line(note.detail) for note in notes if note.look is look)
                detail = "; ".join(filter(None, details))
                title = cleaned.article.title
                shown.append(Worth(clean_line(place), article_id, title, detail))
            self.wanting[look].add(article_id)

    def _tell_of(self, article_id: str, cleaned: Cleaned) -> None:
        for whole in cleaned.cut:
            line = CutLine(whole.end, shortened(whole.text, _LINE))
            if self.cut.add(line):
                ids = self.cut_from.setdefault(line, [])
                if article_id not in ids and len(ids) <= NAMED:
                    ids.append(article_id)
        for key in cleaned.ignored:
            self.ignored.add(shortened(clean_line(key), _LINE))

    def counts(self) -> Entry:
        """All counts, as JSON has them."""
        return {
            "captures": self.captures,
            "imported": self.imported,
            "merged": {how.name.lower(): self.merges[how] for how in Merge},
            "already_there": self.known,
            "rejected": _told(self.rejections),
            "passed_over": _told(self.passed_over),
            "worth_a_look": {look.name.lower(): len(self.wanting[look]) for look in Look},
            "lines_cut": self.cut.total(),
            "keys_not_used": _told(self.ignored),
        }


def _entry(place: str, article_id: str, file: str, cleaned: Cleaned) -> Entry:
    """What the entry of a capture says of its article."""
    return {
        "capture": clean_line(place),
        "id": article_id,
        "file": file,
        "title": cleaned.article.title,
        "looks": [
            {"why": note.look.name.lower(), "found": clean_line(note.detail)}
            for note in cleaned.notes
        ],
        "cut": [{"from": line.end.value, "line": line.text} for line in cleaned.cut],
    }


def _told(tally: Tally[str]) -> dict[str, int]:
    """The counts of a tally, most first; `""` are the others."""
    counts = dict(tally.counts.most_common())
    return counts | ({"": tally.others} if tally.others else {})
