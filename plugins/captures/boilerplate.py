"""What a line of a page saved as text looks like by itself: a date, a menu, a list's heading, text.

General rules only, in the words of boilerplate.toml. Which lines are cut is for page.py to say.
"""

from __future__ import annotations

import dataclasses
import datetime
import enum
import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from arabic import dates, fold
from captures.phrases import DAY_AND_MONTH_NAMES, PHRASES, Phrases, key, words_of


class Kind(enum.Enum):
    """What a line looks like by itself."""

    EMPTY = "empty"
    DECORATION = "decoration"  # no letter, no digit
    NUMBER = "number"
    DATE = "date"
    BYLINE = "byline"  # a date that is said to be that of publication
    SITE = "site"  # weather, places, what is not Arabic
    TOOL = "tool"  # menus, breadcrumbs, share lines, counters
    HEADING = "heading"  # opens a list of other articles
    FOOTER = "footer"  # copyright, «اقرأ أيضا: …»
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, what it looks like, and the date that it says if it says nothing else."""

    text: str
    kind: Kind
    words: int
    day: datetime.date | None = None
    day_words: str = ""
    is_relative: bool = False  # «منذ ساعتين», which counts from the moment of the visit
    is_dateline: bool = False  # «دمشق - وكالة», which opens the text below a headline
    is_salutation: bool = False  # «يا أهلنا …», which opens a statement

    @property
    def says_day(self) -> bool:
        """Whether it says one day, by itself or by the moment of the visit."""
        return self.day is not None or self.is_relative


_HOUR = words_of("الساعة")
_AGO = words_of("منذ قبل مضى ago")
_LONGEST = 8  # words: what begins with a label and is longer is a sentence
_LONGEST_BYLINE = 14  # words
_LONGEST_DATELINE = 5  # words
LONGEST_META, _LONGEST_NAME = 20, 4  # words: of a line with bars, of a piece between two
_LONGEST_SECTION = 2  # words on each side: «سياسة > لبنان»
_LONGEST_FOOTER = 40  # words
_LONGEST_LINE = 1000  # characters: no line of a site's own is longer
_ARABIC = re.compile("[ء-ي]")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"t?\d+z?")  # 2014-06-14T10:00:00Z has t10 and 00z
_PLACE = "[ء-ي ]{2,20}"
_WEATHER = re.compile(
    rf"(?:{_PLACE}[:، ]{{1,3}})?[-+−]?\d{{1,2}}(?:[.,]\d)?\s*"
    r"(?:[°º˚]\s*[cfم]?|[cf]|درج(?:ه|ات)(?: حراره)?(?: مئويه)?|مئويه)"
    rf"(?:[:، |-]{{1,3}}{_PLACE})?"
)
_CLOCK = re.compile(r"\b\d{1,2}:\d\d\b")
_DATELINE = re.compile(r"\s*[:/–—-]\s*")
_BARS = re.compile(r"\s*[|•·]\s*")
"""Signs between what a site says of an article in one line: section, day, number of readers."""
_BAR = re.compile(r"\s*[|»›>]\s*")
_CRUMBS = re.compile(r"\s*(?:[/\\|»«›‹>←→•·]|::|\s[-–—]\s)\s*")


def look_at(text: str, phrases: Phrases = PHRASES) -> Line:
    """What a line looks like by itself."""
    if len(text) > _LONGEST_LINE:
        return Line(text, Kind.TEXT, len(text.split()))
    words = key(text).split()
    if not text.strip():
        return Line(text, Kind.EMPTY, 0)
    if not words:
        return Line(text, Kind.DECORATION, 0)
    for read in (_dated, _relative, _between_bars):
        if dated := read(text, words, phrases):
            return dated
    if all(word.isdigit() for word in words):
        return Line(text, Kind.NUMBER, len(words))
    kind = _kind(text, words, phrases)
    is_text = kind is Kind.TEXT
    return Line(
        text,
        kind,
        len(words),
        is_dateline=is_text and _is_dateline(text, words, phrases),
        is_salutation=is_text and " ".join(words).startswith(phrases.salutations),
    )


def _is_dateline(text: str, words: list[str], phrases: Phrases) -> bool:
    """Whether a line is a place and an agency or paper, in either order."""
    if len(words) > _LONGEST_DATELINE:
        return False
    parts = [key(part).split() for part in _DATELINE.split(text.strip())]
    return (
        len(parts) > 1
        and all(parts)
        and any(phrases.places.issuperset(part) for part in (parts[0], parts[-1]))
    )


def is_numbered_heading(text: str, phrases: Phrases = PHRASES) -> bool:
    """Whether a line below an article is a heading and a number: «تعليقات الزوار (2)».

    Above the text such a line is a counter.
    """
    heading, _, number = key(text).rpartition(" ")
    return number.isdigit() and heading in phrases.headings


def _dated(text: str, words: list[str], phrases: Phrases) -> Line | None:
    """The line if it says a date and hardly anything else."""
    if len(words) > 20 or not _DIGIT.search(text):
        return None
    found = next(iter(dates.find_dates(text)), None)
    rest = words_of(f"{text[: found.start]} {text[found.end :]}") if found else frozenset(words)
    beside = frozenset(word for word in rest if not _NUMBER.fullmatch(word))
    if found and len(words) <= _LONGEST_BYLINE and _is_byline(text, words, found, phrases):
        return Line(text, Kind.BYLINE, len(words), found.day, found.words)
    if not beside <= phrases.date | phrases.published:
        return None
    # a weekday, month or hour with a number is a date line too, if not a date
    if not (found or beside & (DAY_AND_MONTH_NAMES | _HOUR) or _CLOCK.search(text)):
        return None
    kind = Kind.BYLINE if beside & phrases.published else Kind.DATE
    if found:
        return Line(text, kind, len(words), found.day, found.words)
    return Line(text, kind, len(words))


def _between_bars(text: str, words: list[str], phrases: Phrases) -> Line | None:
    """The line if it says between bars when it was published: «نشر في: 3 آذار 2014 | سمير»."""
    if len(words) > LONGEST_META:
        return None
    dated = between_bars(text, {Kind.BYLINE}, phrases)
    return dated and dataclasses.replace(dated, text=text, words=len(words))


def between_bars(text: str, kinds: AbstractSet[Kind], phrases: Phrases = PHRASES) -> Line | None:
    """The one piece between bars that says a day and is of these kinds, beside short names alone.

    None where there are no bars, or something else stands between them.
    """
    folded = " ".join(text.split())  # _BARS would look at each blank of a long run for itself
    pieces = [piece for piece in _BARS.split(folded) if piece]
    if len(pieces) < 2:
        return None
    parts = [look_at(piece, phrases) for piece in pieces]
    dated = [part for part in parts if part.kind in kinds and part.day]
    is_meta = all(
        part.words <= _LONGEST_NAME or part.kind in (Kind.DATE, Kind.BYLINE) for part in parts
    )
    return dated[0] if is_meta and len(dated) == 1 else None


def _is_byline(text: str, words: list[str], found: dates.FoundDate, phrases: Phrases) -> bool:
    """Whether a line is a name and a date: «بواسطة: سمير في …», «4 حزيران 2012 بواسطة سمير»."""
    if " ".join(words).startswith(phrases.bylines):
        return True
    before, behind = words_of(text[: found.start]), key(text[found.end :])
    return before <= phrases.date | phrases.published and behind.startswith(phrases.bylines)


def _relative(text: str, words: list[str], phrases: Phrases) -> Line | None:
    """The line if it says how long ago something was, and hardly anything else."""
    if len(words) > _LONGEST or _AGO.isdisjoint(words):
        return None
    found = dates.relative_date(text, datetime.date.max)
    if not found or not _AGO & words_of(found.words):
        return None
    before, _, behind = text.partition(found.words)
    beside = frozenset(word for word in words_of(f"{before} {behind}") if not word.isdigit())
    is_byline = " ".join(words).startswith(phrases.bylines) or bool(beside & phrases.published)
    if not is_byline and not beside <= phrases.date:
        return None
    kind = Kind.BYLINE if is_byline else Kind.DATE
    return Line(text, kind, len(words), is_relative=True)


def _kind(text: str, words: list[str], phrases: Phrases) -> Kind:
    line = " ".join(words)
    if line in phrases.headings:
        return Kind.HEADING
    if line in phrases.lines or _is_tool(line, words, phrases) or _is_crumbs(text, phrases):
        return Kind.TOOL
    if _is_section(text, phrases):
        return Kind.TOOL
    if _is_footer(line, words, phrases):
        return Kind.FOOTER
    folded = fold(text).strip()
    if _WEATHER.fullmatch(folded) or phrases.places.issuperset(words):
        return Kind.SITE
    return Kind.TEXT if _ARABIC.search(folded) or len(words) > _LONGEST else Kind.SITE


def _is_tool(line: str, words: list[str], phrases: Phrases) -> bool:
    if len(words) <= _LONGEST:
        if line.startswith(phrases.starts):
            return True
        if line.startswith(phrases.counters) and words[-1].isdigit():
            return True
    return phrases.share.issuperset(words) or phrases.nav.issuperset(words)


def _is_section(text: str, phrases: Phrases) -> bool:
    """Whether a line is a section and a site or place: «أخبار | فلسطين», «راديو | Radio»."""
    parts = [part for part in map(key, _BAR.split(text)) if part]
    if len(parts) != 2 or any(len(part.split()) > _LONGEST_SECTION for part in parts):
        return False
    return any(phrases.nav.issuperset(part.split()) or not _ARABIC.search(part) for part in parts)


def _is_crumbs(text: str, phrases: Phrases) -> bool:
    parts = [part for part in map(key, _CRUMBS.split(text)) if part]
    if len(parts) < 2:
        return False
    # under «الرئيسية» the last part may be as long as the article's title
    return (
        parts[0] in phrases.home
        or phrases.lines.issuperset(parts)
        or (len(parts) > 2 and all(phrases.nav.issuperset(part.split()) for part in parts))
    )


def _is_footer(line: str, words: list[str], phrases: Phrases) -> bool:
    if len(words) > _LONGEST_FOOTER:
        return False
    return line.startswith(phrases.footer_starts) or any(
        phrase in line for phrase in phrases.footer_anywhere
    )
