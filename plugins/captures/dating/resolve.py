"""The day of an article by all its evidence, and what of it a maintainer should look at."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from captures.capture import Basis, Dated, Look, Note
from captures.cleaning import clean_line
from captures.dating.address import read_address
from captures.dating.byline import read_byline
from captures.dating.evidence import Bounds, Evidence, Kind, Reason, Refused, Said, place
from captures.dating.metadata import read_machine
from captures.dating.text import read_text

_MOST = 5_000
"""Values of one article that are read: a page with more of them is a list, or an attack."""


class BadDateError(ValueError):
    """A stated date that cannot be used; its text says why."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """The date of an article, what speaks for another, and what was not used."""

    dated: Dated
    evidence: tuple[Evidence, ...]
    """What was read, the best first; the first day of it is the article's."""
    refused: tuple[Refused, ...] = ()
    disagreeing: tuple[str, ...] = ()
    """Sentences on what does not fit the date."""

    @property
    def modified(self) -> str:
        """The latest day of a change after the article's own, as the front matter writes it."""
        day = self.dated.written[:10]
        changes = [item for item in self.evidence if item.is_update and item.is_day]
        return max((item.written for item in changes if item.written[:10] > day), default="")

    @property
    def doubts(self) -> tuple[Note, ...]:
        """What the report says of evidence that is not used, or speaks against the date."""
        notes = [Note(Look.VALUE_UNUSED, f"date: {item.sentence}") for item in self.refused]
        notes += [Note(Look.DATES_DISAGREE, sentence) for sentence in self.disagreeing]
        return tuple(notes)

    @property
    def notes(self) -> tuple[Note, ...]:
        """All that the report says of the date."""
        own = () if self.dated.basis is Basis.STATED else (note(self.dated),)
        return (*self.doubts, *own)


def read(said: Said, bounds: Bounds) -> list[Evidence | Refused]:
    """The evidence in one value, best first; what no article can be of is refused."""
    items = [bounds.check(item) for item in _read(said, bounds)]
    if not said.is_update:
        return items
    # the article may be older, and a change whose day nobody reads is no news
    return [
        replace(item, is_update=True, is_sure=False) for item in items if isinstance(item, Evidence)
    ]


def _read(said: Said, bounds: Bounds) -> list[Evidence | Refused]:
    if not said.value.strip():
        return []
    if said.kind is Kind.BYLINE:
        return read_byline(said, bounds)
    if said.kind is Kind.ADDRESS:
        return _one(said, read_address(said, bounds))
    return (
        _one(said, read_machine(said))
        or [_without_midnight(item) for item in read_byline(said, bounds)]
        or _one(said, Reason.UNREAD)
    )


def _without_midnight(item: Evidence | Refused) -> Evidence | Refused:
    """Evidence of metadata without a time that says only that none is known: 6/6/2013 0:00:00."""
    is_none = isinstance(item, Evidence) and item.time == datetime.time() and item.offset is None
    return replace(item, time=None) if isinstance(item, Evidence) and is_none else item


def _one(said: Said, found: Evidence | Reason | None) -> list[Evidence | Refused]:
    if isinstance(found, Reason):
        return [Refused(said.kind, clean_line(said.value), said.where, found)]
    return [found] if found else []


def resolve(
    said: Iterable[Said],
    text: Iterable[str],
    captured: datetime.date | None,
    today: datetime.date,
) -> Resolution:
    """The date of an article by what its capture says of it.

    `text` is its title and paragraphs; `captured` may be a `datetime` where the moment is known.
    Believed first is what says the whole day: metadata, byline, address, and of one kind what comes
    first (`stated`); then what says it in part or counts from the capture, then the weekday that
    the text calls today (`inferred`); then the day of capture, or without it today's (`captured`).
    """
    bounds = Bounds(captured, today)
    items = [item for one in islice(said, _MOST) for item in read(one, bounds)]
    evidence = sorted((item for item in items if isinstance(item, Evidence)), key=_rank)
    stated = next((item.day for item in evidence if item.is_sure and item.is_day), None)
    in_text = read_text(text, bounds, stated)
    if in_text:
        items.append(in_text)
        evidence += [in_text] if isinstance(in_text, Evidence) else []
    evidence.sort(key=lambda item: not item.is_day)
    refused = dict.fromkeys(item for item in items if isinstance(item, Refused))
    return Resolution(
        _dated(evidence, bounds), tuple(evidence), tuple(refused), tuple(_disagreeing(evidence))
    )


def _rank(item: Evidence) -> tuple[bool, bool, int]:
    return not item.is_sure, item.is_update, list(Kind).index(item.kind)


def _dated(evidence: list[Evidence], bounds: Bounds) -> Dated:
    if evidence and evidence[0].is_day:
        best = evidence[0]
        basis = Basis.STATED if best.is_sure else Basis.INFERRED
        return Dated(best.written, basis, clean_line(best.words))
    return Dated((bounds.day or bounds.today).isoformat(), Basis.CAPTURED)


def _disagreeing(evidence: list[Evidence]) -> Iterator[str]:
    """What speaks against the best evidence; the day of a change may well be another."""
    if not evidence or not evidence[0].is_day:
        return
    best = evidence[0]
    if best.doubt:
        yield f"{best.written} by {place(best)}: {best.doubt}"
    told = set()
    for other in evidence[1:]:
        is_other = not (other.is_update or best.agrees_with(other))
        if is_other and (other.day, other.kind) not in told:
            told.add((other.day, other.kind))
            day = other.written if other.is_day else f"{other.day:%Y-%m}"
            yield f"{best.written} by {place(best)}, but {day} by {place(other)}"


def parse_stated(value: str, not_after: datetime.date | None = None) -> str:
    """A stated date, in any form of metadata, as the front matter writes it.

    It is YYYY-MM-DD, or YYYY-MM-DD HH:MM with the zone (+HH:MM) that was stated. Seconds are left
    out, and so is midnight without a zone, which is how exports write that they know no time.
    Raises BadDateError, also where the value does not say the whole day.
    """
    bounds = Bounds(not_after, not_after or datetime.date.max)
    for item in read(Said(Kind.METADATA, value), bounds):
        if isinstance(item, Refused):
            raise BadDateError(f"«{item.words[:40]}»: {item.reason.value}")
        if item.is_sure and item.is_day:
            return item.written
    raise BadDateError(f"«{clean_line(value)[:40]}»: {Reason.NO_DAY.value}")


def note(dated: Dated) -> Note:
    """What the report says about a date that was not stated."""
    if dated.basis is Basis.INFERRED:
        return Note(Look.DATE_INFERRED, f"{dated.written} by «{dated.evidence}»")
    return Note(Look.DATE_CAPTURED, dated.written)
