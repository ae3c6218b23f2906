"""Bytes of a page to text: the encoding that the page states, unless its letters say another.

The order is that of https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding:
byte order mark, what the server said, what the page states. But saved pages were often read and
written anew, and old Arabic sites stated what their server's template stated. So UTF-8 that is
whole is UTF-8, and among the Arabic code pages the letters decide.
"""

from __future__ import annotations

import codecs
import re

from captures.capture import Rejected
from captures.cleaning import arabic_share
from captures.misread import repair
from telling import number

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD = 4096  # bytes in which a page states its encoding; the specification says 1024
_STATED = re.compile(rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""")
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{2,40})""")
_AS_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-6": "iso8859-6"}
_OF_PAGES = re.compile(r"utf-8|cp125\d|iso8859-\d+|cp720|cp864|mac-arabic")
_ARABIC = ("cp1256", "iso8859-6")
_COMMON = re.compile(r"(?<![\u0621-\u064a])(?:ال|في|من|على|و|أن|عن)")
_SPACES = b" \n>"  # what parts words, between tags too
_SPACED = bytes(0x20 if byte in _SPACES else byte for byte in range(256))
_ASCII_BUT_SPACES = bytes(byte for byte in range(0x80) if byte not in _SPACES)
_SAMPLE = 1_000_000  # bytes that tell how much a text is like Arabic


def decode_page(data: bytes, served: str = "") -> tuple[str, str]:
    """A page's text, and what a maintainer should know of its encoding, or an empty string.

    `served` is the encoding that came with the page. Raises Rejected.
    """
    if not data.strip():
        raise Rejected("an empty file", "a page", "save the page again or leave it out")
    text, encoding = _decoded(data, served)
    if "\0" in text[:_HEAD]:
        raise Rejected("binary data", "a page", "leave the file out")
    stated = _codec(served) or _stated(data)
    text, repaired = repair(text)
    if repaired:
        return text, repaired
    if damaged := text.count("\ufffd"):
        return text, f"{number(damaged, 'damaged letter')}, shown as \ufffd"
    if stated and stated != encoding and not text.isascii():
        return text, f"read as {_name(encoding)}; the page states {_name(stated)}"
    return text, ""


def _decoded(data: bytes, served: str) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.removeprefix(codecs.BOM_UTF8).decode(encoding, "replace"), encoding
    try:
        return data.decode(), "utf-8"
    except UnicodeDecodeError:
        pass
    stated = _codec(served) or _stated(data)
    damaged = data.decode(errors="replace")
    if _is_mostly_utf8(damaged):
        return damaged, "utf-8"
    candidates = dict.fromkeys([*([stated] if stated and stated != "utf-8" else []), *_ARABIC])
    # letters beyond ASCII alone: in the rest two readings of the same bytes do not differ
    sample = data.translate(_SPACED, _ASCII_BUT_SPACES)[:_SAMPLE]
    best = max(candidates, key=lambda encoding: _likeness(sample.decode(encoding, "replace")))
    return data.decode(best, "replace"), best


def _is_mostly_utf8(text: str) -> bool:
    """Whether few of the letters of UTF-8 are damaged, and few beside what is ASCII."""
    plain = len(text.encode("ascii", "ignore"))
    damaged, beyond = text.count("\ufffd"), len(text) - plain
    return damaged * 20 < plain and damaged * 5 < beyond


def _likeness(text: str) -> float:
    """How much a text is like Arabic: its letters, and the words that are everywhere in it."""
    words = len(text.split()) or 1
    return arabic_share(text) + (len(_COMMON.findall(text)) - text.count("\ufffd")) / words


def _stated(data: bytes) -> str:
    head = data[:_HEAD]
    found = _XML.search(head) or _STATED.search(head)
    return _codec(found[1].decode("ascii", "replace")) if found else ""


def _codec(name: str) -> str:
    """A codec's name as Python has it, with the wider ones that browsers take for some."""
    try:
        known = codecs.lookup(name.strip()).name if name.strip() else ""
    except (LookupError, ValueError):
        return ""
    if known in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        return "utf-8"  # as browsers do: who reads the statement knows that it is wrong
    return _AS_BROWSERS.get(known, known if _OF_PAGES.fullmatch(known) else "")


def _name(encoding: str) -> str:
    return {"utf-8": "UTF-8", "cp1256": "windows-1256", "cp1252": "windows-1252"}.get(
        encoding, encoding.upper()
    )
