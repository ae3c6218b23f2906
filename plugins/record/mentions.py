"""The other captures of an article, as the lines of its `Also_captured` name them.

A line is `file sha256`, then, parted by « · », what is known of its origin: source, address, day of
capture. The import writes them; one that was written by hand may have any of these.
"""

import datetime
import re
from typing import NamedTuple

_HASH = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


class Mention(NamedTuple):
    """Another capture of an article; what a line does not tell is empty or None."""

    file: str
    sha256: str
    source: str
    address: str
    day: datetime.date | None


def mention(line: str) -> Mention:
    """What a line of `Also_captured` tells of a capture."""
    capture, *origin = line.split(" · ")
    found = _HASH.search(capture)
    source, address, day = "", "", None
    for part in map(str.strip, origin):
        if _ADDRESS.fullmatch(part):
            address = part
        elif (said := _day(part)) is not None:
            day = said
        else:
            source = part
    file = capture[: found.start()] if found else capture
    return Mention(file.strip(), found.group() if found else "", source, address, day)


def _day(part: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(part) if len(part) == 10 else None
    except ValueError:
        return None
