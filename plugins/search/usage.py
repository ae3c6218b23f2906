"""How the forms of an archive are used in its texts: beside what, and whether after prepositions.

Neighbours are taken by their skeletons: in some 4,000 of them is nearly all of an archive, and
الرئيس, رئيسها and ورئيس count as one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from search.contexts import Contexts, Neighbours, firsts, key_type
from search.texts import Field, Texts

NEIGHBOURS = 4_000  # skeletons that are looked for beside a word, the commonest
SLIPS = 3  # times after a preposition, and
SLIP = 0.01  # of its neighbours: fewer may be slips, or the end of a sentence

# Without من, which is "who" as well, and على, a name.
PREPOSITIONS = frozenset({"في", "الي", "عن", "مع"})


@dataclass(frozen=True, slots=True)
class Usage:
    """How the forms of the texts are used."""

    places: Mapping[str, int]
    """The row of each form in `contexts`, and its place in `after_prepositions`."""
    beside: Neighbours
    contexts: Contexts
    columns: NDArray[np.uint64]
    """A number for each neighbour of `contexts`, by the skeleton that it is."""
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
    """The usage of the forms in the last field of `texts`; contexts only of those `wanted`."""
    field = texts.fields[-1]
    follows = np.ones(len(field.tokens), bool)  # another word in its document
    starts = field.starts[:-1]
    follows[starts[starts < len(follows)]] = False
    column_of, columns = _columns(texts.forms, field, skeletons)
    beside = _beside(texts.forms, field, column_of, set(wanted), follows[1:])
    return Usage(
        texts.places,
        beside,
        Contexts(beside),
        np.concatenate([columns, ~columns]),  # before a word and after it
        _after_prepositions(texts.forms, field, follows[1:]),
    )


def _after_prepositions(
    forms: Sequence[str], field: Field, follows: NDArray[np.bool_]
) -> list[int]:
    is_one = np.fromiter((form in PREPOSITIONS for form in forms), bool, len(forms))
    after = field.tokens[1:][is_one[field.tokens[:-1]] & follows]
    counts: list[int] = np.bincount(after, minlength=len(forms)).tolist()
    return counts


def _beside(
    forms: Sequence[str],
    field: Field,
    column_of: NDArray[np.int16],
    wanted: set[str],
    follows: NDArray[np.bool_],
) -> Neighbours:
    width, number = 2 * NEIGHBOURS, len(forms)
    is_wanted = np.fromiter((form in wanted for form in forms), bool, number)
    rows, columns = is_wanted[field.tokens], column_of[field.tokens]
    after = follows & rows[1:] & (columns[:-1] >= 0)
    before = follows & rows[:-1] & (columns[1:] >= 0)
    there = int(after.sum())
    keys = np.empty(there + int(before.sum()), key_type(number, width))
    keys[:there] = field.tokens[1:][after]
    keys[there:] = field.tokens[:-1][before]
    keys *= width
    keys[:there] += columns[:-1][after].astype(keys.dtype)
    keys[there:] += (columns[1:][before] + NEIGHBOURS).astype(keys.dtype)
    keys.sort()
    first = firsts(keys).astype(np.int32)
    counts = np.diff(first, append=np.int32(len(keys)))
    keys = keys[first]
    del rows, columns, after, before, first
    return Neighbours(number, width, keys, counts)


def _columns(
    forms: Sequence[str], field: Field, skeletons: Mapping[str, str]
) -> tuple[NDArray[np.int16], NDArray[np.uint64]]:
    """Of each form the rank of its skeleton, the commonest first; -1 from NEIGHBOURS on.

    And a number for each rank that is the skeleton's own.
    """
    of_form = [skeletons[form] for form in forms]
    numbers = {skeleton: number for number, skeleton in enumerate(dict.fromkeys(of_form))}
    skeleton_of = np.fromiter(map(numbers.__getitem__, of_form), np.int32, len(forms))
    uses = np.bincount(field.tokens, minlength=len(forms))
    frequencies = np.bincount(skeleton_of, uses, len(numbers))
    alphabetical = np.empty(len(numbers), np.int32)
    alphabetical[[numbers[skeleton] for skeleton in sorted(numbers)]] = np.arange(len(numbers))
    commonest = np.lexsort((alphabetical, -frequencies))[:NEIGHBOURS]
    ranks = np.full(len(numbers), -1, np.int16)
    ranks[commonest] = np.arange(len(commonest))
    names = list(numbers)
    digests = [
        blake2b(names[number].encode(errors="surrogatepass"), digest_size=8).digest()
        for number in commonest
    ]
    columns = np.zeros(NEIGHBOURS, np.uint64)
    columns[: len(digests)] = np.frombuffer(b"".join(digests), np.uint64)
    return ranks[skeleton_of], columns
