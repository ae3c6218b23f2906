"""Files of the content folder, written whole or not at all, and the captures kept as evidence."""

import contextlib
import errno
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from captures.capture import Capture, Rejected
from captures.cleaning import clean_line

UNFINISHED = ".unfinished.tmp"
"""A file beside its place, until it takes it. One for each folder: an import writes one at a time,
and the next one after a crash knows where to look."""

_UNSEEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u2060-\u206f]")
_NOT_EVERYWHERE = re.compile(r'[<>:"/\\|?*]')  # an archive is a repository, and cloned anywhere
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\Z)", re.IGNORECASE)
_LONGEST_NAME, _LONGEST_SUFFIX = 255, 32  # bytes


@contextlib.contextmanager
def placed(path: Path, data: bytes, *, lasting: bool) -> Iterator[None]:
    """Writes a file beside its place, in which it is put when the caller's block is done.

    A `lasting` file is on the disk by then, whatever becomes of the machine. What is raised inside
    leaves it beside its place. Raises OSError with the file's name.
    """
    if path.is_dir():  # which would come out after the caller's block
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(UNFINISHED)
    try:
        unfinished.unlink(missing_ok=True)
        with unfinished.open("xb", buffering=0) as file:  # x: through no link that lies there
            left = memoryview(data)
            while left:
                left = left[file.write(left) or 0 :]
            if lasting:
                os.fsync(file.fileno())
    except OSError as error:
        with contextlib.suppress(OSError):
            unfinished.unlink()
        error.filename = str(path)  # of a full disk it says none
        raise
    yield
    try:
        unfinished.replace(path)
    except OSError as error:
        error.filename = str(path)
        raise


def write_whole(path: Path, data: bytes, *, lasting: bool = True) -> None:
    """Writes a whole file or none; an OSError of it has the file's name."""
    with placed(path, data, lasting=lasting):
        pass


class Evidence:
    """The folder content/captures. `dry` writes nothing, and otherwise behaves the same."""

    def __init__(self, folder: Path, *, dry: bool = False) -> None:
        """The folder need not exist yet."""
        self.folder = folder
        self._dry = dry
        self._suffixes: dict[str, int] = {}

    def cited(self, path: Path) -> str:
        """What `Capture` says of a file that lies in the folder, else empty."""
        try:
            inside = path.resolve().relative_to(self.folder.resolve())
        except ValueError:
            return ""
        return f"captures/{inside.as_posix()}"

    def keep(self, capture: Capture, is_altered: Callable[[str, str], bool]) -> str:
        """Copies a capture of a file of its own unless it lies there; what `Capture` says.

        `is_altered` says of a citation and a hash whether the ledger knows other bytes by it.
        Raises Rejected and OSError.
        """
        if capture.kept is None:
            return capture.cited
        if cited := self.cited(capture.path):
            if cited != clean_line(cited):
                raise Rejected("a file name that no line can hold", "a plain one", "rename it")
            if is_altered(cited, capture.sha256):
                raise Rejected(
                    "other bytes than those that were imported from this file",
                    "the same, since a capture is evidence and never edited",
                    "put them back, and save what is new under another name",
                )
            return cited

        def is_free(name: str) -> bool:
            path = self.folder / name
            has_others = path.exists() and path.read_bytes() != capture.kept
            return not (has_others or is_altered(f"captures/{name}", capture.sha256))

        name = self._free_name(_plain(capture.path.name), is_free)
        path = self.folder / name
        if not self._dry and not path.exists():  # after a crash it may lie there already
            write_whole(path, capture.kept)
        return f"captures/{name}"

    def _free_name(self, name: str, is_free: Callable[[str], bool]) -> str:
        """The name, or with -2, -3 … where it is not free. It is where the same bytes lie there."""
        number = self._suffixes.get(name, 1)
        candidate = _numbered(name, number)
        while not is_free(candidate):
            number += 1
            candidate = _numbered(name, number)
        self._suffixes[name] = number
        return candidate


def _plain(name: str) -> str:
    """A file's name as every system can have it, in one line that reads as it is written."""
    name = _UNSEEN.sub("", clean_line(name))
    name = _NOT_EVERYWHERE.sub("_", name).lstrip(".").rstrip(". ")
    return f"_{name}" if _DEVICE.match(name) else name or "capture"


def _numbered(name: str, number: int) -> str:
    """`name-2.txt` for the second file of a name, in no more bytes than a file's name may have."""
    suffix = Path(name).suffix
    if len(suffix.encode()) > _LONGEST_SUFFIX:
        suffix = ""  # a full stop in a long name
    end = suffix if number == 1 else f"-{number}{suffix}"
    stem = name.removesuffix(suffix).encode()[: _LONGEST_NAME - len(end.encode())]
    return stem.decode(errors="ignore") + end
