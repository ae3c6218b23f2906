"""The geometry of the charts: what stands where, and that nothing stands outside."""

import datetime
import re
import sys
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pelican.paginator import PaginationRule, Paginator

from browse.calendar import by_year
from small_site import ROOT

sys.path.insert(0, str(ROOT))

from theme import charts  # found through the line above

SETTINGS = {
    **{f"{kind}_URL": "{year:04}/{month:02}/" for kind in ("MONTH",)},
    "MONTH_SAVE_AS": "{year:04}/{month:02}/index.html",
    "YEAR_URL": "{year:04}/",
    "YEAR_SAVE_AS": "{year:04}/index.html",
}


def calendar(counts: dict[str, int]) -> list[Any]:
    """The calendar of an archive with so many articles on each day."""
    days = [
        datetime.datetime.fromisoformat(day) for day, count in counts.items() for _ in range(count)
    ]
    articles = [SimpleNamespace(date=day) for day in sorted(days, reverse=True)]
    return by_year(articles, SETTINGS)


def of_days(counts: list[int]) -> list[Any]:
    first = datetime.date(2020, 1, 1)
    return calendar(
        {str(first + datetime.timedelta(days=place)): count for place, count in enumerate(counts)}
    )


# A day's colour


@pytest.mark.parametrize(
    ("counts", "scale"),
    [
        ([1] * 300, [1]),
        ([3, 3, 9], [3, 9]),
        ([1, 2, 3, 5], [1, 2, 3, 5]),
        ([1] * 80 + [2] * 10 + [3, 4, 5, 6], [1, 2, 3, 5]),
        (list(range(400, 600)), [400, 440, 480, 540]),
        ([*range(1, 101)], [1, 20, 40, 70]),
        ([], []),
    ],
)
def test_a_scale_is_found_for_few_articles_a_day_and_for_many(
    counts: list[int], scale: list[int]
) -> None:
    assert charts.day_scale(of_days(counts)) == scale


@given(st.lists(st.integers(1, 40), min_size=1, max_size=60))
def test_every_level_of_a_scale_has_its_days(counts: list[int]) -> None:
    scale = charts.day_scale(of_days(counts))
    different = len(set(counts))
    assert scale[0] == min(counts)
    assert min(different, 2) <= len(scale) <= charts.LEVELS
    assert len(scale) == different or different > charts.LEVELS
    for _, first, last in charts.scale_labels(scale):
        assert any(first <= count and (last is None or count <= last) for count in counts)


def test_a_scale_of_fewer_levels_keeps_the_strong_colours_and_says_its_numbers() -> None:
    assert charts.scale_labels([1]) == [(4, 1, None)]
    assert charts.scale_labels([1, 2, 10, 50]) == [(1, 1, 1), (2, 2, 9), (3, 10, 49), (4, 50, None)]
    assert charts.scale_labels([]) == []


# A year's strip


def cells(path: str) -> list[tuple[int, int]]:
    """Week (0 on the right) and weekday (0 is Saturday) of each day of a path."""
    return [
        ((charts.STRIP_WIDTH - int(x)) // charts.PITCH - 1, int(y) // charts.PITCH)
        for x, y in re.findall(r"M(\d+) (\d+)h6", path)
    ]


def test_a_strip_runs_from_right_to_left_with_saturday_above() -> None:
    [year] = calendar({"2024-01-01": 1, "2024-01-05": 5, "2024-01-06": 1})
    january = charts.year_strip(year, [1, 5])[0]
    levels = {level: cells(path) for level, path in january.levels}
    assert levels[3] == [(0, 2), (1, 0)]  # a Monday; the Saturday after it
    assert levels[4] == [(0, 6)]  # a Friday
    assert len(levels[0]) == 28
    assert january.month is year.months[0]


@pytest.mark.parametrize("number", [1, 1582, 2000, 2010, 2021, 2024, 9999])
def test_each_day_of_a_year_has_a_place_of_its_own_inside_the_drawing(number: int) -> None:
    year = SimpleNamespace(number=number, months=[])
    shapes = charts.year_strip(year, [1])
    places = [cell for shape in shapes for _, path in shape.levels for cell in cells(path)]
    days = 365 + (number % 4 == 0 and (number % 100 != 0 or number % 400 == 0))
    assert len(places) == len(set(places)) == days
    assert all(0 <= week < charts.WEEKS and 0 <= day < 7 for week, day in places)
    assert [shape.month for shape in shapes] == [None] * 12


def test_the_outline_of_a_month_is_around_its_days() -> None:
    year = SimpleNamespace(number=2024, months=[])
    february = charts.year_strip(year, [1])[1]  # from Thursday, week 4, to Thursday, week 8
    right, left = 378 - 4 * 7, 378 - 9 * 7
    assert february.outline == (f"M{right} 35V49H{left + 7}V42H{left}V0H{right - 7}V35z")


# Columns


def test_columns_stand_from_right_to_left_over_whole_years() -> None:
    chart = charts.columns(calendar({"2023-01-05": 10, "2024-12-31": 5, "2024-02-01": 1}))
    assert (chart.width, chart.by_month, chart.of_one_year) == (240, True, False)
    assert set(re.findall(r"M(\d+) 100h-8v-([\d.]+)h8z", chart.bars)) == {
        ("239", "100"),
        ("9", "50"),
        ("109", "10"),
    }
    assert [label and label[0].year for label in chart.labels] == [2023, 2024]
    assert chart.ticks == [10, 8, 6, 4, 2, 0]
    assert chart.lines.startswith("M0 0h240M0 20h240")


def test_one_year_has_its_months_below_and_many_have_some_years() -> None:
    months = charts.columns(calendar({"2024-03-01": 1}))
    assert months.of_one_year
    assert [label and label[0].month for label in months.labels] == list(range(1, 13))
    decades = charts.columns(calendar({"1950-01-01": 1, "2024-01-01": 3}))
    assert (decades.by_month, decades.width) == (False, 750)
    written = [label for label in decades.labels if label]
    assert [label[0].year for label in written] == list(range(1950, 2025, 8))
    assert [label[0].year for label in written if label[1]] == [1950, 1966, 1982, 1998, 2014]


@given(st.integers(1, 10_000_000))
def test_an_axis_has_a_few_round_numbers_and_room_for_all(most: int) -> None:
    ticks = charts.axis(most)
    assert ticks[-1] == 0
    assert ticks[0] >= most > ticks[0] - ticks[-2]
    assert len(ticks) <= 6
    assert {first - second for first, second in pairwise(ticks)} == {ticks[-2]}
    assert re.fullmatch(r"(1|2|5|25)0*", str(ticks[-2]))


def test_bars_lie_at_the_right_and_shares_are_whole() -> None:
    assert charts.bar(50, 200) == "M100 0H75V1H100z"
    assert charts.bar(200, 200) == "M100 0H0V1H100z"
    assert [charts.share(count, 200) for count in (0, 1, 3, 100, 200)] == [0, 1, 2, 50, 100]
    assert charts.share(4, 1000) == 0


# Long lists


DAY = datetime.datetime(2024, 1, 1)


def paginator(count: int, per_page: int = 10) -> Any:
    settings = {
        "DEFAULT_ORPHANS": 3,
        "PAGINATION_PATTERNS": [PaginationRule(1, "{url}", "{save_as}")],
    }
    articles = [SimpleNamespace(date=DAY + datetime.timedelta(place)) for place in range(count)]
    return Paginator("tag/x/index.html", "tag/x/", articles, settings, per_page)


@pytest.mark.parametrize(
    ("count", "numbers"),
    [
        (0, []),
        (33, []),
        (40, [1, 2, 3, 4]),
        (120, list(range(1, 13))),
        (130, [1, 3, 5, 7, 9, 11, 13]),
        (6000, list(range(1, 601, 50))),
    ],
)
def test_a_long_list_has_a_dozen_pages_to_jump_to(count: int, numbers: list[int]) -> None:
    assert [page.number for page in charts.landmarks(paginator(count))] == numbers


@pytest.mark.parametrize(
    ("count", "position", "number"), [(33, 0, 1), (33, 9, 1), (33, 10, 2), (33, 32, 3), (34, 32, 4)]
)
def test_a_position_is_found_on_its_page_a_long_last_one_too(
    count: int, position: int, number: int
) -> None:
    pages = paginator(count)
    assert charts.page_at(pages, position).number == number
    days = [article.date for article in pages.page(number).object_list]
    assert DAY + datetime.timedelta(position) in days
    assert charts.page_at(pages, position).first == days[0]


def test_other_pages_of_a_list_know_of_an_article_its_day_alone_and_of_a_name_the_name() -> None:
    pages = paginator(40)
    assert charts.landmarks(pages)[1].first == DAY + datetime.timedelta(10)
    assert charts.ends(pages) == (DAY, DAY + datetime.timedelta(39))
    names = [(SimpleNamespace(name=f"اسم {place}"), []) for place in range(40)]
    pages.object_list[:] = names
    assert [page.first for page in charts.landmarks(pages)] == [
        "اسم 0",
        "اسم 10",
        "اسم 20",
        "اسم 30",
    ]
