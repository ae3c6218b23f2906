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
def served(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """An address that `make serve` serves, and the article's file behind it."""
    path = tmp_path / "content" / "articles" / f"{ID}.md"
    path.parent.mkdir(parents=True)
    path.write_text(article(ID, "2024-01-01", "قبل التصحيح"), "utf-8")
    port = free_port()
    settings = [f"CONTENT={tmp_path / 'content'}", f"OUTPUT={tmp_path / 'output'}", f"PORT={port}"]
    process = subprocess.Popen(
        ["make", "serve", *settings],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
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


def test_a_mistake_while_editing_does_not_end_the_serving(served: tuple[str, Path]) -> None:
    address, path = served
    assert wait_for(address, "قبل التصحيح")
    path.write_text(article(ID, "غدًا", "خطأ"), "utf-8")
    time.sleep(2)
    path.write_text(article(ID, "2024-01-01", "بعد الخطأ"), "utf-8")
    assert wait_for(address, "بعد الخطأ")
