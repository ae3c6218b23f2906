"""Arabic letters, words and dates, by the rules of rules.json. Knows no Pelican and no site."""

from arabic.affixes import analyses
from arabic.dates import (
    FoundDate,
    find_dates,
    last_weekday,
    long_date,
    month_name,
    month_year,
    short_date,
    weekday_name,
    weekday_of_today,
)
from arabic.folding import fold
from arabic.rules import RULES, Rules
from arabic.skeletons import skeleton
from arabic.stemming import stem
from arabic.words import Token, forms, is_stop, spellings, tokens

__all__ = [
    "RULES",
    "FoundDate",
    "Rules",
    "Token",
    "analyses",
    "find_dates",
    "fold",
    "forms",
    "is_stop",
    "last_weekday",
    "long_date",
    "month_name",
    "month_year",
    "short_date",
    "skeleton",
    "spellings",
    "stem",
    "tokens",
    "weekday_name",
    "weekday_of_today",
]
