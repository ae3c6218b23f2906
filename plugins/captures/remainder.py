"""What known lines leave of a site at a page's ends: lines strange to the text between them.

A site may say anything around its articles, in words that no list has. But a headline speaks of
what its text speaks of, and a slogan, a menu or a share line does not.
"""

from __future__ import annotations

import re

from captures.affinity import Subject
from captures.boilerplate import Kind, Line, key
from captures.ends import HEADLINE, UNDER_TITLE, Ends, reads_as_headline

_SENTENCE, _CLOSED_SENTENCE = 20, 8  # words, without and with a full stop
_RELATED, _PREFERRED = 0.3, 0.6  # of a headline's words; of the best one's share
_STRANGE = 6  # words: a longer line is not cut because it is strange
_FEWEST = 3  # lines of a footer of which no line is known
_IS_DATELINE = re.compile(r"[:–—]|\s-|-\s|[/-]")
_RIGHTS = re.compile(r"[©®]|\b(?:19|20)\d\d\b")


def without_strangers(lines: list[Line], ends: Ends, start: int, known: frozenset[int]) -> Ends:
    """The ends of a page, drawn closer. Lines above `start` and `known` ones are the site's."""
    sentences = [index for index in range(ends.end) if _is_sentence(lines[index])]
    if not sentences:
        return ends
    subject = Subject(lines[index].text for index in sentences)
    ends = _opening(lines, ends, max(start, 0), known, subject, sentences[0])
    return _closing(lines, ends, subject, sentences[-1] + 1)


def _is_sentence(line: Line) -> bool:
    is_closed = line.text.endswith((".", "؟", "!", ".»", '."')) and not line.text.endswith("..")
    return line.kind is Kind.TEXT and line.words > (_CLOSED_SENTENCE if is_closed else _SENTENCE)


def _opening(  # noqa: PLR0913  # they are what is known of the page
    lines: list[Line],
    ends: Ends,
    start: int,
    known: frozenset[int],
    subject: Subject,
    sentence: int,
) -> Ends:
    """The headline is the line above the first sentence that speaks most of the same."""
    shares = {
        index: subject.share(lines[index].text)
        for index in range(sentence)
        if index not in known
        and lines[index].words > 1
        and reads_as_headline(lines[index], HEADLINE)
    }
    best = max(shares.values(), default=0.0)
    title = ends.title
    if best >= _RELATED and shares.get(-1 if title is None else title, 0.0) < _PREFERRED * best:
        title = next(index for index, share in shares.items() if share >= _PREFERRED * best)
    if title is None:
        return ends
    below = ends.start if title == ends.title else title + 1
    below = max(below, start, title + 1)
    if title:  # below a headline that has a header above it
        below = _under(lines, below, key(lines[title].text), known, subject, sentence)
    return Ends(title, below, max(ends.end, below))


def _under(  # noqa: PLR0913
    lines: list[Line],
    index: int,
    title: str,
    known: frozenset[int],
    subject: Subject,
    sentence: int,
) -> int:
    while index < sentence and (
        index in known
        or lines[index].kind in UNDER_TITLE | {Kind.EMPTY, Kind.SITE}
        or key(lines[index].text) == title
        or _is_strange(lines[index], subject)
    ):
        index += 1
    return index


def _is_strange(line: Line, subject: Subject) -> bool:
    """Whether a short line has nothing of the text, nor the form of a dateline."""
    return (
        line.kind is Kind.TEXT
        and line.words <= _STRANGE
        and not _IS_DATELINE.search(line.text)
        and subject.share(line.text) == 0.0
    )


def _closing(lines: list[Line], ends: Ends, subject: Subject, after: int) -> Ends:
    """Below the last sentence a footer starts with the first strange line, if there is one."""
    spoken = [index for index, line in enumerate(lines) if line.kind is not Kind.EMPTY]
    has_footer = ends.end <= spoken[-1] or _RIGHTS.search(lines[spoken[-1]].text)
    after = max(after, ends.start)
    first = next(
        (
            index
            for index in range(after, ends.end)
            if lines[index].kind not in (Kind.TEXT, Kind.EMPTY, Kind.DECORATION)
            or _is_strange(lines[index], subject)
        ),
        ends.end,
    )
    if not has_footer or sum(index >= first for index in spoken) < _FEWEST:
        return ends
    while first > after and lines[first - 1].kind in (Kind.EMPTY, Kind.DECORATION):
        first -= 1
    return Ends(ends.title, ends.start, first)
