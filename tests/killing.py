"""Kills imports: `python tests/killing.py CONTENT WORK EVERY ARGUMENT…`.

The command `python -m captures` with these arguments is run on copies of CONTENT, in a process of
its own each time, that ends by SIGKILL at its n-th change of a file: n is 1, 1 + EVERY, and so on
until one comes to its end. A write is killed in its middle. What each leaves must be whole files;
the next run must end as one that was never killed does, and a third must change nothing.

Prints how many were killed; the first difference ends it with exit status 1.
"""

import contextlib
import datetime
import hashlib
import io
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from captures.command import main
from captures.frontmatter import parse
from captures.session import WORKING
from captures.storage import UNFINISHED
from front_matter import mistake

CHANGES = ("replace", "rename", "unlink", "mkdir", "truncate", "ftruncate")
NEVER = sys.maxsize


class Killer:
    """Counts the changes that this process makes below a folder, and ends it at one of them."""

    def __init__(self, folder: Path, at: int) -> None:
        self.folder, self.left = str(folder), at

    def install(self) -> None:
        """From now on."""
        for name in CHANGES:
            setattr(os, name, self._counted(getattr(os, name)))
        os.sync = os.fsync = lambda *_: None  # which no killed process needs, and takes long
        plain, pwrite = io.open, os.pwrite

        def torn(descriptor: int, data: Any, offset: int) -> int:
            if self.left == 1:
                pwrite(descriptor, bytes(data)[: len(data) // 2], offset)
            self.count()
            return pwrite(descriptor, data, offset)

        os.pwrite = torn

        def open_(file: Any, mode: str = "r", buffering: int = -1, *rest: Any, **more: Any) -> Any:
            if not set(mode) & set("wax+") or not str(file).startswith(self.folder):
                return plain(file, mode, buffering, *rest, **more)
            self.count()
            raw = _Torn(file, mode.replace("b", "").replace("t", ""))
            raw.killer = self
            if buffering == 0:
                return raw
            buffered = (io.BufferedRandom if "+" in mode else io.BufferedWriter)(raw)
            return buffered if "b" in mode else io.TextIOWrapper(buffered, "utf-8")

        io.open = open_

    def _counted(self, change: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **more: Any) -> Any:
            self.count()
            return change(*arguments, **more)

        return counted

    def count(self) -> None:
        """One more change; the last one is not made."""
        self.left -= 1
        if not self.left:
            self.kill()

    def kill(self) -> None:
        """Ends this process as a power cut would."""
        os.kill(os.getpid(), signal.SIGKILL)


class _Torn(io.FileIO):
    """A file of which the last write is torn."""

    killer: Killer

    def write(self, data: Any) -> int:
        if self.killer.left == 1:
            super().write(bytes(data)[: len(data) // 2])
        self.killer.count()
        return super().write(data)


def run(content: Path, arguments: list[str], at: int = NEVER) -> bool:
    """Runs the command; whether it was killed."""
    child = os.fork()
    if not child:
        status = 3
        with contextlib.suppress(BaseException), Path(os.devnull).open("w") as nowhere:
            Killer(content, at).install()
            with contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(sys.__stderr__):
                status = main([*arguments, "--content", str(content)])
        os._exit(status)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
        return True
    assert os.WEXITSTATUS(status) in (0, 1), f"the import ended with {status}"
    return False


def files(content: Path) -> dict[str, bytes]:
    """All files of a content folder but those that an import works with."""
    return {
        path.relative_to(content).as_posix(): path.read_bytes()
        for path in sorted(content.rglob("*"))
        if path.is_file() and WORKING not in path.parts
    }


def told(ledger: bytes) -> list[dict[str, str]]:
    """The entries of a ledger, without their times; torn lines are none."""
    entries = []
    for line in ledger.splitlines():
        with contextlib.suppress(ValueError):
            entries.append({**json.loads(line), "time": ""})
    return entries


def is_torn(line: bytes) -> bool:
    """Whether a line of a ledger is no entry."""
    return not told(line)


def without_times(found: dict[str, bytes]) -> dict[str, Any]:
    """Files as they compare with those of another import."""
    return {name: told(data) if name == "ledger.jsonl" else data for name, data in found.items()}


def check_whole(found: dict[str, bytes], before: dict[str, bytes], evidence: set[bytes]) -> None:
    """That a killed import left whole files, and nothing that the ledger does not know."""
    lines = found.get("ledger.jsonl", b"").split(b"\n")
    torn = [line for line in lines[:-1] if is_torn(line)]
    assert not torn, torn
    hashes = {entry["after"] for entry in told(found.get("ledger.jsonl", b""))}
    for name, data in found.items():
        if name.startswith("articles/") and not name.endswith(UNFINISHED):
            assert name in before or hashlib.sha256(data).hexdigest() in hashes, name
            fields, body = parse(data.decode())
            assert not mistake(fields, datetime.date.today()), name
            assert body.strip(), name
        elif name.startswith("captures/") and not name.endswith(UNFINISHED):
            assert data in evidence, name


def all_kills(content: Path, work: Path, every: int, arguments: list[str]) -> int:
    """Kills one import after the other; how many were killed."""
    before, evidence = files(content), _evidence(arguments)
    shutil.copytree(content, work / "reference")
    run(work / "reference", arguments)
    expected = without_times(files(work / "reference"))
    at, killed = 1, 0
    while True:
        copy = work / "content"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(content, copy)
        if not run(copy, arguments, at):
            return killed
        killed += 1
        check_whole(files(copy), before, evidence)
        run(copy, arguments)
        after = files(copy)
        assert not any(map(is_torn, after["ledger.jsonl"].split(b"\n")[:-1])), f"killed at {at}"
        assert without_times(after) == expected, _difference(at, without_times(after), expected)
        run(copy, arguments)
        assert files(copy) == after, f"killed at {at}: a third run changed something"
        at += every


def _evidence(arguments: list[str]) -> set[bytes]:
    inbox = Path(arguments[0])
    return {path.read_bytes() for path in inbox.rglob("*") if path.is_file()}


def _difference(at: int, one: dict[str, Any], other: dict[str, Any]) -> str:
    names = [name for name in sorted({*one, *other}) if one.get(name) != other.get(name)]
    return f"killed at {at}: {names}: {one.get(names[0])!r} for {other.get(names[0])!r}"


if __name__ == "__main__":
    folder, work, every, *rest = sys.argv[1:]
    try:
        sys.stdout.write(f"{all_kills(Path(folder), Path(work), int(every), rest)}\n")
    except AssertionError as error:
        sys.exit(str(error))
