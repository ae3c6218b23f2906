"""Ids: short, never two the same, never one twice."""

import hashlib
import json
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from captures.ids import SHORTEST, mint
from captures.known import Known
from captures.ledger import IMPORTED, LOST, Entry
from front_matter import ID
from small_site import ROOT

HASHES = st.binary(min_size=32, max_size=32).map(bytes.hex)


def alike(start: str, count: int) -> list[str]:
    """Hashes that begin alike, so that their ids would meet."""
    return [start + hashlib.sha256(b"%d" % n).hexdigest()[len(start) :] for n in range(count)]


@given(HASHES)
def test_an_id_is_one_that_front_matter_may_have(sha256):
    assert ID.fullmatch(mint(sha256, lambda _: False))


@given(st.lists(HASHES, max_size=30), st.sampled_from(["", "00", "0123456789", "f" * 40]))
def test_no_two_captures_get_one_id_however_alike_their_hashes_begin(hashes, start):
    taken: set[str] = set()
    for sha256 in dict.fromkeys(start + each[len(start) :] for each in hashes):
        id_ = mint(sha256, taken.__contains__)
        assert id_ not in taken
        taken.add(id_)


def test_where_ids_meet_the_later_one_is_longer_by_a_letter():
    first, second, third = alike("ab" * 8, 3)
    taken = {mint(first, set[str]().__contains__)}
    taken.add(mint(second, taken.__contains__))
    taken.add(mint(third, taken.__contains__))
    assert sorted(map(len, taken)) == [SHORTEST + 1, SHORTEST + 2, SHORTEST + 3]


def test_an_id_of_which_all_letters_are_used_is_none():
    (sha256,) = alike("", 1)
    assert mint(sha256, lambda _: True) == ""


@given(HASHES, st.integers(1, 5))
def test_an_id_is_not_used_again_when_its_article_is_gone(sha256, times):
    known, minted = Known(), []
    for _ in range(times):
        id_ = mint(sha256, known.has_id)
        known.follow(Entry(id_, None, "0" * 64, "", IMPORTED, "", sha256))
        known.follow(Entry(id_, "0" * 64, None, "", "deleted on request"))
        minted.append(id_)
    assert len(set(minted)) == times


def test_an_id_that_never_reached_the_disk_is_minted_again():
    known, (sha256,) = Known(), alike("", 1)
    id_ = mint(sha256, known.has_id)
    known.follow(Entry(id_, None, "0" * 64, "", IMPORTED, "", sha256))
    known.follow(Entry(id_, "0" * 64, None, "", LOST, "", sha256))
    assert mint(sha256, known.has_id) == id_


MILLION = """
import hashlib, json, sys
from captures.ids import mint
taken, longer = set(), 0
for number in range(1_000_000):
    # every fifth begins as the one before, so that ids do meet
    data = hashlib.sha256(b"%d" % number).digest()
    start = hashlib.sha256(b"%d" % (number - 1)).digest()[:8] if number % 5 == 0 else b""
    id_ = mint((start + data[len(start):]).hex(), taken.__contains__)
    longer += len(id_) > 11
    taken.add(id_)
print(json.dumps([len(taken), longer]))
"""


def test_a_million_captures_get_a_million_ids():
    done = subprocess.run(
        [sys.executable, "-c", MILLION],
        env={"PYTHONPATH": str(ROOT / "plugins")},
        capture_output=True,
        timeout=120,
        check=True,
    )
    ids, longer = json.loads(done.stdout)
    assert ids == 1_000_000
    assert longer >= 200_000 - 1
