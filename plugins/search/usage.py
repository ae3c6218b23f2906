"""How the forms of an archive are used in its texts: beside what, and whether after prepositions.

Neighbours are taken by their skeletons: in some 4,000 of them is nearly all of an archive, and
الرئيس, رئيسها and ورئيس count as one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.contexts import Contexts, Integers

NEIGHBOURS = 4_000  # skeletons that are looked for beside a word, the commonest
SLIPS = 3  # times after a preposition, and
SLIP = 0.01  # of its neighbours: fewer may be slips, or the end of a sentence

# Without من, which is "who" as well, and على, a name.
PREPOSITIONS = frozenset({"في", "الي", "عن", "مع"})


@dataclass(frozen=True, slots=True)
class Texts:
    """The words of all documents, in their order."""

    forms: Sequence[str]
    tokens: NDArray[np.int32]
    """Of each word the place of its form in `forms`, document after document."""
    starts: Integers
    """Where each document begins in `tokens`; after the last, how many tokens there are."""


@dataclass(frozen=True, slots=True)
class Usage:
    """How the forms of the texts are used."""

    places: Mapping[str, int]
    """The row of each form in `contexts`, and its place in `after_prepositions`."""
    contexts: Contexts
    after_prepositions: Sequence[int]
    """How often each form stands after one."""

    def is_governed(self, form: str) -> bool:
        """Whether a form stands after prepositions, and more often than by a slip."""
        place = self.places.get(form)
        if place is None:
            return False
        times = self.after_prepositions[place]
        return times >= SLIPS and times >= SLIP * self.contexts.total[place]


def usage(texts: Texts, skeletons: Mapping[str, str], wanted: Iterable[str]) -> Usage:
    """The usage of the forms of `texts`; contexts only of those that are `wanted`."""
    follows = np.ones(len(texts.tokens), bool)  # another word in its document
    starts = texts.starts[:-1]
    follows[starts[starts < len(follows)]] = False
    return Usage(
        {form: place for place, form in enumerate(texts.forms)},
        _contexts(texts, skeletons, set(wanted), follows[1:]),
        _after_prepositions(texts, follows[1:]),
    )


def _after_prepositions(texts: Texts, follows: NDArray[np.bool_]) -> list[int]:
    is_one = np.fromiter((form in PREPOSITIONS for form in texts.forms), bool, len(texts.forms))
    after = texts.tokens[1:][is_one[texts.tokens[:-1]] & follows]
    counts: list[int] = np.bincount(after, minlength=len(texts.forms)).tolist()
    return counts


def _contexts(
    texts: Texts, skeletons: Mapping[str, str], wanted: set[str], follows: NDArray[np.bool_]
) -> Contexts:
    width = 2 * NEIGHBOURS
    column_of = _columns(texts, skeletons)
    number = len(texts.forms)
    is_wanted = np.fromiter((form in wanted for form in texts.forms), bool, number)
    first = np.where(is_wanted, np.arange(number) * width, -1)[texts.tokens]  # of the row's keys
    column = column_of[texts.tokens]
    keys, counts = [], []
    for key, neighbour, shift in (
        (first[1:], column[:-1], 0),
        (first[:-1], column[1:], NEIGHBOURS),
    ):
        keep = follows & (key >= 0) & (neighbour >= 0)
        found, count = np.unique(key[keep] + neighbour[keep] + shift, return_counts=True)
        keys.append(found)
        counts.append(count)
    key, count = np.concatenate(keys), np.concatenate(counts)
    order = np.argsort(key, kind="stable")
    return Contexts(number, width, key[order], count[order])


def _columns(texts: Texts, skeletons: Mapping[str, str]) -> Integers:
    """Of each form the rank of its skeleton, the commonest first; -1 from NEIGHBOURS on."""
    numbers: dict[str, int] = {}
    skeleton_of = np.fromiter(
        (numbers.setdefault(skeletons[form], len(numbers)) for form in texts.forms),
        np.int64,
        len(texts.forms),
    )
    uses = np.bincount(texts.tokens, minlength=len(texts.forms))
    frequencies = np.bincount(skeleton_of, uses, len(numbers))
    alphabetical = np.argsort(np.argsort(np.array(list(numbers), np.str_)))
    commonest = np.lexsort((alphabetical, -frequencies))[:NEIGHBOURS]
    ranks = np.full(len(numbers), -1, np.int64)
    ranks[commonest] = np.arange(len(commonest))
    return ranks[skeleton_of]
