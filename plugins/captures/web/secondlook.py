"""The second look at a main text: what slips in on Arabic pages goes out, and is told.

Boxes and captions go wherever they stand, and so do short lines that only a site says («اقرأ
أيضا: …»). Dates, bylines, places and the rules of comments go only at the ends: a sentence inside
an article is safe whatever it says.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import html

from captures.boilerplate import Kind, Line
from captures.capture import Block, CutLine, End, Form, Link
from captures.phrases import PHRASES, key
from captures.web.daylines import day_lines, line_of
from captures.web.passages import Passage
from captures.web.surroundings import TABLE, Surroundings, opens_list

_RULES = tuple(map(key, TABLE["rules"]))
_DISCLAIMERS = tuple(map(key, TABLE["disclaimers"]))
_CALLS = tuple(f"{key(phrase)} " for phrase in TABLE["calls"])
_BYLINES = tuple(f"{key(phrase)} " for phrase in TABLE["bylines"])

_FORUM = tuple(f"{key(phrase)} " for phrase in TABLE["forum"])
_INVITATIONS = tuple(map(key, TABLE["invitations"]))
_TEXT = frozenset(map(key, TABLE["text"]))

_LONGEST_CALL, _LONGEST_RULE, _LONGEST_BYLINE = 30, 120, 8  # words
_SHORT, _SHORT_CALL = 15, 10  # words
_LONGEST_LABEL = 4  # words
_LABEL = PHRASES.date | PHRASES.published
_PARTLY = 0.3
"""The share of links that makes a longer line the site's own."""
_CARD = 5
"""Elements in a box with a linked heading and its teaser, at most."""
_SIGNATURE = "_____"  # the line that forums draw above it
_NAME_ENDS = re.compile(r"\s*[|•·]\s*|\s+[-–—]\s+")
"""Signs between a name and what else its line says: a place, a counter."""
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
    is_line: bool = False
    """Whether it is none of the text if it stands at an end of it."""


def second_look(
    main: Sequence[Passage],
    around: Surroundings,
    title: str,
    authors: Sequence[str],
    address: str = "",
) -> Text:
    """The text among the passages of a main text; `address` is where the page stood."""
    out = {key(title), *map(key, authors)} - {""}
    parts = [_part(passage, around, out) for passage in main]
    parts = _without_lists(parts, key(title), address)
    texts = [index for index, part in enumerate(parts) if _is_text(part)]
    if not texts:
        pictures = [part.passage.block for part in parts if _is_picture(part)]
        return Text(tuple(_captioned(pictures, parts)), (), (), ())
    first = next((index for index in texts if not _writer(parts[index])), texts[-1])
    last = next((index for index in reversed(texts) if not _is_rule(parts[index].words)), texts[0])
    while last + 1 < len(parts) and _is_cell_below(parts[last], parts[last + 1]):
        last += 1
    kept, cut, writers = [], [], []
    out_at: dict[End, list[Passage]] = {end: [] for end in End}
    for index, part in enumerate(parts):
        end = End.HEADER if index < first else End.FOOTER if index > last else End.INSIDE
        if not part.is_out and (end is End.INSIDE or part.passage.block.form is Form.IMAGE):
            kept.append(part.passage.block)
        elif part.passage.words:
            line = part.passage.block.text.replace("\n", " ")
            if line != title:  # which is lost nowhere
                cut.append(CutLine(end, line))
            out_at[end].append(part.passage)
            if end is End.HEADER and not part.line.day and (name := _writer(part)):
                writers.append(name)
    bylines = tuple(line for end in End for line in _bylines(end, out_at[end]))
    return Text(tuple(_captioned(kept, parts)), tuple(cut), bylines, tuple(writers))


def _bylines(end: End, out: list[Passage]) -> list[Line]:
    """The lines that say the day; «منذ ساعة» below a text is the age of the next article."""
    lines = day_lines(out)
    return [line for line in lines if end is End.HEADER or line.day or line.kind is Kind.BYLINE]


def _part(passage: Passage, around: Surroundings, out: set[str]) -> _Part:
    """A passage with what it looks like; `out` are the headline and the writers' names."""
    block = passage.block
    line = line_of(block.text.replace("\n", " ").strip("*• "))
    words = key(block.text)
    is_line = words not in _TEXT and (
        line.kind in _AT_ENDS or _is_call(words, _LONGEST_CALL) or _is_label(words.split())
    )
    if block.form is Form.IMAGE:
        return _Part(passage, line, words, around.is_box(passage.element) or passage.linked > 0)
    is_out = (
        around.is_picture(passage.element)
        or around.is_box(passage.element)
        or words in out
        or _is_sites(passage, line, words)
        or (passage.is_link and not passage.is_piece)
        or block.text.lower().startswith((*_CREDITS, _SIGNATURE))
    )
    return _Part(passage, line, words, is_out, is_line)


def _is_sites(passage: Passage, line: Line, words: str) -> bool:
    """Whether a passage is what only a site says, wherever it stands."""
    block = passage.block
    if words in _TEXT:
        return False
    kinds = _ANYWHERE - {Kind.TOOL} if block.form is Form.HEADING else _ANYWHERE
    if line.kind in kinds and (line.words <= _SHORT or passage.linked > _PARTLY):
        return True
    if opens_list(block.text) or _is_call(
        words, _LONGEST_CALL if passage.linked > _PARTLY else _SHORT_CALL
    ):
        return True
    first, _, rest = block.text.partition("\n")
    is_list = passage.in_links * 2 > len(rest) > 0 and (opens_list(first))
    return is_list or (len(words.split()) <= _SHORT and f"{words} ".startswith(_FORUM))


def _is_label(words: list[str]) -> bool:
    """Whether a line only says of what a date beside it is: «تاريخ النشر», «آخر تحديث»."""
    return 0 < len(words) <= _LONGEST_LABEL and _LABEL.issuperset(words)


def _is_call(words: str, most: int) -> bool:
    """Whether a passage of so many words at most begins as a call on the reader."""
    return len(words.split()) <= most and f"{words} ".startswith(_CALLS)


def _without_lists(parts: Sequence[_Part], title: str, address: str) -> list[_Part]:
    """The parts, with the lists that a site's headings open and teasers of linked headings out.

    A headline that is a link to its own page, as old themes have it, is over no teaser.
    """
    whole: list[_Part] = []
    over: Passage | None = None
    box: html.HtmlElement | None = None
    earlier: set[html.HtmlElement] = set()  # what has text above
    for part in parts:
        passage = part.passage
        holders = [passage.element, *passage.element.iterancestors()]
        is_listed = box is not None and box in holders
        if not is_listed:
            box = _opened(part, holders, earlier)
        is_link = passage.block.form is Form.HEADING and passage.is_link
        is_link &= part.words != title and not _leads_to(passage, address)
        is_beside = over is not None and _are_beside(over, passage)
        over = passage if is_link else over if is_beside else None
        whole.append(dataclasses.replace(part, is_out=part.is_out or is_beside or is_listed))
        if _is_text(whole[-1]):
            earlier.update(holders)
    return whole


def _leads_to(passage: Passage, address: str) -> bool:
    """Whether the links of a passage are to a page itself."""
    leads = {link.address.partition("#")[0].rstrip("/") for link in passage.block.links}
    return bool(address) and leads == {address.rstrip("/")}


def _opened(
    part: _Part, holders: list[html.HtmlElement], earlier: set[html.HtmlElement]
) -> html.HtmlElement | None:
    """The box that a heading such as «أخبار ذات صلة» opens: the largest without text above it."""
    if not (earlier and part.is_out and opens_list(part.passage.block.text)):
        return None
    return next(
        (inner for outer, inner in zip(holders[1:], holders, strict=False) if outer in earlier),
        None,
    )


def _are_beside(heading: Passage, passage: Passage) -> bool:
    """Whether a passage is in the box that a heading is in."""
    box = heading.element.getparent()
    near = [passage.element, *list(passage.element.iterancestors())[:2]]
    return box is not None and box in near[1:] and len(box) <= _CARD


def _is_text(part: _Part) -> bool:
    """Whether a part can be the first or last of a text."""
    return bool(part.passage.words) and not part.is_out and not part.is_line


def _is_cell_below(part: _Part, other: _Part) -> bool:
    """Whether a number is a cell of the table that a short text stands in, and so no counter."""
    tables = [
        next(one.passage.element.iterancestors("table"), None)
        for one in (part, other)
        if one.passage.element.tag in ("td", "th") and one.passage.words <= _SHORT
    ]
    is_number = other.line.kind is Kind.NUMBER and not other.is_out
    return is_number and len(tables) == 2 and tables[0] is tables[1] is not None


def _is_picture(part: _Part) -> bool:
    return part.passage.block.form is Form.IMAGE and not part.is_out


def _writer(part: _Part) -> str:
    """The name in a line such as «بقلم: …» or «كتب - …»."""
    text = part.passage.block.text.strip()
    words = part.words.split()
    if not part.words.startswith(_BYLINES) or not 2 < len(words) + 1 <= _LONGEST_BYLINE:
        return ""
    label, mark, name = text.partition(":")
    if not mark or f"{key(label)} " not in _BYLINES:
        is_name = words[0] == key("بقلم") and text[-1] not in ".؟!:،"
        name = text.split(maxsplit=1)[1] if is_name else ""
    folded = " ".join(name.split()).strip(" /-–—|•·")
    return _NAME_ENDS.split(folded)[0]


def _is_rule(words: str) -> bool:
    """Whether a passage below a text is a rule for comments, or disclaims the text."""
    if len(words.split()) > _LONGEST_RULE:
        return False
    if len(words.split()) <= _SHORT and any(phrase in words for phrase in _INVITATIONS):
        return True
    hits = sum(phrase in words for phrase in _RULES)
    return hits > 1 or any(phrase in words for phrase in _DISCLAIMERS)


def _captioned(kept: list[Block], parts: list[_Part]) -> list[Block]:
    """The blocks with each picture's caption in it, in place of what it said for the blind."""
    captions: dict[int, str] = {}
    for before, part in itertools.pairwise(parts):
        is_picture = before.passage.block.form is Form.IMAGE
        if (
            is_picture
            and part.is_out
            and part.passage.words
            and _goes_with(before.passage, part.passage)
        ):
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
