"""What a hand changed is accepted with a reason: a line for each article, and no other."""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from captures.session import Session
from front_matter import is_sha256
from kept_archive import ARTICLES, Kept, filled
from small_site import article

ONE, TWO, NEW = "waaaaaaaaaa", "wbbbbbbbbbb", "wzzzzzzzzzz"


def told(archive: Kept) -> list[dict[str, Any]]:
    """The lines that were added to the ledger."""
    lines = archive.ledger.read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines[len(ARTICLES) :]]


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_corrected_article_is_accepted(archive: Kept) -> None:
    before = sha256(archive.file(ONE))
    archive.file(ONE).write_text(ARTICLES[ONE] + "تصحيح.\n", "utf-8")
    assert archive.run("verify").code == 1
    done = archive.run("accept", "--reason", "صُحّح اسم البلدة")
    assert done.code == 0, done.err
    [line] = told(archive)
    assert (line["id"], line["before"], line["reason"]) == (ONE, before, "صُحّح اسم البلدة")
    assert line["after"] == sha256(archive.file(ONE))
    assert archive.run("verify").code == 0


def test_an_article_added_by_hand_is_accepted_with_its_capture(archive: Kept) -> None:
    capture = {"Capture": "captures/page.txt", "Capture_sha256": "1" * 64}
    archive.file(NEW).write_text(article(NEW, "2024-03-01", **capture), "utf-8")
    assert archive.run("accept", "--reason", "x").code == 0
    [line] = told(archive)
    assert line["before"] is None
    assert (line["capture"], line["capture_sha256"]) == ("captures/page.txt", "1" * 64)


def test_a_deletion_is_accepted_and_the_id_never_used_again(archive: Kept) -> None:
    text = archive.file(ONE).read_text("utf-8")
    archive.file(ONE).unlink()
    assert archive.run("accept", "--reason", "طلب صاحبه").code == 0
    [line] = told(archive)
    assert line["after"] is None
    assert archive.run("verify").code == 0
    archive.file(ONE).write_text(article(ONE, "2020-01-01", "نص آخر."), "utf-8")
    done = archive.run("accept", "--reason", "x")
    assert done.code == 1
    assert f"articles/{ONE}.md: found" in done.out
    assert "expected another id" in done.out
    assert len(told(archive)) == 1
    archive.file(ONE).write_text(text, "utf-8")  # as it was, it may come back
    assert archive.run("accept", "--reason", "عاد").code == 0
    assert archive.run("verify").code == 0


def test_an_article_that_names_another_capture_is_another_article(archive: Kept) -> None:
    other = article(ONE, "2024-01-01", Capture_sha256="2" * 64)
    archive.file(ONE).write_text(other, "utf-8")
    done = archive.run("accept", "--reason", "x")
    assert (done.code, told(archive)) == (1, [])
    assert "found Capture_sha256: 2222222222222222…; expected another id" in done.out


def test_a_moved_file_is_no_change(archive: Kept) -> None:
    (archive.content / "articles/2024").mkdir()
    archive.file(ONE).rename(archive.content / "articles/2024/أول.md")
    assert archive.run("verify").code == 0


def test_two_files_of_one_id_are_not_accepted(archive: Kept) -> None:
    shutil.copy(archive.file(ONE), archive.content / "articles/copy.md")
    done = archive.run("accept", "--reason", "x")
    assert (done.code, told(archive)) == (1, [])
    assert f"found Id: {ONE} in each" in done.out


def test_only_what_was_named_is_accepted(archive: Kept) -> None:
    for id_ in (ONE, TWO):
        archive.file(id_).write_text(ARTICLES[id_] + "تصحيح.\n", "utf-8")
    assert archive.run("accept", "--reason", "x", "--only", TWO).code == 0
    assert [line["id"] for line in told(archive)] == [TWO]
    done = archive.run("accept", "--reason", "x", "--only", f"{TWO},{NEW}")
    assert done.code == 2
    assert f"found ONLY={TWO}, {NEW}, of which nothing" in done.err


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("", "no REASON"),
        (" \n ", "no REASON"),
        ("merged", "REASON=merged, which only the import says"),
        ("كلمة " * 200, "at most 500"),
    ],
)
def test_a_reason_is_a_line_of_words_that_no_import_says(
    archive: Kept, reason: str, said: str
) -> None:
    archive.file(ONE).unlink()
    done = archive.run("accept", "--reason", reason)
    assert done.code == 2
    assert said in done.err
    assert told(archive) == []


def test_where_all_is_as_it_was_nothing_is_written(archive: Kept) -> None:
    before = archive.ledger.read_bytes()
    done = archive.run("accept", "--reason", "x")
    assert (done.code, archive.ledger.read_bytes()) == (0, before)
    assert done.out.startswith("Nothing to accept. 6 articles by the ledger. Root: ")
    assert is_sha256(done.out.split()[-1])


def test_nothing_is_accepted_while_an_import_writes(archive: Kept) -> None:
    session = Session(archive.content)
    archive.file(ONE).unlink()
    done = archive.run("accept", "--reason", "x")
    session.end()
    assert done.code == 2
    assert "another import is writing" in done.err


def test_a_line_that_a_kill_tore_is_taken_out_told_and_written_anew(archive: Kept) -> None:
    archive.file(ONE).unlink()
    archive.run("accept", "--reason", "x")
    whole = archive.ledger.read_bytes()
    archive.ledger.write_bytes(whole[:-20])
    done = archive.run("accept", "--reason", "x")
    assert done.code == 0
    assert f"ledger.jsonl, line {len(ARTICLES) + 1}: found a part of a line" in done.err
    assert [line["id"] for line in told(archive)] == [ONE]


@pytest.fixture
def unwritable() -> Iterator[Kept]:
    """An archive whose ledger this process may only read, in a folder that anyone may enter."""
    folder = Path(tempfile.mkdtemp())
    kept = filled(folder)
    kept.file(ONE).unlink()
    kept.ledger.chmod(0o444)
    folder.chmod(0o755)
    yield kept
    shutil.rmtree(folder)


def test_a_ledger_that_may_not_be_written_stays_and_is_named(unwritable: Kept) -> None:
    before, user = unwritable.ledger.read_bytes(), os.geteuid()
    if not user:
        os.seteuid(65534)  # nobody: root may write anything
    try:
        accepted, verified = unwritable.run("accept", "--reason", "x"), unwritable.run("verify")
    finally:
        if not user:
            os.seteuid(user)
    assert (accepted.code, verified.code) == (1, 1)
    assert f"Stopped: {unwritable.ledger}: Permission denied" in accepted.err
    assert f"{ONE}.md: found no file" in verified.out
    assert unwritable.ledger.read_bytes() == before


def test_what_an_interrupted_import_lost_is_taken_back_and_no_deletion(archive: Kept) -> None:
    (archive.content / ".import").mkdir()
    (archive.content / ".import/unfinished").write_text("0\n", "utf-8")
    archive.file(ONE).unlink()  # it never reached the disk
    assert archive.run("accept", "--reason", "x").code == 0
    assert [(line["id"], line["reason"]) for line in told(archive)] == [(ONE, "lost")]
    assert archive.run("verify").err == ""
