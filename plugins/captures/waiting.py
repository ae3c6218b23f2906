"""Articles with captures that were merged with them and are not written yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from captures.ledger import Entry
from captures.merging import Growing

MOST_WAITING = 64
"""Articles, which are held in memory."""

_LARGE = 16 * 2**10
"""Bytes of an article's file from which on captures that are merged with it may wait."""
_OF_EACH = 4 * 2**10
"""Bytes of the file for each that waits: so much is written for a capture, however many come."""


@dataclass(slots=True)
class Waiting:
    """An article with captures that wait.

    A file that has thousands of them would be written anew for each: it is when it has grown by a
    share, so that all of it is written a few times over, however many come. What waits when an
    import is killed is imported by the next one.
    """

    id: str
    path: Path
    file: Growing
    before: str
    """The hash of the file as it is."""
    size: int
    """Its bytes."""
    is_edited: bool
    """Whether a hand edited it."""
    told: list[Entry] = field(default_factory=list)
    """What the ledger is to tell, without the hashes of the file."""

    def take(self, markdown: str, told: Entry, *, is_fuller: bool) -> None:
        """Merges one more capture."""
        self.file.take(markdown, is_fuller=is_fuller)
        self.told.append(told)

    @property
    def is_much(self) -> bool:
        """Whether it is time to write them."""
        return self.size < _LARGE or len(self.told) * _OF_EACH >= self.size
