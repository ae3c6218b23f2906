"""The history of a content folder: its ledger read, put right after a crash, and written on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from captures.account import Account
from captures.known import Known
from captures.ledger import NAME, Entry, Ledger, lines, mend, parse, read
from captures.recovery import finish, is_ahead, undone
from captures.session import Session
from progress import Progress


class History:
    """What the ledger tells, and what is told to it. Without a session nothing is written."""

    def __init__(self, content: Path, session: Session | None, progress: Progress) -> None:
        """Reads the ledger. What an interrupted import left is put right first. Raises OSError."""
        self._content = content
        self._session = session
        self._ledger = Ledger(content / NAME)
        self.known, self.account = Known(), Account()
        self.mended = mend(content / NAME) if session else ""
        """What was found where the ledger was torn, for the maintainer."""
        last: list[Entry] = []
        with progress.stage("Reading the ledger", "line") as stage:
            for line in stage.each(lines(content / NAME)):
                entry = parse(line)
                self.account.follow(entry, line)
                if entry is None:
                    continue
                self.known.follow(entry)
                last = [*last, entry] if last and is_ahead(last[-1], entry) else [entry]
        if session:
            self._recover(session, last)

    def _recover(self, session: Session, last: Sequence[Entry]) -> None:
        finish(self._content, last)
        start = session.interrupted_at
        if start is not None:
            for entry in list(undone(self._content, read(self._content / NAME, start))):
                self.record(entry)

    def record(self, entry: Entry) -> None:
        """Adds an entry; raises OSError."""
        if self._session:
            self._ledger.append(entry)
        self.known.follow(entry)
        self.account.follow(entry)

    def close(self) -> None:
        """Closes the ledger's file."""
        self._ledger.close()
