"""The rules of Arabic words, read from rules.json, which the browser reads too.

`rules.json` is the only place where a rule stands. In it, a set of characters is a string of
hexadecimal code-point ranges (`"41-5A AA"`), because a regular expression's classes of letters
differ between Python and JavaScript; a list of words is a string with spaces; names of one month
or weekday are separated by `|`, the first being the one that is shown.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from pyarabic import araby

Range: TypeAlias = tuple[int, int]
"""First and last code point of a range, both in it."""

Affixes: TypeAlias = tuple[tuple[str, ...], int]
"""Prefixes or suffixes in the order of trial, and how many letters one of them must leave."""


Leaves: TypeAlias = dict[str, int]
"""Affixes, and how many strong letters each must leave."""


class RulesError(ValueError):
    """rules.json contradicts itself or PyArabic."""


@dataclass(frozen=True, slots=True)
class SkeletonRules:
    """What a skeleton leaves out, and where it stops; arabic.skeletons says how they are used."""

    letters: tuple[Range, ...]
    """Words that are not wholly of these have no skeleton but themselves."""
    weak: str
    articles: tuple[str, ...]
    """The article with what stands before it; one that ends in ل alone needs another ل after it."""
    feminine: tuple[str, ...]
    clitics: Leaves
    persons: Leaves
    endings: str
    pronouns: Leaves


@dataclass(frozen=True, slots=True)
class Ending:
    """Endings after certain beginnings: how often each is used, and what it stands instead of."""

    after: frozenset[str]
    """Kinds of beginnings, keys of `AffixRules.beginnings`."""
    instead_of: str
    weights: dict[str, float]


@dataclass(frozen=True, slots=True)
class AffixRules:
    """The closed classes that a word may begin and end with; arabic.affixes uses them."""

    conjunctions: dict[str, float]
    beginnings: dict[str, dict[str, float]]
    endings: tuple[Ending, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """What rules.json says; how each rule is used stands in docs/arabic.md."""

    nfkc: tuple[Range, ...]
    delete: tuple[Range, ...]
    replace: dict[str, str]
    """One character to one character, letters and digits."""
    lower: tuple[Range, ...]
    word: tuple[Range, ...]
    inside: tuple[Range, ...]
    """Marks that are kept and belong to the word they stand in; those of `delete` do so too."""
    prefixes: tuple[Affixes, ...]
    suffixes: tuple[Affixes, ...]
    skeleton: SkeletonRules
    affixes: AffixRules
    stop: frozenset[str]
    months: dict[str, tuple[tuple[str, ...], ...]]
    """For each system twelve months, for each month its names, the shown one first."""
    weekdays: tuple[tuple[str, ...], ...]
    """The same for the weekdays, from Monday."""
    digits: tuple[str, ...]
    """Strings of ten digits, from nought; the first has those that dates are written with."""


def code_points(ranges: str) -> tuple[Range, ...]:
    """The ranges of a string such as `"41-5A AA"`."""
    pairs = (part.partition("-") for part in ranges.split())
    return tuple((int(first, 16), int(last or first, 16)) for first, _, last in pairs)


def characters(ranges: tuple[Range, ...]) -> list[str]:
    """Every character of the ranges, in their order."""
    return [chr(code) for first, last in ranges for code in range(first, last + 1)]


def character_class(*sets: tuple[Range, ...]) -> str:
    """The inside of a regular expression's `[…]` for all these ranges."""
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for ranges in sets for first, last in ranges)


def _names(shown: list[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(names.split("|")) for names in shown)


def _affixes(groups: list[tuple[str, int]]) -> tuple[Affixes, ...]:
    return tuple((tuple(affixes.split()), left) for affixes, left in groups)


def _skeleton(raw: dict[str, Any]) -> SkeletonRules:
    return SkeletonRules(
        letters=code_points(raw["letters"]),
        weak=raw["weak"],
        articles=tuple(raw["articles"].split()),
        feminine=tuple(raw["feminine"].split()),
        clitics=raw["clitics"],
        persons=raw["persons"],
        endings=raw["endings"],
        pronouns=raw["pronouns"],
    )


def _affix_rules(raw: dict[str, Any]) -> AffixRules:
    return AffixRules(
        conjunctions=raw["conjunctions"],
        beginnings=raw["beginnings"],
        endings=tuple(
            Ending(frozenset(after.split()), instead_of, weights)
            for after, instead_of, weights in raw["endings"]
        ),
    )


def parse_rules(raw: dict[str, Any]) -> Rules:
    """The rules as data, from the parsed JSON."""
    replace = {old: new for new, olds in raw["replace"].items() for old in olds}
    replace |= {digit: str(value) for row in raw["digits"] for value, digit in enumerate(row)}
    return Rules(
        nfkc=code_points(raw["nfkc"]),
        delete=code_points(raw["delete"]),
        replace=replace,
        lower=code_points(raw["lower"]),
        word=code_points(raw["word"]),
        inside=code_points(raw["inside"]),
        prefixes=_affixes(raw["prefixes"]),
        suffixes=_affixes(raw["suffixes"]),
        skeleton=_skeleton(raw["skeleton"]),
        affixes=_affix_rules(raw["affixes"]),
        stop=frozenset(raw["stop"].split()),
        months={system: _names(names) for system, names in raw["months"].items()},
        weekdays=_names(raw["weekdays"]),
        digits=tuple(raw["digits"]),
    )


def within(ranges: tuple[Range, ...], character: str) -> bool:
    """Whether a character is in one of the ranges."""
    return any(first <= ord(character) <= last for first, last in ranges)


def check_rules(rules: Rules) -> None:
    """Raises RulesError where the rules contradict PyArabic's letters or themselves."""
    marks = (*araby.TASHKEEL, araby.SMALL_ALEF, araby.TATWEEL)
    letters = (*araby.LETTERS, araby.ALEF_MAKSURA)
    digits = (*araby.NUMBERS_EAST, *araby.NUMBERS_PERS)
    wrong = {
        "delete lacks a mark": [mark for mark in marks if not within(rules.delete, mark)],
        "word lacks a letter": [letter for letter in letters if not within(rules.word, letter)],
        "digits lacks a digit": [digit for digit in digits if digit not in rules.replace],
        "word holds what delete deletes": [
            character for character in characters(rules.delete) if within(rules.word, character)
        ],
        "replace leads on to another replacement": [
            old for old, new in rules.replace.items() if new in rules.replace
        ],
    }
    for what, found in wrong.items():
        if found:
            named = " ".join(f"U+{ord(character):04X}" for character in sorted(found))
            raise RulesError(f"plugins/arabic/rules.json: {what}: {named}")


def load_rules(path: Path) -> Rules:
    """The rules of a rules.json, checked."""
    rules = parse_rules(json.loads(path.read_text(encoding="utf-8")))
    check_rules(rules)
    return rules


RULES = load_rules(Path(__file__).with_name("rules.json"))
