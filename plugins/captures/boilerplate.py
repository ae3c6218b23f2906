"""What a line of a page saved as text looks like by itself: a date, a menu, a list's heading, text.

General rules only, in the words of boilerplate.toml. Which lines are cut is for page.py to say.
"""

from __future__ import annotations

import dataclasses
import datetime
import enum
import functools
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from arabic import RULES, dates, fold, forms, tokens


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


@functools.lru_cache(
    maxsize=1 << 12
)  # a page's lines are compared many times, and sites repeat them
def key(line: str) -> str:
    """A line's folded words, which is how lines are compared."""
    return " ".join(token.form for token in tokens(line))


def _words(text: str) -> frozenset[str]:
    return frozenset(token.form for token in tokens(text))


DAY_AND_MONTH_NAMES = _words(
    " ".join(
        name
        for series in (RULES.weekdays, *RULES.months.values())
        for names in series
        for name in names
    )
)
_HOUR = _words("الساعة")
_AGO = _words("منذ قبل مضى ago")


@dataclass(frozen=True, slots=True)
class Phrases:
    """boilerplate.toml, folded: lines and beginnings of lines by their key, sets of words."""

    lines: frozenset[str]
    starts: tuple[str, ...]
    counters: tuple[str, ...]
    headings: frozenset[str]
    footer_starts: tuple[str, ...]
    footer_anywhere: tuple[str, ...]
    bylines: tuple[str, ...]
    statements: tuple[str, ...]
    salutations: tuple[str, ...]
    home: frozenset[str]
    joined_links: tuple[tuple[str, ...], ...]
    joined_tags: tuple[tuple[str, ...], ...]
    share: frozenset[str]
    networks: frozenset[str]
    beside_networks: frozenset[str]
    begin_sentences: frozenset[str]
    nav: frozenset[str]
    date: frozenset[str]
    published: frozenset[str]
    places: frozenset[str]

    @classmethod
    def load(cls, path: Path) -> Phrases:
        """The phrases of a file such as boilerplate.toml."""
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        footer, joined, words = raw["footer"], raw["joined"], raw["words"]
        return cls(
            lines=frozenset(map(key, raw["lines"])),
            starts=_starts(raw["starts"]),
            counters=_starts(raw["counters"]),
            headings=frozenset(map(key, footer["headings"])),
            footer_starts=_starts(footer["starts"]),
            footer_anywhere=tuple(map(key, footer["anywhere"])),
            bylines=_starts(raw["bylines"]),
            statements=_starts(raw["statements"]),
            salutations=_starts(raw["salutations"]),
            home=frozenset(map(key, raw["home"])),
            joined_links=_phrases(joined["links"]),
            joined_tags=_phrases(joined["tags"]),
            share=_words(words["share"]),
            networks=_words(words["networks"]),
            beside_networks=_words(words["beside_networks"]),
            begin_sentences=_words(words["begin_sentences"]),
            nav=_words(words["nav"]),
            date=_words(words["date"]) | DAY_AND_MONTH_NAMES,
            published=_words(words["published"]),
            places=_words(words["places"]),
        )


def _starts(phrases: list[str]) -> tuple[str, ...]:
    return tuple(f"{key(phrase)} " for phrase in phrases)


def _phrases(phrases: list[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(forms(phrase)) for phrase in phrases)


PHRASES = Phrases.load(Path(__file__).with_name("boilerplate.toml"))

_LONGEST = 8  # words: what begins with a label and is longer is a sentence
_LONGEST_BYLINE = 14  # words
_LONGEST_DATELINE = 5  # words
_LONGEST_META, _LONGEST_NAME = 20, 4  # words: of a line with bars, of a piece between two
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
BARS = re.compile(r"\s*[|•·]\s*")
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
    rest = _words(f"{text[: found.start]} {text[found.end :]}") if found else frozenset(words)
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
    pieces = [piece for piece in BARS.split(text) if piece.strip()]
    if len(pieces) < 2 or len(words) > _LONGEST_META:
        return None
    parts = [look_at(piece, phrases) for piece in pieces]
    dated = [part for part in parts if part.kind is Kind.BYLINE and part.day]
    others = [part for part in parts if part.kind is not Kind.BYLINE]
    is_meta = all(part.kind is not Kind.TEXT or part.words <= _LONGEST_NAME for part in others)
    if len(dated) != 1 or not is_meta:
        return None
    return dataclasses.replace(dated[0], text=text, words=len(words))


def _is_byline(text: str, words: list[str], found: dates.FoundDate, phrases: Phrases) -> bool:
    """Whether a line is a name and a date: «بواسطة: سمير في …», «4 حزيران 2012 بواسطة سمير»."""
    if " ".join(words).startswith(phrases.bylines):
        return True
    before, behind = _words(text[: found.start]), key(text[found.end :])
    return before <= phrases.date | phrases.published and behind.startswith(phrases.bylines)


def _relative(text: str, words: list[str], phrases: Phrases) -> Line | None:
    """The line if it says how long ago something was, and hardly anything else."""
    if len(words) > _LONGEST or _AGO.isdisjoint(words):
        return None
    found = dates.relative_date(text, datetime.date.max)
    if not found or not _AGO & _words(found.words):
        return None
    before, _, behind = text.partition(found.words)
    beside = frozenset(word for word in _words(f"{before} {behind}") if not word.isdigit())
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
