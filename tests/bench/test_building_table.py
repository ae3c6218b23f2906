"""How the measurement of a build sums up and prints."""

from bench.building.folder import Changes, Size
from bench.building.measured import Cost
from bench.building.systems import Made, Ours, Theirs
from bench.building.table import Measured, Round, both, growth, middle, ratios, table

NOTHING, SOME = Changes(0, 0, 0, 0), Changes(37, 42, 2, 1)


def made(seconds: float, size: float = 1e6, files: float = 100) -> Made:
    """CPU is half of the clock, memory a MB a second."""
    return Made(Cost(seconds, seconds / 2, seconds * 1e6), Size(size, files))


def one_round(full: float = 60) -> Round:
    ours = Ours(made(full, 2_500_000, 120), made(2.4), made(3), NOTHING, SOME)
    return Round(ours, Theirs(made(20, 1_500_000, 110), made(40, 500_000, 90)), made(80))


def measured(records: int, articles: int, *rounds: Round) -> Measured:
    return Measured(records, articles, rounds)


def test_medians_are_taken_number_by_number() -> None:
    builds = [
        Made(Cost(3, 20, 100), Size(7, 1)),
        Made(Cost(1, 30, 300), Size(7, 2)),
        Made(Cost(2, 10, 200), Size(7, 3)),
    ]
    assert middle(builds) == Made(Cost(2, 20, 200), Size(7, 2))


def test_one_after_the_other_adds_up_but_for_memory() -> None:
    assert both(made(1, 10, 2), made(3, 5, 1)) == Made(Cost(4, 2, 3e6), Size(15, 3))


def test_the_table_has_a_row_for_each_build() -> None:
    lines = list(table(measured(110, 100, one_round(), one_round(30), one_round(90))))
    assert lines[0].strip() == "110 records, 100 articles; medians of 3 runs"
    cells = [line.split() for line in lines]
    assert cells[2][-7:] == ["60.0", "30.0", "60", "2.5", "120", "25.0", "1.20"]
    assert lines[4].strip() == (
        "files with other bytes: 0; with another mtime: 0; that came: 0; that went: 0"
    )
    assert lines[6].strip() == (
        "files with other bytes: 37; with another mtime: 42; that came: 2; that went: 1"
    )
    assert cells[9][:3] == ["Hugo", "+", "Pagefind"]
    assert cells[9][-7:] == ["60.0", "30.0", "40", "2.0", "200", "20.0", "2.00"]
    heads, first = lines[1], lines[2]
    assert heads.index("seconds") + len("seconds") == first.index("60.0") + len("60.0")


def test_a_single_run_is_said_to_be_one() -> None:
    assert next(table(measured(110, 100, one_round()))).endswith("100 articles; one run")


def test_every_ratio_stands_beside_what_is_asked() -> None:
    rows = [" ".join(line.split()) for line in ratios(measured(110, 100, one_round(90)))]
    assert rows[1:] == [
        "full ÷ (Hugo + Pagefind) 1.50 1.50 ≤ 1.00",
        "one article changed ÷ full 0.03 0.03 ≤ 0.10",
        "nothing changed ÷ (Hugo + Pagefind) 0.04 0.04 ≤ 0.03",
        "MB of memory, full 90 ≤ 1,000",
        "KB an article 25.0 ≤ 20",
        "files an article 1.20 ≤ 1.30",
    ]


def test_growth_is_that_of_the_build_over_that_of_its_articles() -> None:
    sizes = [measured(1_000, 950, one_round(1)), measured(3_103, 3_000, one_round(10))]
    large = measured(31_030, 27_000, one_round(108))
    lines = [" ".join(line.split()) for line in growth([*sizes, large])]
    assert lines == [
        "full, 31,030 over 3,103 records: 9.00 times the articles",
        "growth of the full build ÷ of the articles 1.20 1.20 ≤ 1.00",
    ]


def test_growth_needs_two_sizes() -> None:
    for sizes in ([measured(300, 290, one_round())], [measured(3_103, 3_000, one_round())]):
        [line] = growth(sizes)
        assert line.strip().startswith("growth: needs 3,103 records and a larger size")
