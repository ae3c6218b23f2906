"""What known lines leave of a site at a page's ends: lines strange to the text between them.

A site may say anything around its articles, in words that no list has. But a headline speaks of
what its text speaks of, and a slogan, a menu or a share line does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from arabic.dates import find_dates
from captures.affinity import Subject
from captures.boilerplate import Kind, Line, key
from captures.ends import HEADLINE, UNDER_TITLE, Ends, reads_as_headline

_SENTENCE, _CLOSED_SENTENCE = 20, 8  # words, without and with a full stop
_RELATED, _PREFERRED = 0.3, 0.6  # of a headline's words; of the best one's share
_REPEATED = 3  # words: a headline that stands in the line of breadcrumbs above it
_STRANGE, _DATED = 6, 12  # words: a longer line is not cut because it is strange, or has a date
_FEWEST = 3  # lines of a footer of which no line is known
_DATELINE = re.compile(r"[:–—ـ/]|\s-|-\s")
_RIGHTS = re.compile(r"[©®]|\b(?:19|20)\d\d\b")
_BLANK = {Kind.EMPTY, Kind.DECORATION}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a page's site: all but lines[start:end]; `lines` are those learned."""

    start: int
    end: int
    lines: frozenset[int] = frozenset()
    is_headline_above: bool = False


def without_strangers(lines: list[Line], ends: Ends, site: Known) -> Ends:
    """The ends of a page, drawn closer where nothing was learned, and its headline."""
    sentences = [index for index in range(ends.end) if _is_sentence(lines[index])]
    if not sentences:
        return ends
    subject = Subject(lines[index].text for index in sentences)
    ends = _opening(_Opening(lines, subject, site, sentences[0]), ends)
    return ends if site.end < len(lines) else _closing(lines, ends, subject, sentences[-1] + 1)


def _is_sentence(line: Line) -> bool:
    is_closed = line.text.endswith((".", "؟", "!", ".»", '."')) and not line.text.endswith("..")
    return line.kind is Kind.TEXT and line.words > (_CLOSED_SENTENCE if is_closed else _SENTENCE)


@dataclass(frozen=True, slots=True)
class _Opening:
    """The lines above a page's first sentence."""

    lines: list[Line]
    subject: Subject
    site: Known
    sentence: int

    @property
    def candidates(self) -> Iterator[int]:
        """The lines that may be the headline."""
        for index in range(self.sentence):
            line = self.lines[index]
            if index not in self.site.lines and line.words and reads_as_headline(line, HEADLINE):
                yield index

    def headline(self, found: int | None) -> int | None:
        """The headline, which is `found` unless another line speaks much more of the text."""
        shares = {index: self.subject.share(self.lines[index].text) for index in self.candidates}
        if self.site.is_headline_above:
            above = {index: share for index, share in shares.items() if index < self.site.start}
            shares = above or shares
            found = found if found in above else None
        for index in shares:
            if self._is_repeated(index):
                return index
        best = max(shares.values(), default=0.0)
        if best >= _RELATED and (found is None or shares.get(found, 0.0) < _PREFERRED * best):
            return next(index for index, share in shares.items() if share >= _PREFERRED * best)
        if found is None and self.site.is_headline_above and shares:
            return max(shares, key=lambda index: self.lines[index].words)
        return found

    def _is_repeated(self, index: int) -> bool:
        """Whether a line above has all its words and more, as breadcrumbs and a window's title."""
        if self.lines[index].words < _REPEATED:
            return False
        words = f" {key(self.lines[index].text)} "
        above = (f" {key(line.text)} " for line in self.lines[:index] if line.words)
        return any(words in line and words != line for line in above)

    def text_start(self, title: int, start: int) -> int:
        """Where the lines under the headline end."""
        above = key(self.lines[title].text)
        index = start
        while index < self.sentence and self._is_under(self.lines[index], above):
            index += 1
        return index

    def _is_under(self, line: Line, title: str) -> bool:
        return (
            line.kind in UNDER_TITLE | {Kind.EMPTY, Kind.SITE}
            or key(line.text) == title
            or _is_strange(line, self.subject)
            or (line.words <= _DATED and reads_as_headline(line, _DATED) and _has_date(line))
        )


def _has_date(line: Line) -> bool:
    return any(True for _ in find_dates(line.text))


def _opening(opening: _Opening, ends: Ends) -> Ends:
    title = opening.headline(ends.title)
    if title is None:
        return ends
    start = max(ends.start if title == ends.title else title + 1, opening.site.start)
    if title and title >= opening.site.start:  # else nothing tells that the page has a header
        start = opening.text_start(title, start)
    return Ends(title, start, max(ends.end, start))


def _is_strange(line: Line, subject: Subject) -> bool:
    """Whether a short line has nothing of the text, nor the form of a dateline."""
    return (
        line.kind is Kind.TEXT
        and line.words <= _STRANGE
        and not _DATELINE.search(line.text)
        and subject.share(line.text) == 0.0
    )


def _closing(lines: list[Line], ends: Ends, subject: Subject, after: int) -> Ends:
    """Below the last sentence a footer starts with the first strange line, if there is one.

    Where blank lines part the text, single lines between blank ones are text too: a poem, a name.
    """
    after = max(after, ends.start)
    spoken = [index for index in range(after, len(lines)) if lines[index].kind not in _BLANK]
    is_parted = _is_parted(lines[ends.start : after])
    first = next(
        (
            index
            for index in spoken
            if index < ends.end
            and (lines[index].kind in {Kind.TOOL, Kind.DATE} or _is_strange(lines[index], subject))
            and not (is_parted and _stands_alone(lines, index))
        ),
        ends.end,
    )
    footer = [lines[index] for index in spoken if index >= first]
    has_header = bool(ends.title)
    has_rights = any(_RIGHTS.search(line.text) for line in footer)
    has_footer = has_header or has_rights or any(line.kind is not Kind.TEXT for line in footer)
    if len(footer) < _FEWEST or not has_footer:
        return ends
    while first > after and lines[first - 1].kind in _BLANK:
        first -= 1
    return Ends(ends.title, ends.start, first)


def _is_parted(text: list[Line]) -> bool:
    """Whether blank lines part the paragraphs."""
    empty = sum(line.kind is Kind.EMPTY for line in text)
    return 3 * empty >= len(text)


def _stands_alone(lines: list[Line], index: int) -> bool:
    around = lines[max(index - 1, 0) : index + 2]
    return sum(line.kind is Kind.EMPTY for line in around) == 2
