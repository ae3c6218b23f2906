"""The light stemmer: proclitics and endings off, so that a word meets its relatives.

It strips too much, but consistently (لبنان becomes نان everywhere); a second index level of folded
forms restores precision. Order and lengths were measured on public question sets, and are data in
rules.json; docs/arabic.md says them in words.
"""

import re
from collections.abc import Iterable

from arabic.rules import RULES, Affixes


def _prefixes(groups: Iterable[Affixes]) -> re.Pattern[str]:
    """Whatever prefixes a form starts with: the first that fits, again and again."""
    fits = (f"(?:{'|'.join(map(re.escape, prefixes))})(?=.{{{left}}})" for prefixes, left in groups)
    return re.compile(f"(?:{'|'.join(fits)})*", re.DOTALL)


def _suffixes(groups: Iterable[Affixes]) -> dict[str, list[tuple[int, str, int]]]:
    """By last letter: the suffixes' rank in the order of trial, themselves, and what they leave."""
    by_letter: dict[str, list[tuple[int, str, int]]] = {}
    ordered = ((suffix, left) for suffixes, left in groups for suffix in suffixes)
    for rank, (suffix, left) in enumerate(ordered):
        by_letter.setdefault(suffix[-1], []).append((rank, suffix, left))
    return by_letter


_PREFIXES = _prefixes(RULES.prefixes)
_SUFFIXES = _suffixes(RULES.suffixes)


def stem(form: str) -> str:
    """The stem of a folded form: والهيئه and هيئه have the same. Never longer, nor empty."""
    prefixes = _PREFIXES.match(form)
    start = prefixes.end() if prefixes else 0
    end = len(form)
    next_rank = 0  # each suffix is tried once, in order
    while end > start:
        for rank, suffix, left in _SUFFIXES.get(form[end - 1], ()):
            if (
                rank >= next_rank
                and end - start - len(suffix) >= left
                and form.endswith(suffix, start, end)
            ):
                end -= len(suffix)
                next_rank = rank + 1
                break
        else:
            break
    return form[start:end]
