"""The day on which a text says that it was written: «اليوم الاثنين», «اليوم الاثنين 18 أيار»."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import replace

from arabic import dates, fold
from captures.dating.byline import read_date, refused
from captures.dating.evidence import ZONES, Bounds, Evidence, Kind, Reason, Refused, Said

_IN_TEXT = Said(Kind.TEXT, "", "text")
_MARKS = "[\u0640\u064b-\u0652]*"
_MAYBE = re.compile(f"ي{_MARKS}و{_MARKS}م")  # the cheap question: most paragraphs have no «today»


def read_text(
    text: Iterable[str], bounds: Bounds, stated: datetime.date | None
) -> Evidence | Refused | None:
    """The day that the first «today» with a weekday means.

    Where the article states its day, it is that weekday's nearest day to it, which only checks it:
    news of Monday is printed on Tuesday. Else it is the last one not after the day of capture, and
    without that day it may be any: then nothing is inferred.
    """
    for paragraph in text:
        if not (_MAYBE.search(paragraph) and "اليوم" in fold(paragraph)):
            continue
        if found := dates.weekday_of_today(paragraph):
            return _read(paragraph, *found, bounds, stated)
    return None


def _read(
    paragraph: str, weekday: int, words: str, bounds: Bounds, stated: datetime.date | None
) -> Evidence | Refused | None:
    start = paragraph.index(words)
    end = start + len(words)
    for date in dates.said_dates(paragraph):
        if start < date.start < end < date.end:
            whole = replace(date, words=paragraph[start : date.end])
            read = read_date(_IN_TEXT, whole, bounds)
            return replace(read, is_sure=False) if isinstance(read, Evidence) else read
    said = Evidence(Kind.TEXT, words, "text", datetime.date.min, is_sure=False)
    try:
        if stated:
            near = dates.last_weekday(weekday, stated + datetime.timedelta(days=3))
            return replace(said, day=near, about=ZONES)
        return replace(said, day=dates.last_weekday(weekday, bounds.day)) if bounds.day else None
    except OverflowError:
        return refused(said, Reason.IMPOSSIBLE)
