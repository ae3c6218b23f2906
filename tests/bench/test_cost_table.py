"""How the measurement of cost sums up and prints."""

import pytest

from bench.cost.spread import spread
from bench.cost.table import heading, line


@pytest.mark.parametrize(
    ("values", "median", "ninetieth"),
    [([7], 7, 7), ([4, 1, 3, 2], 2.5, 4), (range(1, 11), 5.5, 9), (range(1, 101), 50.5, 90)],
)
def test_spread(values: list[float], median: float, ninetieth: float) -> None:
    found = spread(values)
    assert (found.median, found.ninetieth) == (median, ninetieth)


def test_a_line_has_both_systems_their_ratio_and_the_target() -> None:
    cells = line("one word", ([40, 50, 60], [200, 400, 600]), "≤ 50").split()
    assert cells == ["one", "word", "50.0", "60.0", "400.0", "600.0", "0.12", "≤", "50"]


def test_what_was_not_measured_has_a_dash_and_no_ratio() -> None:
    assert line("excerpts", ([2000.0], None), digits=0).split() == ["excerpts", "2,000", "–"]
    assert line("excerpts", ([], [1.0])).split() == ["excerpts", "–", "1.0"]


def test_columns_stand_below_their_names() -> None:
    head, row = heading("Bytes"), line("one word", ([1, 2], [3, 4]))
    assert head.strip("\n").index("ours") + len("ours") == row.index("1.5") + len("1.5")
    assert head.strip("\n").index("ratio") + len("ratio") == row.index("0.43") + len("0.43")
