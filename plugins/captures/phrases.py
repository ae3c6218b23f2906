"""boilerplate.toml: what sites wrap around their articles, folded as lines are compared."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path

from arabic import RULES, forms, tokens


@functools.lru_cache(
    maxsize=1 << 12
)  # a page's lines are compared many times, and sites repeat them
def key(line: str) -> str:
    """A line's folded words, which is how lines are compared."""
    return " ".join(token.form for token in tokens(line))


def words_of(text: str) -> frozenset[str]:
    """The different words of a text, folded."""
    return frozenset(token.form for token in tokens(text))


DAY_AND_MONTH_NAMES = words_of(
    " ".join(
        name
        for series in (RULES.weekdays, *RULES.months.values())
        for names in series
        for name in names
    )
)


@dataclass(frozen=True, slots=True)
class Phrases:
    """boilerplate.toml, folded: lines and beginnings of lines by their key, sets of words."""

    lines: frozenset[str]
    starts: tuple[str, ...]
    counters: tuple[str, ...]
    headings: frozenset[str]
    footer_starts: tuple[str, ...]
    footer_anywhere: tuple[str, ...]
    bylines: tuple[str, ...]
    statements: tuple[str, ...]
    salutations: tuple[str, ...]
    home: frozenset[str]
    joined_links: tuple[tuple[str, ...], ...]
    joined_tags: tuple[tuple[str, ...], ...]
    share: frozenset[str]
    networks: frozenset[str]
    beside_networks: frozenset[str]
    begin_sentences: frozenset[str]
    nav: frozenset[str]
    date: frozenset[str]
    published: frozenset[str]
    places: frozenset[str]

    @classmethod
    def load(cls, path: Path) -> Phrases:
        """The phrases of a file such as boilerplate.toml."""
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        footer, joined, words = raw["footer"], raw["joined"], raw["words"]
        return cls(
            lines=frozenset(map(key, raw["lines"])),
            starts=_starts(raw["starts"]),
            counters=_starts(raw["counters"]),
            headings=frozenset(map(key, footer["headings"])),
            footer_starts=_starts(footer["starts"]),
            footer_anywhere=tuple(map(key, footer["anywhere"])),
            bylines=_starts(raw["bylines"]),
            statements=_starts(raw["statements"]),
            salutations=_starts(raw["salutations"]),
            home=frozenset(map(key, raw["home"])),
            joined_links=_phrases(joined["links"]),
            joined_tags=_phrases(joined["tags"]),
            share=words_of(words["share"]),
            networks=words_of(words["networks"]),
            beside_networks=words_of(words["beside_networks"]),
            begin_sentences=words_of(words["begin_sentences"]),
            nav=words_of(words["nav"]),
            date=words_of(words["date"]) | DAY_AND_MONTH_NAMES,
            published=words_of(words["published"]),
            places=words_of(words["places"]),
        )


def _starts(phrases: list[str]) -> tuple[str, ...]:
    return tuple(f"{key(phrase)} " for phrase in phrases)


def _phrases(phrases: list[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(forms(phrase)) for phrase in phrases)


PHRASES = Phrases.load(Path(__file__).with_name("boilerplate.toml"))
