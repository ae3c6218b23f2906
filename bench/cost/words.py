"""What is asked: words and queries drawn by fixed seed from the archive's own vocabulary.

A word counts as it is spelt in the articles, since that is what a visitor types; letters alone,
without marks, three or more, no stop words.
"""

import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, cycle, islice

from arabic import fold, is_stop

SEED = 3
HEAD = 300  # the words that count as the most frequent
HEAD_LENGTHS = (1, 2, 3)  # words of a query of them
LATER = 3  # words of a later query

_WORD = re.compile(r"[\u0621-\u064a\u064b-\u0652\u0640\u0670]+")
_LETTERS = re.compile(r"[\u0621-\u063a\u0641-\u064a]{3,}")

Frequencies = Mapping[str, int]
"""In how many documents each word stands."""


@dataclass(frozen=True, slots=True)
class Band:
    """Words that stand in at least `least` and at most `most` documents."""

    least: int
    most: int

    def __contains__(self, frequency: int) -> bool:
        return self.least <= frequency <= self.most

    def __str__(self) -> str:
        return f"in {self.least}–{self.most}" if self.most < ALL else f"in {self.least} or more"


ALL = 10**9
BANDS = (Band(1, 10), Band(11, 100), Band(101, 1000), Band(1001, ALL))
RARE = Band(1, 5)


def words_of(text: str) -> list[str]:
    """The words of a text that may be asked for, in its order."""
    return [word for word in _WORD.findall(text) if _LETTERS.fullmatch(word) and not _stops(word)]


def frequencies(texts: Iterable[str]) -> Counter[str]:
    """In how many of the texts each word stands."""
    return Counter(chain.from_iterable(set(words_of(text)) for text in texts))


def in_bands(counts: Frequencies, each: int) -> dict[str, Band]:
    """`each` words of every band, or all where a band has fewer; their bands."""
    draw = random.Random(SEED)
    return {word: band for band in BANDS for word in _drawn(draw, counts, band, each)}


def rare_in_both(small: Frequencies, large: Frequencies, count: int) -> list[str]:
    """Words that are rare in the small archive and there in the large one."""
    both = {word: number for word, number in small.items() if word in large}
    return _drawn(random.Random(SEED), both, RARE, count)


def head_queries(counts: Frequencies, count: int) -> list[str]:
    """Queries of one, two and three of the most frequent words, by turns."""
    draw = random.Random(SEED)
    head = sorted(counts, key=lambda word: (-counts[word], word))[:HEAD]
    lengths = islice(cycle(HEAD_LENGTHS), count)
    return [" ".join(draw.sample(head, min(length, len(head)))) for length in lengths]


def headline_queries(headlines: Sequence[str], count: int) -> list[str]:
    """Three words that stand one behind the other in a headline, but for its stop words."""
    draw = random.Random(SEED)
    long = [words for words in map(words_of, headlines) if len(words) >= LATER]
    queries = []
    for words in draw.choices(long, k=count) if long else []:
        start = draw.randrange(len(words) - LATER + 1)
        queries.append(" ".join(words[start : start + LATER]))
    return queries


def _drawn(draw: random.Random, counts: Frequencies, band: Band, count: int) -> list[str]:
    words = sorted(word for word, frequency in counts.items() if frequency in band)
    return draw.sample(words, min(count, len(words)))


@cache
def _stops(word: str) -> bool:
    return is_stop(fold(word))
