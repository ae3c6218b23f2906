"""What builds remember is used where it is whole and theirs, and touches nothing else."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from building.memory import FOLDER, Changes, Memory, Remembered, Spool, Stored


def memory(folder: Path) -> Memory:
    """Of a folder of content that is there."""
    (folder / "content").mkdir(exist_ok=True)
    return Memory(folder / "content", folder / "output")


def remember(one: Memory, **values: bytes) -> None:
    """Values of plugins."""
    spool = Spool(Path(tempfile.gettempdir()))
    for name, value in values.items():
        spool[name] = value
    one.remember({}, {}, Changes(Path(tempfile.gettempdir())), spool)


def test_what_is_remembered_is_found_again(tmp_path: Path) -> None:
    remember(memory(tmp_path), words=b"many")
    assert memory(tmp_path).remembered("words") == b"many"
    assert Remembered(memory(tmp_path), tmp_path).get("words") == b"many"
    assert memory(tmp_path).remembered("others") is None


@pytest.mark.parametrize("torn", [b"", b"ma", "many", None])
def test_what_is_torn_is_not_remembered(tmp_path: Path, torn: object) -> None:
    remember(memory(tmp_path), words=b"many")
    (file,) = (tmp_path / "content" / FOLDER).glob("*.sqlite")
    connection = sqlite3.connect(file)
    connection.execute("UPDATE remembered SET value = ?", (torn,))
    connection.commit()
    connection.close()
    assert memory(tmp_path).remembered("words") is None


@pytest.mark.parametrize("torn", [b"", b"a headlime", "a headline", None])
def test_an_article_that_is_torn_is_not_known(tmp_path: Path, torn: object) -> None:
    changes = Changes(tmp_path)
    changes.put("whole.md", Stored(1, 2, b"a headline"))
    changes.put("torn.md", Stored(1, 2, b"a headline"))
    memory(tmp_path).remember({}, {}, changes, Spool(tmp_path))
    assert memory(tmp_path).articles().keys() == {"whole.md", "torn.md"}
    (file,) = (tmp_path / "content" / FOLDER).glob("*.sqlite")
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE articles SET state = ? WHERE path = 'torn.md'", (torn,))
    assert memory(tmp_path).articles() == {"whole.md": Stored(1, 2, b"a headline")}


def test_nothing_is_written_through_a_link_that_somebody_put_there(tmp_path: Path) -> None:
    one = memory(tmp_path)
    precious = tmp_path / "precious.txt"
    precious.write_text("mine", "utf-8")
    (tmp_path / "content" / FOLDER).mkdir()
    (tmp_path / "content" / FOLDER / ".gitignore").symlink_to(precious)
    remember(one, words=b"many")
    assert precious.read_text("utf-8") == "mine"
    assert one.remembered("words") == b"many"


def test_a_view_in_its_place_is_not_asked(tmp_path: Path) -> None:
    one = memory(tmp_path)
    one.remember({"code": "x"}, {}, Changes(tmp_path), Spool(tmp_path))
    [file] = (tmp_path / "content" / FOLDER).glob("*.sqlite")
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("DROP TABLE notes")
        connection.execute(
            "CREATE VIEW notes AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "
            "SELECT x AS name, x AS value FROM n"
        )
    assert one.notes() == {}
    assert not file.exists()
