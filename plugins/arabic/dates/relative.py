"""Days told from the moment of reading: «أمس», «قبل ساعتين», «منذ 3 أيام», "2 hours ago"."""

import datetime
import re
from dataclasses import dataclass

from arabic.alignment import align
from arabic.dates.clock import clock_beside
from arabic.dates.patterns import (
    NO_LETTER_AFTER,
    NO_LETTER_BEFORE,
    SPACE,
    WEEKDAY,
    WEEKDAYS,
    one_of,
)
from arabic.dates.today import last_weekday
from arabic.dates.vocabulary import VOCABULARY, key, names, table

SURE_HOURS = 12
"""Without the hour of reading, what is so many hours old or less is taken to be of that day."""

_COUNTS = table(VOCABULARY.counts, first=3)
_ENGLISH_COUNTS = table(VOCABULARY.english_counts, first=1)
_UNITS = {
    key(name): (unit, count)
    for unit, forms in VOCABULARY.ago.items()
    for count, several in enumerate(forms, start=1)
    for name in several
}
_DAYS_BEFORE = {
    key(name): days for days, several in enumerate(VOCABULARY.before.values()) for name in several
}
_UNIT = one_of(name for forms in VOCABULARY.ago.values() for name in names(forms))
_ENGLISH_UNITS = {
    key(name): unit for unit, several in VOCABULARY.english_ago.items() for name in several
}
_AGO = (
    rf"(?:قبل|منذ|مضي){SPACE}(?:(?:حوالي|نحو){SPACE})?"
    rf"(?:(?P<number>[0-9]{{1,3}})(?![0-9]){SPACE}?"
    rf"|(?P<count>{one_of(names(VOCABULARY.counts))}){SPACE})?"
    rf"(?P<unit>{_UNIT})(?:{SPACE}(?:واحده?|تقريبا){NO_LETTER_AFTER})?"
    rf"(?:{SPACE}و{SPACE}?(?P<and_number>[0-9]{{1,2}}){SPACE}?(?P<and_unit>{_UNIT}))?"
)
_ENGLISH_AGO = (
    rf"(?:(?P<english_number>[0-9]{{1,3}}){SPACE}?"
    rf"|(?P<english_count>{one_of(names(VOCABULARY.english_counts))}){SPACE})"
    rf"(?P<english_unit>{one_of(_ENGLISH_UNITS)}){SPACE}ago{NO_LETTER_AFTER}"
)
_RELATIVE = re.compile(
    rf"{NO_LETTER_BEFORE}(?:(?P<ago>{_AGO}|{_ENGLISH_AGO})"
    rf"|(?P<last>{WEEKDAY}){SPACE}(?:الماضي|الفائت|المنصرم|الفايت){NO_LETTER_AFTER}"
    rf"|(?P<before>{one_of(names(VOCABULARY.before.values()))})"
    rf"(?:[ \xa0،,(]{{1,2}}(?:يوم{SPACE})?(?P<weekday>{WEEKDAY}))?)"
)
_LENGTHS = {
    "second": datetime.timedelta(seconds=1),
    "minute": datetime.timedelta(minutes=1),
    "hour": datetime.timedelta(hours=1),
    "day": datetime.timedelta(days=1),
}


@dataclass(frozen=True, slots=True)
class RelativeDate:
    """A day told from the moment of reading."""

    day: datetime.date | None
    """None where the words do not say one day: «قبل أسبوعين» may be any of seven."""
    words: str
    weekday: int | None = None
    """The weekday that it is said with, 0 being Monday."""
    time: datetime.time | None = None
    """The hour that stands beside it."""


def relative_date(text: str, read_on: datetime.date) -> RelativeDate | None:
    """The first such day of a short text, as read on a day or, given a `datetime`, in a moment."""
    aligned = align(text)
    match = _RELATIVE.search(aligned.folded)
    if not match:
        return None
    start, end = aligned.original(*match.span())
    words = text[start:end]
    day = read_on.date() if isinstance(read_on, datetime.datetime) else read_on
    if match["ago"]:
        return RelativeDate(_ago(match, read_on, day), words)
    clock = clock_beside(aligned.folded, *match.span())
    time = clock.time if clock else None
    if match["last"]:
        weekday = WEEKDAYS[key(match["last"])]
        yesterday = _before(day, datetime.timedelta(days=1))
        return RelativeDate(yesterday and last_weekday(weekday, yesterday), words, weekday, time)
    beside = WEEKDAYS[key(match["weekday"])] if match["weekday"] else None
    days = datetime.timedelta(days=_DAYS_BEFORE[key(match["before"])])
    return RelativeDate(_before(day, days), words, beside, time)


def _before(day: datetime.date, length: datetime.timedelta) -> datetime.date | None:
    try:
        return day - length
    except OverflowError:
        return None


def _ago(match: re.Match[str], read_on: datetime.date, day: datetime.date) -> datetime.date | None:
    """The day of «قبل ساعتين»; None where it is not sure which."""
    unit, count = _counted(match)
    length = _LENGTHS.get(unit)
    if length is None or count is None:
        return None
    whole = count * length
    if match["and_number"]:  # «منذ ساعتين و10 دقائق»
        whole += int(match["and_number"]) * _LENGTHS.get(
            _UNITS[key(match["and_unit"])][0], datetime.timedelta(0)
        )
    if unit == "day":
        return _before(day, count * length)
    if isinstance(read_on, datetime.datetime):
        earlier = _before(read_on, whole)
        return earlier.date() if isinstance(earlier, datetime.datetime) else None
    return day if whole <= datetime.timedelta(hours=SURE_HOURS) else None


def _counted(match: re.Match[str]) -> tuple[str, int | None]:
    """Unit and number; None where the words do not say how many: «قبل أيام»."""
    if match["english_unit"]:
        number = match["english_number"]
        count = int(number) if number else _ENGLISH_COUNTS[key(match["english_count"])]
        return _ENGLISH_UNITS[key(match["english_unit"])], count
    unit, said = _UNITS[key(match["unit"])]
    if match["number"]:
        return unit, int(match["number"])
    if match["count"]:
        return unit, _COUNTS[key(match["count"])]
    return unit, said if said <= 2 else None
