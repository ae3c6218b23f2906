"""`make verify` and `make accept`, as a maintainer types them; and a kill in the middle of one."""

import contextlib
import io
import os
import signal
import subprocess
from pathlib import Path

import pytest

from kept_archive import ARTICLES, Kept
from small_site import ROOT, article

ONE = "waaaaaaaaaa"


def make(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        # what the set-up has made is taken as it is
        ["make", "--no-print-directory", "--old-file=.venv/site.stamp", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_verify_and_accept_are_targets_of_make(published: Kept) -> None:
    content = f"CONTENT={published.content}"
    assert make("verify", content, f"SITE={published.output}").returncode == 0
    aside = [f"CONTENT={os.path.relpath(published.content, ROOT)}"]  # as most people type it
    assert make("verify", *aside, f"SITE={os.path.relpath(published.output, ROOT)}").returncode == 0
    published.file(ONE).write_text(ARTICLES[ONE] + "تصحيح.\n", "utf-8")
    done = make("verify", content)
    assert done.returncode != 0
    assert f"articles/{ONE}.md: found " in done.stdout
    done = make("accept", content)
    assert done.returncode != 0
    assert 'accept: no REASON; say why: make accept REASON="' in done.stderr
    done = make("accept", content, "REASON=صُحّح «اسم» البلدة $$(false)", f"ONLY={ONE}")
    assert done.returncode == 0, done.stderr
    assert "صُحّح «اسم» البلدة $(false)" in published.ledger.read_text("utf-8")
    assert make("verify", content).returncode == 0


def killed_at(archive: Kept, byte: int) -> bool:
    """Whether `accept` was killed when it had written so many bytes to the ledger."""
    child = os.fork()
    if not child:
        left, write = byte, io.FileIO.write

        class Torn(io.FileIO):
            def write(self, data: object) -> int:
                nonlocal left
                part = bytes(data)[:left]  # type: ignore[call-overload]
                write(self, part)
                left -= len(part)
                if not left:
                    os.kill(os.getpid(), signal.SIGKILL)
                return len(part)

        plain = Path.open

        def opened(path: Path, mode: str = "r", *rest: int, **more: int) -> object:
            return Torn(path, "a") if mode == "ab" else plain(path, mode, *rest, **more)

        Path.open = opened  # type: ignore[method-assign, assignment]
        with contextlib.suppress(BaseException):
            archive.run("accept", "--reason", "x")
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@pytest.mark.parametrize("byte", [1, 100, 232, 233, 300, 500])
def test_a_kill_in_the_middle_of_a_line_loses_nothing(archive: Kept, byte: int) -> None:
    before = archive.ledger.read_bytes()
    for number in range(3):
        id_ = f"wzzzzzzzz{'abc'[number]}z"
        archive.file(id_).write_text(article(id_, "2024-03-01"), "utf-8")
    assert killed_at(archive, byte)
    torn = archive.ledger.read_bytes()
    assert len(torn) == len(before) + byte
    assert archive.run("verify").code == 1
    done = archive.run("accept", "--reason", "x")
    assert done.code == 0
    assert ("found a part of a line" in done.err) == (not torn.endswith((b"\n", b"}")))
    after = archive.ledger.read_bytes()
    assert after.startswith(torn[: torn.rfind(b"\n") + 1])
    assert len(after.splitlines()) == len(ARTICLES) + 3
    assert archive.run("verify").code == 0
