"""A short course of `make fuzz`, and all that a longer one has ever found."""

import pytest

from fuzz import course
from fuzz.course import examine, found, spoil
from fuzz.targets import TARGETS, Target

EXAMPLES = 40  # of each reader; `make fuzz` has no end of them


@pytest.mark.parametrize("target", TARGETS, ids=[target.name for target in TARGETS])
def test_a_reader_keeps_its_promises_whatever_it_is_given(target: Target) -> None:
    assert spoil(target, seed=8, examples=EXAMPLES) is None


@pytest.mark.parametrize("target", TARGETS, ids=[target.name for target in TARGETS])
def test_the_samples_are_good_ones(target: Target) -> None:
    for data in target.samples:
        examine(target, data)


def test_what_was_found_before_is_found_no_more() -> None:
    known = list(found())
    assert known
    for target, path in known:
        examine(target, path.read_bytes())


def test_a_broken_promise_is_found_and_made_small() -> None:
    def check(data: bytes) -> None:
        assert b"<" not in data

    target = Target("careless", (b"abc",), check)
    failure = spoil(target, seed=8, examples=500)
    assert failure
    assert failure.error.startswith("AssertionError")
    assert b"<" in failure.data
    assert len(failure.data) < 20


def test_a_reader_that_takes_too_long_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(course, "SLOWEST", 0.01)
    target = Target("slow", (b"abc",), lambda _: list(range(2_000_000)))
    failure = spoil(target, seed=8, examples=3)
    assert failure
    assert "took more than" in failure.error
