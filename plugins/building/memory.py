"""What builds remember of each other: a file in `content/.build/`, one for each output folder.

It may be deleted whenever no build runs: the next one does all anew. Nothing in it is needed, so
what cannot be read is as good as not there, and where nothing can be written nothing is kept.
"""

import contextlib
import hashlib
import os
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

FOLDER = ".build"  # in the content folder

_TABLES = """
CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pages (name TEXT PRIMARY KEY, fingerprint BLOB) WITHOUT ROWID;
"""


class Memory:
    """Of one content folder and one output folder. No connection outlives a call: builds fork."""

    def __init__(self, content: Path, output: Path) -> None:
        """There need be nothing yet."""
        name = hashlib.sha256(os.fsencode(output.absolute())).hexdigest()
        self._file = content / FOLDER / f"{name[:16]}.sqlite"

    def notes(self) -> dict[str, str]:
        """Short texts, by their names."""
        return dict(self._rows("SELECT name, value FROM notes"))

    def pages(self) -> dict[str, bytes]:
        """The fingerprints of pages, by their paths."""
        return dict(self._rows("SELECT name, fingerprint FROM pages"))

    def remember(self, notes: Mapping[str, str], pages: Mapping[str, bytes]) -> None:
        """These, and nothing of what was before."""
        with contextlib.suppress(OSError, sqlite3.Error):
            self._file.parent.mkdir(exist_ok=True)
            (self._file.parent / ".gitignore").write_text("*\n", "utf-8")
            try:
                self._write(notes, pages)
            except sqlite3.DatabaseError:
                self._file.unlink()  # it is none of ours, or of an earlier version
                self._write(notes, pages)

    def _write(self, notes: Mapping[str, str], pages: Mapping[str, bytes]) -> None:
        with self._opened(f"{self._file}") as connection, connection:
            connection.executescript(_TABLES)
            for table, rows in (("notes", notes), ("pages", pages)):
                connection.execute(f"DELETE FROM {table}")  # noqa: S608  # names of its own
                connection.executemany(f"INSERT INTO {table} VALUES (?, ?)", rows.items())  # noqa: S608

    def _rows(self, query: str) -> list[Any]:
        if not self._file.exists():
            return []
        try:
            with self._opened(f"{self._file}") as connection:
                return connection.execute(query).fetchall()
        except sqlite3.Error:
            return []

    @contextlib.contextmanager
    def _opened(self, file: str) -> Iterator[sqlite3.Connection]:
        with contextlib.closing(sqlite3.connect(file)) as connection:
            # a file torn by a loss of power is found to be none, and costs a whole build
            connection.execute("PRAGMA synchronous = OFF")
            yield connection
