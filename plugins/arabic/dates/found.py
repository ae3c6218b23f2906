"""Finding dates in Arabic text, whatever digits, month names, calendar and order it uses."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from arabic.alignment import Aligned, align
from arabic.dates.calendars import Calendar, day_of
from arabic.dates.clock import Clock, clock_beside
from arabic.dates.patterns import SPACE
from arabic.dates.written import Written, scan

FIRST_YEAR, LAST_YEAR = 1800, 2199

# between the two dates of «20 جمادى الأولى 1446 هـ الموافق لـ 22 نوفمبر 2024 م»
_SAME_DAY = re.compile(
    rf"(?:{SPACE}|[-–—/|=،,(]){{0,4}}(?:(?:ال)?موافق(?:{SPACE}|:)*(?:ل{SPACE}?)?)?"
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and the words that say it, `words == text[start:end]`."""

    day: datetime.date
    start: int
    end: int
    words: str
    calendar: Calendar = Calendar.GREGORIAN
    weekday: int | None = None
    """The weekday that it is said with, 0 being Monday; nothing says that it is right."""
    hijri_day: datetime.date | None = None
    """The Gregorian day of the Hijri date beside it, where two calendars are named."""
    clock: Clock | None = None
    """The time beside it; its words are not among the date's."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text writes as one date: a date, or two in two calendars."""

    written: Written
    """The Gregorian one of two."""
    start: int
    end: int
    hijri: Written | None = None
    """The Hijri one of two."""
    clock: Clock | None = None


@dataclass(frozen=True, slots=True)
class SaidDate:
    """What a text says as one date, whether it exists or not, with its time: `text[start:end]`."""

    reading: Reading
    start: int
    end: int
    words: str


def day_written(written: Written) -> datetime.date | None:
    """The day of a date with a year, None where no calendar has it."""
    if written.year is None or written.month is None:
        return None
    return day_of(written.calendar, written.year, written.month, written.day)


def readings(folded: str) -> Iterator[Reading]:
    """What a folded text writes as dates, with times and the pairs of two calendars joined."""
    waiting: Written | None = None
    for written in scan(folded):
        if waiting and (pair := _pair(folded, waiting, written)):
            yield _with_clock(folded, pair)
            waiting = None
            continue
        if waiting:
            yield _with_clock(folded, Reading(waiting, waiting.start, waiting.end))
        waiting = written
    if waiting:
        yield _with_clock(folded, Reading(waiting, waiting.start, waiting.end))


def _pair(folded: str, first: Written, second: Written) -> Reading | None:
    """Two dates as one, where they are of two calendars and nothing stands between them."""
    if first.calendar is second.calendar or first.year is None or second.year is None:
        return None
    if not _SAME_DAY.fullmatch(folded, first.end, second.start):
        return None
    is_bracketed = "(" in folded[first.end : second.start] and folded[second.end :][:1] == ")"
    end = second.end + is_bracketed
    gregorian, hijri = first, second
    if first.calendar is Calendar.HIJRI:
        gregorian, hijri = second, first
    weekday = first.weekday if first.weekday is not None else second.weekday
    return Reading(replace(gregorian, weekday=weekday), first.start, end, hijri)


def _with_clock(folded: str, reading: Reading) -> Reading:
    if reading.written.short_year:
        return reading  # its day is not known, so neither is the moment
    return replace(reading, clock=clock_beside(folded, reading.start, reading.end))


def find_dates(text: str) -> list[FoundDate]:
    """The dates that a text says, in its order, each with the weekday that stands beside it.

    Only whole dates that exist, of the years 1800 to 2199: in numbers day, month, year or year,
    month, day; month names of the Levant, Egypt and the Gulf, the Maghreb, the Hijri calendar,
    English and French, in any spelling that folds to them. Two dates that name one day in two
    calendars are one.
    """
    aligned = align(text)
    found = (_found(aligned, reading) for reading in readings(aligned.folded))
    return [date for date in found if date and FIRST_YEAR <= date.day.year <= LAST_YEAR]


def _found(aligned: Aligned, reading: Reading) -> FoundDate | None:
    written = reading.written
    day = day_written(written)
    if not day:
        return None
    start, end = aligned.original(reading.start, reading.end)
    return FoundDate(
        day,
        start,
        end,
        aligned.text[start:end],
        written.calendar,
        written.weekday,
        day_written(reading.hijri) if reading.hijri else None,
        reading.clock,
    )


def said_dates(text: str) -> list[SaidDate]:
    """All that a text writes as dates, in its order, even without a year, even impossible ones."""
    aligned = align(text)
    said = []
    for reading in readings(aligned.folded):
        clock = reading.clock
        first = min(reading.start, clock.start) if clock else reading.start
        last = max(reading.end, clock.end) if clock else reading.end
        start, end = aligned.original(first, last)
        said.append(SaidDate(reading, start, end, text[start:end]))
    return said
