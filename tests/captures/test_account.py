"""What the ledger says of articles, whoever wrote its lines in what order."""

import pytest

from captures.account import Account
from captures.ledger import FOUND, IMPORTED, LOST, MERGED, PUBLISHED, Entry

A, B, C = "a" * 64, "b" * 64, "c" * 64
ONE = "waaaaaaaaaa"


def told(*entries):
    account = Account()
    for before, after, reason in entries:
        account.follow(Entry(ONE, before, after, "2026-01-01T00:00:00Z", reason, "x.jsonl#1", C))
    return account


def test_an_article_is_what_its_last_line_says():
    account = told((None, A, IMPORTED), (A, B, MERGED))
    assert account.hashes == {ONE: B}
    assert not account.breaks
    assert account.last(ONE) == "line 2 of the ledger (merged, 2026-01-01T00:00:00Z)"


def test_an_article_that_was_deleted_has_had_its_id():
    account = told((None, A, IMPORTED), (A, None, "on request"))
    assert not account.hashes
    assert account.has_had(ONE)
    assert account.was(ONE, A)
    assert not account.was(ONE, B)


def test_a_merge_into_what_a_hand_had_changed_is_no_acceptance():
    account = told((None, A, IMPORTED), (B, C, MERGED))
    assert account.hashes == {ONE: C}
    assert (account.breaks[ONE].left, account.breaks[ONE].began) == (A, B)


def test_captures_that_were_merged_at_once_are_no_break():
    assert not told((None, A, IMPORTED), (A, A, MERGED), (A, B, MERGED)).breaks


def test_a_break_lasts_until_someone_accepts_the_article():
    lines = [(None, A, IMPORTED), (B, C, MERGED), (C, A, MERGED)]
    assert ONE in told(*lines).breaks
    assert ONE not in told(*lines, (A, A, "looked at")).breaks


def test_two_branches_that_changed_one_article_are_a_break():
    account = told((None, A, IMPORTED), (A, B, "ours"), (A, C, "theirs"))
    assert account.hashes == {ONE: C}
    assert account.breaks[ONE].line == 3


@pytest.mark.parametrize("reason", [IMPORTED, "accepted"])
def test_two_branches_that_did_the_same_are_none(reason):
    account = told((None, A, reason), (None, A, reason))
    assert account.hashes == {ONE: A}
    assert not account.breaks


def test_an_article_that_is_found_counts_where_no_line_knew_it():
    assert told((None, A, FOUND)).hashes == {ONE: A}


def test_an_article_that_is_found_otherwise_than_it_was_left_is_not_accepted_by_that():
    assert told((None, A, IMPORTED), (None, B, FOUND)).hashes == {ONE: A}


def test_what_was_lost_is_taken_back():
    account = told((None, A, IMPORTED), (A, None, LOST))
    assert not account.hashes
    assert not account.captures


def test_captures_of_what_another_archive_published_are_not_here():
    account = told((None, A, PUBLISHED))
    assert not account.captures
    assert account.captures_of(ONE) == {C}


def test_foreign_lines_are_kept_with_their_numbers():
    account = Account()
    account.follow(Entry(ONE, None, A, "", IMPORTED))
    account.follow(None, b"<<<<<<< HEAD\n")
    assert account.foreign == [(2, b"<<<<<<< HEAD\n")]
    assert account.lines == 2
