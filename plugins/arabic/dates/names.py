"""Writing dates in Arabic, by the names of rules.json and never by the machine's locale."""

import datetime
from typing import Literal, TypeAlias

from arabic.rules import RULES

Months: TypeAlias = Literal["levantine", "gregorian", "maghrebi", "both"]
"""Whose month names: تشرين الثاني, نوفمبر, the Algerian and Tunisian جانفي …, or the first two."""

Digits: TypeAlias = Literal["latin", "arabic"]
"""2024 or ٢٠٢٤."""

_ARABIC_DIGITS = str.maketrans("0123456789", RULES.digits[0])


def weekday_name(weekday: int) -> str:
    """The name of a weekday, 0 being Monday as in `datetime.date.weekday()`."""
    return RULES.weekdays[weekday][0]


def month_name(month: int, months: Months = "both") -> str:
    """The name of a month, 1 being January."""
    if months == "both":
        return f"{month_name(month, 'levantine')}/{month_name(month, 'gregorian')}"
    return RULES.months[months][month - 1][0]


def number(value: int, digits: Digits = "latin") -> str:
    """A whole number in the digits asked for, without separators."""
    return str(value).translate(_ARABIC_DIGITS) if digits == "arabic" else str(value)


def month_year(year: int, month: int, months: Months = "both", digits: Digits = "latin") -> str:
    """Month and year: تشرين الثاني/نوفمبر 2024."""
    return f"{month_name(month, months)} {number(year, digits)}"


def short_date(day: datetime.date, months: Months = "both", digits: Digits = "latin") -> str:
    """A date without its weekday: 18 تشرين الثاني/نوفمبر 2024."""
    return f"{number(day.day, digits)} {month_year(day.year, day.month, months, digits)}"


def long_date(day: datetime.date, months: Months = "both", digits: Digits = "latin") -> str:
    """A date with its weekday: الاثنين 18 تشرين الثاني/نوفمبر 2024."""
    return f"{weekday_name(day.weekday())} {short_date(day, months, digits)}"
