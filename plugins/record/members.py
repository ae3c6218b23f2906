"""The members of a data file (RFC 1952), those of the file that stands among them.

A member is known by a key of what it was made of. The bytes lie in the file itself; what builds
keep is which keys its members have and how long they are.
"""

import contextlib
import json
import os
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO

Listed = list[tuple[str, int]]
"""The keys of the members of a file and their bytes, in their order. An empty key is nobody's."""


def as_bytes(listed: Listed) -> bytes:
    """For a later build."""
    return json.dumps(listed).encode()


def read(kept: bytes) -> Listed:
    """What `as_bytes` gave to an earlier build; of other bytes it may raise anything."""
    listed = [(str(key), int(size)) for key, size in json.loads(kept)]
    if any(size < 0 for _, size in listed):
        raise ValueError("a member of less than no bytes")
    return listed


class Members:
    """Of the file that stands, if there is one and it is as long as its list says."""

    def __init__(self, file: BinaryIO | None, listed: Listed) -> None:
        """`file` stays open as long as members are wanted."""
        self._file = file
        is_whole = file and os.fstat(file.fileno()).st_size == sum(size for _, size in listed)
        known = listed if is_whole else []
        self.keys = [key for key, _ in known]
        """Those of its members, in their order."""
        ends = accumulate(size for _, size in known)
        self._places = {key: (end, size) for (key, size), end in zip(known, ends, strict=True)}

    def get(self, key: str) -> bytes | None:
        """The member of a key, if the file has it."""
        if self._file is None or not key or key not in self._places:
            return None
        end, size = self._places[key]
        return os.pread(self._file.fileno(), size, end - size)


@contextlib.contextmanager
def standing(path: Path | None, listed: Listed) -> Iterator[Members]:
    """The members of a file that stands; none where there is no path."""
    with contextlib.ExitStack() as stack:
        yield Members(stack.enter_context(path.open("rb")) if path else None, listed)
