"""Whether the captures in content/captures are what they were when they were imported.

The ledger has the hash of each. A file that was found right is not read again while its size, its
times and its number stay: `.import/captures` remembers that. Who asks without it has all of them
read.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from captures.account import Account
from captures.capture import PassedOver, Refusal
from captures.recognise import captures_in
from captures.session import WORKING, own_folder
from captures.textcache import State, state_of

Recorded: TypeAlias = Mapping[str, Mapping[str, str]]
"""By what is cited, the hashes that the ledger has, each with its article (`Account.captures`)."""


@dataclass(frozen=True, slots=True)
class Altered:
    """A capture that is not what was imported."""

    place: str
    """The file, or file#record, as it is cited."""
    article: str
    found: str | None
    """The hash of its bytes; None if it is not there."""
    expected: str


def files_of(content: Path) -> dict[str, Path]:
    """The files of content/captures as they are cited; hidden ones are none."""
    folder = content / "captures"
    found = {}
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        inside = Path(here).relative_to(content).as_posix()
        for name in sorted(names):
            if not name.startswith("."):
                found[f"{inside}/{name}"] = Path(here, name)
    return found


class Memory:
    """Which files were found right, and in what state: a cache, that may be deleted."""

    def __init__(self, content: Path) -> None:
        """Reads it; one that is none is empty."""
        self._content = content
        self._path = content / WORKING / "captures"
        try:
            self._known = dict(json.loads(self._path.read_bytes()))
        except (OSError, ValueError, TypeError):
            self._known = {}
        self._now: dict[str, list[int | str]] = {}

    def has(self, cited: str, state: State, expected: str) -> bool:
        """Whether a file is in the state in which it was found to have what is expected."""
        is_known: bool = self._known.get(cited) == [*state, expected]
        if is_known:
            self.keep(cited, state, expected)
        return is_known

    def keep(self, cited: str, state: State, expected: str) -> None:
        """Remembers that a file has what is expected; its state is that before it was read."""
        self._now[cited] = [*state, expected]

    def close(self) -> None:
        """Writes it where it can be written and is another than it was."""
        if self._now != self._known:
            with contextlib.suppress(OSError):
                own_folder(self._content / WORKING)
                beside = self._path.with_name(f"captures.{os.getpid()}")  # an import may be at work
                beside.write_bytes(json.dumps(self._now).encode())
                beside.replace(self._path)


def altered(content: Path, account: Account, memory: Memory | None = None) -> Iterator[Altered]:
    """The captures in content/captures that were changed; raises OSError.

    Which ones are missing `missing` says.
    """
    files = files_of(content)
    if not files:
        return
    recorded = account.captures
    for cited, path in files.items():
        hashes = recorded.get(cited, {})
        if not hashes:
            continue
        expected, state = " ".join(sorted(hashes)), state_of(path)
        if memory and memory.has(cited, state, expected):
            continue
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        wrong = [
            Altered(cited, article, found, sha256)
            for sha256, article in hashes.items()
            if sha256 != found
        ]
        if memory and not wrong:
            memory.keep(cited, state, expected)
        yield from wrong
    yield from _altered_records(files, recorded, memory)


def missing(content: Path, recorded: Recorded) -> Iterator[Altered]:
    """The captures that were kept in content/captures and are not there."""
    files = files_of(content)
    for cited, hashes in recorded.items():
        if cited.startswith("captures/") and cited not in files:
            yield from (Altered(cited, id_, None, sha256) for sha256, id_ in hashes.items())


def _altered_records(
    files: Mapping[str, Path], recorded: Recorded, memory: Memory | None
) -> Iterator[Altered]:
    """The same of records in files of many, which are cited by the file's name alone."""
    for there in containers(files, recorded).values():
        expected = hashlib.sha256(
            "\n".join(f"{cited} {sorted(recorded[cited])}" for cited in there.records).encode()
        ).hexdigest()
        states = {cited: state_of(path) for cited, path in there.files.items()}
        if memory and all(memory.has(*each, expected) for each in states.items()):
            continue
        found: dict[str, set[str]] = defaultdict(set)
        for path in there.files.values():
            for record in captures_in(path):
                if not isinstance(record, Refusal | PassedOver):
                    found[record.cited].add(record.sha256)
        wrong = [
            Altered(cited, article, min(found.get(cited, ()), default=None), sha256)
            for cited in there.records
            if not recorded[cited].keys() & found.get(cited, set())
            for sha256, article in recorded[cited].items()
        ]
        if memory and not wrong:
            for each in states.items():
                memory.keep(*each, expected)
        yield from wrong


@dataclass(slots=True)
class Container:
    """The files of one name in content/captures, and what is cited of it."""

    files: dict[str, Path]
    records: list[str]


def containers(files: Mapping[str, Path], recorded: Recorded) -> dict[str, Container]:
    """The files that have records which the ledger knows, by their names."""
    by_name: dict[str, dict[str, Path]] = defaultdict(dict)
    for cited, path in files.items():
        by_name[path.name][cited] = path
    found: dict[str, Container] = {}
    for cited in recorded if by_name else ():
        name, sign, rest = cited.partition("#")
        while sign and name not in by_name:
            more, sign, rest = rest.partition("#")
            name = f"{name}#{more}"
        if sign:
            found.setdefault(name, Container(by_name[name], [])).records.append(cited)
    return found
