"""The date of a page's article, by what the page says: metadata, then the lines beside its text."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from arabic.dates import find_dates
from captures import dating
from captures.capture import Basis, Dated, Look, Note, texts
from captures.cleaning import clean_line
from captures.web.reading import Reading


def dated(
    reading: Reading, captured: datetime.date | None, today: datetime.date
) -> tuple[Dated, list[Note]]:
    """The date, and what a maintainer should know of it."""
    notes = []
    for value, where in _said(reading):
        try:
            written = dating.parse_stated(value, captured or today)
        except dating.BadDateError as error:
            found = next(iter(find_dates(value)), None)
            if found is None or found.day > (captured or today):
                notes.append(Note(Look.VALUE_UNUSED, f"{where}: {error}"))
                continue
            written = found.day.isoformat()
        return Dated(written, Basis.STATED, clean_line(value)), notes
    inferred = dating.date_article((reading.title, *texts(reading.blocks)), captured, today)
    return inferred, [*notes, dating.note(inferred)]


def _said(reading: Reading) -> Iterator[tuple[str, str]]:
    for stated in reading.dates:
        yield stated.value, stated.where
    for line in reading.bylines:
        yield line.text, "byline"


def modified(reading: Reading, date: Dated, not_after: datetime.date) -> str:
    """The date of a change after the article's own, as the front matter writes it; else empty."""
    try:
        written = dating.parse_stated(reading.modified, not_after)
    except dating.BadDateError:
        return ""
    return written if written[:10] > date.written[:10] else ""
