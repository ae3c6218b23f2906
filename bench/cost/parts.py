"""The parts of the measurement, each a few lines of the table."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from playwright.sync_api import Browser

from bench.cost import indexing, words
from bench.cost.archive import Archive
from bench.cost.pagefind import BUNDLE, Built
from bench.cost.quiet import loaded, pages
from bench.cost.spread import spread
from bench.cost.table import heading, line
from bench.cost.tally import SEARCH, Tally, of_search
from bench.cost.times import FIRST, ONWARD, RANKS_ALONE, Way, held_up, times
from bench.cost.weights import first_answers, visits

EACH = 50  # words of a band
RARE = 200
RARE_THEIRS = 50  # of these; what grows of Pagefind's is its list of all articles, for any word
QUERIES = 200
WATCHED = 50  # queries of the page itself
KB = 1000
MB = 1_000_000


def index(site: Path, made: indexing.Indexing, pagefind: Built) -> Iterator[str]:
    """What the index takes on disk, and to make."""
    articles = len(list((site / "a").iterdir()))
    search, bundle = site / "search", pagefind.folder / BUNDLE
    positions = indexing.size(search, "positions/")
    ours = (indexing.size(search) - positions) / articles
    theirs = indexing.size(bundle, "index/", "pagefind.ar", "pagefind-entry") / articles
    texts = indexing.size(bundle, "fragment/") / articles
    yield heading("Index of all articles")
    yield line("bytes an article, positions not counted", ([ours], [theirs]), "≤ 500", 0)
    yield line("  positions; of Pagefind's, the texts", ([positions / articles], [texts]), "", 0)
    yield line("seconds to build", ([made.analyse + made.write], [pagefind.seconds]), "≤ 30")
    yield line("MB of memory to build", ([made.peak / MB], [pagefind.peak / MB]), "≤ 700", 0)
    yield line("  with the texts alone", ([made.texts / MB], None), "", 0)


def weight(browser: Browser, large: Archive) -> Iterator[str]:
    """Bytes on the wire of a visit."""
    bands = words.in_bands(large.frequencies, EACH)
    asked = list(zip(bands, words.headline_queries(large.headlines, len(bands)), strict=True))
    ours = list(visits(browser, large.ours, asked))
    theirs = list(visits(browser, large.theirs, asked))
    later = [visit.later for visit in ours if visit.later is not None]
    later_theirs = [visit.later for visit in theirs if visit.later is not None]
    first, first_theirs = [visit.first for visit in ours], [visit.first for visit in theirs]

    yield heading("KB on the wire until ten results stand")
    yield line("one word, cold", (_of_search(first), _of_search(first_theirs)), "≤ 50")
    for name in SEARCH:
        yield line(f"  {name}", (_of_kind(first, name), _of_kind(first_theirs, name)))
    for band in words.BANDS:
        banded = [visit.first for visit in ours if bands[visit.word] == band]
        banded_theirs = [visit.first for visit in theirs if bands[visit.word] == band]
        both = (_of_search(banded), _of_search(banded_theirs))
        yield line(f"  a word {band} articles", both)
    excerpts = [visit.more_for_excerpts / KB for visit in ours]
    yield line("excerpts of the ten, more", (excerpts, None), "≤ 60")
    yield line("later query, three words", (_of_search(later), _of_search(later_theirs)), "≤ 40")
    whole = [visit.first + visit.excerpts for visit in ours]
    yield line(
        "not counted in these: facets, after the excerpts", (_of_kind(whole, "facets"), None)
    )
    yield line("not counted in these: page and styles", (_of_kind(whole, "page"), None))
    yield line("not counted in these: fonts", (_of_kind(whole, "fonts"), None))
    yield (
        f"{len(asked)} words, a later query after each; found nothing, ours:"
        f" {len(asked) - len(ours)} and {len(ours) - len(later)},"
        f" Pagefind: {len(asked) - len(theirs)} and {len(theirs) - len(later_theirs)}"
    )


def growth(browser: Browser, small: Archive, large: Archive) -> Iterator[str]:
    """What more articles add to the bytes of a rare word."""
    rare = words.rare_in_both(small.frequencies, large.frequencies, RARE)
    yield heading(f"KB until ten results stand, {len(rare)} rare words, cold")
    medians = []
    for archive in (small, large):
        ours = first_answers(browser, archive.ours, rare)
        theirs = first_answers(browser, archive.theirs, rare[:RARE_THEIRS])
        both = (_of_search(ours), _of_search(theirs))
        yield line(f"of {len(archive):,} articles", both)
        medians.append((spread(both[0]).median, spread(both[1]).median))
    before, after = medians
    grown = ([after[0] / before[0]], [after[1] / before[1]])
    yield line("times as many", grown, "≤ 1.5", 2)


def time(browser: Browser, large: Archive) -> Iterator[str]:
    """Milliseconds of queries with head words."""
    queries = words.head_queries(large.frequencies, QUERIES)
    filtered = {"from": f"{large.year}-01-01", "to": f"{large.year}-12-31", "sort": "newest"}
    theirs, onward_theirs, ranks_theirs = times(
        browser, large.theirs, "theirs", queries, [FIRST, ONWARD, RANKS_ALONE]
    )
    ways: list[Way] = [FIRST, ONWARD, ("first", filtered)]
    ours, onward, by_year = times(browser, large.ours, "ours", queries, ways)

    yield heading(f"Milliseconds in the Worker, {len(queries)} queries")
    yield line("head words, first query", (ours, theirs), "ratio ≤ 0.25", 0)
    for count in words.HEAD_LENGTHS:
        places = [at for at, query in enumerate(queries) if len(query.split()) == count]
        both = ([ours[at] for at in places], [theirs[at] for at in places])
        yield line(f"  {count} of them", both, "", 0)
    yield line("head words, all in one session", (onward, onward_theirs), "ratio ≤ 0.25", 0)
    yield line("  Pagefind without titles and texts", (None, ranks_theirs), "", 0)
    yield line(f"in {large.year} alone, newest first", (by_year, None), "≤ 100", 0)


def hold(browser: Browser, large: Archive) -> Iterator[str]:
    """How long the page itself stands still."""
    queries = words.head_queries(large.frequencies, WATCHED)
    ours = held_up(browser, large.ours, queries)
    theirs = held_up(browser, large.theirs, queries)
    yield heading(f"Page held up for over 50 ms in {len(queries)} queries")
    yield line("times", ([len(ours)], [len(theirs)]), "0", 0)
    yield line("milliseconds at most", ([max(ours, default=0)], [max(theirs, default=0)]), "", 0)


def quiet(browser: Browser, large: Archive, site: Path) -> Iterator[str]:
    """What of the search is loaded where nobody searches."""
    yield "\nFiles of the search that a page loads before its box is focused (to reach: none)"
    for path in pages(site):
        found = loaded(browser, large.ours, path)
        before = ", ".join(found.before) or "none"
        yield f"  {path}: {before}; after that {len(found.after)}"


def _of_search(answers: Iterable[Tally]) -> list[float]:
    return [of_search(answer) / KB for answer in answers]


def _of_kind(answers: Iterable[Tally], kind: str) -> list[float] | None:
    found = [answer[kind] / KB for answer in answers]
    return found if any(found) else None
