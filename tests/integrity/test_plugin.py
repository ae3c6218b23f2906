"""A build reads the ledger, and says what it sees."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from captures.account import Account
from captures.ledger import IMPORTED, Entry
from integrity.plugin import told
from kept_archive import ARTICLES, Kept

ONE = "waaaaaaaaaa"


def account(count: int) -> Account:
    known = Account()
    for number in range(count):
        known.follow(Entry(f"w{number}", None, "a" * 64, "", IMPORTED))
    return known


@pytest.mark.parametrize(
    ("odd", "said"),
    [
        ([0], "1 article differs from the ledger: w0. "),
        ([0, 1, 2], "3 articles differ from the ledger: w0, w1, w2. "),
        (range(5), "5 articles differ from the ledger: w0, w1, w2 … "),
        ([9], "1 article differs from the ledger: w9. "),  # of which it has no line
    ],
)
def test_articles_that_nobody_accepted_are_counted_and_the_first_named(
    odd: Iterable[int], said: str
) -> None:
    known = account(5)
    found = known.hashes | {f"w{number}": "b" * 64 for number in odd}
    assert told(known, found).startswith(said)
    assert 'make accept REASON="why"' in told(known, found)


def test_an_article_that_is_missing_is_told_and_none_is_where_all_are_there() -> None:
    known = account(2)
    assert told(known, {"w0": "a" * 64}).startswith("1 article differs from the ledger: w1. ")
    assert told(known, known.hashes) == ""


def test_a_build_never_writes_the_ledger(published: Kept) -> None:
    before, time = published.ledger.read_bytes(), published.ledger.stat().st_mtime_ns
    published.file(ONE).write_text(ARTICLES[ONE] + "تصحيح.\n", "utf-8")
    done = published.build()
    assert done.code == 0, done.err
    assert f"1 article differs from the ledger: {ONE}. " in done.out
    assert 'make accept REASON="why"' in done.out
    assert (published.ledger.read_bytes(), published.ledger.stat().st_mtime_ns) == (before, time)
    assert "Nothing has changed" in published.build().out, "it is remembered as any other"


def test_a_changed_capture_stops_the_build_and_leaves_the_site(published: Kept) -> None:
    (published.content / "captures/page.txt").write_text("أخرى", "utf-8")
    before = (published.output / "manifest.sha256").read_bytes()
    done = published.build()
    assert done.code != 0
    said = " ".join((done.out + done.err).split())
    assert "captures/page.txt: found the sha-256" in said
    assert f"as article {ONE} was imported from it" in said
    assert "Traceback" not in said
    assert (published.output / "manifest.sha256").read_bytes() == before


def test_a_build_goes_on_where_captures_are_kept_elsewhere(published: Kept) -> None:
    (published.content / "captures/page.txt").unlink()
    assert published.build().code == 0


def test_without_a_ledger_no_root_is_published(published: Kept) -> None:
    published.ledger.unlink()
    shutil.rmtree(published.content / "captures")
    done = published.build()
    assert done.code == 0, done.err
    assert not (published.output / "integrity.json").exists()
    assert "6 articles differ from the ledger" in done.out
    assert "integrity.json" not in Path(published.output, "data/index.html").read_text("utf-8")
