"""Whatever a maintainer, an accident or an attacker does to an archive is named."""

import json
import shutil
from pathlib import Path

import pytest

from kept_archive import ARTICLES, Kept, filled
from small_site import article

ONE, TWO, NEW = "waaaaaaaaaa", "wbbbbbbbbbb", "wzzzzzzzzzz"


def section(said: str, heading: str) -> list[str]:
    """The lines below a heading."""
    parts = said.split("\n\n")
    [part] = [part for part in parts if part.startswith(heading)]
    return part.splitlines()[1:-1]


def test_where_all_agrees_one_line_has_counts_and_root(archive: Kept) -> None:
    before = {path: path.read_bytes() for path in archive.content.rglob("*") if path.is_file()}
    done = archive.run("verify")
    assert (done.code, done.err) == (0, "")
    [line] = done.out.splitlines()
    assert line.startswith(
        "All agrees: 6 articles, 1 capture, 6 lines of the ledger "
        "(1 capture is elsewhere, not looked at). Root: "
    )
    after = {path: path.read_bytes() for path in archive.content.rglob("*") if path.is_file()}
    assert before == after


def test_each_article_that_differs_is_named_with_what_was_found_and_expected(
    archive: Kept,
) -> None:
    archive.file(ONE).write_text(ARTICLES[ONE] + "تغيير.\n", "utf-8")
    archive.file(TWO).unlink()
    archive.file(NEW).write_text(article(NEW, "2024-03-01"), "utf-8")
    done = archive.run("verify")
    assert done.code == 1
    [changed] = section(done.out, "Articles that were changed, and not accepted (1)")
    assert f"articles/{ONE}.md: found " in changed
    assert "by line 1 of the ledger (import, 2026-01-02T03:04:05Z)" in changed
    [gone] = section(done.out, "Articles that are missing")
    assert f"articles/{TWO}.md: found no file; expected " in gone
    [added] = section(done.out, "Articles that were added")
    assert f"articles/{NEW}.md: found " in added
    assert "Does not agree: 3 articles. Root by the ledger: " in done.out


def test_a_file_without_an_id_is_named(archive: Kept) -> None:
    archive.file(NEW).write_text("Title: بلا معرّف\nDate: 2024-01-01\n\nنص.\n", "utf-8")
    assert f"articles/{NEW}.md: found no Id that can be one" in archive.run("verify").out


@pytest.mark.parametrize("name", [".draft.md", "notes.txt", "x.md~"])
def test_what_the_build_does_not_read_is_no_article(archive: Kept, name: str) -> None:
    (archive.content / "articles" / name).write_text("ملاحظة", "utf-8")
    assert archive.run("verify").code == 0


def test_a_changed_capture_is_named(archive: Kept) -> None:
    (archive.content / "captures/page.txt").write_text("أخرى", "utf-8")
    done = archive.run("verify")
    assert done.code == 1
    [line] = section(done.out, "Captures that were changed (1)")
    assert "captures/page.txt: found " in line
    assert f"of article {ONE}" in line


def test_a_missing_capture_is_named(archive: Kept) -> None:
    (archive.content / "captures/page.txt").unlink()
    done = archive.run("verify")
    assert "captures/page.txt: found no file; expected " in done.out


def test_captures_that_are_kept_elsewhere_are_not_missed(archive: Kept) -> None:
    shutil.rmtree(archive.content / "captures")
    done = archive.run("verify")
    assert done.code == 0
    assert "(2 captures are elsewhere, not looked at)" in done.out


def test_the_capture_of_a_withdrawn_article_may_go_with_it(archive: Kept) -> None:
    stub = article(ONE, "2024-01-01", Status="hidden", Withdrawn="2024-12-01, طلب صاحبه")
    archive.file(ONE).write_text(stub, "utf-8")
    archive.run("accept", "--reason", "سُحب")
    (archive.content / "captures/page.txt").unlink()
    assert archive.run("verify").code == 0


@pytest.mark.parametrize(
    ("foreign", "expected"),
    [
        ("ملاحظة من يد أحدهم", "one JSON object with id, before, after, time and reason"),
        ('{"id": "wx", "before": "zz", "after": null}', "one JSON object with id"),
        ("<<<<<<< HEAD", "the lines of both branches, without this mark of git's"),
    ],
)
def test_a_foreign_line_of_the_ledger_is_named_by_its_number(
    archive: Kept, foreign: str, expected: str
) -> None:
    lines = archive.ledger.read_text("utf-8").splitlines()
    archive.ledger.write_text("\n".join([*lines[:2], foreign, *lines[2:], ""]), "utf-8")
    done = archive.run("verify")
    assert done.code == 1
    [line] = section(done.out, "Lines of the ledger that are none (1)")
    assert "ledger.jsonl, line 3: found " in line
    assert f"expected {expected}" in line
    assert "Does not agree: 1 foreign line." in done.out


def test_a_torn_last_line_says_what_takes_it_out(archive: Kept) -> None:
    archive.ledger.write_bytes(archive.ledger.read_bytes() + b'{"id": "w')
    assert "the next make import or make accept takes this part out" in archive.run("verify").out


def test_what_two_branches_changed_is_named_until_it_is_accepted(archive: Kept) -> None:
    """Both accepted a change of one article, and `merge=union` kept the lines of both."""
    base = archive.ledger.read_bytes()
    branches = []
    for words in ("نص فرع.\n", "نص فرع آخر.\n"):
        archive.ledger.write_bytes(base)
        archive.file(ONE).write_text(ARTICLES[ONE] + words, "utf-8")
        archive.run("accept", "--reason", words.strip(" \n."))
        branches.append(archive.ledger.read_bytes().removeprefix(base))
    archive.ledger.write_bytes(base + b"".join(branches))
    done = archive.run("verify")
    assert done.code == 1
    [line] = section(done.out, "Articles that changed between two lines of the ledger")
    assert "before line 8 of the ledger; expected" in line
    assert archive.run("accept", "--reason", "قوبل النصان").code == 0
    assert archive.run("verify").code == 0


def test_an_older_backup_agrees_with_itself(archive: Kept, tmp_path: Path) -> None:
    """Only a published copy can tell that something newer was there: see test_copied.py."""
    backup = shutil.copytree(archive.content, tmp_path / "backup")
    archive.file(ONE).unlink()
    archive.run("accept", "--reason", "x")
    shutil.rmtree(archive.content)
    backup.rename(archive.content)
    assert archive.run("verify").code == 0


def test_a_ledger_with_another_end_has_another_root(archive: Kept) -> None:
    """Who rewrites an article and the ledger's line about it is betrayed by a root noted before."""
    before = archive.run("verify").out.split()[-1]
    archive.file(ONE).write_text(ARTICLES[ONE] + "تزوير.\n", "utf-8")
    archive.run("accept", "--reason", "x")
    *lines, last = archive.ledger.read_text("utf-8").splitlines()
    forged = {**json.loads(lines[0]), "after": json.loads(last)["after"]}
    archive.ledger.write_text("\n".join([json.dumps(forged), *lines[1:], ""]), "utf-8")
    done = archive.run("verify")
    assert done.code == 0
    assert done.out.split()[-1] != before


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--site", "nowhere"], "nowhere: no such folder"),
        (["--site", "ftp://example.org/"], "expected http:// or https://"),
        (["--site", ".", "--settings", "none.py"], "none.py: no such file"),
    ],
)
def test_misuse_ends_with_a_sentence_and_2(archive: Kept, options: list[str], said: str) -> None:
    done = archive.run("verify", *options)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "Traceback" not in done.err


def test_a_content_folder_that_is_none_is_misuse(tmp_path: Path) -> None:
    done = Kept(tmp_path / "none", tmp_path / "output").run("verify")
    assert (done.code, done.out) == (2, "")
    assert "no such folder; name the archive's with CONTENT=" in done.err


def test_an_empty_archive_agrees(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    done = Kept(tmp_path / "content", tmp_path / "output").run("verify")
    assert done.out.startswith("All agrees: 0 articles, 0 captures, 0 lines of the ledger. Root: ")


def test_an_import_that_was_stopped_is_told(tmp_path: Path) -> None:
    archive = filled(tmp_path)
    (archive.content / ".import").mkdir()
    (archive.content / ".import/unfinished").write_text("0\n", "utf-8")
    assert "run make import again before you verify" in archive.run("verify").err


def test_a_mistake_in_the_settings_is_misuse_and_told_as_a_build_tells_it(
    archive: Kept, tmp_path: Path
) -> None:
    (tmp_path / "wrong.py").write_text("SITENAME = 'أرشيف\n", "utf-8")
    archive.output.mkdir()
    for name in ("manifest.sha256", "integrity.json", "articles.sha256"):
        (archive.output / name).write_bytes(b"")
    options = ["--site", str(archive.output), "--settings", str(tmp_path / "wrong.py")]
    done = archive.run("verify", *options)
    assert (done.code, done.out) == (2, "")
    assert "wrong.py, line 1: found " in done.err
