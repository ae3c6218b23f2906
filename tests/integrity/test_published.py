"""What a site says of its articles can be read back, and held to the files by anyone."""

import shutil
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrity import merkle
from integrity.published import (
    Ledger,
    UnreadableError,
    ledger_of,
    parse_list,
    parse_summary,
    summary,
    write,
)
from kept_archive import ARTICLES, Kept
from small_site import ROOT

NEEDS_COREUTILS = pytest.mark.skipif(
    not shutil.which("sha256sum"), reason="needs sha256sum of GNU coreutils"
)

IDS = st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=10, max_size=12).map("w{}".format)
HASHES = st.binary(min_size=32, max_size=32).map(bytes.hex)


@given(st.dictionaries(IDS, HASHES, max_size=20))
def test_a_list_is_read_as_it_was_written(tmp_path_factory, hashes: dict[str, str]) -> None:
    folder = tmp_path_factory.mktemp("site")
    said = summary(hashes, Ledger(3, 400, "0" * 64))
    write(folder, hashes, said)
    assert parse_list((folder / "articles.sha256").read_bytes()) == hashes
    assert parse_summary((folder / "integrity.json").read_bytes()) == said


def test_the_root_is_over_the_lines_of_the_list_as_the_documentation_says(built: Kept) -> None:
    lines = (built.output / "articles.sha256").read_bytes().splitlines()
    said = parse_summary((built.output / "integrity.json").read_bytes())
    assert merkle.root(lines) == said.root
    assert said.articles == len(lines) == len(ARTICLES)


def test_the_programme_of_the_documentation_finds_the_root(built: Kept) -> None:
    _, _, rest = (ROOT / "docs/integrity.md").read_text("utf-8").partition("```python\n")
    done = subprocess.run(
        [sys.executable, "-c", rest.partition("```")[0]],
        cwd=built.output,
        capture_output=True,
        text=True,
        check=True,
    )
    said = parse_summary((built.output / "integrity.json").read_bytes())
    assert done.stdout == f"{said.root}\n"


def test_the_site_says_how_the_ledger_was(built: Kept) -> None:
    said = parse_summary((built.output / "integrity.json").read_bytes())
    assert said.ledger == ledger_of(built.ledger)
    assert said.ledger.lines == len(ARTICLES)


def test_a_part_of_a_line_is_none_of_the_ledger(archive: Kept) -> None:
    whole = ledger_of(archive.ledger)
    archive.ledger.write_bytes(archive.ledger.read_bytes() + b'{"id": "w')
    assert ledger_of(archive.ledger) == whole


@NEEDS_COREUTILS
def test_sha256sum_reads_the_list_beside_the_articles(built: Kept) -> None:
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", built.output / "articles.sha256"],
        cwd=built.content / "articles",
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, b"")


@NEEDS_COREUTILS
def test_the_manifest_has_both_files_and_fits(built: Kept) -> None:
    manifest = (built.output / "manifest.sha256").read_text("utf-8")
    assert "  articles.sha256\n" in manifest
    assert "  integrity.json\n" in manifest
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "manifest.sha256"],
        cwd=built.output,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, b"")


def test_the_page_of_the_data_shows_the_root(built: Kept) -> None:
    said = parse_summary((built.output / "integrity.json").read_bytes())
    assert said.root in (built.output / "data/index.html").read_text("utf-8")


LINE = b"%s  wabcdefghij.md\n" % (b"0" * 64)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"nothing\n", "in line 1; expected a sha-256 and ID.md"),
        (LINE + LINE, "out of order or twice"),
        (LINE.replace(b"wabc", b"wxyz") + LINE, "out of order or twice"),
        (LINE[:-1], "out of order or twice"),
    ],
)
def test_a_list_that_is_none_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        parse_list(data)


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"articles": "many", "ledger": {}}'])
def test_a_summary_that_is_none_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="found no summary"):
        parse_summary(data)
