"""Digests are others for other things, and the same for the same."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import arrays
from search.arrays import Parts, offsets
from search.digests import of_numbers, of_parts, of_runs, of_strings

BYTES = st.lists(st.binary(max_size=4) | st.binary(min_size=7, max_size=18), max_size=12)
RUNS = st.lists(st.lists(st.integers(0, 3), max_size=4), max_size=10)


def as_parts(parts: Sequence[bytes]) -> Parts:
    return Parts(b"".join(parts), offsets(np.array(list(map(len, parts)), np.int64)).tolist())


def tell_apart(found: Sequence[int], things: Sequence[object]) -> bool:
    """Whether two are the same where the things are, and nowhere else."""
    pairs = {(int(each), str(thing)) for each, thing in zip(found, things, strict=True)}
    return len(pairs) == len({each for each, _ in pairs}) == len({thing for _, thing in pairs})


@pytest.mark.parametrize("together", [1, 3, 1 << 20])
@given(BYTES)
def test_parts_are_told_apart_by_their_bytes_in_their_order(
    together: int, parts: list[bytes]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(arrays, "_AT_ONCE", together)
        assert tell_apart(of_parts(as_parts(parts)).tolist(), parts)


@given(st.lists(st.text(max_size=4) | st.text("ab", min_size=30, max_size=70), max_size=12))
def test_strings_are_told_apart(strings: list[str]) -> None:
    assert tell_apart(of_strings(strings).tolist(), strings)


@given(RUNS)
def test_runs_are_told_apart_by_their_digests_in_their_order(runs: list[list[int]]) -> None:
    flat = np.array([number for run in runs for number in run], np.uint64)
    found = of_runs(flat, np.array(list(map(len, runs)), np.int64))
    assert tell_apart(found.tolist(), runs)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12))
def test_rows_are_told_apart_by_their_columns(rows: list[tuple[int, int]]) -> None:
    table = np.array(rows, np.int32).reshape(-1, 2)
    assert tell_apart(of_numbers(*table.T).tolist(), rows)
