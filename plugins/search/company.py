"""Whether two sets of documents keep each other's company, as those of one word's forms do.

News is bursty: an article about a school says school again, and schools. So the forms of a lexeme
meet in the same articles far more often than by chance, and those of two words that only look
alike do not. Sets of documents are rows of bits: the intersection of two is one operation.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from search.arrays import Numbers

# Chosen on 31,000 news articles of uneven length, by the lemmas of a treebank and this project's
# pairs; no other archive has tested them.
CHANCE = 0.7  # of how often chance has it do two words meet that have nothing to do with another
FACTOR, KIN = 0.76, 0.65  # and a lexeme's forms, by how often as much they could meet at most
MOST = 3.7  # but not more than this
SETTLED = 4.0  # meetings to be expected, beyond which more of them make little surer
DOUBT = 0.6  # a meeting is no independent witness: topics and agencies repeat themselves

Documents: TypeAlias = Sequence[int] | Numbers
"""Those that a form stands in, by their numbers, in order."""

Bits: TypeAlias = NDArray[np.uint64]
"""Documents as bits, of the same number in all such rows."""


def as_bits(sets: Iterable[Documents], size: int) -> Bits:
    """The documents of several forms; `size` is a number that all of them are below."""
    mask = np.zeros(-size // 64 * -64, np.uint8)
    for documents in sets:
        mask[np.asarray(documents, np.int32)] = 1
    return np.packbits(mask).view(np.uint64)


def number_of(documents: Bits) -> int:
    """How many they are."""
    return int(np.bitwise_count(documents).sum())


@dataclass(frozen=True, slots=True)
class Company:
    """How to read meetings in an archive."""

    documents: float
    """How many documents of one length there are, or would do the same as those of all lengths."""

    def evidence(self, together: int, one: int, other: int) -> float:
        """The log odds that two sets, of `one` and `other` documents, are of one lexeme.

        `together` of them are in both. The model is Poisson's: they meet CHANCE times as often as
        words strewn at random would, or as often as kin do, which is bounded where a word is in
        half of all documents. Without a meeting to be expected the odds are even.
        """
        expected = one * other / self.documents
        most = self.documents / max(one, other)  # times as often as by chance
        kin = max(CHANCE * 1.3, min(MOST, FACTOR * math.pow(most, KIN)))
        odds = together * math.log(kin / CHANCE) - expected * (kin - CHANCE)
        return DOUBT * odds / (1 + expected / SETTLED)
