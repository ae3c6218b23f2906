"""The day of an article, and what it stands on.

In order: the date that the capture states, the weekday that its text calls today, the day of
capture, the day of the import. Nothing is guessed beyond that, and each date keeps its basis.
"""

import datetime
import re
from collections.abc import Iterable

from arabic import dates, fold
from captures.capture import Basis, Dated, Look, Note
from captures.cleaning import clean_line

WEB_BEGINS = datetime.date(1990, 1, 1)

_STATED = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)"
    r"(?:[T ](?P<time>\d\d:\d\d)(?P<seconds>:\d\d(?:[.,]\d+)?)?"
    r" ?(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?)?",
    re.ASCII,
)


class BadDateError(ValueError):
    """A stated date that cannot be used; its text says why."""


def parse_stated(value: str, not_after: datetime.date | None = None) -> str:
    """A stated date as the front matter writes it; raises BadDateError.

    It is YYYY-MM-DD, or YYYY-MM-DD HH:MM with the zone (+HH:MM) that was stated. Seconds are left
    out, and so is midnight without a zone, which is how exports write that they know no time.
    """
    match = _STATED.fullmatch(value.strip())
    if not match:
        raise BadDateError(f"{value[:40]!r} is not YYYY-MM-DD, with or without time and zone")
    zone = (match["zone"] or "").replace("Z", "+00:00")
    if zone and ":" not in zone:
        zone = zone[:3] + ":" + (zone[3:] or "00")
    time = match["time"] or ""
    try:
        moment = datetime.datetime.fromisoformat(f"{match['day']} {time or '00:00'}{zone}")
        if match["seconds"] and int(match["seconds"][1:3]) > 60:
            raise ValueError
    except ValueError:
        raise BadDateError(f"{value!r} is a day or time that does not exist") from None
    if moment.date() < WEB_BEGINS:
        raise BadDateError(f"{value!r} is before the web")
    if not_after and moment.date() > not_after:
        raise BadDateError(f"{value!r} is after the day of capture, {not_after}")
    known_time = time and (zone or time != "00:00")
    return f"{match['day']} {time}{zone}" if known_time else match["day"]


def date_article(
    text: Iterable[str], captured: datetime.date | None, today: datetime.date
) -> Dated:
    """The date of an article that states none: inferred from its paragraphs, or the capture's day.

    «اليوم الاثنين» in a page captured on a Friday is the Monday before. Without a day of capture
    it may be any Monday: then the day of the import stands.
    """
    if captured is None:
        return Dated(today.isoformat(), Basis.CAPTURED)
    for paragraph in text:
        # the cheap question first: most paragraphs have no «today»
        if "اليوم" in fold(paragraph) and (found := dates.weekday_of_today(paragraph)):
            weekday, words = found
            day = dates.last_weekday(weekday, captured)
            return Dated(day.isoformat(), Basis.INFERRED, clean_line(words))
    return Dated(captured.isoformat(), Basis.CAPTURED)


def note(dated: Dated) -> Note:
    """What the report says about a date that was not stated."""
    if dated.basis is Basis.INFERRED:
        return Note(Look.DATE_INFERRED, f"{dated.written} by «{dated.evidence}»")
    return Note(Look.DATE_CAPTURED, dated.written)
