"""An import that writes to a content folder: one at a time, and its end is marked.

While it writes, `.import/unfinished` says how long the ledger was before. The next import finds it
where one was killed or the power failed, and looks at what the ledger tells of since (recovery).
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import weakref
from pathlib import Path

from captures.ledger import NAME
from captures.sources import UsageError
from captures.storage import write_whole

WORKING = ".import"
"""A folder of the content folder for what may be deleted at any time but while an import runs."""

_MARK = "unfinished"


class Session:
    """The right to write to a content folder, until `end`. Reading needs none."""

    def __init__(self, content: Path) -> None:
        """Takes it. Raises UsageError while another import has it, and OSError."""
        self._folder = content / WORKING
        self._mark = self._folder / _MARK
        self._ledger = content / NAME
        content.mkdir(parents=True, exist_ok=True)
        lock = os.open(content, os.O_RDONLY)
        self._unlock = weakref.finalize(self, os.close, lock)  # the system does so after a crash
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._unlock()
            raise UsageError(
                f"{content}: another import is writing to it; wait until it ends, or end it"
            ) from None
        except OSError:
            pass  # a file system without locks
        self._is_marked = self._mark.exists()

    @property
    def interrupted_at(self) -> int | None:
        """How many bytes the ledger had before an import that never ended; None if there is none.

        The mark itself may be torn: then all of the ledger is looked at.
        """
        if not self._is_marked:
            return None
        written = self._mark.read_bytes().strip()
        return int(written) if written.isdigit() else 0

    def begin(self) -> None:
        """Marks that writing begins, unless that is marked; raises OSError."""
        if self._is_marked:
            return
        size = self._ledger.stat().st_size if self._ledger.exists() else 0
        own_folder(self._folder)
        write_whole(self._mark, b"%d\n" % size)
        self._is_marked = True

    def end(self) -> None:
        """Lets everything that was written reach the disk, takes the mark away and unlocks."""
        if self._is_marked:
            os.sync()  # one for all files: one each takes longer than the import
            with contextlib.suppress(OSError):  # it costs the next import a look, no more
                self._mark.unlink()
            self._is_marked = False
        self._unlock()


def is_interrupted(content: Path) -> bool:
    """Whether an import that wrote to a content folder did not end, or is at work."""
    return (content / WORKING / _MARK).exists()


def own_folder(folder: Path) -> None:
    """Makes a folder for what belongs to no archive, and keeps it out of a repository of it."""
    if folder.is_symlink():
        folder.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    ignored = folder / ".gitignore"
    if not ignored.exists():
        write_whole(ignored, b"*\n", lasting=False)
