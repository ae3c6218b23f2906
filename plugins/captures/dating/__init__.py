"""The day of an article, and what it stands on.

`resolve` takes all that a capture says of its day (`Said`) and its text, and gives the date with
its basis, what was refused and why, and what disagrees: docs/import.md has the rules. Nothing is
guessed, and each date keeps the words it stands on.
"""

from captures.dating.byline import says_publication, says_update
from captures.dating.evidence import (
    WEB_BEGINS,
    ZONES,
    Bounds,
    Evidence,
    Kind,
    Reason,
    Refused,
    Said,
)
from captures.dating.resolve import (
    BadDateError,
    Resolution,
    note,
    parse_stated,
    read,
    resolve,
)
from captures.dating.text import read_text

__all__ = [
    "WEB_BEGINS",
    "ZONES",
    "BadDateError",
    "Bounds",
    "Evidence",
    "Kind",
    "Reason",
    "Refused",
    "Resolution",
    "Said",
    "note",
    "parse_stated",
    "read",
    "read_text",
    "resolve",
    "says_publication",
    "says_update",
]
