"""`make serve` shows the archive and what is changed in it."""

import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from small_site import ROOT, article

ID = "waaaaaaaaaa"
PATIENCE = 60  # seconds


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def said(tmp_path: Path) -> Path:
    """The file of what `make serve` says."""
    return tmp_path / "said.txt"


@pytest.fixture
def served(tmp_path: Path, said: Path) -> Iterator[tuple[str, Path]]:
    """An address that `make serve` serves, and the article's file behind it."""
    path = tmp_path / "content" / "articles" / f"{ID}.md"
    path.parent.mkdir(parents=True)
    path.write_text(article(ID, "2024-01-01", "قبل التصحيح"), "utf-8")
    port = free_port()
    settings = [f"CONTENT={tmp_path / 'content'}", f"OUTPUT={tmp_path / 'output'}", f"PORT={port}"]
    with said.open("wb") as file:
        process = subprocess.Popen(
            ["make", "serve", *settings],
            cwd=ROOT,
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    # an edit while it builds is not seen by Pelican, which watches when it is done
    end = time.monotonic() + PATIENCE
    while "Done: " not in said.read_text("utf-8") and time.monotonic() < end:
        time.sleep(0.2)
    time.sleep(1)
    yield f"http://127.0.0.1:{port}/a/{ID}.html", path
    os.killpg(process.pid, signal.SIGTERM)
    process.wait(10)


def wait_for(address: str, words: str) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5) as response:  # noqa: S310  # http alone
                if words in response.read().decode():
                    return True
        except OSError:
            pass
        time.sleep(0.2)
    return False


def test_an_edited_article_is_seen_without_another_command(served: tuple[str, Path]) -> None:
    address, path = served
    assert wait_for(address, "قبل التصحيح")
    path.write_text(article(ID, "2024-01-01", "بعد التصحيح"), "utf-8")
    assert wait_for(address, "بعد التصحيح")


def test_an_edited_article_is_seen_before_the_site_is_built(
    served: tuple[str, Path], said: Path
) -> None:
    address, path = served
    assert wait_for(address, "قبل التصحيح")
    path.write_text(article(ID, "2024-01-01", "بعد التصحيح"), "utf-8")
    shown = f"a/{ID}.html is shown as it is now"
    end = time.monotonic() + PATIENCE
    while shown not in said.read_text("utf-8") and time.monotonic() < end:
        time.sleep(0.01)
    before, found, _ = said.read_text("utf-8").partition(shown)
    assert found
    assert before.count("Done: ") == 1
    assert wait_for(address, "بعد التصحيح")


def test_a_mistake_while_editing_does_not_end_the_serving(served: tuple[str, Path]) -> None:
    address, path = served
    assert wait_for(address, "قبل التصحيح")
    path.write_text(article(ID, "غدًا", "خطأ"), "utf-8")
    time.sleep(2)
    path.write_text(article(ID, "2024-01-01", "بعد الخطأ"), "utf-8")
    assert wait_for(address, "بعد الخطأ")


def test_a_mistake_that_stops_a_build_is_said_once_until_something_changes(
    served: tuple[str, Path], said: Path
) -> None:
    address, path = served
    assert wait_for(address, "قبل التصحيح")
    twin = path.with_name("twin.md")
    twin.write_text(article(ID, "2024-01-02", "باسم غيره"), "utf-8")
    end = time.monotonic() + PATIENCE
    while "which" not in said.read_text("utf-8") and time.monotonic() < end:
        time.sleep(0.2)
    time.sleep(3)
    text = " ".join(said.read_text("utf-8").split())
    assert 1 <= text.count(f"found Id: {ID}") <= 2
    twin.write_text(article("wbbbbbbbbbb", "2024-01-02", "بعد الإصلاح"), "utf-8")
    assert wait_for(address.replace(ID, "wbbbbbbbbbb"), "بعد الإصلاح")
