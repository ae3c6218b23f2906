"""Builds that are killed, or find no room or no right to write: the site is always a whole one."""

import ctypes
import hashlib
import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.site import ENVIRONMENT, ROOT, build_command
from bench.trust.course import Course
from bench.trust.findings import Fact, Finding, Told
from bench.trust.site import honest

MOMENTS = 200
ROOM = 1.3
"""Of the site, on a small disk."""

_BLOCK = 4096
_CAPBSET_DROP, _DAC_OVERRIDE = 24, 1  # prctl(2), capabilities(7)


class Archive:
    """An archive of invented articles, with two states of one of them and the sites of both."""

    def __init__(self, course: Course, folder: Path) -> None:
        """Built twice in `folder`."""
        self.content, self.output = folder / "content", folder / "site"
        shutil.copytree(honest(course, most=40).parent / "content", self.content)
        self._article = min((self.content / "articles").glob("*.md"))
        self._text = self._article.read_text("utf-8")
        began = time.monotonic()
        self.sites = [self._built(False), self._built(True)]
        self.seconds = (time.monotonic() - began) / 2

    def _built(self, is_other: bool) -> str:
        self.state(is_other)
        if run := self.build().wait():
            raise SystemExit(f"the archive to be killed cannot be built ({run})")
        return digest(self.output)

    def state(self, is_other: bool) -> None:
        """Give the article one text or the other."""
        self._article.write_text(self._text + "\n\nوسطر مختلق.\n" * is_other, "utf-8")

    def build(self, begin: Callable[[], None] | None = None) -> subprocess.Popen[bytes]:
        """A build that has begun; `begin` is called in its process before it does."""
        return subprocess.Popen(
            build_command(self.content, self.output),
            cwd=ROOT,
            env=ENVIRONMENT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=begin,  # noqa: PLW1509  # the bench has no threads of its own
        )


def digest(folder: Path) -> str:
    """Of all files of a site."""
    found = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        found.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return found.hexdigest()


def measure(course: Course, moments: int = MOMENTS) -> Iterator[Told]:
    """What stands after each of these builds."""
    archive = Archive(course, course.folder / "faults")
    yield from _killed(archive, moments)
    yield from _without_room(archive, course.folder / "disk")
    yield from _without_rights(archive)


def _killed(archive: Archive, moments: int) -> Iterator[Told]:
    chance = random.Random(8)  # no secret
    torn: list[str] = []
    ends = 0
    for moment in range(moments):
        before = digest(archive.output)
        archive.state(before == archive.sites[0])
        run = archive.build()
        wait = chance.uniform(0, 1.1 * archive.seconds)
        try:
            run.wait(wait)
            ends += 1
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)
            run.wait()
        if digest(archive.output) not in archive.sites:
            torn.append(f"moment {moment}, {wait:.2f} s after the beginning")
    yield Finding("sites that are neither the old nor the new", torn, f"{moments} killed builds")
    yield Fact(f"{ends} of them had come to their end before")
    archive.state(False)
    code = archive.build().wait()
    wrong = [] if not code and digest(archive.output) == archive.sites[0] else [f"status {code}"]
    yield Finding("next builds that do not go on", wrong, "1 build")


def _without_room(archive: Archive, disk: Path) -> Iterator[Told]:
    """The site on a disk that is too small for a second one, where one can be mounted."""
    disk.mkdir()
    mount = ctypes.CDLL(None, use_errno=True)
    files = [path.stat().st_size for path in archive.output.rglob("*")]
    room = int(ROOM * sum(-(-size // _BLOCK) * _BLOCK for size in files))
    if mount.mount(b"tmpfs", os.fsencode(disk), b"tmpfs", 0, f"size={room}".encode()):
        yield Fact("a full disk was not tried: only root can mount a small one")
        return
    try:
        small = disk / "site"
        shutil.copytree(archive.output, small)
        before = digest(small)
        home, archive.output = archive.output, small
        archive.state(True)
        code = archive.build().wait()
        archive.output = home
        found = digest(small)
        wrong = [] if found == before and code else [f"status {code}"]
        yield Finding("sites that a full disk has harmed", wrong, "1 build")
    finally:
        mount.umount(os.fsencode(disk))


def _without_rights(archive: Archive) -> Iterator[Told]:
    """In folders that may be read alone, also by root."""
    before = digest(archive.output)
    archive.state(True)
    folders = [archive.output.parent, archive.output]
    for folder in folders:
        folder.chmod(0o555)
    code = archive.build(_obey_modes).wait()
    for folder in folders:
        folder.chmod(0o755)
    wrong = [] if code and digest(archive.output) == before else [f"status {code}"]
    yield Finding("sites harmed where nothing may be written", wrong, "1 build")


def _obey_modes() -> None:
    """Takes from root the right to write where it may not."""
    ctypes.CDLL(None).prctl(_CAPBSET_DROP, _DAC_OVERRIDE, 0, 0, 0)
