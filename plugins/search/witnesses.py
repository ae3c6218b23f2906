"""What is known of buckets from earlier builds, by all that the articles say of them.

What the articles say of a bucket of forms is in which documents each stands, beside what, and how
often after prepositions. Where that is what it was, the bucket is divided as it was: an article
that has changed leaves nine in ten buckets alone.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from pieces import Pieces
from processes import mapped
from search.arrays import Numbers, hashes, offsets, sums_of_hashes
from search.digests import Digests, of_numbers, of_runs, of_strings
from search.usage import Usage

_Item = TypeVar("_Item")


class Vocabulary(NamedTuple):
    """The forms of an archive, and the documents of each, one behind the other."""

    forms: Sequence[str]
    numbers: Numbers
    sizes: NDArray[np.int64]


def witnesses(
    vocabulary: Vocabulary,
    used: Usage | None,
    buckets: Sequence[Sequence[str]],
    spelt: Mapping[str, str],
) -> Digests:
    """For each bucket of forms a number that is another for other forms.

    And for the same ones wherever the articles say other things of them; `spelt` has how some of
    them are written.
    """
    sizes = vocabulary.sizes
    said = [
        # a spelling tells its form, and no form has a hamza on its alif
        of_strings([spelt.get(form, form) for form in vocabulary.forms]),
        sums_of_hashes(vocabulary.numbers, offsets(sizes)),
        sizes.astype(np.uint64),
    ]
    if used is not None:
        known_rows = (used.places.get(form, -1) for form in vocabulary.forms)
        of_form = np.fromiter(known_rows, np.int64, len(sizes))
        of_place = used.contexts.digests(used.columns) + hashes(
            hashes(np.asarray(used.after_prepositions, np.uint64))
        )
        said.append(np.where(of_form >= 0, of_place[of_form], np.uint64(0)))
    rows = {form: row for row, form in enumerate(vocabulary.forms)}
    wanted = [rows[form] for bucket in buckets for form in bucket]
    sizes = np.fromiter(map(len, buckets), np.int64, len(buckets))
    return of_runs(of_numbers(*said)[wanted], sizes)


def known(
    work: Callable[[_Item], str],
    items: Sequence[_Item],
    keys: Sequence[str],
    pieces: Pieces,
    many: int,
) -> list[str]:
    """The results of `work`, from the pieces where their keys are known; of so many documents."""
    found = {key: pieces.get(key) for key in keys}
    new = [place for place, key in enumerate(keys) if found[key] is None]
    for place, result in zip(new, mapped(work, [items[place] for place in new], many), strict=True):
        found[keys[place]] = made = result.encode(errors="surrogatepass")
        pieces.put(keys[place], made)
    return [(found[key] or b"").decode(errors="surrogatepass") for key in keys]
