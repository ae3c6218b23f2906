"""Dates in Arabic: found in text, and written.

`find_dates` reads whole dates, `said_dates` whatever is written as one, `relative_date` «أمس» and
`weekday_of_today` «اليوم الاثنين»; `last_weekday` turns a weekday into a date; `long_date` and its
relatives write, with Levantine, Gregorian-Arabic or Maghrebi month names.
"""

from arabic.dates.calendars import Calendar, day_of
from arabic.dates.clock import Clock
from arabic.dates.found import FoundDate, Reading, SaidDate, day_written, find_dates, said_dates
from arabic.dates.names import (
    Digits,
    Months,
    long_date,
    month_name,
    month_year,
    number,
    short_date,
    weekday_name,
)
from arabic.dates.relative import RelativeDate, relative_date
from arabic.dates.today import last_weekday, weekday_of_today
from arabic.dates.written import Written

__all__ = [
    "Calendar",
    "Clock",
    "Digits",
    "FoundDate",
    "Months",
    "Reading",
    "RelativeDate",
    "SaidDate",
    "Written",
    "day_of",
    "day_written",
    "find_dates",
    "last_weekday",
    "long_date",
    "month_name",
    "month_year",
    "number",
    "relative_date",
    "said_dates",
    "short_date",
    "weekday_name",
    "weekday_of_today",
]
