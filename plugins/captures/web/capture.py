"""Web pages: files of HTML, and MHTML that browsers save."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import front_matter
import telling
from captures import cleaning, dating
from captures.capture import (
    Article,
    Basis,
    Cleaned,
    Defaults,
    Look,
    NoArticle,
    Note,
    Rejected,
    texts,
)
from captures.web import mhtml
from captures.web.encoding import decode_page
from captures.web.reading import Reading, read_page
from captures.wholefile import WholeFile

_SHOWN = 40  # characters of a date that is not used
_MOSTLY = 0.5
"""The share of Arabic letters from which on a text is Arabic, whatever its page states."""
_SOME = 0.01
"""The share of other letters than Arabic's that an Arabic text, with its foreign names, has not."""
_BESIDE_ARABIC = frozenset(
    {
        *("azb", "bal", "ckb", "fa", "glk", "kmr", "ku", "lrc"),
        *("mzn", "pnb", "prs", "ps", "sd", "skr", "ug", "ur"),
    }
)
"""Languages whose letters are those of Arabic, and more."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of a page beside its bytes; an empty value is nothing."""

    address: str = ""
    captured: datetime.date | None = None
    """A `datetime` where the moment is known; nothing where what is stated is not read."""
    stated: str = ""
    """What states that day, for the report: `WARC-Date: «2013-06-06T14:05:00Z»`."""
    charset: str = ""
    """The encoding that it was served with."""
    is_crawled: bool = False
    """Whether a crawler took it with all else on a site; else somebody chose it."""


@dataclass(frozen=True, slots=True)
class WebPage(WholeFile):
    """An HTML or MHTML file, read whole."""

    def clean(self, defaults: Defaults) -> Cleaned:
        """The article on the page; raises Rejected."""
        if mhtml.is_mhtml(self.data):
            saved = mhtml.page(self.data)
            origin = Origin(
                saved.address, saved.saved, stated_by("Date", saved.date), saved.charset
            )
            return clean_page(saved.html, defaults, origin)
        return clean_page(self.data, defaults)


def read(path: Path) -> Iterator[WebPage]:
    """The one capture that a page is; raises Rejected and OSError."""
    yield WebPage.read(path, "page", "save the article's text alone")


def clean_page(data: bytes, defaults: Defaults, origin: Origin = Origin()) -> Cleaned:  # frozen
    """The article on a page.

    A page that somebody chose to save is taken for an article unless it is surely a list; of a
    crawl, whatever surely is none is left out. Raises Rejected, and of it NoArticle where the page
    is none.
    """
    text, repaired = decode_page(data, origin.charset)
    reading = read_page(text, origin.address)
    captured, notes = _captured(origin, defaults.today)
    if repaired:
        notes.append(Note(Look.ENCODING, repaired))
    if kind := reading.kind:
        if kind.is_sure and (origin.is_crawled or kind.kind.is_list):
            found = f"{kind.kind.value} ({kind.why})"
            raise NoArticle(kind.kind.value, found, "one article", "save the articles alone")
        notes.append(Note(Look.NO_ARTICLE, f"{kind.kind.value}: {kind.why}"))
    return cleaned(reading, defaults, captured or defaults.captured, notes)


def stated_by(field: str, value: str) -> str:
    """What states a day of capture, for the report; empty where nothing does."""
    value = cleaning.clean_line(value)
    return f"{field}: «{value[:_SHOWN]}»" if value else ""


def _captured(origin: Origin, today: datetime.date) -> tuple[datetime.date | None, list[Note]]:
    """The day or moment of capture, and a note on a stated one that cannot be used."""
    captured = origin.captured
    if captured is None:
        refused = dating.Reason.UNREAD if origin.stated else None
    else:
        day = captured.date() if isinstance(captured, datetime.datetime) else captured
        if today < day <= today + dating.ZONES:  # it is tomorrow already where it was captured
            return today, []
        refused = dating.Bounds(None, today).refusal(day)
    if refused is None:
        return captured, []
    return None, [Note(Look.VALUE_UNUSED, f"{origin.stated}: {refused.value}")]


def _language(reading: Reading) -> str:
    """The language of a text, empty for Arabic; raises Rejected for one that nobody names.

    Pages in Arabic state any language, as their template has it: the letters decide. So they do
    where a page states one that has letters of its own beside those of Arabic.
    """
    written = "\n".join(texts(reading.blocks) or [block.text for block in reading.blocks])
    said = reading.language.replace("_", "-")
    if cleaning.arabic_share(written) >= _MOSTLY:
        is_other = said.partition("-")[0].lower() in _BESIDE_ARABIC and front_matter.is_language(
            said
        )
        return said if is_other and cleaning.share_beside_arabic(written) >= _SOME else ""
    if front_matter.is_language(said) and not said.lower().startswith("ar"):
        return said
    if not cleaning.has_arabic(written):
        raise Rejected("no Arabic", "an Arabic article", "leave it out")
    return ""


def cleaned(
    reading: Reading, defaults: Defaults, captured: datetime.date | None, notes: list[Note]
) -> Cleaned:
    """The article of a page that was read, and `notes` with what else to look at.

    Raises Rejected.
    """
    plain = texts(reading.blocks)
    if not reading.is_shown:
        notes.append(Note(Look.NOT_SHOWN, ""))
    if not reading.title:
        notes.append(Note(Look.TITLE_INFERRED, ""))
    if cleaning.is_very_short(plain):
        notes.append(Note(Look.VERY_SHORT, telling.number(len(" ".join(plain).split()), "word")))
    found = _dated(reading, captured, defaults.today)
    day = captured.date() if isinstance(captured, datetime.datetime) else captured
    article = Article(
        title=reading.title or cleaning.first_words(plain),
        title_inferred=not reading.title,
        dated=found.dated,
        paragraphs=reading.blocks,
        modified=found.modified,
        category=reading.category,
        tags=reading.tags,
        authors=reading.authors,
        language=_language(reading),
        source=reading.site or defaults.source,
        source_url=reading.site_address,
        original_url=reading.address,
        captured=day or (defaults.today if found.dated.basis is Basis.CAPTURED else None),
    )
    return Cleaned(article, (*notes, *found.notes), reading.cut)


def _dated(
    reading: Reading, captured: datetime.date | None, today: datetime.date
) -> dating.Resolution:
    """The date by all evidence; what stands above the headline counts where nothing else does."""
    text = (reading.title, *texts(reading.blocks))
    said = list(_said(reading))
    found = dating.resolve(said, text, captured, today)
    if found.dated.basis is Basis.STATED or not reading.above:
        return found
    said += [
        dating.Said(dating.Kind.BYLINE, line.text, "above the headline") for line in reading.above
    ]
    return dating.resolve(said, text, captured, today)


def _said(reading: Reading) -> Iterator[dating.Said]:
    """All that a page says of its article's day."""
    for stated in reading.dates:
        yield dating.Said(dating.Kind.METADATA, stated.value, stated.where)
    for line in reading.bylines:
        yield dating.Said(dating.Kind.BYLINE, line.text, "byline")
    yield dating.Said(dating.Kind.ADDRESS, reading.address, "url")
    for change in reading.changes:
        yield dating.Said(dating.Kind.METADATA, change.value, change.where, is_update=True)
