"""The values of a record: read by type, cleaned, and left out with a note where unusable."""

import datetime
import html
import re
from collections.abc import Callable
from typing import Any, TypeVar

import front_matter
from captures import dating
from captures.capture import Look, Note
from captures.cleaning import clean_line

T = TypeVar("T")

_LONGEST_ADDRESS = 2048
_LONGEST_LINE, _MOST_LINES = 10_000, 1_000  # of a title, of a list of names
# Letters with their marks, dots and blanks; a hyphen between Latin letters; six words
_NAME = re.compile(
    r"(?!(?:\S+ ){6})[^\W\d_](?:[^\W\d_]|[\u064b-\u0652\u0670.'’ ]|(?<=[A-Za-z])-(?=[A-Za-z]))+"
)
# All but those of < and >: whoever writes of markup means them as they stand
_ENTITY = re.compile(
    r"&(?!(?:[lLgG][tT]|#0*6[02]|#[xX]0*3[cCeE]);)"
    r"(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
_TYPES = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "an object",
    type(None): "null",
}


def _unescaped(value: Any) -> Any:
    """A text, or the texts of a list, with characters for entities."""
    if isinstance(value, list):
        return [_unescaped(item) if isinstance(item, str) else item for item in value]
    if not isinstance(value, str):
        return value
    return _ENTITY.sub(lambda entity: html.unescape(entity.group()), value)


def type_name(value: object) -> str:
    """What JSON calls the type of a value."""
    return _TYPES.get(type(value), "text")


class Values:
    """A record by key. An absent value is empty; so is one that cannot be used, with a note."""

    def __init__(self, record: dict[str, Any]) -> None:
        """The parsed JSON object."""
        self._record = record
        self.notes: list[Note] = []

    def unescaped(self, markup: str) -> "Values":
        """The same with characters for entities, which scrapers leave in text that was HTML once.

        What stands by the key `markup` is HTML still.
        """
        whole = {
            key: value if key == markup else _unescaped(value)
            for key, value in self._record.items()
        }
        values = Values(whole)
        values.notes += self.notes
        return values

    def unused(self, key: str, why: str) -> None:
        """Notes, once, that a value was left out."""
        note = Note(Look.VALUE_UNUSED, f"{key}: {why}")
        if note not in self.notes:
            self.notes.append(note)

    def text(self, key: str) -> str:
        """A text as it stands."""
        value = self._record.get(key)
        if value is None or isinstance(value, str):
            return value or ""
        self.unused(key, f"{type_name(value)}, not a text")
        return ""

    def line(self, key: str) -> str:
        """A text cleaned to one line."""
        return self._line(key, self.text(key))

    def _line(self, key: str, text: str) -> str:
        if len(text) > _LONGEST_LINE:
            self.unused(key, f"more than {_LONGEST_LINE:,} characters")
            return ""
        return clean_line(text)

    def lines(self, key: str) -> tuple[str, ...]:
        """A list of texts, each cleaned to one line; one text is a list of one."""
        value = self._record.get(key)
        items = value if isinstance(value, list) else [] if value is None else [value]
        if not all(isinstance(item, str) for item in items):
            self.unused(key, "not a list of texts")
            return ()
        if len(items) > _MOST_LINES:
            self.unused(key, f"more than {_MOST_LINES:,} texts")
            return ()
        return tuple(line for item in items if (line := self._line(key, item)))

    def names(self, key: str) -> tuple[str, ...]:
        """Names, in a list or a text: there semicolons part them, or commas if it has none."""
        is_text = isinstance(self._record.get(key), str)
        names = []
        for line in self.lines(key):
            separators = "[;؛,،]" if is_text and not re.search("[;؛]", line) else "[;؛]"
            names += [name.strip() for name in re.split(separators, line)]
        return tuple(dict.fromkeys(name for name in names if name))

    def byline(self, key: str) -> tuple[str, ...]:
        """The names in a byline: what scrapers keep of «كتب فلان» is often «الرياض - واس:».

        Signs that join a name to a place or an agency make it no name, and entities are signs.
        """
        unescaped = map(html.unescape, self.lines(key))
        parts = [part for line in unescaped for part in re.split("[;؛،,]", line)]
        names = [" ".join(part.split()).removeprefix("بقلم").strip(" :.") for part in parts]
        return tuple(dict.fromkeys(filter(_NAME.fullmatch, names)))

    def written(self, key: str) -> str:
        """A date as the record has it: a text, or a number, as exports have seconds since 1970."""
        value = self._record.get(key)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return str(value) if is_number else self.text(key).strip()

    def date(self, key: str, not_after: datetime.date | None = None) -> str:
        """A date as the front matter writes it."""
        return self._usable(key, lambda value: dating.parse_stated(value, not_after))

    def day(self, key: str, not_after: datetime.date) -> datetime.date | None:
        """The day of a date with or without time."""
        day = self._usable(key, lambda value: dating.parse_stated(value, not_after)[:10])
        return datetime.date.fromisoformat(day) if day else None

    def _usable(self, key: str, read: Callable[[str], str]) -> str:
        value = self.written(key)
        try:
            return read(value) if value else ""
        except dating.BadDateError as error:
            self.unused(key, str(error))
            return ""

    def address(self, key: str) -> str:
        """An http address."""
        value = self.line(key)
        if value and not (front_matter.is_address(value) and len(value) <= _LONGEST_ADDRESS):
            self.unused(key, f"{value[:60]!r} is no http address")
            return ""
        return value

    def language(self) -> str:
        """A language tag."""
        value = self.line("language")
        if value and not front_matter.is_language(value):
            self.unused("language", f"{value[:20]!r} is no language tag such as en")
            return ""
        return value
