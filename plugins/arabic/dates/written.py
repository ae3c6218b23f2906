"""What the words of a date say, before any calendar is asked: day, month and year in any order.

Nothing is guessed. In numbers the day comes before the month unless no month has that number; a
year has four digits. A date without a year has its month as a name, and «22/11» is none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from arabic.dates.calendars import Calendar
from arabic.dates.clock import clock_beside
from arabic.dates.patterns import (
    ALL_WEEKDAYS,
    ANY_MONTH,
    ANY_WEEKDAY,
    HIJRI_MONTHS,
    LETTER,
    MONTHS,
    NO_LETTER_AFTER,
    SPACE,
    WORD_START,
    one_of,
)
from arabic.dates.vocabulary import VOCABULARY, key

WEB_HIJRI_YEARS = range(1410, 1501)
"""In numbers alone, without «هـ», only these are years of the Hijra: the web began in 1410."""

_LONGEST_BEFORE = 60  # characters: two month names with all that may stand between them
_LONGEST_WEEKDAY = 32  # the same of a weekday, and «الموافق لـ»
_BESIDE_NAMES = " \t\r\n\xa0\u2009\u202f،,.:/|–-"

_YEAR = "(?P<year>[0-9]{4})(?![0-9])"
_DAY = "(?P<day>[0-9]{1,2})(?![0-9])(?:st|nd|rd|th|er)?"
_MONTH_NUMBER = "(?P<number>[0-9]{1,2})"
_ERA = (
    rf"(?:{SPACE}?(?:(?P<gregorian>{one_of(VOCABULARY.eras['gregorian'])})"
    rf"|(?P<hijri>{one_of(VOCABULARY.eras['hijri'])})))?"
)
_MARK = r"[ \xa0]?[-/.\\‐‑–−؍،][ \xa0]?"
_SEPARATOR = f"(?P<separator>{_MARK})"
_GAP = rf"(?:{SPACE}|[،,./–-]){{0,3}}"
_TO_YEAR = rf"{_GAP}(?:من{SPACE})?(?:(?:ال)?(?:عام|سنه){SPACE})?"
# 10:22 نوفمبر 2024 is no 22 November, nor is v2.11.2013 a day. What cannot follow the first number
# of a date is seen here at once, for most numbers of a text are no dates.
_NUMBER = re.compile(
    rf"(?<![0-9a-z])(?<![0-9][.:,٫٬])(?:[0-9]{{4}}(?={_MARK})|[0-9]{{1,2}}(?![0-9])"
    rf"(?=(?:st|nd|rd|th|er)?{_GAP}{LETTER}|{_MARK}[0-9]{{1,2}}{_MARK}(?:[0-9]{{4}}|[0-9]{{2}}(?![0-9]|[-/][0-9]))|(?:st|nd|rd|th)?{_GAP}[0-9]{{4}}))"
)
_MONTHS = (
    rf"(?P<month>{ANY_MONTH})"
    rf"(?:(?:{SPACE}?[/|(–-]{SPACE}?|{SPACE})(?P<other>{ANY_MONTH}){SPACE}?\)?)?"
)
_DAY_MONTH = rf"{_DAY}{_GAP}(?:(?:من|de){SPACE})?(?:شهر{SPACE})?{_MONTHS}"
_YEAR_FIRST = (
    re.compile(f"{_YEAR}{_SEPARATOR}{_MONTH_NUMBER}(?P=separator){_DAY}{_ERA}"),
    re.compile(f"{_YEAR}(?P<separator>[-/،]){SPACE}?{_MONTHS}(?P=separator){SPACE}?{_DAY}{_ERA}"),
)
_DAY_FIRST = (  # «5، 6، 2013» is a list of three
    re.compile(f"{_DAY}(?!،{SPACE}){_SEPARATOR}{_MONTH_NUMBER}(?P=separator){_YEAR}{_ERA}"),
    re.compile(f"{_DAY_MONTH}{_TO_YEAR}{_YEAR}{_ERA}"),
)
_SHORT_YEAR = re.compile(r"(?P<day>[0-9]{1,2})(?P<separator>[-/])[0-9]{1,2}(?P=separator)[0-9]{2}")
_YEARLESS = re.compile(f"{_DAY_MONTH}{NO_LETTER_AFTER}")
_SHORT_YEAR_NEXT = re.compile(rf"{_TO_YEAR}'?[0-9]{{2}}(?={SPACE}*(?:$|[،,.|)–—-](?![0-9])))")
_NUMBER_NEXT = re.compile(rf"{_TO_YEAR}[0-9]")
_DAY_AFTER_MONTH = re.compile(f"{_DAY}(?=[،, ]){_TO_YEAR}{_YEAR}{_ERA}")
_MONTHS_BEFORE = re.compile(rf"{WORD_START}{_MONTHS}\.?{SPACE}{{0,2}}$")
_WEEKDAY_BEFORE = re.compile(
    rf"{WORD_START}(?P<weekday>{ANY_WEEKDAY})\.?(?:{SPACE}|[،,:/|–-]){{1,3}}"
    rf"(?:(?:ال)?موافق(?:{SPACE}|:)+(?:ل{SPACE}?|ل)?|le{SPACE})?$"
)
_WEEKDAY_AFTER = re.compile(
    rf"(?:[ \xa0]?[،,(/|–-][ \xa0]?|[ \xa0])(?P<weekday>{ANY_WEEKDAY})"
    rf"(?={SPACE}*(?:[)،,.|–-]|$|\n))"
)


@dataclass(frozen=True, slots=True)
class Written:
    """The parts of a date that stands at `folded[start:end]`, which no calendar need have."""

    calendar: Calendar
    year: int | None
    """None where none is said."""
    month: int | None
    """None where its two names disagree."""
    day: int
    start: int
    end: int
    weekday: int | None = None
    """The weekday that it is said with, 0 being Monday, if any."""
    short_year: bool = False
    """Whether its year has two digits: then `year` is None."""


def scan(folded: str) -> Iterator[Written]:
    """The dates written in a folded text, in its order, none inside another."""
    earliest = 0
    for number in _NUMBER.finditer(folded):
        if number.start() >= earliest and (written := _at(folded, number)):
            written = _with_weekday(folded, written, earliest)
            yield written
            earliest = written.end


def _at(folded: str, number: re.Match[str]) -> Written | None:
    """The date whose first number that is, without its weekday."""
    start, end = number.span()
    numeric, named = _YEAR_FIRST if end - start == 4 else _DAY_FIRST
    if match := numeric.match(folded, start):
        return None if _in_chain(match) else _numeric(match)
    if match := named.match(folded, start):
        return _named(match, match, start)
    if end - start == 4:
        return None
    if _follows_word(folded, start) and (match := _DAY_AFTER_MONTH.match(folded, start)):
        before = _MONTHS_BEFORE.search(folded, max(0, start - _LONGEST_BEFORE), start)
        if before:
            return _named(match, before, before.start())
    if folded[end : end + 1] in "-/" and (match := _SHORT_YEAR.match(folded, start)):
        return _short_year(match)
    return _yearless(folded, start)


def _in_chain(match: re.Match[str]) -> bool:
    """Whether a numeric date is a piece of something longer, such as 1/22/11/2024."""
    mark = re.escape(match["separator"].strip())
    before = match.string[max(0, match.start() - 2) : match.start()]
    after = match.string[match.end() : match.end() + 2]
    return bool(re.fullmatch(f"[0-9]{mark}", before) or re.fullmatch(f"{mark}[0-9]", after))


def _numeric(match: re.Match[str]) -> Written | None:
    year, month, day = int(match["year"]), int(match["number"]), int(match["day"])
    if match["hijri"] or (year in WEB_HIJRI_YEARS and not match["gregorian"]):
        return Written(Calendar.HIJRI, year, month, day, *match.span())
    if month > 12 >= day and match.start("day") < match.start("year"):
        day, month = month, day  # 11/22/2024, as no month is the 22nd
    return Written(Calendar.GREGORIAN, year, month, day, *match.span())


def _named(match: re.Match[str], months: re.Match[str], start: int) -> Written | None:
    calendar, month = _month(months)
    year = int(match["year"])
    # «22 نوفمبر 1446 هـ» and «10 رمضان 2024» mix two calendars
    if (calendar is Calendar.HIJRI) != (1300 <= year <= 1500 and not match["gregorian"]) and (
        calendar is Calendar.HIJRI or match["hijri"]
    ):
        return None
    return Written(calendar, year, month, int(match["day"]), start, match.end())


def _month(named: re.Match[str]) -> tuple[Calendar, int | None]:
    """The month of one or two names, None if they disagree."""
    first, second = key(named["month"]), key(named["other"] or named["month"])
    for calendar, months in ((Calendar.GREGORIAN, MONTHS), (Calendar.HIJRI, HIJRI_MONTHS)):
        if first in months:
            month = months[first]
            return calendar, month if months.get(second) == month else None
    raise AssertionError(first)


def _short_year(match: re.Match[str]) -> Written | None:
    """22/11/24, unless it is a piece of something longer or no day at all."""
    after = match.string[match.end() : match.end() + 1]
    if after.isdigit() or _in_chain(match):
        return None
    day, month, _ = map(int, re.findall("[0-9]+", match.group()))
    if month > 12 >= day:
        day, month = month, day
    if not (0 < day <= 31 and 0 < month <= 12):
        return None
    return Written(Calendar.GREGORIAN, None, month, day, *match.span(), short_year=True)


def _yearless(folded: str, start: int) -> Written | None:
    """22 نوفمبر, if no other number follows but a time."""
    match = _YEARLESS.match(folded, start)
    if not match:
        return None
    calendar, month = _month(match)
    if calendar is Calendar.HIJRI:
        return None
    day, end = int(match["day"]), match.end()
    if short := _SHORT_YEAR_NEXT.match(folded, end):
        return Written(calendar, None, month, day, start, short.end(), short_year=True)
    if _NUMBER_NEXT.match(folded, end):
        clock = clock_beside(folded, start, end)
        if not clock or clock.start < end:
            return None
    return Written(calendar, None, month, day, start, end)


def _follows_word(folded: str, start: int) -> bool:
    """The cheap question before what looks for names before a number."""
    return folded[max(0, start - 4) : start].rstrip(_BESIDE_NAMES)[-1:].isalpha()


def _with_weekday(folded: str, written: Written, earliest: int) -> Written:
    """The date with the weekday that stands before it, or else after it."""
    from_here = max(earliest, written.start - _LONGEST_WEEKDAY)
    start, end = written.start, written.end
    weekday = None
    if _follows_word(folded, start):
        weekday = _WEEKDAY_BEFORE.search(folded, from_here, start)
    if weekday:
        start = weekday.start()
    elif weekday := _WEEKDAY_AFTER.match(folded, end):
        end = weekday.end()
    else:
        return written
    return Written(
        written.calendar,
        written.year,
        written.month,
        written.day,
        start,
        end,
        ALL_WEEKDAYS[key(weekday["weekday"])],
        written.short_year,
    )
