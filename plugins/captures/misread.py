"""UTF-8 that was once read as another encoding and saved so: it is read again.

Arabic in UTF-8 is two bytes a letter: read as windows-1256 (ط§ظ„ for ال) or as latin-1 (Ø§Ù„).
"""

from __future__ import annotations

import re

_BEYOND = re.compile("[^\x00-\x7f]+")
_MISREAD = 0.6
"""The share of letters beyond ASCII that must be UTF-8 again for a text to be taken as misread."""

_LEADS = 0.2
"""The share of them that must be such as begin a letter in UTF-8: no text that was not misread has
so many, and they are counted in no time."""

_WINDOWS_1252 = {bytes([byte]).decode("cp1252", "replace"): byte for byte in range(0x80, 0xA0)}
_LATIN = {**{chr(byte): byte for byte in range(0x80, 0x100)}, **_WINDOWS_1252}
_WINDOWS_1256 = {bytes([byte]).decode("cp1256"): byte for byte in range(0x80, 0x100)}
_ARABIC_LEADS = "".join(letter for letter, byte in _WINDOWS_1256.items() if 0xD8 <= byte <= 0xDB)
_ANY_LEADS = "".join(letter for letter, byte in _LATIN.items() if 0xC2 <= byte <= 0xF4)


def repair(text: str) -> tuple[str, str]:
    """The text with UTF-8 that was read as another encoding read again, and what was repaired."""
    for name, table, leads in (
        ("windows-1256", _WINDOWS_1256, _ARABIC_LEADS),
        ("latin-1", _LATIN, _ANY_LEADS),
    ):
        new = _reread(text, table) if _may_be_misread(text, leads) else None
        if new is not None:
            again, _ = repair(new)  # some were misread twice
            return again, f"UTF-8 that was once read as {name} is read as UTF-8 again"
    return text, ""


def _may_be_misread(text: str, leads: str) -> bool:
    if text.isascii():
        return False
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    return sum(map(text.count, leads)) > _LEADS * beyond


def _reread(text: str, table: dict[str, int]) -> str | None:
    """The text with its runs of letters read again, if that makes most of them UTF-8."""
    runs = _BEYOND.findall(text)
    misread = sum(len(run) for run in runs if _mended(run, table) != run)
    if misread <= sum(map(len, runs)) * _MISREAD:
        return None
    return _BEYOND.sub(lambda run: _mended(run[0], table), text)


def _mended(run: str, table: dict[str, int]) -> str:
    """A run of letters read again as UTF-8; itself, where it is none."""
    if any(letter not in table for letter in run):
        return run
    data = bytes(table[letter] for letter in run)
    try:
        return data.decode()
    except UnicodeDecodeError:
        new = data.decode(errors="replace")
        return new if new.count("\ufffd") * 4 < len(new) else run
