"""The words that dates are made of: the names of rules.json, and those of words.toml."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from arabic.folding import fold
from arabic.rules import RULES

Series: TypeAlias = tuple[tuple[str, ...], ...]
"""For each place, a month's or a weekday's, its names."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of words.toml, joined with the names of rules.json."""

    months: Mapping[str, Series]
    """By system; «hijri» is the only one that is not of the Gregorian calendar."""
    weekdays: Mapping[str, Series]
    """By language, from Monday."""
    eras: Mapping[str, tuple[str, ...]]
    halves: Mapping[str, tuple[str, ...]]
    zones: Mapping[str, tuple[str, ...]]
    """By the zone's name in the time-zone database, the places whose time it is."""
    ago: Mapping[str, Series]
    """By unit, its names for one, two and several."""
    counts: Series
    """Numbers as words, from 3."""
    english_ago: Mapping[str, tuple[str, ...]]
    """By unit, its names."""
    english_counts: Series
    """Numbers as words, from 1."""
    before: Mapping[str, tuple[str, ...]]


def key(words: str) -> str:
    """How words found in a text are looked up in `table`: folded, a last hamza left out."""
    return " ".join(fold(words).split()).removesuffix("ء")


def table(series: Iterable[tuple[str, ...]], first: int) -> dict[str, int]:
    """By key, a name's place in a series."""
    return {key(name): place for place, names in enumerate(series, start=first) for name in names}


def names(series: Iterable[tuple[str, ...]]) -> list[str]:
    """All names of a series."""
    return [name for several in series for name in several]


def _series(listed: list[str]) -> Series:
    return tuple(tuple(several.split("|")) if several else () for several in listed)


def _lists(raw: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {which: tuple(words) for which, words in raw.items()}


def _all_series(raw: dict[str, list[str]]) -> dict[str, Series]:
    return {which: _series(listed) for which, listed in raw.items()}


def parse(raw: dict[str, Any]) -> Vocabulary:
    """The vocabulary of a parsed words.toml."""
    return Vocabulary(
        months={**RULES.months, **_all_series(raw["months"])},
        weekdays={"arabic": RULES.weekdays, **_all_series(raw["weekdays"])},
        eras=_lists(raw["eras"]),
        halves=_lists(raw["halves"]),
        zones=_lists(raw["zones"]),
        ago=_all_series(raw["ago"]),
        counts=_series(raw["counts"]["words"]),
        english_ago=_lists(raw["english_ago"]),
        english_counts=_series(raw["counts"]["english"]),
        before=_lists(raw["before"]),
    )


VOCABULARY = parse(
    tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
)
