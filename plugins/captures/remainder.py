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
from captures.boilerplate import Kind, Line
from captures.ends import HEADLINE, UNDER_TITLE, Ends, reads_as_headline
from captures.phrases import key

_SENTENCE, _CLOSED_SENTENCE = 20, 8  # words, without and with a full stop
_RELATED, _HINT, _PREFERRED = 0.3, 0.15, 0.6  # of a headline's words; of the best one's share
_REPEATED = 3  # words: a headline that stands in the line of breadcrumbs above it
_CREDIT, _MOST_CREDITS = 5, 2  # words, lines
_SHORT = 3  # words: of a section
_STRANGE, _DATED = 6, 12  # words: a longer line is not cut because it is strange, or has a date
_FEWEST = 3  # lines of a footer of which no line is known
_MOST_LED = 2  # lines above a list that belong to it
_HARDLY = 0.4  # of the words of several lines
_DATELINE = re.compile(r"[:–—ـ/-]")
_LABELLED = re.compile(r"(?:\S+\s+){0,3}\S+\s*:\s*\S")
_BRACKETS = re.compile(r"\[[^\]]{1,60}\]")
_DIGIT = re.compile(r"\d")
_RIGHTS = re.compile(r"[©®]|\b(?:19|20)\d\d\b")
_SURE = {Kind.TOOL, Kind.HEADING, Kind.FOOTER}
_BLANK = {Kind.EMPTY, Kind.DECORATION}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a page's site: all but lines[start:end]; `lines` are those learned.

    If it `is_all`, nothing else of the page is the site's.
    """

    start: int
    end: int
    lines: frozenset[int] = frozenset()
    is_headline_above: bool = False
    is_all: bool = False


def without_strangers(lines: list[Line], ends: Ends, site: Known) -> Ends:
    """The ends of a page, drawn closer where nothing was learned, and its headline."""
    sentences = [index for index in range(ends.end) if _is_sentence(lines[index])]
    if not sentences:
        return ends
    subject = Subject(lines[index].text for index in sentences)
    ends = _opening(_Opening(lines, subject, site, sentences[0]), ends)
    return ends if site.is_all else _closing(lines, ends, subject, sentences[-1] + 1)


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
        if repeated := next(filter(self._is_repeated, shares), None):
            return repeated
        best = max(shares.values(), default=0.0)
        if found == 0 and self.lines[0].words > _SHORT:
            return found  # nothing tells that the page has a header
        own = shares.get(-1 if found is None else found, 0.0)
        if best >= (_RELATED if own or found is None else _HINT) and own < _PREFERRED * best:
            return next(index for index, share in shares.items() if share >= _PREFERRED * best)
        if found and not own and self.lines[found].words <= _SHORT:  # rather a section
            longer = (index for index in shares if index > found)
            return next((at for at in longer if self.lines[at].words > _SHORT + 1), found)
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
        """Where the lines under the headline end.

        Strange ones are cut if a number or a blank line below them tells them from a caption, and
        up to two short ones if a date follows them: an author, a source.
        """
        above = key(self.lines[title].text)
        end, passed = start, 0
        for index in range(start, self.sentence):
            line = self.lines[index]
            if self._is_under(line, above):
                if not passed or line.kind in {Kind.DATE, Kind.BYLINE} or _is_dated(line):
                    end, passed = index + 1, 0
            elif _is_strange(line, self.subject) or self._is_strange_block(index):
                is_cut = _DIGIT.search(line.text) or self.lines[index + 1].kind is Kind.EMPTY
                end = index + 1 if is_cut and not passed else end
            elif passed == _MOST_CREDITS or not reads_as_headline(line, _CREDIT):
                break
            else:
                passed += 1
        return end

    def _is_under(self, line: Line, title: str) -> bool:
        return (
            line.kind in UNDER_TITLE | {Kind.EMPTY, Kind.SITE}
            or key(line.text) == title
            or _is_dated(line)
        )

    def _is_strange_block(self, index: int) -> bool:
        """Whether a line is one of several short ones, which together are strange."""
        block = [self.lines[at] for at in _block(self.lines, index)]
        return (
            len(block) > 1
            and all(_is_short(line) for line in block)
            and self.subject.share(" ".join(line.text for line in block)) <= _HARDLY
        )


def _is_dated(line: Line) -> bool:
    return reads_as_headline(line, _DATED) and any(True for _ in find_dates(line.text))


def _opening(opening: _Opening, ends: Ends) -> Ends:
    title = opening.headline(ends.title)
    if title is None:
        return ends
    start = max(ends.start if title == ends.title else title + 1, opening.site.start)
    # the first line may be a headline without a header above it, and then all below is text
    if title and not (opening.site.is_all and title < opening.site.start):
        start = opening.text_start(title, start)
    return Ends(title, start, max(ends.end, start))


def _is_short(line: Line) -> bool:
    """Whether a line is short, and opens no text as a dateline or a salutation does."""
    if line.kind is not Kind.TEXT or line.words > _STRANGE or line.is_salutation:
        return False
    return not _DATELINE.search(line.text)


def _is_strange(line: Line, subject: Subject) -> bool:
    """Whether a short line has nothing of the text, nor the form of a dateline."""
    return _is_short(line) and subject.share(line.text) == 0.0


def _block(lines: list[Line], index: int) -> range:
    """The lines around one up to the next blank ones."""
    start = end = index
    while start > 0 and lines[start - 1].kind is not Kind.EMPTY:
        start -= 1
    while end < len(lines) and lines[end].kind is not Kind.EMPTY:
        end += 1
    return range(start, end)


def _closing(lines: list[Line], ends: Ends, subject: Subject, after: int) -> Ends:
    """Where a footer starts below the last sentence, if it has a list or a line that is strange."""
    after = max(after, ends.start)
    is_parted = _is_parted(lines[ends.start : after])
    first = next(
        (
            index
            for index in range(after, ends.end)
            if lines[index].kind in _SURE
            or _BRACKETS.fullmatch(lines[index].text)
            or (
                _in_a_list(lines, index, after) if is_parted else _is_strange(lines[index], subject)
            )
        ),
        ends.end,
    )
    footer = [line for line in lines[first:] if line.kind not in _BLANK]
    is_sure = any(line.kind in _SURE or _RIGHTS.search(line.text) for line in footer)
    if len(footer) < _FEWEST or not is_sure:
        return ends
    return Ends(ends.title, ends.start, _with_headings(lines, first, after, subject))


def _in_a_list(lines: list[Line], index: int, after: int) -> bool:
    """Whether a line has another right below or above it, where blank lines part the text.

    There single lines are text: a verse, a name.
    """
    block = _block(lines, index)
    return (
        lines[index].kind not in _BLANK
        and sum(at >= after for at in block) > 1
        and all(_may_be_listed(lines[at]) for at in block if at >= after)
    )


def _may_be_listed(line: Line) -> bool:
    return line.kind is not Kind.TEXT or reads_as_headline(line, HEADLINE)


def _with_headings(lines: list[Line], first: int, after: int, subject: Subject) -> int:
    """Where a footer starts with the few lines that lead to it: a heading, «السابق: …», share."""
    start, led = first, 0
    for index in range(first - 1, after - 1, -1):
        line = lines[index]
        if line.kind in _BLANK:
            continue
        is_labelled = _LABELLED.match(line.text) and _may_be_listed(line)
        if led > _MOST_LED or not (is_labelled or _is_strange(line, subject)):
            break
        start, led = index, led + (not is_labelled)
    start = first if led > _MOST_LED else start  # so many are a poem
    while start > after and lines[start - 1].kind in _BLANK:
        start -= 1
    return start


def _is_parted(text: list[Line]) -> bool:
    """Whether blank lines part the paragraphs."""
    empty = sum(line.kind is Kind.EMPTY for line in text)
    return 3 * empty >= len(text)
