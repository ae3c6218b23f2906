"""What builds remember is used where it is whole and theirs, and touches nothing else."""

import os
import pickle
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from building.memory import FOLDER, Memory, Past, Stored
from building.pile import Pile


def memory(folder: Path, said: list[str] | None = None) -> Memory:
    """Of a folder of content that is there; `said` gets what is said."""
    (folder / "content").mkdir(exist_ok=True)
    lines = [] if said is None else said
    return Memory(folder / "content", folder / "output", lines.append)


def remember(one: Memory, **values: bytes) -> None:
    """Values of plugins."""
    past = Past(None, Pile(Path(tempfile.gettempdir())))
    for name, value in values.items():
        past[name] = value
    one.remember({}, {}, past)


def test_what_is_remembered_is_found_again(tmp_path: Path) -> None:
    remember(memory(tmp_path), words=b"many")
    assert memory(tmp_path).value("words") == b"many"
    assert memory(tmp_path).value("others") is None


@pytest.mark.parametrize("torn", [b"", b"ma", "many", None])
def test_what_is_torn_is_not_remembered(tmp_path: Path, torn: object) -> None:
    remember(memory(tmp_path), words=b"many")
    (file,) = (tmp_path / "content" / FOLDER).glob("*.sqlite")
    connection = sqlite3.connect(file)
    connection.execute("UPDATE parts SET value = ?", (torn,))
    connection.commit()
    connection.close()
    assert memory(tmp_path).value("words") is None


@pytest.mark.parametrize("torn", [b"", b"a headlime", "a headline", None])
def test_an_article_that_is_torn_is_not_known(tmp_path: Path, torn: object) -> None:
    past = Past(None, Pile(tmp_path))
    past.learn("whole.md", Stored(1, 2, b"a headline"))
    past.learn("torn.md", Stored(1, 2, b"a headline"))
    memory(tmp_path).remember({}, {}, past)
    assert memory(tmp_path).articles().keys() == {"whole.md", "torn.md"}
    (file,) = (tmp_path / "content" / FOLDER).glob("*.sqlite")
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE articles SET state = ? WHERE path = 'torn.md'", (torn,))
    whole = {"whole.md": Stored(1, 2, b"a headline")}
    assert memory(tmp_path).articles() == (whole if isinstance(torn, bytes) else {})


def test_nothing_is_written_through_a_link_that_somebody_put_there(tmp_path: Path) -> None:
    one = memory(tmp_path)
    precious = tmp_path / "precious.txt"
    precious.write_text("mine", "utf-8")
    (tmp_path / "content" / FOLDER).mkdir()
    (tmp_path / "content" / FOLDER / ".gitignore").symlink_to(precious)
    remember(one, words=b"many")
    assert precious.read_text("utf-8") == "mine"
    assert one.value("words") == b"many"


def test_a_view_in_its_place_is_not_asked(tmp_path: Path) -> None:
    one = memory(tmp_path)
    one.remember({"code": "x"}, {}, Past(None, Pile(tmp_path)))
    [file] = (tmp_path / "content" / FOLDER).glob("*.sqlite")
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("DROP TABLE notes")
        connection.execute(
            "CREATE VIEW notes AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "
            "SELECT x AS name, x AS value FROM n"
        )
    assert one.notes() == {}
    assert not file.exists()


FORGERIES = {
    "no database": lambda file: file.write_text("[]", "utf-8"),
    "an empty file": lambda file: file.write_bytes(b""),
    "half of it": lambda file: file.write_bytes(file.read_bytes()[:5000]),
    "a folder": lambda file: (file.unlink(), (file / "more").mkdir(parents=True)),
    "a link to nothing": lambda file: (file.unlink(), file.symlink_to("nowhere")),
    "a file for its folder": lambda file: (
        shutil.rmtree(file.parent),
        file.parent.write_text("", "utf-8"),
    ),
    "other tables": "ALTER TABLE pages RENAME TO sides",
    "a table more": "CREATE TABLE more (name TEXT)",
    "other columns": "ALTER TABLE articles RENAME COLUMN state TO condition",
    "a column more": "ALTER TABLE parts ADD COLUMN more TEXT",
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM pages; END",
    "bytes for a note": "UPDATE notes SET value = x'80'",
    "a text for a fingerprint": "UPDATE pages SET fingerprint = 'x'",
    "a text for a size": "UPDATE articles SET size = 'many'",
    "no state": "UPDATE articles SET state = NULL",
    "bytes for a path": "UPDATE articles SET path = x'80'",
    "a text that is none": "UPDATE notes SET value = CAST(x'80' AS TEXT)",
    "a text for a value": "UPDATE parts SET value = 'x'",
}


@pytest.mark.parametrize("forgery", FORGERIES.values(), ids=FORGERIES.keys())
def test_what_no_build_has_left_is_thrown_away_in_a_line(tmp_path: Path, forgery: object) -> None:
    def leave() -> None:
        past = Past(None, Pile(tmp_path))
        past.learn("one.md", Stored(1, 2, b"a headline"))
        past["words"] = b"many"
        memory(tmp_path).remember({"code": "x"}, {"a.html": b"y"}, past)

    leave()
    (file,) = (tmp_path / "content" / FOLDER).glob("*.sqlite")
    if isinstance(forgery, str):
        with closing(sqlite3.connect(file)) as connection, connection:
            connection.execute(forgery)
    else:
        forgery(file)  # type: ignore[operator]
    said: list[str] = []
    one = memory(tmp_path, said)
    found = (one.notes(), one.pages(), one.articles(), one.value("words"))
    assert not all(found)
    assert not os.path.lexists(file)
    assert [line.startswith(f"{file}: found no memory of a build (") for line in said] == [True]
    assert "it was thrown away; nothing is lost" in said[0]
    leave()
    assert memory(tmp_path, said).value("words") == b"many"
    assert len(said) == 1


def test_what_cannot_be_removed_or_written_is_said_once_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember(memory(tmp_path), words=b"many")
    (file,) = (tmp_path / "content" / FOLDER).glob("*.sqlite")
    file.write_text("[]", "utf-8")

    def refuse(self: Path, **_: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "unlink", refuse)
    said: list[str] = []
    one = memory(tmp_path, said)
    assert (one.notes(), one.value("words")) == ({}, None)
    remember(one, words=b"more")
    removed, written = said
    assert "it cannot be removed (Permission denied): remove it" in removed
    assert "found that it cannot be written (file is not a database)" in written


def test_a_memory_that_another_build_writes_to_is_left_alone(tmp_path: Path) -> None:
    remember(memory(tmp_path), words=b"many")
    (file,) = (tmp_path / "content" / FOLDER).glob("*.sqlite")
    said: list[str] = []
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        assert memory(tmp_path, said).value("words") is None
    assert memory(tmp_path, said).value("words") == b"many"
    assert said == []


def test_a_value_is_of_this_build_or_else_of_an_earlier_one(tmp_path: Path) -> None:
    remember(memory(tmp_path), words=b"many", rules=b"few")
    past = Past(memory(tmp_path), Pile(tmp_path))
    past["words"] = b"more"
    assert [past.get(name) for name in ("words", "rules", "others")] == [b"more", b"few", None]
    memory(tmp_path).remember({}, {}, past)
    assert memory(tmp_path).value("words") == b"more"
    assert memory(tmp_path).value("rules") == b"few"


def test_nothing_is_used_without_a_memory(tmp_path: Path) -> None:
    past = Past(None, Pile(tmp_path))
    assert past.articles == {}
    assert past.get("words") is None


def test_articles_that_were_read_take_the_place_of_others_and_of_those_that_are_gone(
    tmp_path: Path,
) -> None:
    first = Past(None, Pile(tmp_path))
    for path in ("stays", "edited", "gone"):
        first.learn(path, Stored(1, 2, path.encode()))
    memory(tmp_path).remember({}, {}, first)
    second = Past(memory(tmp_path), Pile(tmp_path))
    assert second.articles == dict(first.learnt())
    second.learn("edited", Stored(3, 4, "نص".encode()))
    second.gone = {"gone"}
    memory(tmp_path).remember({}, {}, second)
    stays, edited = Stored(1, 2, b"stays"), Stored(3, 4, "نص".encode())
    assert memory(tmp_path).articles() == {"stays": stays, "edited": edited}


def test_what_another_process_keeps_is_remembered_once_it_has_told_of_it(tmp_path: Path) -> None:
    remember(memory(tmp_path), rules=b"few")
    past = Past(memory(tmp_path), Pile(tmp_path))
    past["words"] = b"many"
    theirs = past.apart()
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        theirs["forms"] = b"all"
        knows = [theirs.get(name) for name in ("words", "forms", "rules")]
        os.write(writing, pickle.dumps((knows, theirs.state())))
        os._exit(0)
    os.waitpid(child, 0)
    knows, state = pickle.loads(os.read(reading, 10_000))  # noqa: S301  # of this test's own
    assert knows == [None, b"all", b"few"]
    assert [name for name, _ in past.values()] == ["words"]
    theirs.adopt(state)
    past["more"] = b"still"
    memory(tmp_path).remember({}, {}, past)
    found = [memory(tmp_path).value(name) for name in ("words", "forms", "rules", "more")]
    assert found == [b"many", b"all", b"few", b"still"]
