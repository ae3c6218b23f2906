"""Where a page's header ends and its footer starts, by what its lines look like.

General rules, in the words of boilerplate.toml, for a page of which nothing else is known.
Header and footer are contiguous runs at the ends, so that a sentence in the middle of an article
is safe whatever it says.
"""

from __future__ import annotations

from dataclasses import dataclass

from captures.boilerplate import Kind, Line, is_numbered_heading
from captures.phrases import Phrases, key

UNDER_TITLE = {Kind.DECORATION, Kind.NUMBER, Kind.DATE, Kind.BYLINE, Kind.TOOL}
_ABOVE = UNDER_TITLE | {Kind.SITE, Kind.HEADING}  # a menu has its «آخر الأخبار» too
_ITEMS = {Kind.EMPTY, Kind.DECORATION, Kind.NUMBER, Kind.DATE, Kind.BYLINE, Kind.SITE}
_FOOTER = {Kind.HEADING, Kind.TOOL, Kind.FOOTER}

_SHORT = 3  # words: a menu item or place that no list knows
_SHORT_RUN = 2  # such lines in a row
_CREDIT, _CAPTION, _MOST_CREDITS = 5, 14, 2  # words, words, lines
HEADLINE, SURE_HEADLINE = 30, 20  # words
_ITEM, _CLOSED_ITEM = 35, 12  # words: a headline in a list, without and with a full stop


@dataclass(frozen=True, slots=True)
class Ends:
    """The line that is the headline, and the lines [start:end] that are the text.

    Lines above the headline are the header; those between it and the text belong under it.
    """

    title: int | None
    start: int
    end: int


def general_ends(lines: list[Line], source: str, phrases: Phrases) -> Ends:
    """The ends of a page; a line that is the source's name alone belongs to the header."""
    top = _masthead_end(lines, key(source), phrases) or _header_end(lines, key(source))
    rest = lines[top:]
    title = None
    start = top
    if _starts_with_headline(rest):
        title = top
        start = top + _under_title_end(rest, key(rest[0].text))
    end = start + _footer_start(lines[start:], phrases)
    left = [index for index in range(start, end) if lines[index].kind is not Kind.EMPTY]
    if title is None and len(left) == 1 and reads_as_headline(lines[left[0]], SURE_HEADLINE):
        return Ends(left[0], end, end)  # of an article that was not saved
    return Ends(title, start, end)


def _masthead_end(lines: list[Line], source: str, phrases: Phrases) -> int:
    """Where a header ends that has a bare date, whatever stands above the date; else 0.

    Above the day on which a page was shown stand a site's name, a ticker, menus: anything but text.
    It is taken for that day only where a headline follows it, since it may also stand under one.
    """
    for line in lines:
        if line.kind is Kind.BYLINE or line.words > SURE_HEADLINE:
            return 0
        if line.kind is Kind.TEXT and (
            not reads_as_headline(line, SURE_HEADLINE)
            or key(line.text).startswith(phrases.statements)
        ):
            return 0
        if line.kind is Kind.DATE and line.day:
            break
    else:
        return 0
    below = lines.index(line) + 1
    end = below + _header_end(lines[below:], source)
    rest = lines[end:]
    if not _starts_with_headline(rest, SURE_HEADLINE) or rest[0].words <= _SHORT:
        return 0
    return 0 if rest[0].is_salutation else end


def _header_end(lines: list[Line], source: str) -> int:
    """Where the header ends: after the last of its lines and the empty ones that follow.

    Short lines that no rule knows (menus, a site's name) belong to it where known ones stand below
    them, but for the last of them if a byline follows it or no headline comes later: it is the
    headline.
    """
    end, unknown, in_a_row = 0, -1, 0
    last_unknown = -1  # above the end
    for index, line in enumerate(lines):
        if line.kind in _ABOVE or (source and key(line.text) == source):
            if line.kind is Kind.BYLINE and in_a_row:
                return unknown
            end, in_a_row, last_unknown = index + 1, 0, unknown
        elif line.kind is Kind.TEXT and line.words <= _SHORT and in_a_row < _SHORT_RUN:
            unknown, in_a_row = index, in_a_row + 1
        elif line.kind is not Kind.EMPTY:
            break
    end = _skip_empty(lines, end)
    end += _ticker_length(lines[:end], lines[end:])
    if last_unknown >= 0 and not _starts_with_headline(lines[end:], SURE_HEADLINE):
        return last_unknown
    return end


def _ticker_length(above: list[Line], lines: list[Line]) -> int:
    """How many other headlines stand above a page's own: under «آخر الأخبار», in one run."""
    if not above or above[-1].kind is not Kind.HEADING:
        return 0
    run = 0
    while run < len(lines) and reads_as_headline(lines[run], SURE_HEADLINE):
        if lines[run].is_dateline:
            break
        run += 1
    is_above_text = run < len(lines) and (
        lines[run].kind in {Kind.DATE, Kind.BYLINE} or lines[run].is_dateline
    )
    return run - 1 if run and is_above_text else 0


def _skip_empty(lines: list[Line], index: int) -> int:
    while index < len(lines) and lines[index].kind is Kind.EMPTY:
        index += 1
    return index


def reads_as_headline(line: Line, longest: int) -> bool:
    """Whether a line has no more words than that, and no sentence's end."""
    is_open = not line.text.endswith((".", "،", "؛", ":", ",")) or line.text.endswith("..")
    return line.kind is Kind.TEXT and line.words <= longest and is_open


def _starts_with_headline(lines: list[Line], longest: int = HEADLINE) -> bool:
    """Whether the first line reads as a headline, and has a blank line or a longer one below it."""
    if not lines or not reads_as_headline(lines[0], longest):
        return False
    below = next((line for line in lines[1:] if line.kind is not Kind.EMPTY), None)
    if below is None:
        return False
    is_apart = lines[1].kind is Kind.EMPTY or below.kind in UNDER_TITLE
    is_apart = is_apart or below.is_dateline or _credits(lines[1:]) > 0
    return is_apart or len(below.text) >= len(lines[0].text)


def _credits(lines: list[Line]) -> int:
    """How many lines there are to a date below a headline, if nothing but credits stands above it.

    Credits are short lines: an author, or a picture's caption with its source in brackets.
    """
    seen = 0
    for index, line in enumerate(lines):
        if line.day:
            return index if seen else 0
        if line.kind is Kind.EMPTY:
            continue
        longest = _CAPTION if line.text.endswith(")") else _CREDIT
        if seen == _MOST_CREDITS or not reads_as_headline(line, longest):
            return 0
        seen += 1
    return 0


def _under_title_end(lines: list[Line], title: str) -> int:
    """Where the lines between headline and text end: byline date, share line, the title again."""
    index = 1 + _credits(lines[1:])
    while index < len(lines) and (
        lines[index].kind in UNDER_TITLE | {Kind.EMPTY} or key(lines[index].text) == title
    ):
        index += 1
    return index


def is_item(line: Line) -> bool:
    """Whether a line may stand in a list of other articles."""
    is_closed = line.text.endswith(".") and not line.text.endswith("..")
    longest = _CLOSED_ITEM if is_closed else _ITEM
    return line.kind in _ITEMS or (line.kind is Kind.TEXT and line.words <= longest)


def _footer_start(lines: list[Line], phrases: Phrases) -> int:
    """Where the footer starts: from there on, to the end, lines are its own or in its lists."""
    start = len(lines)
    in_list = False  # lines below, of which nothing but a heading above them makes a list
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.kind is Kind.HEADING or (
            line.kind is Kind.TOOL and is_numbered_heading(line.text, phrases)
        ):
            start, in_list = index, False
        elif line.kind in _FOOTER:
            start = start if in_list else index
        elif not is_item(line):
            break
        elif line.kind not in (Kind.EMPTY, Kind.DECORATION):
            in_list = True
    while start and lines[start - 1].kind in (Kind.EMPTY, Kind.DECORATION):
        start -= 1
    return start
