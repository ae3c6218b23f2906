"""Document numbers that follow the date.

Postings are sorted by document number. With numbers in the order of dates, a range of days is a
range of numbers and "newest first" is the order in which they lie. Each month has a block of
numbers larger than what it holds, so an article found late for an old month mostly moves the
numbers of that month's later articles alone, and nobody else's postings. A month that outgrows its
block, as it does with one in some sixty, takes another `SPARE` numbers and moves all that follow.
"""

import datetime
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

SPARE = 64


class Document(NamedTuple):
    """A document to be numbered: the day its date falls on, and its id, which breaks ties."""

    day: datetime.date
    id: str


class Day(NamedTuple):
    """The first number of a day's documents, and how many they are."""

    day: datetime.date
    first: int
    documents: int


def number_documents(documents: Sequence[Document]) -> tuple[dict[str, int], list[Day]]:
    """The number of each document by its id, and the days that have any, in order."""
    numbers: dict[str, int] = {}
    days: list[Day] = []
    start = 0
    ordered = sorted(documents)
    for _, month in groupby(ordered, key=lambda document: document.day.replace(day=1)):
        number = start
        for day, group in groupby(month, key=lambda document: document.day):
            first = number
            for document in group:
                numbers[document.id] = number
                number += 1
            days.append(Day(day, first, number - first))
        start = _block_end(start, number - start)
    return numbers, days


def _block_end(start: int, count: int) -> int:
    """Where the block of a month of `count` documents ends: at least an eighth of it is spare."""
    wanted = count + count // 8 + 1
    return start + -(-wanted // SPARE) * SPARE
