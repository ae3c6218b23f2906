"""The geometry of the site's charts: numbers in, the coordinates of SVG out.

Templates draw them. Time runs from right to left, as the page is read (docs/decisions.md); on one
that is read from the left the stylesheet mirrors the drawing. Colours are the stylesheet's, and
words stand in HTML around the drawing, so that they keep their size when it is scaled to a phone's
width.
"""

import datetime
import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, count, takewhile
from typing import Any

from browse.calendar import weekday

LEVELS = 4
"""Steps of a day's colour, the empty one aside."""

PITCH = 7  # of a day's square in a year's strip; 6 of them are drawn
WEEKS = 54  # a leap year that begins on a Friday touches so many
STRIP_WIDTH, STRIP_HEIGHT = WEEKS * PITCH, 7 * PITCH

BAR = 10  # the room of a column; 8 of it are drawn
HEIGHT = 100
MOST_MONTHS = 240  # columns for months up to twenty years, for years beyond
LABELS, LABELS_OF_A_PHONE = 10, 5


@dataclass(frozen=True, slots=True)
class MonthShape:
    """A month in a year's strip: the outline of its days, and the days of each level (0: none).

    `month` is the calendar's Month, None where it has no articles; `number` is 1 to 12.
    """

    number: int
    month: Any
    outline: str
    levels: list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Columns:
    """A column chart: its width, the columns as one path, the ticks of its axis from the top down.

    `lines` is the path of the lines at the ticks; `labels` are those below the columns, evenly
    spread: a year or the first day of a month, whether a phone has room for it, too, or None.
    """

    width: int
    bars: str
    ticks: list[int]
    lines: str
    labels: list[tuple[datetime.date, bool] | None]
    by_month: bool
    of_one_year: bool


def day_scale(years: Iterable[Any]) -> list[int]:
    """The least number of articles of each level of a day, of the calendar's years together.

    Up to four different numbers are told apart. Of more, each level has about an equal part of the
    days that no lower level has, from a number that is easy to read. So a scale is found for an
    archive of one article a day and for one of five hundred.
    """
    days = (month.days.values() for year in years for month in year.months)
    counts = sorted(chain.from_iterable(days))
    different = sorted(set(counts))
    if len(different) <= LEVELS:
        return different
    scale = different[:1]
    for left in range(LEVELS, 1, -1):
        rest = counts[bisect_left(counts, scale[-1]) :]
        above = rest[bisect_right(rest, rest[0]) :]
        if not above:
            break
        # where many days have the smallest number, the next one that there is
        quantile = max(rest[len(rest) // left], above[0])
        scale.append(_rounded(quantile, quantile - rest[0]))
    return scale


def _rounded(number: int, room: int) -> int:
    """A number rounded down to 1, 2, 5, 10, 20 …, by at most a half of the room below it."""
    steps = (part * 10**power for power in count(0) for part in (1, 2, 5))
    step = max(takewhile(lambda step: step * 2 <= room, steps), default=1)
    return number // step * step


def scale_labels(scale: Sequence[int]) -> list[tuple[int, int, int | None]]:
    """Of each level its number, its first count and its last one, None where it has none."""
    lasts = [following - 1 for following in scale[1:]]
    levels = range(LEVELS - len(scale) + 1, LEVELS + 1)
    return list(zip(levels, scale, [*lasts, None], strict=True)) if scale else []


def year_strip(year: Any, scale: Sequence[int]) -> list[MonthShape]:
    """The months of a calendar's year in a strip of its weeks, Saturday above."""
    by_number = {month.date.month: month for month in year.months}
    return [
        _month_shape(year.number, number, by_number.get(number), scale) for number in range(1, 13)
    ]


def _month_shape(year: int, number: int, month: Any, scale: Sequence[int]) -> MonthShape:
    first_day = datetime.date(year, number, 1)
    first = _place(first_day)
    # the first day of the next month may lie beyond what `datetime.date` knows
    last = first + (_days_of(first_day) - 1)
    days = month.days if month else {}
    cells: dict[int, list[str]] = defaultdict(list)
    for place in range(first, last + 1):
        count = days.get(first_day.replace(day=place - first + 1), 0)
        column, row = divmod(place, 7)
        x, y = STRIP_WIDTH - PITCH * (column + 1), PITCH * row + PITCH // 2
        cells[_level(count, scale)].append(f"M{x} {y}h{PITCH - 1}")
    return MonthShape(
        number,
        month,
        _outline(first, last),
        [(level, "".join(cells[level])) for level in sorted(cells)],
    )


def _place(day: datetime.date) -> int:
    """A day's place in its year's strip, seven to a column; 1 January stands in the first."""
    first = day.replace(month=1, day=1)
    return weekday(first) + (day - first).days


def _days_of(first_day: datetime.date) -> int:
    return (
        31
        if first_day.month == 12
        else (first_day.replace(month=first_day.month + 1) - first_day).days
    )


def _level(count: int, scale: Sequence[int]) -> int:
    """0 for none; of a scale of fewer levels the strongest colours are used."""
    return LEVELS - len(scale) + bisect_right(scale, count) if count else 0


def _outline(first: int, last: int) -> str:
    """The path around the days between two places: its ends are steps, where a week is parted."""
    (from_column, from_row), (to_column, to_row) = divmod(first, 7), divmod(last, 7)
    right, left = (STRIP_WIDTH - PITCH * column for column in (from_column, to_column + 1))
    top, bottom = PITCH * from_row, PITCH * (to_row + 1)
    return f"M{right} {top}V{STRIP_HEIGHT}H{left + PITCH}V{bottom}H{left}V0H{right - PITCH}V{top}z"


def columns(years: Sequence[Any]) -> Columns:
    """The articles of each month of a calendar's years, the oldest on the right.

    The chart covers whole years. Where it would have more than 240 months, a column is a year.
    """
    numbers = [year.number for year in years]
    first, last = min(numbers), max(numbers)
    span = last - first + 1
    by_month = span * 12 <= MOST_MONTHS
    if by_month:
        counts = [0] * (span * 12)
        for year in years:
            for month in year.months:
                counts[(year.number - first) * 12 + month.date.month - 1] = month.count
    else:
        counts = [0] * span
        for year in years:
            counts[year.number - first] = year.count
    ticks = axis(max(counts))
    width = len(counts) * BAR
    return Columns(
        width,
        "".join(
            _bar(place, count / ticks[0], width) for place, count in enumerate(counts) if count
        ),
        ticks,
        "".join(f"M0 {_round(HEIGHT * (1 - tick / ticks[0]))}h{width}" for tick in ticks),
        _labels(first, last),
        by_month,
        first == last,
    )


def axis(most: int) -> list[int]:
    """Round numbers at equal steps from one that is `most` or more down to 0, four to six of them.

    Fewer where `most` is under three: there are no parts of articles.
    """
    magnitude = 10 ** math.floor(math.log10(most))
    steps = (magnitude * part for part in (0.2, 0.25, 0.5, 1, 2))
    step = next(int(step) for step in steps if step == int(step) and most / step <= 5)
    top = math.ceil(most / step)
    return [step * place for place in range(top, -1, -1)]


def _bar(place: int, share: float, width: int) -> str:
    height = _round(HEIGHT * share)
    return f"M{width - BAR * place - 1} {HEIGHT}h-8v-{height}h8z"


def _labels(first: int, last: int) -> list[tuple[datetime.date, bool] | None]:
    """Of one year its months; of more the years, of which every second or so is written."""
    if first == last:
        return [(datetime.date(first, month, 1), month % 3 == 1) for month in range(1, 13)]
    span = last - first + 1
    every = math.ceil(span / LABELS)
    of_a_phone = every * math.ceil(span / every / LABELS_OF_A_PHONE)
    return [
        (datetime.date(first + place, 1, 1), place % of_a_phone == 0)
        if place % every == 0
        else None
        for place in range(span)
    ]


def share(count: int, whole: int) -> int:
    """A share in whole percent, 0 where it is none or under a half."""
    return (count * 200 + whole) // (whole * 2)


def bar(count: int, most: int) -> str:
    """The path of a lying bar in a field of 100 by 1 that begins at the right."""
    return f"M100 0H{_round(100 - 100 * count / most)}V1H100z"


def _round(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


@dataclass(frozen=True, slots=True)
class Landmark:
    """A page of a list: its number, its address, and what stands first on it.

    Of an article the day, of a name the name: nothing else of it is shown elsewhere, so nothing
    else that changes of it changes other pages.
    """

    number: int
    url: str
    first: Any


def landmarks(paginator: Any, most: int = 12) -> list[Landmark]:
    """Pages of a long list, evenly spread, to jump to; none where the next ones are enough."""
    total = paginator.num_pages
    if total <= 3:
        return []
    numbers = range(1, total + 1, math.ceil(total / most))
    return [_landmark(paginator, number) for number in numbers]


def page_at(paginator: Any, position: int) -> Landmark:
    """The page of a list that has the article at a position (from 0)."""
    # the last page may have a few more than the others (DEFAULT_ORPHANS)
    number = min(position // paginator.per_page + 1, paginator.num_pages)
    return _landmark(paginator, number)


def _landmark(paginator: Any, number: int) -> Landmark:
    page = paginator.page(number)
    return Landmark(number, page.url, _mark(page.object_list[0]))


def ends(paginator: Any) -> tuple[Any, Any]:
    """The days of the first and the last article of a list."""
    return _mark(paginator.object_list[0]), _mark(paginator.object_list[-1])


def _mark(item: Any) -> Any:
    """What an article, or a name with its articles, is known by on other pages of its list."""
    return item[0].name if isinstance(item, tuple) else item.date


FILTERS: dict[str, Callable[..., object]] = {
    function.__name__: function
    for function in (
        *(day_scale, scale_labels, year_strip, columns, axis, share, bar),
        *(landmarks, page_at, ends),
    )
}
