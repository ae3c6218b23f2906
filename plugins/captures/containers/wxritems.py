"""The items of a WordPress export (WXR), one at a time, with a bound on all that is kept.

Each item is parsed by itself, as a small document under the export's own root element. So a broken
one, which any control sign or bare & makes, does not stop the rest, and memory does not grow with
the file. A document type is refused unread: no export has one, and it is where entities are
declared that expand without end or read other files.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from captures.capture import Rejected
from captures.unpacking import Unpacked

LONGEST = 8 * 2**20
"""Characters of an item, or of what stands before the first: more is no article."""

_PIECE = 256 * 2**10  # bytes read at once
_START, _END = re.compile(r"<item\b"), "</item>"
_ENCODING = re.compile(rb"""<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{2,40})""")
_OF_EXPORTS = re.compile(r"utf-8|cp\d+|iso8859-\d+|ascii")
"""What may decode an export: some of Python's codecs unpack, or take no end."""

_ROOT = re.compile(r"<rss\b[^>]{0,8000}>")
_DOCUMENT_TYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)\b", re.IGNORECASE)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # XML 1.0, production 2
_IN_CDATA = re.compile("CDATA.*not finished", re.IGNORECASE)
_MOST_ENDS = 20  # of items that are spoken of in a text
_WORDPRESS = re.compile(r"\{https?://wordpress\.org/export/[\d.]+/(excerpt/)?\}")
_PREFIXES = {
    "{http://purl.org/rss/1.0/modules/content/}": "content:",
    "{http://purl.org/dc/elements/1.1/}": "dc:",
}


@dataclass(frozen=True, slots=True)
class Term:
    """A category or tag of an item."""

    domain: str
    nicename: str
    name: str


@dataclass(frozen=True, slots=True)
class Item:
    """An item as it stands."""

    number: int
    values: dict[str, str] = field(repr=False)
    """The texts of its elements by name: `title`, `wp:post_id`, `content:encoded` …"""
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class BadItem:
    """An item that cannot be read, or where the file breaks off; 0 is before the first."""

    number: int
    why: Rejected


class Export:
    """An export read from its beginning: what it says of the site, and its items."""

    def __init__(self, stream: Unpacked) -> None:
        """The unpacked bytes of the file."""
        self._pieces = _pieces(stream)
        self._root = "<rss>"
        self._number = 0
        self.site: dict[str, str] = {}
        """`title`, `link`, `pubDate`, `language`, once the first item is read."""
        self.authors: dict[str, str] = {}
        """The names that are shown, by the names that authors log in with."""

    def items(self) -> Iterator[Item | BadItem]:
        """The items in order. A broken one is told of, and the next one is read."""
        try:
            for text, size in self._pieces:
                start = _START.search(text)
                if not self._number:
                    yield from self._read_head(text[: start.start()] if start else text)
                if start:
                    self._number += 1
                    yield self._item(text[start.start() :], size)
                elif not text.endswith((_END, "</rss>")):
                    raise Rejected("an export that breaks off", "</rss>", "export it again")
        except Rejected as why:
            yield BadItem(self._number, why)

    def _read_head(self, head: str) -> Iterator[BadItem]:
        """Reads what stands before the first item; raises Rejected for a document type."""
        if _DOCUMENT_TYPE.search(head):
            raise Rejected("a document type", "an export as WordPress writes it", "take it out")
        root = _ROOT.search(head)
        self._root = root[0] if root else self._root
        channel = head[root.end() if root else 0 :].partition("</channel>")[0]
        try:
            tree = _parsed(f"{self._root}{channel}</channel></rss>")
        except etree.XMLSyntaxError as error:
            yield BadItem(0, _broken(error))
            return
        for element in tree[0] if len(tree) else ():
            name, values = _name(element), _texts(element)
            if name == "wp:author":
                shown = values.get("wp:author_display_name", "").strip()
                self.authors[values.get("wp:author_login", "")] = shown
            elif not len(element):
                self.site.setdefault(name, element.text or "")

    def _item(self, text: str, size: int) -> Item | BadItem:
        try:
            if size > LONGEST:
                raise _too_long()
            if not text.endswith(_END):
                raise Rejected("an item that breaks off", "a whole one", "export it again")
            element = self._parsed_item(text)
        except Rejected as why:
            return BadItem(self._number, why)
        terms = tuple(
            Term(part.get("domain", ""), part.get("nicename", ""), part.text or "")
            for part in element
            if part.tag == "category"
        )
        return Item(self._number, _texts(element), terms)

    def _parsed_item(self, text: str) -> etree._Element:
        """The element of an item; of one whose text speaks of </item>, with what follows it."""
        for _ in range(_MOST_ENDS):
            try:
                return _parsed(f"{self._root}{text}</rss>")[0]
            except etree.XMLSyntaxError as error:
                if not _IN_CDATA.search(str(error.msg)):
                    raise _broken(error) from None
                more, size = next(self._pieces, ("", 0))
                if not more:
                    raise _broken(error) from None
                text += more
                if len(text) + size > LONGEST:
                    break
        raise _too_long()


def _pieces(stream: Unpacked) -> Iterator[tuple[str, int]]:
    """The text parted behind every `</item>`, each part with the number of its characters.

    Of a part of more than LONGEST only the beginning is kept. Raises Rejected where it breaks off.
    """
    data = stream.read(_PIECE)
    decode = _decoder(data)
    text, looked, dropped = "", 0, 0
    while data:
        text += _FORBIDDEN.sub(" ", decode(data))
        while (end := text.find(_END, looked)) >= 0:
            end += len(_END)
            yield text[:end], end + dropped
            text, looked, dropped = text[end:], 0, 0
        if len(text) > LONGEST:
            dropped += len(text) - _PIECE - len(_END)
            text = text[:_PIECE] + text[-len(_END) :]
        looked = max(len(text) - len(_END), 0)
        data = stream.read(_PIECE)
    if text := text.rstrip():
        yield text, len(text) + dropped


def _decoder(head: bytes) -> Callable[[bytes], str]:
    r"""Reads bytes in the encoding that a file states; a damaged letter becomes \ufffd."""
    stated = _ENCODING.search(head)
    name = stated[1].decode("ascii", "replace") if stated else "utf-8"
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        codec = ""
    if not _OF_EXPORTS.fullmatch(codec):
        raise Rejected(f"the encoding {name!r}", "UTF-8", "export the site again")
    return codecs.getincrementaldecoder(codec)("replace").decode


def _parsed(text: str) -> etree._Element:
    # huge: without it libxml2 refuses texts of 10 MB; what is parsed here has a bound already
    parser = etree.XMLParser(
        encoding="utf-8", huge_tree=True, resolve_entities=False, no_network=True, load_dtd=False
    )
    return etree.fromstring(text.encode(), parser)


def _broken(error: etree.XMLSyntaxError) -> Rejected:
    why = " ".join(str(error.msg).split())[:120]
    return Rejected(f"broken XML ({why})", "a whole item", "mend it, or export it again")


def _too_long() -> Rejected:
    size = f"an item of more than {LONGEST >> 20} million characters"
    return Rejected(size, "an article", "leave it out")


def _texts(element: etree._Element) -> dict[str, str]:
    """The texts of an element's own children by name; of several, the first."""
    texts: dict[str, str] = {}
    for part in element:
        if isinstance(part.tag, str) and not len(part):
            texts.setdefault(_name(part), part.text or "")
    return texts


def _name(element: etree._Element) -> str:
    """A name with the usual prefix of its namespace, whatever the export's version and prefix."""
    tag = str(element.tag)
    if found := _WORDPRESS.match(tag):
        return ("excerpt:" if found[1] else "wp:") + tag[found.end() :]
    for namespace, prefix in _PREFIXES.items():
        if tag.startswith(namespace):
            return prefix + tag.removeprefix(namespace)
    return tag
