"""The forms of one word, told from those of its neighbours by what the archive shows.

A skeleton (arabic.skeletons) brings together all that may belong together. Within such a bucket
the forms are parted into lexemes; two forms of different skeletons are never one's.
"""

from collections.abc import Mapping, Sequence

from arabic import skeleton
from search.cores import cores


def lexemes(vocabulary: Mapping[str, Sequence[int]]) -> dict[str, str]:
    """The head of each folded form: the most frequent form of its lexeme.

    `vocabulary` has the sorted document numbers of each form.
    """
    buckets: dict[str, list[str]] = {}
    for form in sorted(vocabulary):
        buckets.setdefault(skeleton(form), []).append(form)
    heads: dict[str, str] = {}
    for bucket in buckets.values():
        heads |= _parted({form: vocabulary[form] for form in bucket})
    return heads


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


def _parted(bucket: Mapping[str, Sequence[int]]) -> dict[str, str]:
    frequencies = {form: len(documents) for form, documents in bucket.items()}
    groups: dict[str, list[str]] = {}
    for form, core in cores(frequencies).items():
        groups.setdefault(core, []).append(form)
    return {
        form: max(group, key=lambda form: (frequencies[form], form))
        for group in groups.values()
        for form in group
    }
