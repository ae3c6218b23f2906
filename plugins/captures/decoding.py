"""Bytes of a text capture to text: UTF-8, or the windows-1256 of older Arabic sites."""

import codecs
import enum
import re
from typing import NamedTuple

from captures.capture import Rejected
from captures.cleaning import arabic_share
from captures.misread import repair

_UTF16_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MOSTLY = 0.5
_FEW = 0.05
_AL, _AN = re.compile(r"\bال"), re.compile(r"\bان")


class Encoding(enum.Enum):
    """How a text was encoded; the value is its name."""

    UTF_8 = "UTF-8"
    WINDOWS_1256 = "windows-1256"


class Decoded(NamedTuple):
    """A text and how it was encoded."""

    text: str
    encoding: Encoding
    look: str = ""
    """What a maintainer should know of the encoding; empty where nothing is odd."""


def decode(data: bytes) -> Decoded:
    """The text of a file's bytes, without byte order mark; raises Rejected.

    Nearly any bytes are windows-1256, so it counts only where it makes them mostly Arabic.
    """
    if not data.strip():
        raise Rejected("an empty file", "a page's text", "save the page again or leave it out")
    if data.startswith(_UTF16_32):
        raise Rejected("UTF-16 or UTF-32 text", "UTF-8", "save it as UTF-8")
    if b"\0" in data:
        raise Rejected("binary data", "text", "save the page as text or leave the file out")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(data):
            raise Rejected(
                f"UTF-8 text with a damaged letter at byte {error.start}",
                "whole UTF-8 text",
                "save the page again as UTF-8, or mend or remove that letter",
            ) from None
        text = data.decode("cp1256")
        if arabic_share(text) < _MOSTLY or _is_another_code_page(text):
            raise Rejected(
                f"bytes that are neither UTF-8 (byte {error.start}) nor Arabic in windows-1256",
                "text in one of the two",
                "save it as UTF-8",
            ) from None
        return Decoded(text, Encoding.WINDOWS_1256, f"read as {Encoding.WINDOWS_1256.value}")
    text, repaired = repair(text)
    return Decoded(text, Encoding.UTF_8, repaired)


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether what is not ASCII is UTF-8 but for less than half of its letters.

    Hardly any windows-1256 text is so by chance.
    """
    letters = [letter for letter in data.decode(errors="surrogateescape") if letter > "\x7f"]
    damaged = sum("\udc80" <= letter <= "\udcff" for letter in letters)
    return damaged < len(letters) * _MOSTLY


def _is_another_code_page(text: str) -> bool:
    """Whether windows-1256 makes a text strange as ISO 8859-6 looks in it.

    Its و ى ي are è é ê there, French letters that become common, and its article ال is ان.
    """
    arabic = sum("\u0621" <= letter <= "\u064a" for letter in text)
    french = sum(letter in "çèéêë" for letter in text)
    return french > arabic * _FEW or len(_AN.findall(text)) > len(_AL.findall(text))
