"""What a build wrote: how much, and what another build then changed of it."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Size:
    """Bytes and files."""

    bytes: float
    files: float


@dataclass(frozen=True, slots=True)
class File:
    """What tells a file from what it was."""

    digest: bytes
    mtime: int


@dataclass(frozen=True, slots=True)
class Changes:
    """Files that came and went; of those that stayed, how many have other bytes or mtimes."""

    bytes: int
    mtimes: int
    came: int
    went: int


def size(folder: Path) -> Size:
    """Of all files in a folder."""
    sizes = [path.stat().st_size for path in _files(folder)]
    return Size(sum(sizes), len(sizes))


def look(folder: Path) -> dict[str, File]:
    """The files of a folder, by their paths in it."""
    return {path.relative_to(folder).as_posix(): _file(path) for path in _files(folder)}


def changes(before: Mapping[str, File], after: Mapping[str, File]) -> Changes:
    """What became of the files."""
    stayed = before.keys() & after.keys()
    return Changes(
        bytes=sum(before[path].digest != after[path].digest for path in stayed),
        mtimes=sum(before[path].mtime != after[path].mtime for path in stayed),
        came=len(after.keys() - stayed),
        went=len(before.keys() - stayed),
    )


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def _file(path: Path) -> File:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "blake2b").digest()
    return File(digest, path.stat().st_mtime_ns)
