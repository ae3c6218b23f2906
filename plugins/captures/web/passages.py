"""A page's tree to passages: runs of text as a reader sees them, each with its place."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from lxml import etree, html

from captures.boilerplate import Kind, look_at
from captures.capture import Block, Form, Link
from captures.cleaning import clean_line, clean_text
from captures.web.addresses import absolute
from captures.web.itemnumbers import ItemNumbers, is_item

_INLINE = frozenset(
    {
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn"),
        *("em", "font", "i", "ins", "kbd", "label", "mark", "nobr", "o:p", "q", "s", "samp"),
        *("small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
    }
)
_RAISED = {"sup": "⁰¹²³⁴⁵⁶⁷⁸⁹", "sub": "₀₁₂₃₄₅₆₇₈₉"}
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_FEW_WORDS = 8
_LONGEST_BYLINE = 150  # characters
_SPACE = re.compile(r"[ \t\r\n\f\xa0\u200b]+")
_NOWHERE = "#"  # begins the address of a link to where no article can lead, each with its own
_ENDED = re.compile(r"[.؟?!…:][»”\"')\]]*\Z")  # a sentence, or what opens a list
_LINKED = 0.85
"""The share of a passage that is links from which on it is nothing else."""
_BLOCK_STYLE = re.compile(r"(?i)display\s*:\s*(?:block|flex|table|list-item)")
_PICTURE_FILE = re.compile(r"(?i)\.(?:jpe?g|png|gif|webp|avif|svg|bmp)(?:[?#].*)?$")
_LAZY = ("data-src", "data-lazy-src", "data-original", "src")  # what is shown in the end, first
_SMALL = 60  # pixels: an icon


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of a page, before anyone knows whether it is the article's."""

    block: Block
    element: html.HtmlElement = field(repr=False)
    """The innermost element that it stands in that is no inline one."""

    in_links: int = 0
    """How many characters of its text are links, wherever they lead; of an image, whether it is."""

    is_piece: bool = False
    """Whether a line's end or a picture parts it from words of its sentence that are no link."""

    @property
    def words(self) -> int:
        """How many words it has; an image has none."""
        return 0 if self.block.form is Form.IMAGE else len(self.block.text.split())

    @property
    def linked(self) -> float:
        """The share of its characters that are links, 0 to 1."""
        return self.in_links / max(len(self.block.text) if self.words else 1, 1)

    @property
    def is_link(self) -> bool:
        """Whether it is nothing but links."""
        return self.words > 0 and self.linked > _LINKED


def passages(body: html.HtmlElement, base: str) -> list[Passage]:
    """The passages of a page in their order; `base` is what its links are relative to."""
    found = list(_Walk(base).passages(body))
    for sentence in _sentences(found):
        in_links = sum(found[at].passage.in_links for at in sentence)
        if in_links <= _LINKED * sum(len(found[at].passage.block.text) for at in sentence):
            for at in sentence if len(sentence) > 1 else ():
                piece = dataclasses.replace(found[at].passage, is_piece=True)
                found[at] = found[at]._replace(passage=piece)
    return [one.passage for one in found]


class _Found(NamedTuple):
    """A passage, and whether it stands in one paragraph with the text before it."""

    passage: Passage
    goes_on: bool
    first: str
    """Where the link leads that it begins in, if it does."""
    last: str
    """Where the link leads that it ends in."""


def _sentences(found: Sequence[_Found]) -> Iterator[list[int]]:
    """The indexes of passages that line ends and pictures part, though they are one sentence.

    A link goes on over them. So does a text that has no end, but for a list of links below it.
    """
    spoken = [at for at, one in enumerate(found) if one.passage.words]
    sentence: list[int] = []
    for place, at in enumerate(spoken):
        behind = found[spoken[place + 1]] if place + 1 < len(spoken) else None
        if sentence and not _is_one(found[sentence[-1]], found[at], behind):
            yield sentence
            sentence = []
        sentence.append(at)
    if sentence:
        yield sentence


def _is_one(before: _Found, here: _Found, behind: _Found | None) -> bool:
    """Whether a sentence goes on from one passage to the next."""
    if not here.goes_on:
        return False
    if _is_one_link(before, here):
        return True
    opens_list = (
        here.passage.is_link
        and behind is not None
        and behind.goes_on
        and behind.passage.is_link
        and not _is_one_link(here, behind)
    )
    is_open = not (before.passage.is_link or _ENDED.search(before.passage.block.text))
    return is_open and not opens_list


def _is_one_link(before: _Found, here: _Found) -> bool:
    return bool(before.last) and before.last == here.first


class _Walk:
    """One way through a tree, without recursion, since pages nest thousands deep."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._run: list[tuple[str, str]] = []  # text, and where it links to
        self._links: list[str] = []
        self._count = 0  # of links
        self._goes_on = False  # whether text now is in one paragraph with the last passage of text
        self._places: list[tuple[html.HtmlElement, Form]] = []
        self._item_numbers = ItemNumbers()
        self._numbers: list[int | None] = []  # of the items around, until their text is said

    def passages(self, body: html.HtmlElement) -> Iterator[_Found]:
        for event, element in etree.iterwalk(body, events=("start", "end")):
            if not isinstance(element.tag, str):
                continue
            if event == "start":
                yield from self._enter(element)
                self._say(_raised(element))
            else:
                yield from self._leave(element)
                if element is not body:
                    self._say(element.tail)

    def _enter(self, element: html.HtmlElement) -> Iterator[_Found]:
        tag = element.tag
        if tag == "a":
            href = element.get("href")
            self._count += 1
            nowhere = f"{_NOWHERE}{self._count}"
            self._links.append(absolute(href, self._base) or nowhere if href else "")
        elif tag in ("img", "amp-img"):
            if (image := _image(element, self._base)) and self._places:
                yield from self._end()
                picture = Passage(image, element, in_links=self._is_elsewhere())
                yield _Found(picture, False, "", "")
        elif tag == "br":
            self._run.append(("\n", ""))
        elif not _is_inline(element):
            yield from self._end()
            self._goes_on = False
            around = self._places[-1][1] if self._places else Form.PARAGRAPH
            form = _form(element, around)
            if is_item(element):
                self._numbers.append(
                    self._item_numbers.of(element) if form is Form.NUMBERED else None
                )
            self._places.append((element, form))

    def _leave(self, element: html.HtmlElement) -> Iterator[_Found]:
        tag = element.tag
        if tag == "a":
            self._links.pop()
        elif tag not in ("img", "amp-img", "br") and not _is_inline(element):
            yield from self._end()
            self._goes_on = False
            if is_item(element):
                self._numbers.pop()
            self._places.pop()

    def _say(self, text: str | None) -> None:
        if text:
            if not self._places or self._places[-1][0].tag not in ("pre", "listing"):
                text = _SPACE.sub(" ", text)
            address = self._links[-1] if self._links else ""
            self._run.append((clean_text(text), address))

    def _end(self) -> Iterator[_Found]:
        """The passages of the run. A picture ends a run in a paragraph, which goes on behind it."""
        run, self._run = self._run, []
        if not self._places:
            return
        place, form = self._places[-1]
        lines = list(_lines(run))
        self._goes_on &= not _has_blank_line(lines)
        for paragraph in _paragraphs(lines, form):
            for block in map(self._numbered, paragraph):
                bare = tuple(link for link in block.links if not link.address.startswith(_NOWHERE))
                in_links = sum(link.end - link.start for link in block.links)
                passage = Passage(dataclasses.replace(block, links=bare), place, in_links)
                yield _Found(passage, self._goes_on, *_ends_in(block))
                self._goes_on = True
            self._goes_on = False
        if any(line.text for line in lines):
            self._goes_on = not _has_blank_line(lines[::-1])

    def _numbered(self, block: Block) -> Block:
        """A block; a numbered one with its item's number, if none of its item has it yet."""
        if block.form is not Form.NUMBERED:
            return block
        number, self._numbers[-1] = self._numbers[-1], None
        if number is None:
            return dataclasses.replace(block, form=Form.PARAGRAPH)
        return dataclasses.replace(block, number=number)

    def _is_elsewhere(self) -> bool:
        """Whether a picture leads to another page, and not to a larger picture."""
        address = self._links[-1] if self._links else ""
        return bool(address) and not _PICTURE_FILE.search(address)


def _raised(element: html.HtmlElement) -> str | None:
    """The text that an element begins with; a number that is raised or lowered stays so.

    10<sup>6</sup> is not 106.
    """
    text: str | None = element.text
    raised = _RAISED.get(element.tag)
    if raised is None or len(element) or not (text and text.strip().isdecimal()):
        return text
    return "".join(raised[int(sign)] if sign.isdecimal() else sign for sign in text)


def _is_inline(element: html.HtmlElement) -> bool:
    return element.tag in _INLINE and not _BLOCK_STYLE.search(element.get("style", ""))


def _form(element: html.HtmlElement, around: Form) -> Form:
    """What text in an element is, by its tag, else by what stands around it."""
    if element.tag in _HEADINGS:
        return Form.HEADING
    if element.tag == "li":
        parent = element.getparent()
        return Form.NUMBERED if parent is not None and parent.tag == "ol" else Form.ITEM
    return Form.QUOTE if element.tag == "blockquote" else around


def _has_blank_line(lines: Sequence[Block]) -> bool:
    """Whether the first of these lines, which may be the rest of one, and the next are empty."""
    return len(lines) > 1 and not (lines[0].text or lines[1].text)


def _ends_in(block: Block) -> tuple[str, str]:
    """Where the links lead that a block begins and ends in."""
    first = block.links[0].address if block.links and not block.links[0].start else ""
    is_at_end = block.links and block.links[-1].end == len(block.text)
    return first, block.links[-1].address if is_at_end else ""


def _paragraphs(lines: Sequence[Block], form: Form) -> Iterator[list[Block]]:
    """The paragraphs of a run: blank lines part them, and so does each line's end in long lines.

    Long lines are a block each, whether they are paragraphs or pieces of one. A line that says when
    and by whom it was published stands alone.
    """
    if form not in (Form.PARAGRAPH, Form.QUOTE):
        if block := _joined([line for line in lines if line.text], " ", form):
            yield [block]
        return
    of_text = [bool(line.text) + (bool(line.text) and _is_byline(line.text)) for line in lines]
    for kind, group in groupby(zip(of_text, lines, strict=True), key=lambda pair: pair[0]):
        if not kind:
            continue
        full = [line for _, line in group]
        are_long = sum(len(line.text.split()) for line in full) >= _FEW_WORDS * len(full)
        parts = [[line] for line in full] if are_long else [full]
        yield [block for part in parts if (block := _joined(part, "\n", form))]


def _is_byline(text: str) -> bool:
    return len(text) <= _LONGEST_BYLINE and look_at(text).kind is Kind.BYLINE


def _lines(run: list[tuple[str, str]]) -> Iterator[Block]:
    """The lines of a run, white space folded, with their links."""
    text, links = "", list[Link]()
    for piece, address in (*run, ("\n", "")):
        for number, part in enumerate(piece.split("\n")):
            if number:
                yield _trimmed(text, links)
                text, links = "", []
            words = _SPACE.sub(" ", part)
            if not text or text.endswith(" "):
                words = words.lstrip(" ")
            if address and words.strip():
                links.append(Link(len(text), len(text) + len(words), address))
            text += words


def _trimmed(text: str, links: list[Link]) -> Block:
    """A line without white space at its ends or at those of its links; joined where one goes on."""
    text = text.rstrip() if clean_line(text) else ""
    kept: list[Link] = []
    for link in links:
        words = text[link.start : link.end]
        if not clean_line(words):
            continue
        start = link.start + len(words) - len(words.lstrip())
        end = link.start + len(words.rstrip())
        if kept and kept[-1].address == link.address and not text[kept[-1].end : start].strip():
            start = kept.pop().start
        kept.append(Link(start, end, link.address))
    return Block(text, links=tuple(kept))


def _joined(lines: list[Block], between: str, form: Form) -> Block | None:
    text, links = "", list[Link]()
    for line in lines:
        text += between if text else ""
        at = len(text)
        links += [Link(at + link.start, at + link.end, link.address) for link in line.links]
        text += line.text
    return Block(text, form, tuple(links)) if text else None


def _image(element: html.HtmlElement, base: str) -> Block | None:
    """An image with words or a known address, unless it is an icon."""
    if any(_is_small(element.get(side, "")) for side in ("width", "height")):
        return None
    sources = (absolute(element.get(name, ""), base) for name in _LAZY)
    address = next(filter(None, sources), "")
    words = clean_line(element.get("alt", "") or element.get("title", ""))
    if not (address or words):
        return None
    return Block(words, Form.IMAGE, (Link(0, len(words), address),) if address else ())


def _is_small(size: str) -> bool:
    return size.removesuffix("px").isdecimal() and int(size.removesuffix("px")[:6]) < _SMALL
