"""Text captures: a page that was saved as plain text."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import telling
from captures import cleaning, dating
from captures.boilerplate import Kind, Line
from captures.bounds import check_text
from captures.capture import (
    Article,
    Basis,
    Cleaned,
    CutLine,
    Defaults,
    End,
    Look,
    Note,
    Rejected,
)
from captures.dating import Said
from captures.decoding import decode
from captures.page import Page, take_apart
from captures.wholefile import WholeFile


@dataclass(frozen=True, slots=True)
class TextCapture(WholeFile):
    """A text file, read whole."""

    def clean(self, defaults: Defaults) -> Cleaned:
        """The article on the page; raises Rejected."""
        text, _, odd = decode(self.data)
        check_text(text)
        if not cleaning.has_arabic(text):
            raise Rejected("no Arabic", "an Arabic page", "leave it out")
        page = take_apart(cleaning.clean_lines(text), defaults.source, defaults.templates)
        return _article(page, defaults, [Note(Look.ENCODING, odd)] if odd else [])


def read(path: Path) -> Iterator[TextCapture]:
    """The one capture that a text file is; raises Rejected and OSError."""
    yield TextCapture.read(path, "text file", "split it into its pages")


def _article(page: Page, defaults: Defaults, notes: list[Note]) -> Cleaned:
    paragraphs = cleaning.paragraphs_of(list(page.body))
    if not paragraphs:
        raise Rejected(
            f"a headline without a text: {page.title!r}" if page.title else "menus and no text",
            "an article's text",
            "save the page again or leave it out",
        )
    title = cleaning.clean_line(page.title)
    if not title:
        notes.append(Note(Look.TITLE_INFERRED, ""))
    if cleaning.is_very_short(paragraphs):
        notes.append(
            Note(Look.VERY_SHORT, telling.number(len(" ".join(paragraphs).split()), "word"))
        )
    captured = _capture_day(page, defaults, notes)
    found = dating.resolve(_said(page), (title, *paragraphs), captured, defaults.today)
    dated = found.dated
    notes += found.notes
    article = Article(
        title=title or cleaning.first_words(paragraphs),
        title_inferred=not title,
        dated=dated,
        paragraphs=paragraphs,
        source=defaults.source,
        captured=captured or (defaults.today if dated.basis is Basis.CAPTURED else None),
    )
    return Cleaned(article, tuple(notes), tuple(_cut(page)))


def _capture_day(page: Page, defaults: Defaults, notes: list[Note]) -> datetime.date | None:
    """The day on which the page was shown, as its first bare date says."""
    shown = _shown(page)
    if shown and shown.day:
        if shown.day <= defaults.today:
            return shown.day
        notes.append(Note(Look.VALUE_UNUSED, f"the page's date {shown.day} is in the future"))
    return defaults.captured


def _said(page: Page) -> Iterator[Said]:
    """Lines with the article's own date: beside «نشر», or under the headline.

    The first bare date of a page is the day it was shown, wherever it stands; only a second one
    under the headline can be the article's.
    """
    shown = _shown(page)
    for line in page.header:
        if line.kind is Kind.BYLINE and line.day:
            yield Said(dating.Kind.BYLINE, line.text, "byline")
    for line in page.under_title:
        if line.day and line is not shown:
            yield Said(dating.Kind.BYLINE, line.text, "under the headline")


def _shown(page: Page) -> Line | None:
    """The line that says on which day the page was shown: its first bare date."""
    lines = page.header + page.under_title
    return next((line for line in lines if line.kind is Kind.DATE and line.day), None)


def _cut(page: Page) -> Iterator[CutLine]:
    for line in page.header + page.under_title:
        if line.text != page.title:  # which breadcrumbs repeat
            yield CutLine(End.HEADER, line.text)
    for line in page.footer:
        yield CutLine(End.FOOTER, line.text)
