"""Which browser the tests drive."""

from pathlib import Path

import pytest

import chromium


@pytest.mark.parametrize(
    ("installed", "found", "whole"),
    [
        (["chromium"], "chromium", "chromium"),
        (["chromium", chromium.SHELL], chromium.SHELL, "chromium"),
        (["google-chrome", chromium.SHELL], chromium.SHELL, "google-chrome"),
        ([chromium.SHELL], chromium.SHELL, chromium.SHELL),
    ],
)
def test_the_headless_shell_is_best_where_no_whole_browser_is_asked_for(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    installed: list[str],
    found: str,
    whole: str,
) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in installed:
        (tmp_path / name).touch(0o755)
    assert chromium.find() == str(tmp_path / found)
    assert chromium.find(whole=True) == str(tmp_path / whole)


def test_the_one_that_is_named_is_taken_before_all_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("mine", "chromium", chromium.SHELL):
        (tmp_path / name).touch(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "mine"))
    assert chromium.find() == chromium.find(whole=True) == str(tmp_path / "mine")
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "gone"))
    assert chromium.find() is None
