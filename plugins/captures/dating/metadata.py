"""Dates as machines write them: ISO 8601, RFC 822, seconds since 1970."""

import calendar
import datetime
import re
from collections.abc import Callable
from email.utils import parsedate_to_datetime

from captures.dating.evidence import Evidence, Reason, Said

_ISO = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)"
    r"(?:[T ](?P<time>\d\d:\d\d)(?P<seconds>:\d\d(?:[.,]\d+)?)?"
    r" ?(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?)?",
    re.ASCII | re.IGNORECASE,
)
_BASIC = re.compile(
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)"
    r"(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?:\d\d)?(?P<zone>Z|[+-]\d\d:?\d\d)?)?",
    re.ASCII | re.IGNORECASE,
)
_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)", re.ASCII)
_UNIX = re.compile(r"(?P<seconds>\d{9,10})(?P<milliseconds>\d{3})?(?:\.\d+)?", re.ASCII)
_RFC_822 = re.compile(
    r"(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d(?::\d\d)? (?:[+-]\d{4}|[A-Z]{1,4})",
    re.ASCII,
)


def read_machine(said: Said) -> Evidence | Reason | None:
    """What a value in a form for machines says; None where it has no such form."""
    value = said.value.strip()
    for form, read in _FORMS:
        if match := form.fullmatch(value):
            try:
                return read(said, match)
            except (ValueError, OverflowError, OSError, TypeError):
                return Reason.IMPOSSIBLE
    return None


def _iso(said: Said, match: re.Match[str]) -> Evidence:
    zone = _zone(match["zone"])
    time = match["time"] or ""
    moment = datetime.datetime.fromisoformat(f"{match['day']} {time or '00:00'}{zone}")
    if match["seconds"] and int(match["seconds"][1:3]) > 60:
        raise ValueError(match["seconds"])
    # midnight without a zone is how exports write that they know no time
    return _evidence(said, moment, has_time=bool(time and (zone or time != "00:00")))


def _basic(said: Said, match: re.Match[str]) -> Evidence:
    day = f"{match['year']}-{match['month']}-{match['day']}"
    time = f"{match['hour'] or '00'}:{match['minute'] or '00'}"
    zone = _zone(match["zone"])
    moment = datetime.datetime.fromisoformat(f"{day} {time}{zone}")
    return _evidence(said, moment, has_time=bool(match["hour"] and (zone or time != "00:00")))


def _month(said: Said, match: re.Match[str]) -> Evidence:
    first = datetime.date(int(match["year"]), int(match["month"]), 1)
    return whole_month(said, first, said.value.strip())


def _unix(said: Said, match: re.Match[str]) -> Evidence:
    moment = datetime.datetime.fromtimestamp(int(match["seconds"]), datetime.UTC)
    return _evidence(said, moment, has_time=True)


def _rfc_822(said: Said, match: re.Match[str]) -> Evidence:
    return _evidence(said, parsedate_to_datetime(match.group()), has_time=True)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[Said, re.Match[str]], Evidence]], ...] = (
    (_ISO, _iso),
    (_BASIC, _basic),
    (_MONTH, _month),
    (_UNIX, _unix),
    (_RFC_822, _rfc_822),
)


def whole_month(said: Said, first: datetime.date, words: str) -> Evidence:
    """Evidence for a month, which checks a day and gives none."""
    days = calendar.monthrange(first.year, first.month)[1]
    return Evidence(said.kind, words, said.where, first, months_days=days)


def _zone(written: str | None) -> str:
    """A zone as +HH:MM, empty where none is written."""
    zone = (written or "").upper().replace("Z", "+00:00")
    if zone and ":" not in zone:
        zone = zone[:3] + ":" + (zone[3:] or "00")
    return zone


def _evidence(said: Said, moment: datetime.datetime, *, has_time: bool) -> Evidence:
    time = moment.time().replace(second=0, microsecond=0) if has_time else None
    offset = moment.utcoffset() if has_time else None
    return Evidence(said.kind, said.value.strip(), said.where, moment.date(), time, offset)
