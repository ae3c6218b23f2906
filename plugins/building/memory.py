"""What builds remember of each other: a file in `content/.build/`, one for each output folder.

It may be deleted whenever no build runs: the next one does all anew. Nothing in it is needed, so
what no build leaves is thrown away, and what cannot be written is not kept: each said in a line.
"""

import contextlib
import hashlib
import os
import shutil
import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from building.pile import Pile, Place

FOLDER = ".build"  # in the content folder

_TABLES = {
    "notes": {"name": "TEXT", "value": "TEXT"},
    "pages": {"name": "TEXT", "fingerprint": "BLOB"},
    "articles": {
        "path": "TEXT",
        "size": "INTEGER",
        "time": "INTEGER",
        "digest": "BLOB",
        "state": "BLOB",
    },
    "parts": {"name": "TEXT", "following": "INTEGER", "digest": "BLOB", "value": "BLOB"},
}
"""The columns of each, whose first is the key: of parts the first two."""
_KEYS = {"parts": "name, following", "articles": "path"}
_TYPES = {"TEXT": str, "INTEGER": int, "BLOB": bytes}


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

    def __init__(self, content: Path, output: Path, say: Callable[[str], None]) -> None:
        """There need be nothing yet; `say` tells a maintainer that something is lost."""
        name = hashlib.sha256(os.fsencode(output.absolute())).hexdigest()
        self._file = content / FOLDER / f"{name[:16]}.sqlite"
        self._say = say
        self._is_lost = False

    def notes(self) -> dict[str, str]:
        """Short texts, by their names."""
        return dict(self._rows("notes"))

    def pages(self) -> dict[str, bytes]:
        """The fingerprints of pages, by their paths."""
        return dict(self._rows("pages"))

    def articles(self) -> dict[str, Stored]:
        """The articles, by the paths of their files."""
        return {
            path: Stored(size, time, state)
            for path, size, time, digest, state in self._rows("articles")
            if digest == _digest(state)
        }

    def value(self, name: str) -> bytes | None:
        """What a plugin has kept under a name."""
        rows = self._rows("parts", " WHERE name = ? ORDER BY following DESC", name)
        expected = range(len(rows) - 1, -1, -1)
        parts = [
            value
            for following, (_, found, digest, value) in zip(expected, rows, strict=True)
            if found == following and digest == _digest(value)
        ]
        return b"".join(parts) if rows and len(parts) == len(rows) else None

    def forget(self) -> None:
        """All of it, since the code is another now."""
        with contextlib.suppress(OSError):
            _remove(self._file)

    def remember(self, notes: Mapping[str, str], pages: Mapping[str, bytes], past: Past) -> None:
        """These notes and pages, and what is new of the rest."""
        try:
            self._write(notes, pages, past)
        except (OSError, sqlite3.Error) as error:
            self._say(
                f"{self._file}: found that it cannot be written ({_why(error)}); nothing is lost, "
                "but the next build does more than it need"
            )

    def _write(self, notes: Mapping[str, str], pages: Mapping[str, bytes], past: Past) -> None:
        self._file.parent.mkdir(exist_ok=True)
        # a link that somebody put there leads to a file that is none of ours
        with (
            contextlib.suppress(FileExistsError),
            (self._file.parent / ".gitignore").open("x", encoding="utf-8") as file,
        ):
            file.write("*\n")
        with self._opened() as connection, connection:
            for table in _TABLES:
                connection.execute(_schema(table).replace("TABLE", "TABLE IF NOT EXISTS", 1))
            connection.execute("DELETE FROM notes")
            connection.execute("DELETE FROM pages")
            gone = [(path,) for path in past.gone]
            connection.executemany("DELETE FROM articles WHERE path = ?", gone)
            there = (
                (path, it.size, it.time, _digest(it.state), it.state) for path, it in past.learnt()
            )
            _put(connection, "notes", notes.items())
            _put(connection, "pages", pages.items())
            _put(connection, "articles", there)
            for name, value in past.values():
                connection.execute("DELETE FROM parts WHERE name = ?", (name,))
                parts = ((name, following, _digest(it), it) for following, it in value)
                _put(connection, "parts", parts)

    def _rows(self, table: str, which: str = "", *values: str) -> list[Any]:
        """Those of a table, by its columns; none where the file is not as a build leaves it."""
        if self._is_lost:
            return []
        try:
            if os.path.lexists(self._file.parent) and not self._file.parent.is_dir():
                self._file.parent.unlink()
                raise sqlite3.DatabaseError("no folder for it")
            if not os.path.lexists(self._file):
                return []
            with self._opened() as connection:
                return _found(connection, table, which, values)
        except (OSError, sqlite3.Error) as error:
            if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_BUSY:
                self._throw_away(_why(error))
            return []

    def _throw_away(self, why: str) -> None:
        self._is_lost = True
        try:
            _remove(self._file)
        except OSError as error:
            todo = f"it cannot be removed ({_why(error)}): remove it"
        else:
            todo = "it was thrown away; nothing is lost, and this build makes all anew"
        self._say(f"{self._file}: found no memory of a build ({why}); {todo}")

    @contextlib.contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        with contextlib.closing(sqlite3.connect(self._file)) as connection:
            # what a loss of power tears is found to be none, and costs a whole build
            connection.execute("PRAGMA synchronous = OFF")
            yield connection


def _digest(value: bytes) -> bytes:
    """By which a value is known to be whole: a database that has lost some pages opens as any."""
    return hashlib.blake2b(value, digest_size=16).digest()


def _schema(table: str) -> str:
    """What SQLite notes of a table that a build makes."""
    columns = ", ".join(map(" ".join, _TABLES[table].items()))
    key = _KEYS.get(table, "name")
    return f"CREATE TABLE {table} ({columns}, PRIMARY KEY ({key})) WITHOUT ROWID"


def _found(
    connection: sqlite3.Connection, table: str, which: str, values: tuple[str, ...]
) -> list[Any]:
    # a view, a trigger or another table may be without an end
    if set(connection.execute("SELECT sql FROM sqlite_master")) != _SCHEMAS:
        raise sqlite3.DatabaseError("other tables than a build makes")
    columns = _TABLES[table]
    query = f"SELECT {', '.join(columns)} FROM {table}{which}"  # noqa: S608  # names of its own
    rows = connection.execute(query, values).fetchall()
    expected = tuple(_TYPES[kind] for kind in columns.values())
    if any(tuple(map(type, row)) != expected for row in rows):
        raise sqlite3.DatabaseError(f"values of other types in {table}")
    return rows


_SCHEMAS = {(_schema(table),) for table in _TABLES}


def _remove(place: Path) -> None:
    """Whatever stands there."""
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)


def _why(error: Exception) -> str:
    return (isinstance(error, OSError) and error.strerror) or str(error)


def _put(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    places = ", ".join("?" * len(_TABLES[table]))
    insert = f"INSERT OR REPLACE INTO {table} VALUES ({places})"  # noqa: S608  # names of its own
    connection.executemany(insert, rows)
