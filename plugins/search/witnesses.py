"""What is known of buckets from earlier builds, by all that the articles say of them.

What the articles say of a bucket of forms is in which documents each stands, beside what, and how
often after prepositions. Where that is what it was, the bucket is divided as it was: an article
that has changed leaves nine in ten buckets alone.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from pieces import Pieces
from processes import mapped
from search.arrays import hashes, offsets, sums_of_hashes
from search.company import Documents
from search.usage import Usage

_Item = TypeVar("_Item")


def witnesses(
    vocabulary: Mapping[str, Documents], used: Usage | None
) -> Callable[[Sequence[str]], bytes]:
    """What gives, for forms, bytes that are others wherever the articles say other things."""
    documents = [np.asarray(each, np.int32) for each in vocabulary.values()]
    rows = {form: row for row, form in enumerate(vocabulary)}
    sizes = np.fromiter(map(len, documents), np.int64, len(documents))
    numbers = np.concatenate([np.zeros(0, np.int32), *documents]).astype(np.uint64)
    said = [sums_of_hashes(numbers, offsets(sizes)), sizes.astype(np.uint64)]
    if used is not None:
        places = np.fromiter((used.places.get(form, -1) for form in rows), np.int64, len(rows))
        of_place = used.contexts.digests(used.columns) + hashes(
            hashes(np.asarray(used.after_prepositions, np.uint64))
        )
        said.append(np.where(places >= 0, of_place[places], np.uint64(0)))
    table = np.stack(said, axis=1)
    return lambda forms: table[[rows[form] for form in forms]].tobytes()


def of_cores(digests: NDArray[np.uint64] | None, rows: Mapping[str, int]) -> bytes:
    """The same of cores, by their rows among all contexts of cores."""
    return b"" if digests is None else digests[list(rows.values())].tobytes()


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
