"""Every string of dates.tsv is read as the table says, and nothing else."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from captures.dating import Bounds, Evidence, Kind, Reason, Refused, Said, read, read_text

TABLE = Path(__file__).with_name("dates.tsv")
TODAY = datetime.date(2025, 3, 1)


def rows() -> Iterator[tuple[str, ...]]:
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield tuple(line.split("\t"))


ROWS = list(rows())


def bounds_of(captured: str) -> Bounds:
    if "T" in captured:
        return Bounds(datetime.datetime.fromisoformat(captured), TODAY)
    return Bounds(datetime.date.fromisoformat(captured) if captured else None, TODAY)


def told(item: Evidence | Refused | None) -> str:
    """What was read, in the words of the table."""
    if item is None:
        return "-"
    if isinstance(item, Refused):
        return item.reason.name
    if not item.is_day:
        return f"month {item.day:%Y-%m}"
    return f"{'' if item.is_sure else '~'}{item.written}{' ?' if item.doubt else ''}"


def best(items: list[Evidence | Refused]) -> Evidence | Refused | None:
    return min(
        items, key=lambda item: isinstance(item, Evidence) and not item.is_sure, default=None
    )


@pytest.mark.parametrize(("kind", "value", "captured", "expected", "why"), ROWS)
def test_each_string_is_read_as_the_table_says(
    kind: str, value: str, captured: str, expected: str, why: str
) -> None:
    bounds = bounds_of(captured)
    if kind == "text":
        assert told(read_text([value], bounds)) == expected, why
    else:
        assert told(best(read(Said(Kind(kind), value), bounds))) == expected, why


def test_the_table_has_what_it_is_meant_to_have() -> None:
    expected = [row[3] for row in ROWS]
    assert len(ROWS) == len({row[:3] for row in ROWS}) >= 300
    assert expected.count("-") >= 60
    assert set(expected) >= {reason.name for reason in Reason}
