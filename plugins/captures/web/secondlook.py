"""The second look at a main text: what slips in on Arabic pages goes out, and is told.

Boxes and captions go wherever they stand, and so do short lines that only a site says («اقرأ
أيضا: …»). Dates, bylines, places and the rules of comments go only at the ends: a sentence inside
an article is safe whatever it says.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from captures.boilerplate import Kind, Line, key, look_at
from captures.capture import Block, CutLine, End, Form, Link
from captures.web.passages import Passage
from captures.web.surroundings import TABLE, Surroundings

_RULES = tuple(map(key, TABLE["rules"]))
_DISCLAIMERS = tuple(map(key, TABLE["disclaimers"]))
_CALLS = tuple(f"{key(phrase)} " for phrase in TABLE["calls"])
_BYLINES = tuple(f"{key(phrase)} " for phrase in TABLE["bylines"])

_LONGEST_CALL, _LONGEST_RULE, _LONGEST_BYLINE = 30, 120, 8  # words
_LINKED = 0.85
"""The share of a passage that is links from which on it is nothing else."""
_CREDITS = ("©", "(c)", "copyright")

_ANYWHERE = {Kind.TOOL, Kind.HEADING, Kind.FOOTER, Kind.DECORATION}
_AT_ENDS = _ANYWHERE | {Kind.NUMBER, Kind.DATE, Kind.BYLINE, Kind.SITE}


@dataclass(frozen=True, slots=True)
class Text:
    """The text of an article, and what was not taken into it."""

    blocks: tuple[Block, ...]
    cut: tuple[CutLine, ...]
    bylines: tuple[Line, ...]
    """The lines cut at the ends that say a date."""
    authors: tuple[str, ...]
    """Writers that a line at the ends names."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A passage, what it looks like by itself, and whether it is out already."""

    passage: Passage
    line: Line
    words: str
    is_out: bool


def second_look(
    main: Sequence[Passage], around: Surroundings, title: str, authors: Sequence[str]
) -> Text:
    """The text among the passages of a main text."""
    parts = [_part(passage, around, key(title)) for passage in main]
    names = set(map(key, authors))
    texts = [index for index, part in enumerate(parts) if _is_text(part)]
    if not texts:
        return Text((), (), (), ())
    first = next((i for i in texts if not _is_head(parts[i], names)), texts[-1])
    last = next((i for i in reversed(texts) if not _is_rule(parts[i].words)), texts[0])
    kept, cut, bylines, writers = [], [], [], []
    for index, part in enumerate(parts):
        is_inside = first <= index <= last
        if not part.is_out and (is_inside or part.passage.block.form is Form.IMAGE):
            kept.append(part.passage.block)
        elif part.passage.words:
            text = part.passage.block.text.replace("\n", " ")
            cut.append(CutLine(End.HEADER if index < last else End.FOOTER, text))
            if not is_inside or part.line.kind in (Kind.DATE, Kind.BYLINE):
                if part.line.day:
                    bylines.append(part.line)
                elif name := _writer(part):
                    writers.append(name)
    return Text(tuple(_captioned(kept, parts)), tuple(cut), tuple(bylines), tuple(writers))


def _part(passage: Passage, around: Surroundings, title: str) -> _Part:
    block = passage.block
    line = look_at(block.text.replace("\n", " ").strip("*• "))
    words = key(block.text)
    is_out = block.form is not Form.IMAGE and (
        around.is_picture(passage.element)
        or _is_box(passage, around)
        or words == title
        or line.kind in (_ANYWHERE if block.form is not Form.HEADING else _ANYWHERE - {Kind.TOOL})
        or _is_call(words)
        or passage.linked > _LINKED
        or block.text.lower().startswith(_CREDITS)
    )
    if block.form is Form.IMAGE:
        is_out = around.is_box(passage.element)
    return _Part(passage, line, words, is_out)


def _is_box(passage: Passage, around: Surroundings) -> bool:
    return around.is_box(passage.element)


def _is_text(part: _Part) -> bool:
    """Whether a part can be the first or last of a text."""
    return bool(part.passage.words) and not part.is_out and part.line.kind not in _AT_ENDS


def _is_head(part: _Part, names: set[str]) -> bool:
    """Whether a line above the text is a writer's name."""
    return part.words in names or bool(_writer(part))


def _writer(part: _Part) -> str:
    """The name in a line such as «بقلم: …» or «كتب - …»."""
    text = part.passage.block.text.strip()
    words = part.words.split()
    if not part.words.startswith(_BYLINES) or not 2 < len(words) + 1 <= _LONGEST_BYLINE:
        return ""
    label, mark, name = text.partition(":")
    if mark and f"{key(label)} " in _BYLINES:
        return name.strip()
    is_name = words[0] == key("بقلم") and text[-1] not in ".؟!:،"
    return text.split(maxsplit=1)[1].strip(" /-–") if is_name else ""


def _is_call(words: str) -> bool:
    return len(words.split()) <= _LONGEST_CALL and f"{words} ".startswith(_CALLS)


def _is_rule(words: str) -> bool:
    """Whether a passage below a text is a rule for comments, or disclaims the text."""
    if len(words.split()) > _LONGEST_RULE:
        return False
    hits = sum(phrase in words for phrase in _RULES)
    return hits > 1 or any(phrase in words for phrase in _DISCLAIMERS)


def _captioned(kept: list[Block], parts: list[_Part]) -> list[Block]:
    """The blocks with each picture's caption in it, in place of what it said for the blind."""
    captions: dict[int, str] = {}
    for before, part in zip(parts, parts[1:], strict=False):
        is_picture = before.passage.block.form is Form.IMAGE
        if is_picture and part.is_out and part.passage.words and _goes_with(before.passage, part.passage):
            captions[id(before.passage.block)] = part.passage.block.text.replace("\n", " ")
    whole = []
    for block in kept:
        text = captions.get(id(block), block.text)
        if block.form is Form.IMAGE and text != block.text:
            links = tuple(Link(0, len(text), link.address) for link in block.links)
            block = dataclasses.replace(block, text=text, links=links)  # noqa: PLW2901
        if block.form is not Form.IMAGE or block.text or block.links:
            whole.append(block)
    return whole


def _goes_with(image: Passage, caption: Passage) -> bool:
    """Whether a caption is in the same box as a picture, two steps up at most."""
    near = [image.element, *list(image.element.iterancestors())[:3]]
    own = [caption.element, *list(caption.element.iterancestors())[:2]]
    return any(element in near for element in own)
