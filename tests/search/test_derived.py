"""What rules make of words is the same from what was kept, and is made once."""

from hypothesis import given
from hypothesis import strategies as st

from search.derived import Derived

WORDS = st.lists(st.text(st.sampled_from("ابتab2\ud800"), min_size=1, max_size=3), max_size=9)


def shout(word: str) -> str:
    """A rule."""
    return word.upper() if "a" in word else ""


class Kept(dict[str, bytes]):
    """As a build has it."""


@given(st.lists(WORDS, max_size=5))
def test_results_are_those_of_the_rule_whatever_was_kept(builds: list[list[str]]) -> None:
    kept = Kept()
    for words in builds:
        assert Derived(kept).of(shout, words, 0) == list(map(shout, words))
    assert Derived().of(shout, builds[0] if builds else [], 0) == list(
        map(shout, builds[0] if builds else [])
    )


def test_a_rule_is_asked_for_new_words_alone() -> None:
    asked: list[str] = []

    def rule(word: str) -> str:
        asked.append(word)
        return word

    kept = Kept()
    Derived(kept).of(rule, ["ا", "ب"], 0)
    Derived(kept).of(rule, ["ب", "ت"], 0)
    assert asked == ["ا", "ب", "ت"]


def test_two_rules_of_one_name_do_not_meet() -> None:
    kept = Kept()
    assert Derived(kept).of(shout, ["a"], 0) == ["A"]
    assert Derived(kept).of(str, ["a"], 0) == ["a"]
    assert len(kept) == 2


def test_what_is_no_word_any_more_is_forgotten_with_the_next_new_one() -> None:
    kept = Kept()
    Derived(kept).of(shout, ["gone", "stays"], 0)
    Derived(kept).of(shout, ["stays", "new"], 0)
    assert "gone" not in str(kept)


@given(st.sets(st.integers(0, 999)), st.sets(st.integers(0, 999), max_size=9), st.booleans())
def test_of_many_words_in_order_only_the_new_ones_are_asked_for(
    before: set[int], changed: set[int], behind: bool
) -> None:
    asked: list[str] = []

    def rule(word: str) -> str:
        asked.append(word)
        return word[::-1]

    kept = Kept()
    first = [f"{number:03}" for number in sorted(before)]
    Derived(kept).of(rule, first, 0)
    # words that are sorted, some others; or all of before, and new ones behind them
    new = [f"{number:03}" for number in sorted(changed - before)]
    then = [*first, *new] if behind else [f"{number:03}" for number in sorted(before ^ changed)]
    asked.clear()
    assert Derived(kept).of(rule, then, 0) == [word[::-1] for word in then]
    assert asked == new
