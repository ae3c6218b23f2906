"""Days of the two calendars that the press dates by."""

import datetime
import enum

from hijridate import Gregorian, Hijri

HIJRI_YEARS = range(1343, 1501)
"""The years of the Umm al-Qura calendar's tables: 1 August 1924 to 16 November 2077."""


class Calendar(enum.Enum):
    """Gregorian, or Hijri as the Umm al-Qura calendar of Saudi Arabia counts it."""

    GREGORIAN = "gregorian"
    HIJRI = "hijri"


def day_of(calendar: Calendar, year: int, month: int, day: int) -> datetime.date | None:
    """The Gregorian day, or None where the calendar, or its tables, has no such day.

    Elsewhere the crescent may be seen a day earlier or later than the Umm al-Qura calendar says.
    """
    try:
        if calendar is Calendar.GREGORIAN:
            return datetime.date(year, month, day)
        return datetime.date.fromisoformat(Hijri(year, month, day).to_gregorian().isoformat())
    except (ValueError, OverflowError):
        return None


def hijri_of(day: datetime.date) -> Hijri | None:
    """The Hijri day of a Gregorian one by the same tables; None before and after them."""
    try:
        return Gregorian(day.year, day.month, day.day).to_hijri()
    except OverflowError:
        return None
