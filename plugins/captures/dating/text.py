"""The day on which a text says that it was written: «اليوم الاثنين», «اليوم الاثنين 18 أيار»."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import replace

from arabic import dates, fold
from captures.dating.byline import read_date, refused
from captures.dating.evidence import ZONES, Bounds, Evidence, Kind, Reason, Refused, Said

_IN_TEXT = Said(Kind.TEXT, "", "text")
_PRINTED_BEFORE = datetime.timedelta(days=3)  # with the three days after it that is a week
_LONGEST_DATE = 200  # characters: in two calendars, with the time
_MARKS = "[\u0640\u064b-\u0652]*"
_MAYBE = re.compile(f"ي{_MARKS}و{_MARKS}م")  # the cheap question: most paragraphs have no «today»


def read_text(
    text: Iterable[str], bounds: Bounds, stated: datetime.date | None = None
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
            read = _read(paragraph, *found, bounds, stated)
            return bounds.check(read) if read else None
    return None


def _read(
    paragraph: str, weekday: int, words: str, bounds: Bounds, stated: datetime.date | None
) -> Evidence | Refused | None:
    start = paragraph.index(words)
    after = paragraph[start : start + len(words) + _LONGEST_DATE]
    for date in dates.said_dates(after):
        if 0 < date.start < len(words) < date.end:
            whole = replace(date, words=after[: date.end])
            # without a year it is the latest, and may be a little after what is stated
            until = Bounds(stated + _PRINTED_BEFORE, bounds.today) if stated else bounds
            read = read_date(_IN_TEXT, whole, until)
            if isinstance(read, Evidence):
                return replace(read, is_sure=False)
            return None if read.reason is Reason.NO_CAPTURE else read
    said = Evidence(Kind.TEXT, words, "text", datetime.date.min, is_sure=False)
    try:
        if stated:
            near = dates.last_weekday(weekday, stated + _PRINTED_BEFORE)
            return replace(said, day=near, about=ZONES)
        return replace(said, day=dates.last_weekday(weekday, bounds.day)) if bounds.day else None
    except OverflowError:
        return refused(said, Reason.IMPOSSIBLE)
