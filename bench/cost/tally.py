"""What the answers weighed together, by what they are for."""

from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath

from checks.wire import Sent

Tally = Counter[str]
"""Bytes by kind: scripts, index, facets, fragments, articles, page, fonts, other."""

SEARCH = ("scripts", "index", "fragments")  # what the search itself needs, of either system
OURSELVES = "bench/"  # paths of what the measurement itself loads

_BY_SUFFIX = {
    ".js": "scripts",
    ".pagefind": "scripts",  # WebAssembly
    ".pf_meta": "index",
    ".pf_index": "index",
    ".pf_fragment": "fragments",  # of Pagefind: an article's title, date and whole text
    ".woff2": "fonts",
    ".html": "page",
    ".css": "page",
    ".svg": "page",
}


def kind(path: str) -> str:
    """What the file at a path of either site is for.

    Facets are counted apart: they are asked for when the results and their excerpts stand.
    """
    if path.startswith(("search/calendar/", "search/category/", "search/source/")):
        return "facets"
    if path.startswith("search/") or path.endswith("/pagefind-entry.json"):
        return "index"
    if path.startswith("a/"):
        return "articles"
    return _BY_SUFFIX.get(PurePosixPath(path).suffix, "other")


def tally(sent: Iterable[Sent]) -> Tally:
    """The answers added up, without those to the measurement itself."""
    total: Tally = Counter()
    for answer in sent:
        if not answer.path.startswith(OURSELVES):
            total[kind(answer.path)] += answer.size
    return total


def of_search(total: Tally) -> int:
    """The bytes of the search itself: its scripts, its index, and what its results are made of."""
    return sum(total[name] for name in SEARCH)
