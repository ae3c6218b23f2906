"""The ledger: what ever happened to the archive's articles, one JSON line a change, only added to.

It is why an id is never used twice and a deleted article stays deleted: the file of the article
is gone then, the line about it is not.
"""

from __future__ import annotations

import dataclasses
import datetime
import io
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from front_matter import is_sha256
from telling import shortened

NAME = "ledger.jsonl"
"""In the content folder."""

IMPORTED, MERGED, PUBLISHED = "import", "merged", "published"
FOUND = "found"
"""An article's file names a capture of which there is no line: the ledger was lost."""
LOST = "lost"
"""What an earlier line tells of is not there: the power failed while it was written."""


TOLD_BY_IMPORTS = frozenset({IMPORTED, MERGED, PUBLISHED, FOUND, LOST})
"""Any other reason is a maintainer's, who accepted what a hand had changed."""

_SHOWN = 60  # characters of what a line is that was torn


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of an article: hashes are sha-256 of its Markdown file, None if there is none."""

    id: str
    before: str | None
    after: str | None
    time: str
    reason: str
    capture: str = ""
    capture_sha256: str = ""
    words: str = ""
    """`Text.said` of the capture's text, whichever text stands: the same one comes again."""


def now() -> str:
    """The time of a change: UTC, to the second."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def parse(line: bytes) -> Entry | None:
    """The entry of a line; None of a line that is none."""
    try:
        raw = json.loads(line.decode(errors="replace"))
        before, after = raw["before"], raw["after"]
        if not all(each is None or is_sha256(each) for each in (before, after)):
            return None
        return Entry(
            id=str(raw["id"]),
            before=before,
            after=after,
            time=str(raw.get("time", "")),
            reason=str(raw.get("reason", "")),
            capture=str(raw.get("capture", "")),
            capture_sha256=str(raw.get("capture_sha256", "")),
            words=str(raw.get("words", "")),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def lines(path: Path, start: int = 0) -> Iterator[bytes]:
    """The lines of a ledger from a byte on, with their ends; none where there is no ledger."""
    if path.exists():
        with path.open("rb") as file:
            file.seek(start)
            yield from file


def read(path: Path, start: int = 0) -> Iterator[Entry]:
    """The entries of a ledger from a byte on; a line that is none is passed over."""
    return (entry for line in lines(path, start) if (entry := parse(line)))


def mend(path: Path) -> str:
    """Takes out what a killed run left of a line at the end; says what it found, if anything.

    Nothing is lost by it: an article takes its place when its line is whole. Raises OSError.
    """
    if not _ends_torn(path):
        return ""
    with path.open("r+b") as file:
        data = file.read()
        whole = data.rfind(b"\n") + 1
        tail, number = data[whole:], data.count(b"\n") + 1
        if parse(tail):
            file.write(b"\n")
            return f"{path}, line {number}: found no end of the line; it was put there"
        file.truncate(whole)
        os.fsync(file.fileno())
    found = shortened(tail.decode(errors="backslashreplace").replace("\0", "\\0"), _SHOWN)
    return (
        f"{path}, line {number}: found a part of a line, as a run leaves that was killed; "
        f"it was taken out, and what it was about is done again: {found}"
    )


class Ledger:
    """A ledger to add to. Each entry is one write, so that a crash tears none but the last."""

    def __init__(self, path: Path) -> None:
        """The ledger's file, mended; it is made with the first entry."""
        self._path = path
        self._file: io.RawIOBase | None = None

    def append(self, entry: Entry) -> None:
        """Adds an entry; raises OSError."""
        if self._file is None:
            self._file = self._path.open("ab", buffering=0)
        line = json.dumps(dataclasses.asdict(entry), ensure_ascii=False)
        self._add(self._file, f"{line}\n".encode())

    def _add(self, file: io.RawIOBase, data: bytes) -> None:
        """Writes all of it: of a full disk the first write may take a part without an error."""
        left = memoryview(data)
        try:
            while left:
                left = left[file.write(left) or 0 :]
        except OSError as error:
            error.filename = str(self._path)  # which it does not say itself
            raise

    def close(self) -> None:
        """Closes the file; entries may be added again afterwards."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _ends_torn(path: Path) -> bool:
    if not path.exists() or not path.stat().st_size:
        return False
    with path.open("rb") as file:
        file.seek(-1, io.SEEK_END)
        return file.read() != b"\n"
