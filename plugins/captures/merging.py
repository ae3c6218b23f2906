"""Two Markdown files of one article become one; a line of `Also_captured` tells of the other.

The line is `capture sha256`, then, parted by « · », what the other said of its origin: source,
address, day of capture.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Mapping, Sequence

from captures import frontmatter
from captures.capture import Basis

_FOUNDED = {basis.value: rank for rank, basis in enumerate(Basis)}  # stated first

_AFTER = [
    re.compile(rf"^\ufeff? {{0,3}}{key}:.*(?:\n|\Z)(?:(?: {{4}}|\t).*(?:\n|\Z))*", re.I | re.M)
    for key in ("also_captured", "capture_sha256", "id", "title")
]
"""Where a line of `Also_captured` may stand: after the first of these that front matter has."""

Fields = Mapping[str, Sequence[str]]


class Merge(enum.Enum):
    """How a capture was merged; the value is what the report says of it."""

    LISTED = "also captured"
    FULLER = "fuller: its text stands now"
    KEPT = "fuller, but the article was edited: its text stays; compare them"


def mention(fields: Fields) -> str:
    """The line of `Also_captured` for the capture that front matter names."""
    capture, sha256 = (_first(fields, key) for key in ("capture", "capture_sha256"))
    origin = (_first(fields, key) for key in ("source", "original_url", "captured"))
    return " · ".join([f"{capture} {sha256}".strip(), *filter(None, origin)])


class Growing:
    """The file of an article, and captures of it that are merged with it one after the other.

    Each costs as much as its own text, however many came before. A file that was edited by hand
    only gets their lines.
    """

    def __init__(self, known: bytes, *, is_edited: bool) -> None:
        """The bytes of the file as it is."""
        self._old = known.decode(errors="surrogateescape")
        self._is_edited = is_edited
        self._lines: dict[str, None] = {}  # that are to be listed
        self.fields, _ = frontmatter.parse(frontmatter.head(self._old))
        self._body = self._old.partition("\n\n")[2]
        self._also = dict.fromkeys(self.fields.pop("also_captured", ()))

    def take(self, new: str, *, is_fuller: bool) -> None:
        """Merges what the import wrote of another capture; the fuller text stands."""
        others, _ = frontmatter.parse(frontmatter.head(new))
        also = others.pop("also_captured", [])
        self._lines |= dict.fromkeys((mention(others), *also))
        if self._is_edited:
            return
        kept, other = (others, self.fields) if is_fuller else (self.fields, others)
        if is_fuller:
            self._body = new.partition("\n\n")[2]
            self._also = dict.fromkeys(also) | self._also if also else self._also
        else:
            self._also.update(dict.fromkeys(also))
        self._also.setdefault(mention(other))
        self.fields = _completed(kept, other)

    def lines(self, markdown: bytes) -> bytes:
        """Another state of the file, with the lines of the captures that were merged alone."""
        text = listed(markdown.decode(errors="surrogateescape"), self._lines)
        return text.encode(errors="surrogateescape")

    @property
    def whole(self) -> bytes:
        """The file with all that was merged."""
        if self._is_edited:
            return self.lines(self._old.encode(errors="surrogateescape"))
        fields = self.fields | ({"also_captured": list(self._also)} if self._also else {})
        return frontmatter.write(fields, self._body).encode(errors="surrogateescape")


def _completed(fields: dict[str, list[str]], others: Fields) -> dict[str, list[str]]:
    """The front matter of the text that stands, with what only another capture's has.

    A title that was inferred gives way to one that was stated, a date to one that is better
    founded. Category, tags, authors are taken over where there is none.
    """
    if _first(fields, "title_basis") and not _first(others, "title_basis"):
        _take(fields, others, "title", "title_basis")
    if _rank(others) < _rank(fields):
        _take(fields, others, "date", "date_basis", "date_evidence")
    for key in ("category", "tags", "authors", "corrections"):
        if not _first(fields, key):
            _take(fields, others, key)
    return fields


def listed(markdown: str, lines: Iterable[str]) -> str:
    """An article that may be edited by hand with more lines of `Also_captured`; all else stays.

    Without those that it has; unchanged if it has no front matter.
    """
    head = frontmatter.head(markdown)
    known = frontmatter.parse(head)[0].get("also_captured", [])
    new = [line for line in dict.fromkeys(lines) if line not in known]
    place = next(filter(None, (key.search(head) for key in _AFTER)), None)
    if not new or not place:
        return markdown
    end = "\r\n" if "\r\n" in head else "\n"
    before = markdown[: place.end()]
    before += "" if before.endswith("\n") else end
    start = "" if known else "Also_captured: "
    written = start + "".join(f"    {line}{end}" for line in new).removeprefix("    " * bool(start))
    return before + written + markdown[place.end() :]


def mentioned(fields: Fields, sha256: str) -> str:
    """What front matter cites for a capture's hash; empty if it does not name it."""
    if _first(fields, "capture_sha256") == sha256:
        return _first(fields, "capture")
    lines = (line.partition(sha256) for line in fields.get("also_captured", ()))
    return next((cited.strip() for cited, found, _ in lines if found), "")


def _first(fields: Fields, key: str) -> str:
    return next(iter(fields.get(key, ())), "")


def _rank(fields: Fields) -> int:
    return _FOUNDED.get(_first(fields, "date_basis"), len(_FOUNDED))


def _take(fields: dict[str, list[str]], others: Fields, *keys: str) -> None:
    for key in keys:
        fields[key] = list(others.get(key, ()))
