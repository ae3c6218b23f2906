"""Pieces that were kept are found again by what they were made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pieces import Pieces, key_of, restored

PARTS = st.dictionaries(st.text(max_size=5), st.binary(max_size=20), max_size=6)


@given(PARTS, PARTS)
def test_only_what_was_asked_for_or_made_stays(
    first: dict[str, bytes], then: dict[str, bytes]
) -> None:
    pieces = Pieces()
    for part, piece in first.items():
        assert pieces.get(key_of(part)) is None
        pieces.put(key_of(part), piece)
    again = Pieces(pieces.as_bytes())
    for part, piece in then.items():
        known = again.get(key_of(part))
        assert known == first.get(part)
        if known is None:
            again.put(key_of(part), piece)
    assert again.are_changed == (first.keys() != then.keys())
    last = Pieces(again.as_bytes())
    for part in first.keys() | then.keys():
        expected = first.get(part, then.get(part)) if part in then else None
        assert last.get(key_of(part)) == expected


def test_a_key_is_another_wherever_a_part_is() -> None:
    keys = {key_of("a", "b"), key_of("ab"), key_of("a", ["b"]), key_of("b", "a"), key_of("a", b"b")}
    assert len(keys) == 5


@pytest.mark.parametrize(
    "kept", [b"", b"\n", b"[]", b"{}\nx", b"[1]\n", b'[["a", 2]]\nb', b'[["a", -1]]\nb', b"\x80\n"]
)
def test_what_no_build_has_kept_is_made_anew_and_said(
    kept: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    assert restored({"of.work": kept}, "of.work", Pieces) is None
    [line] = capsys.readouterr().out.splitlines()
    assert line.startswith("What builds have kept as of.work cannot be read (")


def test_what_was_not_kept_is_not_spoken_of(capsys: pytest.CaptureFixture[str]) -> None:
    assert restored(None, "of.work", Pieces) is None
    assert restored({}, "of.work", Pieces) is None
    assert restored({"of.work": Pieces().as_bytes()}, "of.work", Pieces) is not None
    assert capsys.readouterr().out == ""
