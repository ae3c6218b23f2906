"""What of the bytes that a site sends counts as a cost of its search."""

from bench.cost.tally import kind, of_search, tally
from checks.wire import Sent


def test_every_file_of_both_systems_has_its_kind() -> None:
    kinds = {
        "theme/js/search/worker.js": "scripts",
        "pagefind/pagefind-worker.js": "scripts",
        "pagefind/wasm.ar.pagefind": "scripts",
        "search/manifest.json": "index",
        "search/words/x.bin": "index",
        "search/source/x.bin": "facets",
        "pagefind/pagefind-entry.json": "index",
        "pagefind/pagefind.ar_1.pf_meta": "index",
        "pagefind/index/ar_1.pf_index": "index",
        "pagefind/fragment/ar_1.pf_fragment": "fragments",
        "a/waaaaaaaaaa.html": "articles",
        "search.html": "page",
        "theme/css/base.css": "page",
        "theme/fonts/sans.woff2": "fonts",
        "favicon.ico": "other",
    }
    assert {path: kind(path) for path in kinds} == kinds


def test_pages_fonts_and_the_measurement_itself_are_no_cost_of_the_search() -> None:
    sent = [
        Sent("search.html", 1),
        Sent("theme/js/search/page.js", 10),
        Sent("search/words/x.bin", 100),
        Sent("theme/fonts/sans.woff2", 1000),
        Sent("a/waaaaaaaaaa.html", 10_000),
        Sent("bench/page.js", 100_000),
    ]
    assert of_search(tally(sent)) == 110
