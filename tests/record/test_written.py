"""A file is replaced only where its bytes change."""

import os
from pathlib import Path

import pytest

from record.written import replacing


def write(path: Path, content: bytes) -> None:
    with replacing(path) as file:
        file.write(content)


def test_the_same_content_keeps_the_file_and_its_time(tmp_path: Path) -> None:
    path = tmp_path / "data" / "latest.json"
    write(path, b"one")
    os.utime(path, (1, 1))
    write(path, b"one")
    assert path.stat().st_mtime == 1
    write(path, b"two")
    assert path.stat().st_mtime > 1
    assert path.read_bytes() == b"two"
    assert [each.name for each in path.parent.iterdir()] == ["latest.json"]


def test_an_error_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "latest.json"
    write(path, b"old")
    with pytest.raises(RuntimeError), replacing(path) as file:
        file.write(b"half of the ")
        raise RuntimeError
    assert [each.name for each in tmp_path.iterdir()] == ["latest.json"]
    assert path.read_bytes() == b"old"
