"""Bytes of a text capture to text: UTF-8, or the windows-1256 of older Arabic sites."""

import codecs
import enum

from captures.capture import Rejected
from captures.cleaning import arabic_share

_UTF16_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MOSTLY = 0.5
_FEW = 0.05


class Encoding(enum.Enum):
    """How a text was encoded; the value is its name."""

    UTF_8 = "UTF-8"
    WINDOWS_1256 = "windows-1256"


def decode(data: bytes) -> tuple[str, Encoding]:
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
        return data.decode("utf-8-sig"), Encoding.UTF_8
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(data):
            raise Rejected(
                f"UTF-8 text with a damaged letter at byte {error.start}",
                "whole UTF-8 text",
                "save the page again, or mend or remove that letter",
            ) from None
        text = data.decode("cp1256")
        if arabic_share(text) < _MOSTLY or _has_strange_letters(text):
            raise Rejected(
                f"bytes that are neither UTF-8 (byte {error.start}) nor Arabic in windows-1256",
                "text in one of the two",
                "save it as UTF-8",
            ) from None
        return text, Encoding.WINDOWS_1256


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII is UTF-8, as hardly any windows-1256 text is by chance."""
    letters = [letter for letter in data.decode(errors="surrogateescape") if letter > "\x7f"]
    damaged = sum("\udc80" <= letter <= "\udcff" for letter in letters)
    return damaged * 2 < len(letters)


def _has_strange_letters(text: str) -> bool:
    """Whether French letters are common: so ISO 8859-6 looks, whose و ى ي are è é ê there."""
    arabic = sum("\u0621" <= letter <= "\u064a" for letter in text)
    return sum(letter in "çèéêë" for letter in text) > arabic * _FEW
