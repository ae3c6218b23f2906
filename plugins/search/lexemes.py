"""The forms of one word, told from those of its neighbours by what the archive shows.

A skeleton (arabic.skeletons) brings together all that may belong together. Within such a bucket
each form gets its core (search.cores), and cores that are one word's are joined (search.kinship);
two forms of different skeletons are never one's. What the articles say is asked both times: which
forms meet in them (search.company), and beside what they stand (search.usage, search.contexts).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from sys import intern

import numpy as np
from numpy.typing import NDArray

from pieces import Pieces
from search.company import Bits, Company, Documents, as_bits
from search.contexts import Contexts
from search.cores import cores
from search.digests import Digests, of_numbers, of_runs, of_strings
from search.evidence import Evidence
from search.kinship import Core, joined
from search.postings import Listed
from search.texts import Texts
from search.usage import Usage, usage
from search.witnesses import Vocabulary, known, witnesses

_BETWEEN = "\n"  # in no form
_ON_ALIFS = re.compile("[أإ]")


def lexemes(
    vocabulary: Mapping[str, Documents],
    skeletons: Mapping[str, str],
    texts: Texts | None = None,
    pieces: Pieces | None = None,
) -> dict[str, str]:
    """The head of each folded form: the most frequent form of its lexeme.

    `vocabulary` has the sorted document numbers of each form, all those of `texts` among them, and
    `skeletons` have the skeleton of each; without texts, documents alone are asked. `pieces` are
    what is known of buckets from earlier builds.
    """
    pieces = pieces or Pieces()
    flat = _flat(vocabulary)
    spelt = _with_hamzas(texts) if texts is not None else {}
    archive = _archive(vocabulary, flat, spelt)
    many = archive.documents
    in_order = {form: skeletons[form] for form in sorted(vocabulary)}
    several = [bucket for bucket in _inverted(in_order).values() if len(bucket) > 1]
    used = None
    if texts is not None and len(texts.fields[-1].tokens):
        used = usage(texts, in_order, (form for bucket in several for form in bucket))
    del in_order  # of a large archive the memory is wanted
    said = witnesses(flat, used, several, spelt)
    del flat
    keys = _keys("cores", archive.company, said)
    written = known(partial(archive.cores, used=used), several, keys, pieces, many)
    found = [list(map(intern, cores.split(_BETWEEN))) for cores in written]
    rows = _rows(found)
    contexts, of_contexts = None, np.zeros(len(several), np.uint64)
    if used is not None:
        contexts = _of_cores(used, several, found, rows)
        sizes = np.fromiter(map(len, rows), np.int64, len(rows))
        of_contexts = of_runs(contexts.digests(used.columns), sizes)
    del used

    heads = {form: form for form in vocabulary}
    described = list(zip(several, found, rows, strict=True))
    said = of_numbers(said, of_strings(written), of_contexts)
    keys = _keys("heads", archive.company, said)
    placed = known(partial(archive.heads, contexts=contexts), described, keys, pieces, many)
    for bucket, places in zip(several, placed, strict=True):
        heads |= zip(bucket, map(bucket.__getitem__, map(int, places.split())), strict=True)
    return heads


def _keys(what: str, company: Company, said: Digests) -> list[str]:
    """By which what is found out of the buckets is known: in this company, and of what is said."""
    return [f"{what} {company.documents} {each:x}" for each in said.tolist()]


@dataclass(frozen=True, slots=True)
class _Archive:
    """What the archive shows of its forms."""

    vocabulary: Mapping[str, Documents]
    frequencies: Mapping[str, int]
    size: int
    """A number that all documents are below."""
    documents: int
    """How many have words."""
    company: Company
    spelt: Mapping[str, str]
    """How forms are mostly written that have an alif with a hamza."""

    def cores(self, bucket: Sequence[str], used: Usage | None) -> str:
        """The core of each form of a bucket, in one string."""
        evidence = Evidence(bucket, self.vocabulary.__getitem__, self.size, self.company, used)
        found = cores({form: self.frequencies[form] for form in bucket}, evidence, self.spelt)
        return _BETWEEN.join(found[form] for form in bucket)

    def heads(
        self,
        described: tuple[Sequence[str], Sequence[str], Mapping[str, int]],
        contexts: Contexts | None,
    ) -> str:
        """The head of each form of a bucket, by its place there; the places in one string.

        The bucket is described by its forms, the core of each, and the row of each core.
        """
        bucket, cores_of, rows = described
        cores = {
            core: Core(
                core,
                {form: self.frequencies[form] for form in forms},
                partial(self._documents, forms),
                rows[core],
                self.spelt,
            )
            for core, forms in _inverted(dict(zip(bucket, cores_of, strict=True))).items()
        }
        heads = _heads(cores, joined(cores, self.company, contexts))
        places = {form: place for place, form in enumerate(bucket)}
        return " ".join(str(places[heads[form]]) for form in bucket)

    def _documents(self, forms: Sequence[str]) -> Bits:
        """Those of several forms."""
        return as_bits(map(self.vocabulary.__getitem__, forms), self.size)


def _flat(vocabulary: Mapping[str, Documents]) -> Vocabulary:
    if isinstance(vocabulary, Listed):
        return Vocabulary(list(vocabulary), *vocabulary.flat())
    documents = [np.asarray(each, np.int32) for each in vocabulary.values()]
    return Vocabulary(
        list(vocabulary),
        np.concatenate([np.zeros(0, np.int32), *documents]),
        np.fromiter(map(len, documents), np.int64, len(documents)),
    )


def _with_hamzas(texts: Texts) -> dict[str, str]:
    spelt = zip(texts.forms, texts.spellings, strict=True)
    return {form: spelling for form, spelling in spelt if _ON_ALIFS.search(spelling)}


def _archive(
    vocabulary: Mapping[str, Documents], flat: Vocabulary, spelt: Mapping[str, str]
) -> _Archive:
    words = np.bincount(flat.numbers)
    return _Archive(
        vocabulary,
        dict(zip(flat.forms, flat.sizes.tolist(), strict=True)),
        len(words),
        int(np.count_nonzero(words)),
        Company(_even_documents(words)),
        spelt,
    )


def _rows(found: Sequence[Sequence[str]]) -> list[dict[str, int]]:
    """For each bucket a number for each of its cores."""
    rows: list[dict[str, int]] = []
    before = 0
    for cores_of in found:
        different = dict.fromkeys(cores_of)
        rows.append(dict(zip(different, count(before))))
        before += len(different)
    return rows


def _of_cores(
    used: Usage,
    buckets: Sequence[Sequence[str]],
    found: Sequence[Sequence[str]],
    rows: Sequence[Mapping[str, int]],
) -> Contexts:
    """The contexts of the cores: of all their forms together."""
    groups = np.full(len(used.places), -1, np.int32)
    for bucket, cores_of, row_of in zip(buckets, found, rows, strict=True):
        for form, core in zip(bucket, cores_of, strict=True):
            place = used.places.get(form)
            if place is not None:
                groups[place] = row_of[core]
    return Contexts(used.beside.grouped(groups, sum(map(len, rows))))


def _heads(described: Mapping[str, Core], groups: Mapping[str, str]) -> dict[str, str]:
    heads: dict[str, str] = {}
    for group in _inverted(groups).values():
        frequencies = {
            form: times for core in group for form, times in described[core].forms.items()
        }
        head = max(frequencies, key=lambda form: (frequencies[form], form))
        heads |= dict.fromkeys(frequencies, head)
    return heads


def _even_documents(words: NDArray[np.int64]) -> float:
    """Of how many documents of one length two words would meet by chance as often as in these.

    `words` has how many different forms each document has, by its number. Long documents bring
    together whatever there is, and short ones hardly anything.
    """
    found = int(words.sum()) ** 2 / max(1, int(np.square(words).sum()))
    return float(f"{found:.3g}")  # so that one article changes what is known of no bucket


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
