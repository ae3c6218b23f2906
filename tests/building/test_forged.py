"""What a build remembers was put there by somebody else: the site is none the worse for it."""

import hashlib
import io
import pickle
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from pelican.utils import SafeDatetime

from building.memory import FOLDER
from small_site import Built, article, build, digests

PLUGINS = (
    *("building", "content_error", "interface", "extra_files"),
    *("reader", "captures", "search", "record", "browse"),
)
IDS = [f"w{letter * 10}" for letter in "abcd"]


def built(folder: Path, **changed: str) -> Built:
    """The site of some articles, of which those have another text that are given."""
    texts = dict.fromkeys(IDS, "نص مختلق عن البلدة والنهر.") | changed
    files = {
        f"articles/{id_}.md": article(id_, "2012-03-04", text, Tags="سوق; نهر")
        for id_, text in texts.items()
    }
    return build(folder, files, PLUGINS)


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The site that is to be there, built with nothing before it."""
    done = built(tmp_path_factory.mktemp("clean"), **{IDS[0]: "نص آخر."})
    return digests(done.output)


def forged(folder: Path, table: str, column: str, value: bytes) -> Built:
    """The build after one whose memory has other bytes, with the digest that they should have."""
    assert built(folder).code == 0
    (file,) = (folder / "content" / FOLDER).glob("*.sqlite")
    digest = hashlib.blake2b(value, digest_size=16).digest()
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(f"UPDATE {table} SET {column} = ?, digest = ?", (value, digest))  # noqa: S608  # of this test's own
    return built(folder, **{IDS[0]: "نص آخر."})


def test_what_plugins_cannot_read_is_made_anew(expected: dict[str, str], tmp_path: Path) -> None:
    done = forged(tmp_path, "parts", "value", b"\x80\0\n")
    assert done.code == 0, done.said
    assert "What builds have kept as search.words cannot be read (" in done.said
    assert digests(done.output) == expected


def state(**attributes: object) -> bytes:
    """Of an article, as a build would keep it."""
    written = io.BytesIO()
    pickle.dump({name: value for name, value in attributes.items() if value is not None}, written)
    return written.getvalue()


@pytest.mark.parametrize(
    "value",
    [
        b"",
        pickle.dumps(["title"]),
        state(title="س", id=IDS[1], slug="x", lang="ar", date=5, digest=b"x", metadata={}),
    ],
)
def test_an_article_that_is_none_is_read_anew(
    expected: dict[str, str], tmp_path: Path, value: bytes
) -> None:
    done = forged(tmp_path, "articles", "state", value)
    assert done.code == 0, done.said
    assert digests(done.output) == expected


def test_what_nobody_has_foreseen_stops_one_build_alone(
    expected: dict[str, str], tmp_path: Path
) -> None:
    value = state(
        title="س",
        id=IDS[1],
        slug="x",
        lang="ar",
        date=SafeDatetime(2012, 3, 4),
        digest=b"x",
        metadata={},
    )
    done = forged(tmp_path, "articles", "state", value)
    assert done.code != 0
    assert not list((tmp_path / "content" / FOLDER).glob("*.sqlite"))
    done = built(tmp_path, **{IDS[0]: "نص آخر."})
    assert done.code == 0
    assert digests(done.output) == expected
