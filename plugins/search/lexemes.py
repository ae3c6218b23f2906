"""The forms of one word, told from those of its neighbours by what the archive shows.

A skeleton (arabic.skeletons) brings together all that may belong together. Within such a bucket
each form gets its core (search.cores), and cores that are one word's are joined (search.kinship);
two forms of different skeletons are never one's.
"""

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import or_

from arabic import skeleton
from search.company import Company, as_bits
from search.cores import cores
from search.kinship import Core, joined


def lexemes(vocabulary: Mapping[str, Sequence[int]]) -> dict[str, str]:
    """The head of each folded form: the most frequent form of its lexeme.

    `vocabulary` has the sorted document numbers of each form.
    """
    buckets: dict[str, list[str]] = {}
    for form in sorted(vocabulary):
        buckets.setdefault(skeleton(form), []).append(form)
    words = _words(vocabulary)
    size = len(words)
    company = Company(_even_documents(words))
    heads: dict[str, str] = {}
    for bucket in buckets.values():
        if len(bucket) == 1:
            heads[bucket[0]] = bucket[0]
        else:
            frequencies = {form: len(vocabulary[form]) for form in bucket}
            bits = {form: as_bits(vocabulary[form], size) for form in bucket}
            heads |= _parted(frequencies, bits, company)
    return heads


def _words(vocabulary: Mapping[str, Sequence[int]]) -> list[int]:
    """How many different forms each document has, by its number."""
    size = max((documents[-1] for documents in vocabulary.values()), default=-1) + 1
    words = [0] * size
    for documents in vocabulary.values():
        for document in documents:
            words[document] += 1
    return words


def _even_documents(words: Sequence[int]) -> float:
    """Of how many documents of one length two words would meet by chance as often as in these.

    Long documents bring together whatever there is, and short ones hardly anything.
    """
    return sum(words) ** 2 / max(1, sum(count * count for count in words))


def _parted(
    frequencies: Mapping[str, int], documents: Mapping[str, int], company: Company
) -> dict[str, str]:
    """The heads of the forms of one bucket, whose documents are given as bits."""
    cores_of = cores(frequencies, documents, company)
    found = {
        core: Core(
            core,
            {form: frequencies[form] for form in forms},
            reduce(or_, (documents[form] for form in forms)),
        )
        for core, forms in _inverted(cores_of).items()
    }
    heads: dict[str, str] = {}
    for group in _inverted(joined(found, company)).values():
        forms = [form for core in group for form in found[core].forms]
        head = max(forms, key=lambda form: (frequencies[form], form))
        heads |= dict.fromkeys(forms, head)
    return heads


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
