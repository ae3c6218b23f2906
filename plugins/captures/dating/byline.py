"""Days in a line of words: «نشر في الخميس 6 حزيران/يونيو 2013 - 02:05 مساءً», «قبل ساعتين»."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace

from arabic import dates, fold
from captures.dating.evidence import Bounds, Evidence, Reason, Refused, Said

_UPDATE = re.compile(
    r"تحديث|تعديل|محدث|(?<![ء-ي])(?:حدث|حدثت|عدل|عدلت) ?(?:في|بتاريخ|يوم|:)"
    r"|updated?\b|modified|revised|edited|mise?s? [aà] jour|modifi[eé]e?\b"
)
_PUBLISHED = re.compile(r"نشر|كتب|اضيف|انشئ|ارسل|published|posted|created|publi[eé]")
_LONGEST = 2000  # characters: no byline has more, and a whole text is none
_YEARS_BACK = 6  # a weekday comes back to its date after 5, 6 or 11 years
_CRESCENT = datetime.timedelta(days=1)  # it may be seen a day before or after the tables' day


def read_byline(said: Said, bounds: Bounds) -> list[Evidence | Refused]:
    """All days that a line says, those of the Gregorian calendar first; relative ones if none."""
    value = said.value[:_LONGEST]
    read: list[Evidence | Refused] = []
    said_dates, end = list(dates.said_dates(value)), 0
    for number, date in enumerate(said_dates, start=1):
        below = value[date.end :] if number == len(said_dates) else ""
        is_update = said.is_update or _is_update(value[end : date.start], below)
        end = date.end
        item = read_date(said, date, bounds)
        if isinstance(item, Evidence):
            item = replace(item, is_update=is_update, is_sure=item.is_sure and not is_update)
        read.append(item)
    if not read:
        read += _relative(said, value, bounds)
    return sorted(read, key=lambda item: isinstance(item, Evidence) and bool(item.about))


def says_update(text: str) -> bool:
    """Whether words are those of a change: «آخر تحديث», "last modified"."""
    return _UPDATE.search(fold(text)) is not None


def says_publication(text: str) -> bool:
    """Whether words are those of a publication: «نشر في», "posted on"."""
    return _PUBLISHED.search(fold(text)) is not None


def _is_update(before: str, below: str) -> bool:
    """Whether a date is that of a change, by the words before it or, if it is the last, behind it.

    «28 آب 2013، آخر تحديث 14:00» says one moment; «28 آب 2013، آخر تحديث قبل ساعتين» says two.
    """
    if says_update(before):
        return True
    if says_publication(before) or not says_update(below):
        return False
    return dates.relative_date(below, datetime.date.max) is None


def read_date(said: Said, date: dates.SaidDate, bounds: Bounds) -> Evidence | Refused:
    """The day that a date says, or why it says none."""
    written = date.reading.written
    sure = Evidence(said.kind, date.words, said.where, datetime.date.min)
    if written.short_year:
        return refused(sure, Reason.SHORT_YEAR)
    if written.month is None:
        return refused(sure, Reason.DISAGREES)
    if written.year is None:
        if bounds.day is None:
            return refused(sure, Reason.NO_CAPTURE)
        day = _latest(written, bounds.day)
        sure = replace(sure, is_sure=False)
    else:
        day = dates.day_written(written)
    if day is None:
        return refused(sure, Reason.IMPOSSIBLE)
    if written.calendar is dates.Calendar.HIJRI:
        day, sure = _by_crescent(day, written.weekday), replace(sure, about=_CRESCENT)
    doubts = _doubts(day, written.weekday, date.reading.hijri)
    return _at(replace(sure, day=day, doubt="; ".join(doubts)), date.reading.clock)


def refused(evidence: Evidence, reason: Reason) -> Refused:
    """The same words without a day."""
    return Refused(evidence.kind, evidence.words, evidence.where, reason)


def _latest(written: dates.Written, not_after: datetime.date) -> datetime.date | None:
    """The latest day, not after another, of a date without a year; if its weekday fits any, that.

    None where no year has the day.
    """
    if written.month is None:
        return None
    found = [
        day
        for year in range(not_after.year, not_after.year - _YEARS_BACK - 3, -1)
        if (day := dates.day_of(written.calendar, year, written.month, written.day))
        and day <= not_after
    ]
    fitting = [day for day in found[: _YEARS_BACK + 1] if day.weekday() == written.weekday]
    return next(iter(fitting or found), None)


def _by_crescent(day: datetime.date, weekday: int | None) -> datetime.date:
    """A Hijri date's day by the tables, or its neighbour where only that has the weekday said."""
    near = (day, day - _CRESCENT, day + _CRESCENT)
    return next((other for other in near if other.weekday() == weekday), day)


def _doubts(day: datetime.date, weekday: int | None, hijri: dates.Written | None) -> Iterator[str]:
    if weekday is not None and weekday != day.weekday():
        yield (
            f"it says {dates.weekday_name(weekday)}, "
            f"but {day} is {dates.weekday_name(day.weekday())}"
        )
    if hijri:
        other = dates.day_written(hijri)
        if other is None or abs(other - day) > _CRESCENT:
            yield f"its Hijri date is {other or 'one that does not exist'}"


def _at(evidence: Evidence, clock: dates.Clock | None) -> Evidence:
    """The evidence with the time beside it."""
    if not clock:
        return evidence
    try:
        moment = clock.at(evidence.day)
    except OverflowError:  # a zone at the end of all years
        return evidence
    return replace(evidence, time=moment.time(), offset=moment.utcoffset())


def _relative(said: Said, value: str, bounds: Bounds) -> Iterator[Evidence | Refused]:
    """«قبل ساعتين», unless it tells of a change: the article itself may be years older."""
    counted = dates.relative_date(value, bounds.captured or bounds.today)
    if not counted or said.is_update or says_update(value):
        return
    evidence = Evidence(said.kind, counted.words, said.where, datetime.date.min, is_sure=False)
    if bounds.captured is None:
        yield refused(evidence, Reason.NO_CAPTURE)
    elif counted.day is None:
        yield refused(evidence, Reason.NO_DAY)
    else:
        doubt = "; ".join(_doubts(counted.day, counted.weekday, None))
        yield replace(evidence, day=counted.day, time=counted.time, doubt=doubt)
