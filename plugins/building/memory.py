"""What builds remember of each other: a file in `content/.build/`, one for each output folder.

It may be deleted whenever no build runs: the next one does all anew. Nothing in it is needed, so
what cannot be read is as good as not there, and where nothing can be written nothing is kept.
"""

import contextlib
import hashlib
import os
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from building.pile import Pile, Place

FOLDER = ".build"  # in the content folder

_TABLES = {
    "notes": ("name TEXT", "value TEXT", "PRIMARY KEY (name)"),
    "pages": ("name TEXT", "fingerprint BLOB", "PRIMARY KEY (name)"),
    "articles": (
        *("path TEXT", "size INTEGER", "time INTEGER", "digest BLOB", "state BLOB"),
        "PRIMARY KEY (path)",
    ),
    "parts": (
        *("name TEXT", "following INTEGER", "digest BLOB", "value BLOB"),
        "PRIMARY KEY (name, following)",
    ),
}

_VALUE = "SELECT following, digest, value FROM parts WHERE name = ? ORDER BY following DESC"
_STRANGE = "SELECT 1 FROM sqlite_master WHERE type NOT IN ('table', 'index')"


class Stored(NamedTuple):
    """An article, and by what its file is known: its bytes, nanoseconds of its last change.

    That is the time of the inode's change, which no program can put back.
    """

    size: int
    time: int
    state: bytes


class Past:
    """What a build has of earlier ones of the same code, and what it leaves to later ones.

    These are articles, and values of plugins, which keep them and get them by names.
    """

    def __init__(self, memory: "Memory | None", pile: Pile) -> None:
        """`memory` is None where nothing of it may be used; what is new waits in `pile`."""
        self._memory = memory
        self._pile = pile
        self.gone: set[str] = set()
        """The paths of those whose files are there no more."""
        self._learnt: dict[str, tuple[int, int, int]] = {}
        self._values = [Values(memory, pile)]

    @cached_property
    def articles(self) -> dict[str, Stored]:
        """By the paths of their files, from when they are asked for; none once all are read."""
        return self._memory.articles() if self._memory else {}

    def learn(self, path: str, article: Stored) -> None:
        """An article that was read."""
        self._learnt[path] = article.size, article.time, self._pile.add(article.state)

    def learnt(self) -> Iterator[tuple[str, Stored]]:
        """The articles that were read, by their paths."""
        for path, (size, time, number) in self._learnt.items():
            yield path, Stored(size, time, self._pile[number])

    def get(self, name: str) -> bytes | None:
        """What was kept under a name, by this process or an earlier build."""
        return self._values[0].get(name)

    def __setitem__(self, name: str, value: bytes) -> None:
        """Keep it; it is for later builds where this one comes to its end."""
        self._values[0][name] = value

    def apart(self) -> "Values":
        """For another process: what it keeps is kept with all else once its state is adopted."""
        self._values.append(Values(self._memory, self._pile.another()))
        return self._values[-1]

    def values(self) -> Iterator[tuple[str, Iterator[tuple[int, bytes]]]]:
        """What this build has kept, by names: in parts, each with how many follow it."""
        return chain.from_iterable(map(Values.parts, self._values))


class Values:
    """Of plugins, in one process."""

    def __init__(self, memory: "Memory | None", pile: Pile) -> None:
        """`memory` has those of earlier builds; what is new waits in `pile`."""
        self._memory = memory
        self._pile = pile
        self._numbers: dict[str, int] = {}

    def get(self, name: str) -> bytes | None:
        """What was kept under a name, here or by an earlier build."""
        if name in self._numbers:
            return self._pile[self._numbers[name]]
        return self._memory.value(name) if self._memory else None

    def __setitem__(self, name: str, value: bytes) -> None:
        """Keep it."""
        self._numbers[name] = self._pile.add(value)

    def put(self, value: bytes) -> Place:
        """Bytes for the other process alone, which reads them when it will."""
        return self._pile.place(self._pile.add(value))

    def read(self, place: Place) -> bytes:
        """What `put` has put there."""
        return self._pile.read(place)

    def state(self) -> "State":
        """What the first process needs for knowing what is kept here."""
        return self._numbers, self._pile.ends

    def adopt(self, state: "State") -> None:
        """In the first process: what is kept is what the other's state says."""
        self._numbers, self._pile.ends = state

    def parts(self) -> Iterator[tuple[str, Iterator[tuple[int, bytes]]]]:
        """What was kept, by names: in parts, each with how many follow it."""
        return ((name, self._pile.parts(number)) for name, number in self._numbers.items())


State = tuple[dict[str, int], "array[int]"]


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
        rows = self._rows("SELECT path, size, time, digest, state FROM articles")
        return {
            path: Stored(size, time, state)
            for path, size, time, digest, state in rows
            if _is_whole(state, digest)
        }

    def value(self, name: str) -> bytes | None:
        """What a plugin has kept under a name."""
        rows = self._rows(_VALUE, name)
        expected = range(len(rows) - 1, -1, -1)
        parts = [
            value
            for following, (found, digest, value) in zip(expected, rows, strict=True)
            if found == following and _is_whole(value, digest)
        ]
        return b"".join(parts) if rows and len(parts) == len(rows) else None

    def forget(self) -> None:
        """All of it, since the code is another now."""
        with contextlib.suppress(OSError):
            self._file.unlink(missing_ok=True)

    def remember(self, notes: Mapping[str, str], pages: Mapping[str, bytes], past: Past) -> None:
        """These notes and pages, and what is new of the rest."""
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
                        f"CREATE TABLE IF NOT EXISTS {table} ({', '.join(columns)}) WITHOUT ROWID"
                    )
                connection.execute("DELETE FROM notes")
                connection.execute("DELETE FROM pages")
                gone = [(path,) for path in past.gone]
                connection.executemany("DELETE FROM articles WHERE path = ?", gone)
                there = (
                    (path, it.size, it.time, _digest(it.state), it.state)
                    for path, it in past.learnt()
                )
                for table, rows in (
                    ("notes", notes.items()),
                    ("pages", pages.items()),
                    ("articles", there),
                ):
                    _put(connection, table, rows)
                for name, value in past.values():
                    connection.execute("DELETE FROM parts WHERE name = ?", (name,))
                    parts = ((name, following, _digest(it), it) for following, it in value)
                    _put(connection, "parts", parts)

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


def _is_whole(value: object, digest: object) -> bool:
    return isinstance(value, bytes) and digest == _digest(value)


def _put(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    *columns, _key = _TABLES[table]
    places = ", ".join("?" * len(columns))
    insert = f"INSERT OR REPLACE INTO {table} VALUES ({places})"  # noqa: S608  # names of its own
    connection.executemany(insert, rows)
