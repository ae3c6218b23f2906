"""What a site is made of, and what it is: hashes by which a build knows what it has to do.

A site is made of its content, and of its code: the settings, the theme, the plugins, the packages.
Files are known by name, size and time, to the nanosecond: reading them all would take as long as a
small build.
"""

import datetime
import hashlib
import marshal
import os
import re
import sys
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any


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
        case datetime.date() | datetime.time() | datetime.timedelta() | types.SimpleNamespace():
            words = repr(value)
        case types.FunctionType():
            cells = [cell.cell_contents for cell in value.__closure__ or ()]
            plain = [each for each in (*cells, *(value.__defaults__ or ())) if _is_plain(each)]
            # later versions tell what is one object, which it is or not by how it was loaded
            code_ = hashlib.sha256(marshal.dumps(value.__code__, 2)).hexdigest()
            words = f"{code_}{plain!r}"
        case _:
            # a class, or an object of one: its code is in the theme, a plugin or a package
            words = getattr(value, "__qualname__", type(value).__qualname__)
    return f"({words})"


def _is_plain(value: object) -> bool:
    """Whether a value leads to no other."""
    return isinstance(value, str | bytes | int | float | None)


def code(settings: Mapping[str, Any], as_set: str, plugins: Iterable[Any] = ()) -> str:
    """The hash of all that a site is made of but its content; `as_set` are its settings, `written`.

    `plugins` are the loaded ones, wherever they lie. Content that lies in a folder of the code is
    part of both.
    """
    digest = hashlib.sha256(f"{sys.version}\n{as_set}".encode())
    digest.update(_loaded((*settings["PLUGIN_PATHS"], *_places(plugins))))
    for place in (
        *settings.get("SETTINGS_FILES", ()),
        *(settings["THEME"], *settings["THEME_TEMPLATES_OVERRIDES"]),
    ):
        _add(digest, Path(place))
    for folder in sys.path:
        names = sorted(path.name for path in Path(folder).glob("*.dist-info"))
        digest.update("\0".join(names).encode())
    return digest.hexdigest()


def _places(plugins: Iterable[Any]) -> Iterator[str]:
    """The folder of a plugin that is a package, the file of any other."""
    for plugin in plugins:
        yield from getattr(plugin, "__path__", ()) or filter(
            None, [getattr(plugin, "__file__", None)]
        )


@cache
def _loaded(places: tuple[str, ...]) -> bytes:
    """The hash of code as it was when it was first asked for.

    A process runs what it has loaded, also where the files change while it is there (`make serve`);
    then its sites are made of the old ones, and the next process sees that.
    """
    digest = hashlib.sha256()
    for place in places:
        _add(digest, Path(place))
    return digest.digest()


Stamps = Mapping[str, tuple[int, int]]
"""Of files, by their paths: bytes (-1 of one that cannot be looked at), and nanoseconds of their
inode's last change."""


def content(settings: Mapping[str, Any]) -> Stamps:
    """The files of the content of a site.

    They are known by the time of their inode's change: one that puts a file's own time back is
    seen. What is hidden is part of it where Pelican would take it, by IGNORE_FILES.
    """
    ignored = settings["IGNORE_FILES"]
    taken = {
        os.path.normpath(Path(settings["PATH"], name))
        for kind in ("ARTICLE_PATHS", "PAGE_PATHS", "STATIC_PATHS")
        for name in settings[kind]
    }

    def is_taken(entry: os.DirEntry[str]) -> bool:
        path = Path(entry.path)
        if not taken.isdisjoint(map(str, path.parents)):
            return not any(fnmatch(entry.name, pattern) for pattern in ignored)
        # what a setting names is taken whatever its name is
        return any(Path(each).is_relative_to(path) for each in taken)

    files = _files(os.path.normpath(settings["PATH"]), is_taken)
    return {path: (size, time) for path, size, _, time in files}


def hash_of(stamps: Stamps) -> str:
    """Another for other files."""
    digest = hashlib.sha256()
    for path, (size, time) in sorted(stamps.items()):
        digest.update(_line(path, size, time))
    return digest.hexdigest()


_NOTES = frozenset({"__pycache__", ".build", ".import"})
"""What is made of the files beside it, by Python, a build and an import."""

Known = tuple[str, int, int, int]
"""A file: its path, bytes (-1 of one that cannot be looked at), and nanoseconds of its last change
and of its inode's."""


@dataclass(frozen=True, slots=True)
class Site:
    """A site as it stands: the hash of its files, how many they are, and their bytes in all.

    What is hidden is no part of it.
    """

    hash: str
    files: int
    bytes: int


def site(output: Path) -> Site:
    """The site in a folder; where there is none, one of no files."""
    digest, files = hashlib.sha256(), 0
    total = 0
    for path, size, time, _ in sorted(_files(str(output))):
        digest.update(_line(path, size, time))
        files += 1
        total += size
    return Site(digest.hexdigest(), files, total)


def _add(digest: Any, place: Path) -> None:
    files = [_known(str(place), place.stat)] if place.is_file() else _files(str(place))
    for path, size, time, _ in sorted(files):
        digest.update(_line(path, size, time))


def _line(path: str, size: int, time: int) -> bytes:
    return f"{path}\0{size}\0{time}\0".encode(errors="surrogateescape")


def _none(_entry: os.DirEntry[str]) -> bool:
    return False


def _files(
    folder: str,
    of_hidden: Callable[[os.DirEntry[str]], bool] = _none,
    above: frozenset[tuple[int, int]] = frozenset(),
) -> Iterator[Known]:
    """Each file below a folder but what is hidden or compiled, in any order.

    `of_hidden` says what of the hidden is there nevertheless. `above` are the folders around it.
    What cannot be read, and a link that leads nowhere or back, is known by its name alone.
    """
    try:
        here = Path(folder).stat()
        entries = list(os.scandir(folder))
    except OSError:
        yield folder, -1, 0, 0
        return
    within = above | {(here.st_dev, here.st_ino)}
    if len(within) == len(above):
        yield folder, -1, 0, 0
        return
    for entry in entries:
        if entry.name in _NOTES or (entry.name.startswith(".") and not of_hidden(entry)):
            continue
        if entry.is_dir():
            yield from _files(entry.path, of_hidden, within)
        else:
            yield _known(entry.path, entry.stat)


def _known(path: str, stat: Callable[[], os.stat_result]) -> Known:
    try:
        found = stat()
    except OSError:
        return path, -1, 0, 0
    return path, found.st_size, found.st_mtime_ns, found.st_ctime_ns
