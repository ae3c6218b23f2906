"""Ctrl-C ends a build with a sentence and the shell's exit status, and leaves the old site."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from small_site import ROOT, article, build, digests

WAITING = """
import time
from pathlib import Path
from pelican.plugins import signals

def wait(*_):
    Path("begun.txt").touch()
    time.sleep(60)

def register():
    signals.SIGNAL.connect(wait)
"""
PLUGINS = ("building", "content_error", "interface", "rebuild", "reader", "record", "browse")
PATIENCE = 60  # seconds


def interrupted(folder: Path, until: Path | None, *options: str) -> tuple[int, str]:
    """The exit status of a command that Ctrl-C reaches once a file is there, and what it said.

    With None it reaches itself.
    """
    command = [sys.executable, "-m", "configuration.run", "content", "-o", "output"]
    process = subprocess.Popen(
        [*command, "-s", "settings.py", "--log-handler", "plain", *options],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,  # a terminal sends it to all processes of a command
    )
    end = time.monotonic() + PATIENCE
    while until and not until.exists() and time.monotonic() < end:
        time.sleep(0.01)
    if until:
        os.killpg(process.pid, signal.SIGINT)
    said, _ = process.communicate(timeout=PATIENCE)
    return process.returncode, said


@pytest.fixture
def waiting(tmp_path: Path) -> Path:
    """The folder of a site that was built, and whose next build waits, first for its articles."""
    files = {"articles/one.md": article("waaaaaaaaaa", "2024-01-01")}
    built = build(tmp_path, files, PLUGINS)
    assert built.code == 0, built.said
    with (tmp_path / "settings.py").open("a", encoding="utf-8") as settings:
        settings.write("PLUGIN_PATHS += ['.']\nPLUGINS += ['waiting']\n")
    plugin = WAITING.replace("SIGNAL", "article_generator_finalized")
    (tmp_path / "waiting.py").write_text(plugin, "utf-8")
    return tmp_path


def test_a_build_that_is_interrupted_says_so_and_leaves_the_old_site(waiting: Path) -> None:
    before = digests(waiting / "output")
    status, said = interrupted(waiting, waiting / "begun.txt", "--fatal", "errors")
    assert status == 130
    assert "\nStopped by Ctrl-C; a whole site stands" in said
    assert "Traceback" not in said
    assert "Keyboard" not in said
    assert digests(waiting / "output") == before
    assert not (waiting / ".output.building").exists()


def test_it_is_heard_before_anything_is_begun(waiting: Path) -> None:
    settings = waiting / "settings.py"
    slow = "from pathlib import Path\nPath('begun.txt').touch()\nimport time; time.sleep(60)\n"
    settings.write_text(slow + settings.read_text("utf-8"), "utf-8")
    status, said = interrupted(waiting, waiting / "begun.txt")
    assert (status, said.splitlines()[-1].startswith("Stopped by Ctrl-C;")) == (130, True)
    assert "Traceback" not in said


@pytest.mark.parametrize("until", ["begun.txt", "output/.warraq"])
def test_serving_ends_without_a_mistake(waiting: Path, until: str) -> None:
    if until != "begun.txt":  # what it waits for is the first build's end
        (waiting / "waiting.py").write_text("def register():\n    pass\n", "utf-8")
        shutil.rmtree(waiting / "output")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    status, said = interrupted(waiting, waiting / until, "--autoreload", "--listen", "-p", port)
    assert status == 0
    assert said.endswith("\nStopped serving.\n")
    assert "Traceback" not in said


@pytest.mark.parametrize("options", [["--listen"], ["--listen", "--autoreload"]])
def test_a_port_that_is_taken_is_told(waiting: Path, options: list[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        status, said = interrupted(waiting, None, *options, "--port", port)
    assert status == 1
    expected = f"PORT={port}: found that nobody can listen there (Address already in use); expected"
    assert expected in said
    assert "Traceback" not in said
    assert "OSError" not in said


def test_a_new_site_takes_its_place_undisturbed(waiting: Path) -> None:
    moving = f"""
import os, signal
from building import staging
from configuration import interruption

def exchange(*folders):
    os.kill(os.getpid(), signal.SIGINT)
    return exchanged(*folders)

exchanged, staging._exchanged = staging._exchanged, exchange
{WAITING}
""".replace("signals.SIGNAL.connect(wait)", "pass")
    (waiting / "waiting.py").write_text(moving, "utf-8")
    (waiting / "content/articles/two.md").write_text(article("wbbbbbbbbbb", "2024-01-02"), "utf-8")
    status, said = interrupted(waiting, None)
    assert status == 130
    assert "Traceback" not in said
    assert (waiting / "output/.warraq").exists()
    assert (waiting / "output/a/wbbbbbbbbbb.html").exists()
    assert not (waiting / ".output.building").exists()
