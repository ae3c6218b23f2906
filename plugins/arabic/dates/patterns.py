"""The parts of the regular expressions that read dates; they run over folded text."""

import re
from collections.abc import Iterable

from pyarabic import araby

from arabic.dates.vocabulary import VOCABULARY, names, table
from arabic.folding import fold

SPACE = r"[ \t\r\n\xa0\u2009\u202f]"
LETTER = f"[{araby.LETTERS}a-zß-öø-ÿ]"
NO_LETTER_BEFORE = f"(?<!{LETTER})"
NO_LETTER_AFTER = f"(?!{LETTER})"
WORD_START = f"(?:{NO_LETTER_BEFORE}|(?<={NO_LETTER_BEFORE}و))"  # أيار, and in وأيار too


def _spoken(name: str) -> str:
    """A folded name's pattern: any space between its words, a last hamza (الثلاثا) optional."""
    words = (re.sub("ء$", "ء?", re.escape(word)) for word in fold(name).split())
    return f"{SPACE}{{1,3}}".join(words)


def one_of(several: Iterable[str]) -> str:
    """An alternation of names, the longer first, for ماي begins مايو."""
    longest_first = sorted(several, key=len, reverse=True)
    return f"(?:{'|'.join(map(_spoken, longest_first))}){NO_LETTER_AFTER}"


WEEKDAYS = table(VOCABULARY.weekdays["arabic"], first=0)
WEEKDAY = one_of(names(VOCABULARY.weekdays["arabic"]))
ALL_WEEKDAYS: dict[str, int] = {}
for _week in VOCABULARY.weekdays.values():
    ALL_WEEKDAYS |= table(_week, first=0)
ANY_WEEKDAY = one_of(name for week in VOCABULARY.weekdays.values() for name in names(week))

MONTHS: dict[str, int] = {}
for _system in VOCABULARY.months.keys() - {"hijri"}:
    MONTHS |= table(VOCABULARY.months[_system], first=1)
HIJRI_MONTHS = table(VOCABULARY.months["hijri"], first=1)
ANY_MONTH = one_of(name for year in VOCABULARY.months.values() for name in names(year))
