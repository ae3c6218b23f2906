"""Dates in Arabic: found in text, and written.

`find_dates` and `weekday_of_today` read; `last_weekday` turns a weekday into a date; `long_date`
and its relatives write, with Levantine, Gregorian-Arabic or Maghrebi month names.
"""

from arabic.dates.calendars import Calendar
from arabic.dates.found import FoundDate, find_dates
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
from arabic.dates.today import last_weekday, weekday_of_today

__all__ = [
    "Calendar",
    "Digits",
    "FoundDate",
    "Months",
    "find_dates",
    "last_weekday",
    "long_date",
    "month_name",
    "month_year",
    "number",
    "short_date",
    "weekday_name",
    "weekday_of_today",
]
