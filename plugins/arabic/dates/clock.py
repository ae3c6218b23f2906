"""The time of day beside a date: 14:05, الساعة 2:05 مساءً بتوقيت دمشق, 10:30 GMT+3."""

import datetime
import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from arabic.dates.patterns import NO_LETTER_AFTER, NO_LETTER_BEFORE, SPACE, one_of
from arabic.dates.vocabulary import VOCABULARY, key, names

_LONGEST_BETWEEN = 40  # characters between date and time, or of a time before a date
_HALVES = {key(name): half for half, said in VOCABULARY.halves.items() for name in said}
_PLACES = {key(place): zone for zone, places in VOCABULARY.zones.items() for place in places}
_UTC = one_of([*VOCABULARY.zones["Etc/UTC"], "gmt", "utc"])

_HOUR_WORD = rf"(?:(?:على|في|عند)?{SPACE}?(?:تمام{SPACE})?(?:ال)?ساعه:?{SPACE}{{1,2}})"
_BETWEEN = rf"(?:{SPACE}|[-،,|–—/()t]|@|في{SPACE}|عند{SPACE}|at{SPACE}|a{SPACE}|à{SPACE}){{0,8}}"
_OFFSET = r"(?P<sign>[-+−])(?P<ahead>[01]?[0-9])(?::?(?P<minutes>[0-5][0-9]))?(?![0-9:/])"
_BARE_OFFSET = r"(?:(?P<bare>[-+−][01][0-9]:?[0-5][0-9]|\+[01][0-9])(?![0-9:/]))"
_ZONE = (
    rf"(?:{SPACE}{{0,2}}\(?(?:(?P<zulu>z){NO_LETTER_AFTER}|{_BARE_OFFSET}"
    rf"|(?:ب?ال)?(?:ب?توقيت{SPACE})?(?P<utc>{_UTC}|تغ{NO_LETTER_AFTER}|ت\.غ)(?:{SPACE}?{_OFFSET})?"
    rf"|ب?توقيت{SPACE}(?P<place>{one_of(names(VOCABULARY.zones.values()))}))\)?)?"
)
_HALF = rf"(?:{SPACE}{{0,2}}(?P<half>{one_of(names(VOCABULARY.halves.values()))})\.?)"
_CLOCK = (
    rf"(?P<said>{_HOUR_WORD})?(?<![0-9:.])(?P<hour>[0-9]{{1,2}})"
    rf"(?:(?P<separator>[:.h])(?P<minute>[0-5][0-9])"
    rf"(?::[0-5][0-9](?:[.,][0-9]{{1,9}})?)?(?![0-9]|[:.][0-9])|(?P<whole>)(?![0-9]))"
    rf"{_HALF}?{_ZONE}"
)
_MAYBE = re.compile(rf"[0-9](?:[:.h][0-9]{{2}}|{_HALF})")
_AFTER = re.compile(f"{_BETWEEN}(?P<clock>{_CLOCK})")
_BEFORE = re.compile(f"{NO_LETTER_BEFORE}(?P<clock>{_CLOCK}){_BETWEEN}$")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, with the zone that its words name, and where it stands in the folded text."""

    time: datetime.time
    zone: datetime.tzinfo | None
    start: int
    end: int

    def at(self, day: datetime.date) -> datetime.datetime:
        """The moment on a day, with the offset that the zone has then, or naive without a zone."""
        moment = datetime.datetime.combine(day, self.time, self.zone)
        offset = moment.utcoffset()
        return moment if offset is None else moment.replace(tzinfo=datetime.timezone(offset))


def clock_beside(folded: str, start: int, end: int) -> Clock | None:
    """The time that stands right after or right before a date at `folded[start:end]`."""
    after = _AFTER.match(folded, end, end + 2 * _LONGEST_BETWEEN)
    if after and (clock := _read(after)):
        return clock
    earliest = max(0, start - _LONGEST_BETWEEN)
    # the cheap question first: most dates have no time
    if not _MAYBE.search(folded, earliest, start):
        return None
    before = _BEFORE.search(folded, earliest, start)
    return _read(before) if before else None


def _read(match: re.Match[str]) -> Clock | None:
    """The time of a match; None where it is none: 25:00, 14:05 in the morning, a bare number."""
    said, half = match["said"], _HALVES.get(key(match["half"] or ""))
    if not said and (match["whole"] is not None or match["separator"] == "."):
        return None
    if match["whole"] is not None and not half:
        return None
    hour = _hour(int(match["hour"]), half)
    if hour is None:
        return None
    time = datetime.time(hour, int(match["minute"] or 0))
    return Clock(time, _zone(match), *match.span("clock"))


def _hour(hour: int, half: str | None) -> int | None:
    if hour > 23 or (half and half != "evening" and not 0 < hour <= 12):
        return None
    if half == "morning":
        return hour % 12
    if half == "evening":
        return None if hour == 0 else hour if hour >= 12 else hour + 12
    if half == "noon":
        return hour if hour >= 11 else hour + 12
    if half == "night":
        return hour % 12 if hour in (12, 1, 2, 3, 4, 5, 6) else hour + 12
    return hour


def _zone(match: re.Match[str]) -> datetime.tzinfo | None:
    if match["zulu"]:
        return datetime.UTC
    if bare := match["bare"]:
        digits = bare[1:].replace(":", "")
        return _offset(bare[0], int(digits[:2]), int(digits[2:] or 0))
    if match["utc"]:
        ahead = int(match["ahead"] or 0)
        return _offset(match["sign"] or "+", ahead, int(match["minutes"] or 0))
    return ZoneInfo(_PLACES[key(match["place"])]) if match["place"] else None


def _offset(sign: str, hours: int, minutes: int) -> datetime.tzinfo | None:
    """A fixed offset; None where no place on earth has it."""
    if hours > 14:
        return None
    ahead = datetime.timedelta(hours=hours, minutes=minutes)
    return datetime.timezone(ahead if sign == "+" else -ahead)
