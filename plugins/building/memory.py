"""What builds remember of each other: a file in `content/.build/`, one for each output folder.

It may be deleted whenever no build runs: the next one does all anew. Nothing in it is needed, so
what cannot be read is as good as not there, and where nothing can be written nothing is kept.
"""

import contextlib
import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = ".build"  # in the content folder

_TABLES = {
    "notes": "name TEXT PRIMARY KEY, value TEXT",
    "pages": "name TEXT PRIMARY KEY, fingerprint BLOB",
    "articles": "path TEXT PRIMARY KEY, size INTEGER, time INTEGER, state BLOB",
    "remembered": "name TEXT PRIMARY KEY, digest BLOB, value BLOB",
}

_STRANGE = "SELECT 1 FROM sqlite_master WHERE type NOT IN ('table', 'index')"


class Stored(NamedTuple):
    """An article, and by what its file is known: its bytes, nanoseconds of its last change.

    That is the time of the inode's change, which no program can put back.
    """

    size: int
    time: int
    state: bytes


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

    def articles(self) -> dict[str, Stored]:
        """The articles, by the paths of their files."""
        rows = self._rows("SELECT path, size, time, state FROM articles")
        return {path: Stored(size, time, state) for path, size, time, state in rows}

    def remembered(self, name: str) -> bytes | None:
        """What a plugin has remembered under a name."""
        for digest, value in self._rows(
            "SELECT digest, value FROM remembered WHERE name = ?", name
        ):
            if isinstance(value, bytes) and digest == _digest(value):
                return value
        return None

    def forget(self) -> None:
        """All of it, since the code is another now."""
        with contextlib.suppress(OSError):
            self._file.unlink(missing_ok=True)

    def remember(
        self,
        notes: Mapping[str, str],
        pages: Mapping[str, bytes],
        articles: Mapping[str, Stored | None],
        remembered: Mapping[str, bytes],
    ) -> None:
        """These notes and pages, and what is new of the rest; an article that is None has gone."""
        with contextlib.suppress(OSError, sqlite3.Error):
            self._file.parent.mkdir(exist_ok=True)
            # a link that somebody put there leads to a file that is none of ours
            with (
                contextlib.suppress(FileExistsError),
                (self._file.parent / ".gitignore").open("x", encoding="utf-8") as file,
            ):
                file.write("*\n")
            with self._opened() as connection, connection:
                for table, columns in _TABLES.items():
                    connection.execute(
                        f"CREATE TABLE IF NOT EXISTS {table} ({columns}) WITHOUT ROWID"
                    )
                connection.execute("DELETE FROM notes")
                connection.execute("DELETE FROM pages")
                gone = [(path,) for path, stored in articles.items() if stored is None]
                connection.executemany("DELETE FROM articles WHERE path = ?", gone)
                there = ((path, *stored) for path, stored in articles.items() if stored)
                for table, rows in (
                    ("notes", notes.items()),
                    ("pages", pages.items()),
                    ("articles", there),
                    ("remembered", ((name, _digest(it), it) for name, it in remembered.items())),
                ):
                    _put(connection, table, rows)

    def _rows(self, query: str, *values: str) -> list[Any]:
        if not self._file.exists():
            return []
        try:
            with self._opened() as connection:
                if connection.execute(_STRANGE).fetchone():
                    raise sqlite3.DatabaseError  # a view may be without an end
                return connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError:
            self.forget()  # it is none of ours, or torn
            return []

    @contextlib.contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        with contextlib.closing(sqlite3.connect(self._file)) as connection:
            # what a loss of power tears is found to be none, and costs a whole build
            connection.execute("PRAGMA synchronous = OFF")
            yield connection


def _digest(value: bytes) -> bytes:
    """By which a value is known to be whole: a database that has lost some pages opens as any."""
    return hashlib.blake2b(value, digest_size=16).digest()


def _put(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    places = ", ".join("?" * len(_TABLES[table].split(",")))
    insert = f"INSERT OR REPLACE INTO {table} VALUES ({places})"  # noqa: S608  # names of its own
    connection.executemany(insert, rows)


class Remembered:
    """What plugins keep from build to build, as long as the code is the same: bytes, by names."""

    def __init__(self, memory: Memory | None) -> None:
        """`memory` is of a build of the same code, if there was one."""
        self._memory = memory
        self.new: dict[str, bytes] = {}

    def get(self, name: str) -> bytes | None:
        """What was kept under a name, by this build or an earlier one."""
        if name in self.new or self._memory is None:
            return self.new.get(name)
        return self._memory.remembered(name)

    def __setitem__(self, name: str, value: bytes) -> None:
        """Keep it; it is for later builds where this one comes to its end."""
        self.new[name] = value
