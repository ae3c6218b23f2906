"""Finding dates in Arabic text, whatever the digits, the month names and the order.

Nothing is guessed: a date needs a day, a month and a year of four digits; day comes before month in
numbers; what no calendar has (31/11/2024) is no date, nor is one whose two month names disagree.
The years are those of the press, which also keeps Hijri years out.
"""

import datetime
import re
from dataclasses import dataclass

from arabic.alignment import align
from arabic.dates.patterns import MONTH, MONTHS, NO_LETTER_AFTER, SPACE, WEEKDAY, WORD_START
from arabic.dates.patterns import key as month_key

FIRST_YEAR, LAST_YEAR = 1800, 2199

_NUMBER = re.compile("[0-9]+")
_INSIDE_NUMBER = re.compile("(?<=[0-9][.:,٫٬])")  # 10:22 نوفمبر 2024 is no 22 November

_YEAR = "(?P<year>[0-9]{4})(?![0-9])"
_DAY = "(?P<day>[0-9]{1,2})(?![0-9])"
_MONTH_NUMBER = "(?P<number>[0-9]{1,2})"
_ERA = f"(?: ?م(?:يلاديه?)?{NO_LETTER_AFTER})?"
_SEPARATOR = r"(?P<separator>[ \xa0]?[-/.\\‐‑–−؍][ \xa0]?)"
_GAP = rf"(?:{SPACE}|[،,./–-]){{0,3}}"
_TO_YEAR = rf"{_GAP}(?:من{SPACE})?(?:(?:ال)?(?:عام|سنه){SPACE})?"
_MONTHS = (
    rf"(?P<month>{MONTH})"
    rf"(?:(?:{SPACE}?[/|(–-]{SPACE}?|{SPACE})(?P<other>{MONTH}){SPACE}?\)?)?"
)
_PATTERNS = (
    re.compile(f"{_YEAR}{_SEPARATOR}{_MONTH_NUMBER}(?P=separator){_DAY}{_ERA}"),
    re.compile(f"{_DAY}{_SEPARATOR}{_MONTH_NUMBER}(?P=separator){_YEAR}{_ERA}"),
    re.compile(f"{_YEAR}(?P<separator>[-/]){_MONTHS}(?P=separator){_DAY}"),
    re.compile(f"{_DAY}{_GAP}(?:من{SPACE})?(?:شهر{SPACE})?{_MONTHS}{_TO_YEAR}{_YEAR}{_ERA}"),
)
_DAY_AFTER_MONTH = re.compile(f"{_DAY}(?=[،, ]){_TO_YEAR}{_YEAR}{_ERA}")
_MONTHS_BEFORE = re.compile(rf"{WORD_START}{_MONTHS}{SPACE}{{0,2}}$")
_WEEKDAY_BEFORE = re.compile(
    rf"{WORD_START}{WEEKDAY}(?:{SPACE}|[،,:–-]){{1,3}}(?:(?:ال)?موافق{SPACE}(?:ل{SPACE}?)?)?$"
)
_LONGEST_BEFORE = 60  # characters: two month names with all that may stand between them


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and the words that say it, `words == text[start:end]`."""

    day: datetime.date
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class _Span:
    day: datetime.date
    start: int
    end: int


def _month(named: re.Match[str]) -> int:
    """The month of one or two names, 0 if they disagree."""
    month = MONTHS[month_key(named["month"])]
    other = named["other"]
    return month if not other or MONTHS[month_key(other)] == month else 0


def _in_chain(match: re.Match[str]) -> bool:
    """Whether a numeric date is a piece of something longer, such as 1/22/11/2024."""
    separator = re.escape(match["separator"].strip())
    before = match.string[max(0, match.start() - 2) : match.start()]
    after = match.string[match.end() : match.end() + 2]
    return bool(
        re.fullmatch(f"[0-9]{separator}", before) or re.fullmatch(f"{separator}[0-9]", after)
    )


def _date_at(folded: str, start: int) -> _Span | None:
    """The date whose first number starts there, without its weekday."""
    for pattern in _PATTERNS:
        if match := pattern.match(folded, start):
            parts = match.groupdict()
            if parts.get("separator") and _in_chain(match):
                return None
            month = _month(match) if parts.get("month") else int(match["number"])
            return _span(match, month, start)
    if (match := _DAY_AFTER_MONTH.match(folded, start)) and (
        named := _MONTHS_BEFORE.search(folded, max(0, start - _LONGEST_BEFORE), start)
    ):
        return _span(match, _month(named), named.start())
    return None


def _span(match: re.Match[str], month: int, start: int) -> _Span | None:
    try:
        day = datetime.date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None
    return _Span(day, start, match.end()) if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _start_with_weekday(folded: str, span: _Span, earliest: int) -> int:
    earliest = max(earliest, span.start - _LONGEST_BEFORE)
    weekday = _WEEKDAY_BEFORE.search(folded, earliest, span.start)
    return weekday.start() if weekday else span.start


def find_dates(text: str) -> list[FoundDate]:
    """The dates that a text says, in its order, each with its weekday where that stands before it.

    Years 1800 to 2199; in numbers day, month, year or year, month, day; Levantine, Gregorian-Arabic
    and Maghrebi month names in any spelling that folds to them.
    """
    aligned = align(text)
    folded = aligned.folded
    found: list[FoundDate] = []
    earliest = 0
    for number in _NUMBER.finditer(folded):
        if number.start() < earliest or _INSIDE_NUMBER.match(folded, number.start()):
            continue
        if span := _date_at(folded, number.start()):
            start, end = aligned.original(_start_with_weekday(folded, span, earliest), span.end)
            found.append(FoundDate(span.day, start, end, text[start:end]))
            earliest = span.end
    return found
