"""The parts of the regular expressions that read dates; they run over folded text."""

import re
from collections.abc import Iterable

from pyarabic import araby

from arabic.folding import fold
from arabic.rules import RULES

SPACE = r"[ \t\r\n\xa0\u2009\u202f]"
NO_LETTER_BEFORE = f"(?<![{araby.LETTERS}])"
NO_LETTER_AFTER = f"(?![{araby.LETTERS}])"
WORD_START = f"(?:{NO_LETTER_BEFORE}|(?<={NO_LETTER_BEFORE}و))"  # أيار, and in وأيار too


def _spoken(name: str) -> str:
    """A folded name's pattern: any space between its words, a last hamza (الثلاثا) optional."""
    words = (re.sub("ء$", "ء?", re.escape(word)) for word in fold(name).split())
    return f"{SPACE}{{1,3}}".join(words)


def one_of(names: Iterable[str]) -> str:
    """An alternation of names, the longer first, for ماي begins مايو."""
    longest_first = sorted(names, key=len, reverse=True)
    return f"(?:{'|'.join(map(_spoken, longest_first))}){NO_LETTER_AFTER}"


def numbered(series: Iterable[tuple[str, ...]], first: int) -> dict[str, int]:
    """By folded name, its place in a series of names; a last hamza is left out."""
    return {key(name): place for place, names in enumerate(series, start=first) for name in names}


def key(words: str) -> str:
    """How a name found in a text is looked up among the numbered ones."""
    return " ".join(fold(words).split()).removesuffix("ء")


WEEKDAYS = numbered(RULES.weekdays, first=0)
WEEKDAY = one_of(name for names in RULES.weekdays for name in names)
MONTHS: dict[str, int] = {}
for _system in RULES.months.values():
    MONTHS |= numbered(_system, first=1)
MONTH = one_of(name for system in RULES.months.values() for names in system for name in names)
