"""How the measurement of cost serves a site, and what it counts."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from bench.cost.tally import kind, of_search, tally
from bench.cost.wire import Sent, Wire, is_compressed

SCRIPT = "export const answer = 42;\n" * 50


@pytest.fixture
def wire(tmp_path: Path) -> Iterator[Wire]:
    """A small site."""
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "x.bin").write_bytes(bytes(900))
    (tmp_path / "page.js").write_text(SCRIPT, "utf-8")
    (tmp_path / "index.html").write_text("<p>", "utf-8")
    wire = Wire(tmp_path, {"bench/blank.html": b"<title>.</title>"})
    yield wire
    wire.close()


def get(wire: Wire, path: str, accepted: str = "gzip, br") -> tuple[bytes, str | None]:
    """The body of an answer as it came, and its encoding."""
    request = Request(wire.url + path, headers={"Accept-Encoding": accepted})  # noqa: S310
    with urlopen(request) as answer:  # noqa: S310
        return answer.read(), answer.headers["Content-Encoding"]


@pytest.mark.parametrize(
    "path", ["a/w.html", "page.js", "base.css", "search/manifest.json", "favicon.svg"]
)
def test_text_is_compressed_for_a_browser_that_takes_it(path: str) -> None:
    assert is_compressed(path, "gzip, deflate, br")
    assert not is_compressed(path, "identity")


@pytest.mark.parametrize(
    "path",
    [
        "search/words/x.bin",
        "sans.woff2",
        "data/a.jsonl.gz",
        "wasm.ar.pagefind",
        "x.pf_meta",
        "CNAME",
    ],
)
def test_what_its_maker_compressed_goes_as_it_is(path: str) -> None:
    assert not is_compressed(path, "gzip")


def test_bytes_count_as_they_go_over_the_wire(wire: Wire) -> None:
    body, encoding = get(wire, "page.js?version=2")
    assert encoding == "gzip"
    assert gzip.decompress(body).decode() == SCRIPT
    assert get(wire, "page.js", "identity") == (SCRIPT.encode(), None)
    assert get(wire, "search/x.bin") == (bytes(900), None)
    assert wire.taken() == [
        Sent("page.js", len(body)),
        Sent("page.js", len(SCRIPT)),
        Sent("search/x.bin", 900),
    ]
    assert wire.taken() == []


def test_a_folder_gives_its_page_and_extra_files_are_served(wire: Wire) -> None:
    assert get(wire, "", "identity")[0] == b"<p>"
    assert get(wire, "bench/blank.html", "identity")[0] == b"<title>.</title>"


@pytest.mark.parametrize("path", ["nowhere", "search", "%2e%2e/secret", "search/../../secret"])
def test_nothing_outside_the_folder_is_served(wire: Wire, path: str) -> None:
    (wire.folder.parent / "secret").write_text("secret", "utf-8")
    with pytest.raises(HTTPError, match="404"):
        get(wire, path)


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
