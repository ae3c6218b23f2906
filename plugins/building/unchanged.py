"""Whether a site is still what would be built: then a build has nothing to do.

A site is made of its content, its settings, its theme, the code and the packages. After a build
that had nothing to warn of, a file beside the content keeps two hashes: of all this, and of the
site's own files. Files are known by name, size and time, to the nanosecond: reading them all would
take as long as a small build.
"""

import contextlib
import hashlib
import json
import marshal
import os
import re
import sys
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = ".build"  # in the content folder; it may be deleted whenever no build runs


def written(value: object) -> str:
    """Settings in words that are the same whenever their values are."""
    match value:
        case dict():
            pairs = sorted((str(key), written(each)) for key, each in value.items())
            words = ",".join(f"{key}:{each}" for key, each in pairs)
        case list() | tuple():
            words = ",".join(map(written, value))
        case set() | frozenset():
            words = ",".join(sorted(map(written, value)))
        case re.Pattern():
            words = repr(value.pattern)
        case str() | bytes() | int() | float() | None | os.PathLike():
            return repr(value)
        case types.FunctionType():
            words = hashlib.sha256(marshal.dumps(value.__code__)).hexdigest()
        case _:
            # a class, or an object of one: its code is in the theme, a plugin or a package
            words = getattr(value, "__qualname__", type(value).__qualname__)
    return f"({words})"


def made_of(settings: Mapping[str, Any], as_set: str) -> str:
    """The hash of all that a site is made of; `as_set` are its settings, `written`."""
    digest = hashlib.sha256(f"{sys.version}\n{as_set}".encode())
    for folder in (settings["PATH"], settings["THEME"], *settings["PLUGIN_PATHS"]):
        _add(digest, Path(folder))
    for folder in sys.path:
        names = sorted(path.name for path in Path(folder).glob("*.dist-info"))
        digest.update("\0".join(names).encode())
    return digest.hexdigest()


Known = tuple[str, int, int]
"""A file: its path, bytes, and nanoseconds of its last change."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a site is."""

    files: int
    bytes: int


def size(output: Path) -> Size:
    """The files of a site, but for what is hidden."""
    sizes = [size for _, size, _ in _files(str(output))]
    return Size(len(sizes), sum(sizes))


def site(output: Path) -> str:
    """The hash of the files of a site."""
    digest = hashlib.sha256()
    _add(digest, output)
    return digest.hexdigest()


def is_unchanged(content: Path, output: Path, made: str) -> bool:
    """Whether the site in `output` was made of the same, and nobody has touched it since."""
    try:
        state = json.loads(_file(content, output).read_bytes())
        return bool(state == {"made_of": made, "site": site(output)})
    except (OSError, ValueError):
        return False


def remember(content: Path, output: Path, made: str) -> None:
    """Note what the site in `output`, whole, was made of, where the content may be written to."""
    file = _file(content, output)
    state = {"made_of": made, "site": site(output)}
    with contextlib.suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        (file.parent / ".gitignore").write_text("*\n", "utf-8")
        file.write_text(json.dumps(state, indent=2) + "\n", "utf-8")


def _file(content: Path, output: Path) -> Path:
    """Where it is noted: a content may be built into several folders."""
    name = hashlib.sha256(os.fsencode(output.absolute())).hexdigest()
    return content / FOLDER / f"{name[:16]}.json"


def _add(digest: Any, folder: Path) -> None:
    for path, size, time in sorted(_files(str(folder))):
        digest.update(f"{path}\0{size}\0{time}\0".encode(errors="surrogateescape"))


def _files(folder: str, above: frozenset[tuple[int, int]] = frozenset()) -> Iterator[Known]:
    """Each file below a folder but what is hidden or compiled, in any order.

    `above` are the folders around it. What cannot be read, and a link that leads nowhere or back,
    is known by its name alone.
    """
    try:
        here = Path(folder).stat()
        entries = list(os.scandir(folder))
    except OSError:
        yield folder, -1, 0
        return
    within = above | {(here.st_dev, here.st_ino)}
    if len(within) == len(above):
        yield folder, -1, 0
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name == "__pycache__":
            continue
        if entry.is_dir():
            yield from _files(entry.path, within)
        else:
            yield _known(entry)


def _known(entry: os.DirEntry[str]) -> Known:
    try:
        found = entry.stat()
    except OSError:
        return entry.path, -1, 0
    return entry.path, found.st_size, found.st_mtime_ns
