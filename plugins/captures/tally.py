"""Counts of different things, of which there may be any number, in bounded memory."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)

_VARIES = re.compile(
    r"(?P<aside>\([^()]*\))"  # what a parser said, and where
    r"|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|«[^»]*»"  # what was found, word for word
    r"|(?<![\d.,])(?<![A-Za-z][-/])(?:\d[\d.,]*\d|\d)"  # but for UTF-8, windows-1256, WARC/1.0
)


@dataclass(slots=True)
class Tally(Generic[T]):
    """Counts of at most so many different things, those that came first; others are one sum."""

    most: int
    counts: Counter[T] = field(default_factory=Counter)
    others: int = 0

    def add(self, thing: T, times: int = 1) -> bool:
        """Counts a thing; whether it is counted by itself."""
        if thing not in self.counts and len(self.counts) >= self.most:
            self.others += times
            return False
        self.counts[thing] += times
        return True

    def total(self) -> int:
        """How many there were of all."""
        return self.counts.total() + self.others


def kind_of(reason: str) -> str:
    """A reason without its numbers, quotations and asides: what others may have too."""
    return _VARIES.sub(lambda found: "(…)" if found["aside"] else "…", reason)
