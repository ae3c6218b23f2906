"""The site that is being built, beside the one that stands, whose place it takes when it is whole.

So whoever reads the site finds the old one or the new one and no half of either, also where the
build is killed. What is the same in both is one file, with its bytes and its time. Where the folder
is a mount of its own, or nothing can be put beside it, the site is built inside it and each file
takes its place for itself.
"""

import contextlib
import ctypes
import errno
import fcntl
import filecmp
import os
import shutil
import signal
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from content_error import ContentError

MARK = ".warraq"
"""A file in each site: a build made the folder, so a build may replace it."""

_INSIDE = ".building"
_SAID = "Made by `make html`; replaced by the next build.\n"


@dataclass(slots=True)
class Files:
    """How many files of a site are new or have changed, and how many are the old ones."""

    written: int = 0
    kept: int = 0


class Staging:
    """The folder in which a site is built, and its way into place. It must be ended."""

    def __init__(self, output: Path, retained: Sequence[str] = ()) -> None:
        """Makes the folder, empty; `output` is where the site will stand.

        `retained` are names of files and folders of the old site that stay in the new one, also
        where the new one has its own.

        Raises ContentError where another build is at work on the same site, where `output` has
        files that no build made, and where nothing can be written.
        """
        self._output = Path(os.path.realpath(output))
        self._retained = retained
        try:
            _check(self._output, retained)
            self.around, self._is_inside = _around(self._output)
            """The folder for all that a build needs; it goes with its end."""
            self._lock = _locked(self.around, self._output)
            self.folder, self._old = self.around / "site", self.around / "old"
            self._aside, self._gone = self.around / "aside", self.around / "gone"
            self.found_a_rest = any(path != self._gone for path in self.around.iterdir())
            """Whether a build was killed before its site was in its place."""
            self._put_right()
            _remove(self.folder, self._old, self._gone)
            self.folder.mkdir()
        except OSError as error:
            raise ContentError(
                f"{output}: found that it cannot be written ({error.strerror}); "
                "expected a folder, or a place for one: name another with OUTPUT="
            ) from error

    def publish(self) -> Files:
        """Put the site into its place; the files that it has now."""
        files = Files()
        stay = [name for name in self._retained if os.path.lexists(self._output / name)]
        _remove(*(self.folder / name for name in stay))
        _share(self.folder, self._output, files)
        if (self._output / MARK).exists():
            link(self._output / MARK, self.folder / MARK)
        else:
            (self.folder / MARK).write_text(_SAID, "utf-8")
        with _undisturbed():
            self._put_in_place(stay)
        return files

    def _put_in_place(self, stay: Sequence[str]) -> None:
        if self._is_inside:
            self._move_in()
        elif not self._output.exists():
            self.folder.rename(self._output)
        else:
            # aside first: a build killed here leaves it where no later one takes it for a rest
            self._aside.mkdir(exist_ok=True)
            for name in stay:
                (self._output / name).rename(self._aside / name)
            try:
                _exchange(self.folder, self._output, self._old)
            except OSError as error:
                if error.errno != errno.EXDEV:
                    raise
                # a folder of a container's lower layer cannot be moved
                self._put_right()
                self._move_in()
            else:
                # what is half removed must never take a site's place again
                self._old.rename(self._gone)
            self._put_right()

    def clear(self) -> None:
        """Remove the old site once the new one is in its place; `end` does too, what is left."""
        _remove(self._gone)

    def _move_in(self) -> None:
        _move_in(self.folder, self._output, {*self._retained, self.around.name})

    def end(self) -> None:
        """Take away what is left of it, and nothing that is the site's."""
        try:
            self._put_right()
            shutil.rmtree(self.around, ignore_errors=True)
        finally:
            os.close(self._lock)

    def _put_right(self) -> None:
        """Give the site back what a build had taken from it that did not come to its end."""
        if self._old.exists() and not self._output.exists():
            self._old.rename(self._output)
        if self._aside.exists():
            for path in self._aside.iterdir():
                path.rename(self._output / path.name)
            self._aside.rmdir()


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C waits: there is a moment without a site, or with files of two."""
    heard: list[int] = []
    # no mask of signals: threads of libraries would hear it still, and Python tell the first one
    before = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        for number in heard[:1]:
            signal.raise_signal(number)


def _around(output: Path) -> tuple[Path, bool]:
    """The folder for all that a build needs beside the site; whether it had to be inside of it."""
    beside = output.with_name(f".{output.name}.building")
    if not output.is_mount():
        try:
            beside.mkdir(parents=True, exist_ok=True)
            return beside, False
        except PermissionError:
            if not output.is_dir():
                raise
    inside = output / _INSIDE
    inside.mkdir(exist_ok=True)
    return inside, True


def _locked(folder: Path, output: Path) -> int:
    """A handle of the folder that keeps other builds out until it is closed."""
    folder.mkdir(exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise ContentError(
            f"{output}: found that another build is writing this site; "
            "wait until it ends, or end it"
        ) from None
    except OSError:
        pass  # a file system without locks
    with contextlib.suppress(FileNotFoundError):
        if os.path.samestat(os.fstat(handle), folder.stat()):
            return handle
    # another build has taken it away at its end: who comes next would lock the folder that is there
    os.close(handle)
    return _locked(folder, output)


def _check(output: Path, retained: Sequence[str]) -> None:
    """Raises ContentError where a site would be the end of someone's files."""
    if not output.exists() or (output / MARK).exists():
        return
    if any(path.name not in {_INSIDE, *retained} for path in output.iterdir()):
        raise ContentError(
            f"{output}: found files that no build of this archive put there; "
            "a build would remove them: name another folder with OUTPUT=, or empty this one"
        )


def _share(new: Path, old: Path, files: Files) -> None:
    """Make one file of each two that are the same in both folders, and all below."""
    with os.scandir(new) as entries:
        for entry in entries:
            before = old / entry.name
            if entry.is_dir(follow_symlinks=False):
                _share(Path(entry.path), before, files)
            elif _is_one(entry, before) or _made_one(entry, before):
                files.kept += 1
            else:
                files.written += 1


def _is_one(entry: os.DirEntry[str], before: Path) -> bool:
    try:
        return os.path.samestat(entry.stat(follow_symlinks=False), before.lstat())
    except OSError:
        return False


def _made_one(entry: os.DirEntry[str], before: Path) -> bool:
    """Whether a file has the bytes of an old one, whose place it has then taken."""
    try:
        if entry.stat().st_size != before.stat().st_size:
            return False
        if not filecmp.cmp(entry.path, before, shallow=False):
            return False
    except OSError:
        return False
    link(before, Path(entry.path))
    return True


def link(old: Path | str, new: Path | str) -> None:
    """Make `new` the file that `old` is, or a copy of it with its time where there are no links."""
    try:
        os.link(old, new)
    except FileExistsError:
        Path(new).unlink()
        link(old, new)
    except OSError:
        shutil.copy2(old, new)


def _exchange(new: Path, output: Path, old: Path) -> None:
    """Put `new` at `output` and what stood there at `old`: in one step where the system can."""
    if _exchanged(new, output):
        new.rename(old)
    else:
        output.rename(old)
        new.rename(output)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether two folders have changed places: renameat2(2) of Linux, on most file systems."""
    try:
        renameat2 = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError):
        return False
    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    return bool(renameat2(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0)


def _move_in(new: Path, output: Path, retained: Set[str]) -> None:
    """Put each file into its place, then remove those that the new site has not."""
    names = set(_walk(new, ""))
    for name in sorted(names):
        _make_way(output, name)
        (new / name).replace(output / name)
    for name in set(_walk(output, "", retained)) - names:
        (output / name).unlink()
    for folder, _, _ in os.walk(output, topdown=False):
        if folder != str(output):
            with contextlib.suppress(OSError):  # it has files
                Path(folder).rmdir()


def _make_way(output: Path, name: str) -> None:
    """Take away a file that stands where a file's folder should, or a folder where the file."""
    place = output / name
    for folder in reversed(place.relative_to(output).parents[:-1]):
        if not (output / folder).is_dir():
            _remove(output / folder)
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.is_dir():
        _remove(place)


def _walk(folder: Path, below: str, left_out: Set[str] = frozenset()) -> Iterator[str]:
    with os.scandir(folder / below) as entries:
        for entry in entries:
            if not below and entry.name in left_out:
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(folder, f"{below}{entry.name}/")
            else:
                yield below + entry.name


def _remove(*paths: Path) -> None:
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
