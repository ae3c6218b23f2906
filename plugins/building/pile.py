"""Bytes that wait on the disk, not in memory: a build of 26,000 articles has 300 MB of them.

What an article says waits there for its page, and what is to be remembered for the build's end.
"""

import os
import tempfile
from array import array
from collections.abc import Iterator
from pathlib import Path

_PART = 4_000_000
"""Bytes of a part at most."""

Place = tuple[int, int]
"""Where bytes begin and end."""


class Pile:
    """Of one build, by their numbers.

    A process that is forked has what was there before; only one of them may add to it then.
    """

    def __init__(self, folder: Path) -> None:
        """Empty, in a file of this folder that has no name and goes with the object."""
        # without a buffer, of which each process would have its own
        self._file = tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115  # as long
        self._folder = folder
        self.ends = array("q", [0])
        """All that one process need tell another one of what it has added."""

    def another(self) -> "Pile":
        """An empty one beside it, for another process."""
        return Pile(self._folder)

    def add(self, value: bytes) -> int:
        """Put it on top; its number is one more than the last one's."""
        end, rest = self.ends[-1], memoryview(value)
        while rest:
            done = os.pwrite(self._file.fileno(), rest, end)
            end, rest = end + done, rest[done:]
        self.ends.append(end)
        return len(self.ends) - 2

    def __getitem__(self, number: int) -> bytes:
        """What has this number."""
        return self.read(self.place(number))

    def place(self, number: int) -> Place:
        """Where what has this number lies: for a process that was forked before it was added."""
        at, end = self.ends[number : number + 2]
        return at, end

    def read(self, place: Place) -> bytes:
        """What lies there."""
        at, end = place
        # from a place, and not from where the file stands, which processes share
        return os.pread(self._file.fileno(), end - at, at)

    def parts(self, number: int) -> Iterator[tuple[int, bytes]]:
        """The same in parts that fit the memory, each with how many follow it."""
        at, end = self.place(number)
        count = max(1, -(-(end - at) // _PART))
        for part in range(count):
            here = at + part * _PART
            yield count - 1 - part, self.read((here, min(here + _PART, end)))
