"""What a scraper has joined to the first or the last sentence of a text.

Words of buttons: «شارك من خلال تويتر فيسبوك جوجل بلس اكتب رأيك أعلنت …». No sentence has the names
of two networks side by side with nothing between them, and none in Arabic begins with «Next
Previous». Behind the end: the headline once more, as a link («رابط الخبر بصحيفة …: …»), and tags in
a row («سمات …»).
"""

import re
from collections.abc import Sequence

from arabic import Token, fold, tokens
from captures.capture import CutLine, End
from captures.phrases import PHRASES

_LONGEST = 400  # characters of a row of buttons, of tags
_WORD = 40  # characters that hold a word
_LABEL = 8  # words at most before a headline that is told again
_BUTTONS = PHRASES.share | PHRASES.networks | PHRASES.beside_networks
_GALLERY = re.compile(r"\s*(?:next\s+previous|previous\s+next)\b\s*", re.IGNORECASE)
_BESIDE = " \t\n\xa0|•·،,:-–—"
_TAGS = re.compile("|".join(sorted({label[0] for label in PHRASES.joined_tags})))  # or inside words
_ENDED = re.compile(r"[.؟?!…][»”\"')\]\s\u200e\u200f]*\Z")
_GOES_ON = re.compile(r"[.؛;؟?!]")


def without_joined(
    paragraphs: tuple[str, ...], title: str
) -> tuple[tuple[str, ...], tuple[CutLine, ...]]:
    """The text, and what a scraper had joined to it; where nothing else is, that is the text."""
    cut, rest = [], list(paragraphs)
    if at := begin(rest[0]):
        cut.append(CutLine(End.HEADER, rest[0][:at].strip()))
        rest[0] = rest[0][at:]
    while rest and (at := end(rest[-1], title)) < len(rest[-1]):
        cut.append(CutLine(End.FOOTER, rest[-1][at:].strip()))
        rest[-1] = rest[-1][:at].rstrip()
        if not rest[-1]:
            rest.pop()
    kept = tuple(filter(None, rest))
    return (kept, tuple(cut)) if kept else (paragraphs, ())


def begin(text: str) -> int:
    """How many characters of a text are a row of buttons; 0 if it begins with none."""
    gallery = _GALLERY.match(text)
    first = gallery.end() if gallery else 0
    row_end, network_end, is_row = 0, -1, False
    for token in _words_of_buttons(text[first : first + _LONGEST]):
        between = text[first + network_end : first + token.start] if network_end >= 0 else "-"
        is_network = token.form in PHRASES.networks
        is_row |= is_network and between.isspace()
        network_end = token.end if is_network or token.form in PHRASES.beside_networks else -1
        if token.form not in PHRASES.begin_sentences:
            row_end = token.end
    rest = first + row_end if is_row else first
    return len(text) - len(text[rest:].lstrip(_BESIDE)) if rest else 0


def _words_of_buttons(text: str) -> list[Token]:
    """The words that a text begins with, as far as buttons have them; most have not the first."""
    head = tokens(text[:_WORD])
    if not head or head[0].form not in _BUTTONS:
        return []
    words = tokens(text)
    others = (place for place, word in enumerate(words) if word.form not in _BUTTONS)
    return words[: next(others, len(words))]


def end(text: str, title: str) -> int:
    """Where what a scraper has joined to the end of a text begins; its length, if nothing is."""
    before = len(text) + 1
    found = len(text)
    while found < before:
        before = found
        found = _tags(text[: _headline(text[:before], title)])
    return found


def _headline(text: str, title: str) -> int:
    ends = [tokens(each[-_WORD:])[-1:] for each in (text, title)]
    if not all(ends) or ends[0][0].form != ends[1][0].form:
        return len(text)
    headline = [token.form for token in tokens(title)]
    first = max(0, len(text) - 2 * len(title) - _LONGEST)
    words = tokens(text[first:])
    at = len(words) - len(headline)
    if at < 1 or [token.form for token in words[at:]] != headline:
        return len(text)
    label = _last(PHRASES.joined_links, words[max(0, at - _LABEL) : at])
    if label is None or ":" not in text[first + words[at - 1].end : first + words[at].start]:
        return len(text)
    return first + label.start


def _tags(text: str) -> int:
    first = max(0, len(text) - _LONGEST)
    if _TAGS.search(fold(text[first:])) is None:
        return len(text)
    words = tokens(text[first:])
    label = _last(PHRASES.joined_tags, words)
    if label is None or label == words[-1]:
        return len(text)
    at = first + label.start
    if not _ENDED.search(text[:at]) or _GOES_ON.search(text[at:]):
        return len(text)
    return at


def _last(labels: Sequence[Sequence[str]], words: Sequence[Token]) -> Token | None:
    """The first word of the last of these labels among some words."""
    forms = [word.form for word in words]
    for place in range(len(forms) - 1, -1, -1):
        if any(forms[place : place + len(label)] == list(label) for label in labels):
            return words[place]
    return None
