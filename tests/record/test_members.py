"""Members of the data file that stands are found again, and nothing that is none."""

import hashlib
import json
from pathlib import Path

import pytest

from record.members import as_bytes, read, standing

LISTED = [("one", 3), ("", 2), ("two", 0), ("three", 4)]
BYTES = b"111" + b"--" + b"3333"
DIGEST = hashlib.sha256(BYTES).hexdigest()
KNOWN = DIGEST, LISTED


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "data.gz"
    path.write_bytes(BYTES)
    return path


def test_members_are_known_by_their_keys(path: Path) -> None:
    with standing(path, KNOWN) as members:
        assert members.digest == DIGEST
        assert members.keys == ["one", "", "two", "three"]
        found = [members.get(key) for key in ("three", "one", "two", "", "four")]
    assert found == [b"3333", b"111", b"", None, None]


@pytest.mark.parametrize("listed", [[], LISTED[:-1], [*LISTED, ("four", 1)]])
def test_a_file_of_another_length_than_its_list_has_none(
    path: Path, listed: list[tuple[str, int]]
) -> None:
    with standing(path, (DIGEST, listed)) as members:
        assert members.keys == []
        assert members.get("one") is None


def test_a_file_that_a_disk_has_spoilt_has_none(path: Path) -> None:
    path.write_bytes(BYTES.replace(b"3", b"4"))
    with standing(path, KNOWN) as members:
        assert members.keys == []
        assert members.get("one") is None


def test_where_no_file_stands_there_are_none() -> None:
    with standing(None, KNOWN) as members:
        assert members.keys == []
        assert members.get("one") is None


def test_what_is_kept_is_read_again() -> None:
    assert read(as_bytes(KNOWN)) == KNOWN


@pytest.mark.parametrize(
    "kept", [b"", b"[1]", b'["", ["a"]]', json.dumps(["", [["a", -1]]]).encode()]
)
def test_what_no_build_has_kept_is_none(kept: bytes) -> None:
    with pytest.raises((ValueError, TypeError)):
        read(kept)
