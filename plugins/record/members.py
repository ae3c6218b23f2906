"""The members of a data file (RFC 1952), those of the file that stands among them.

A member is known by a key of what it was made of. The bytes lie in the file itself; what builds
keep is the file's SHA-256, and which keys its members have and how long they are.
"""

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator
from io import BufferedReader
from itertools import accumulate
from pathlib import Path

Listed = list[tuple[str, int]]
"""The keys of the members of a file and their bytes, in their order. An empty key is nobody's."""

Known = tuple[str, Listed]
"""A file: its SHA-256, and its members."""

NONE: Known = ("", [])
"""Of a file that no build has kept."""


def as_bytes(known: Known) -> bytes:
    """For a later build."""
    return json.dumps(known).encode()


def read(kept: bytes) -> Known:
    """What `as_bytes` gave to an earlier build; of other bytes it may raise anything."""
    digest, listed = json.loads(kept)
    members = [(str(key), int(size)) for key, size in listed]
    if any(size < 0 for _, size in members):
        raise ValueError("a member of less than no bytes")
    return str(digest), members


def digest_of(file: BufferedReader) -> str:
    """The SHA-256 of a file."""
    return hashlib.file_digest(file, "sha256").hexdigest()


class Members:
    """Of the file that stands, if there is one and it is the one that is known."""

    def __init__(self, file: BufferedReader | None, known: Known) -> None:
        """`file` stays open as long as members are wanted."""
        self._file = file
        self.digest = digest_of(file) if file else ""
        """The file's, whose time and length stay the same where a disk has spoilt a part of it."""
        digest, listed = known
        size = os.fstat(file.fileno()).st_size if file else 0
        if (self.digest, size) != (digest, sum(size for _, size in listed)):
            listed = []
        self.keys = [key for key, _ in listed]
        """Those of its members, in their order."""
        ends = accumulate(size for _, size in listed)
        self._places = {key: (end, size) for (key, size), end in zip(listed, ends, strict=True)}

    def get(self, key: str) -> bytes | None:
        """The member of a key, if the file has it."""
        if self._file is None or not key or key not in self._places:
            return None
        end, size = self._places[key]
        return os.pread(self._file.fileno(), size, end - size)


@contextlib.contextmanager
def standing(path: Path | None, known: Known) -> Iterator[Members]:
    """The members of a file that stands; none where there is no path."""
    with contextlib.ExitStack() as stack:
        yield Members(stack.enter_context(path.open("rb")) if path else None, known)
