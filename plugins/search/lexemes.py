"""The forms of one word, told from those of its neighbours by what the archive shows.

A skeleton (arabic.skeletons) brings together all that may belong together. Within such a bucket
each form gets its core (search.cores), and cores that are one word's are joined (search.kinship);
two forms of different skeletons are never one's. What the articles say is asked both times: which
forms meet in them (search.company), and beside what they stand (search.usage, search.contexts).
"""

from array import array
from collections.abc import Mapping, Sequence
from functools import partial, reduce
from operator import or_
from sys import intern

import numpy as np
from numpy.typing import NDArray

from arabic import skeleton
from search.company import Company, as_bits
from search.contexts import Contexts
from search.cores import cores
from search.evidence import Evidence
from search.kinship import Core, joined
from search.texts import Texts
from search.usage import Usage, usage


def lexemes(vocabulary: Mapping[str, Sequence[int]], texts: Texts | None = None) -> dict[str, str]:
    """The head of each folded form: the most frequent form of its lexeme.

    `vocabulary` has the sorted document numbers of each form, all those of `texts` among them;
    without texts, documents alone are asked.
    """
    skeletons = {form: intern(skeleton(form)) for form in sorted(vocabulary)}
    buckets: dict[str, list[str]] = {}
    for form, address in skeletons.items():
        buckets.setdefault(address, []).append(form)
    several = [bucket for bucket in buckets.values() if len(bucket) > 1]
    words = _words(vocabulary)
    size, company = len(words), Company(_even_documents(words))
    used = None
    if texts is not None and len(texts.fields[-1].tokens):
        used = usage(texts, skeletons, (form for bucket in several for form in bucket))
    found = [_cores(vocabulary, bucket, size, company, used) for bucket in several]
    rows = _rows(found)
    contexts = _of_cores(used, found, rows) if used is not None else None
    del used  # half of the memory
    heads = {form: form for form in vocabulary}
    for bucket, cores_of in enumerate(found):
        described = {
            core: Core(
                core,
                {form: len(vocabulary[form]) for form in forms},
                partial(_documents, vocabulary, forms, size),
                rows[bucket, core],
            )
            for core, forms in _inverted(cores_of).items()
        }
        heads |= _heads(described, joined(described, company, contexts))
    return heads


def _cores(
    vocabulary: Mapping[str, Sequence[int]],
    bucket: Sequence[str],
    size: int,
    company: Company,
    used: Usage | None,
) -> dict[str, str]:
    def articles(form: str) -> int:
        return as_bits(vocabulary[form], size)

    frequencies = {form: len(vocabulary[form]) for form in bucket}
    return cores(frequencies, Evidence(bucket, articles, company, used))


def _rows(found: Sequence[Mapping[str, str]]) -> dict[tuple[int, str], int]:
    """A number for each core of each bucket."""
    rows: dict[tuple[int, str], int] = {}
    for bucket, cores_of in enumerate(found):
        for core in cores_of.values():
            rows.setdefault((bucket, core), len(rows))
    return rows


def _of_cores(
    used: Usage, found: Sequence[Mapping[str, str]], rows: Mapping[tuple[int, str], int]
) -> Contexts:
    """The contexts of the cores: of all their forms together."""
    groups = np.full(len(used.places), -1, np.int32)
    for bucket, cores_of in enumerate(found):
        for form, core in cores_of.items():
            place = used.places.get(form)
            if place is not None:
                groups[place] = rows[bucket, core]
    return used.contexts.grouped(groups, len(rows))


def _documents(vocabulary: Mapping[str, Sequence[int]], forms: Sequence[str], size: int) -> int:
    """Those of several forms, as bits."""
    return reduce(or_, (as_bits(vocabulary[form], size) for form in forms))


def _heads(described: Mapping[str, Core], groups: Mapping[str, str]) -> dict[str, str]:
    heads: dict[str, str] = {}
    for group in _inverted(groups).values():
        frequencies = {
            form: times for core in group for form, times in described[core].forms.items()
        }
        head = max(frequencies, key=lambda form: (frequencies[form], form))
        heads |= dict.fromkeys(frequencies, head)
    return heads


def _words(vocabulary: Mapping[str, Sequence[int]]) -> NDArray[np.int64]:
    """How many different forms each document has, by its number."""
    size = max((documents[-1] for documents in vocabulary.values()), default=-1) + 1
    flat = array("I")
    for documents in vocabulary.values():
        flat.extend(documents)
    return np.bincount(np.frombuffer(flat, np.uint32), minlength=size)


def _even_documents(words: NDArray[np.int64]) -> float:
    """Of how many documents of one length two words would meet by chance as often as in these.

    Long documents bring together whatever there is, and short ones hardly anything.
    """
    return int(words.sum()) ** 2 / max(1, int(np.square(words).sum()))


def _inverted(values: Mapping[str, str]) -> dict[str, list[str]]:
    keys: dict[str, list[str]] = {}
    for key, value in values.items():
        keys.setdefault(value, []).append(key)
    return keys


def choose(form: str, bucket: Mapping[str, tuple[str, int]]) -> list[str]:
    """The heads of the lexemes that a typed form belongs to; none where nothing fits.

    `bucket` has, for each form of the archive with the same skeleton, its head and in how many
    documents it stands. The browser does the same: theme/static/js/search/lexemes.js.
    """
    if form in bucket:
        return [bucket[form][0]]
    found = cores({known: documents for known, (_, documents) in bucket.items()} | {form: 1})
    core = found.pop(form)
    fitting = {bucket[known][0] for known, other in found.items() if other == core}
    return sorted(fitting)
