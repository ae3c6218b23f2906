"""Articles parsed ahead are those of their files, and are counted while they are parsed."""

from pathlib import Path

import pytest
from pelican.settings import DEFAULT_CONFIG

import processes
from content_error import ContentError
from reader.ahead import parsed
from reader.parsing import Parsed

SETTINGS = {**DEFAULT_CONFIG, "MARKDOWN": {"extensions": []}}


@pytest.fixture
def paths(tmp_path: Path) -> list[str]:
    """Eleven invented articles."""
    files = [tmp_path / f"{number}.md" for number in range(11)]
    for number, path in enumerate(files):
        path.write_text(f"Title: مختلق {number}\n\nنص.\n")
    return list(map(str, files))


@pytest.mark.parametrize("processes_", [1, 2])
def test_all_are_counted_by_whichever_process(
    paths: list[str], processes_: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "may_fork", lambda _: processes_ == 2)
    counts: list[int] = []
    found = parsed(paths, SETTINGS, counts.append)
    assert list(found) == paths
    titles = [one.fields["title"] for one in found.values() if isinstance(one, Parsed)]
    assert titles == [[f"مختلق {number}"] for number in range(11)]
    assert counts == sorted(counts)
    assert counts[-1] == len(paths)
    assert len(counts) == (12 if processes_ == 1 else 6)


def test_what_is_wrong_with_a_file_waits_until_somebody_asks(paths: list[str]) -> None:
    Path(paths[3]).write_bytes(b"\xff")
    found = parsed(paths, SETTINGS)
    wrong = [path for path, one in found.items() if isinstance(one, ContentError)]
    assert wrong == [paths[3]]
