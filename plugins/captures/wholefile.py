"""A capture that is a whole file, read whole and kept whole."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from captures.capture import Rejected

LONGEST = 32 * 2**20
"""Bytes of a page: more is no page."""


@dataclass(frozen=True, slots=True)
class WholeFile:
    """What captures of one file each have in common; see `captures.capture.Capture`."""

    path: Path
    data: bytes = field(repr=False)
    sha256: str
    cited: str = ""
    id: str = ""
    states_capture: bool = False
    is_published: bool = False

    @classmethod
    def read(cls, path: Path, kind: str, remedy: str) -> Self:
        """The file, which is of a kind in the words of a sentence; raises Rejected and OSError."""
        if path.stat().st_size > LONGEST:
            raise Rejected(f"a {kind} of more than {LONGEST >> 20} MB", "one page", remedy)
        data = path.read_bytes()
        return cls(path, data, hashlib.sha256(data).hexdigest())

    @property
    def place(self) -> str:
        """The file, for messages."""
        return str(self.path)

    @property
    def kept(self) -> bytes:
        """The whole file is kept as evidence."""
        return self.data
