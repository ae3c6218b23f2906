"""Bytes of a text capture to text: UTF-8, or the windows-1256 of older Arabic sites."""

import codecs
import enum

from captures.capture import Rejected
from captures.cleaning import arabic_share

_UTF16_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MOSTLY = 0.5


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
        text = data.decode("cp1256")
        if arabic_share(text) < _MOSTLY:
            raise Rejected(
                f"bytes that are neither UTF-8 (byte {error.start}) nor Arabic in windows-1256",
                "text in one of the two",
                "save it as UTF-8",
            ) from None
        return text, Encoding.WINDOWS_1256
