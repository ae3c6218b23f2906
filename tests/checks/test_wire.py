"""How a site is served for checks and measurements, and what is counted."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from checks.wire import Sent, Wire, is_compressed

SCRIPT = "export const answer = 42;\n" * 50


@pytest.fixture
def wire(tmp_path: Path) -> Iterator[Wire]:
    """A small site."""
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "x.bin").write_bytes(bytes(900))
    (tmp_path / "page.js").write_text(SCRIPT, "utf-8")
    (tmp_path / "index.html").write_text("<p>", "utf-8")
    with Wire(tmp_path, {"bench/blank.html": b"<title>.</title>"}) as wire:
        yield wire


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


def test_what_is_missing_is_answered_with_the_site_s_page_for_it(wire: Wire) -> None:
    (wire.folder / "404.html").write_text("<h1>lost</h1>", "utf-8")
    with pytest.raises(HTTPError, match="404") as error:
        get(wire, "nowhere", "identity")
    assert error.value.read() == b"<h1>lost</h1>"


def test_a_project_s_site_stands_below_its_name_and_nowhere_else(wire: Wire) -> None:
    with Wire(wire.folder, base="/archive/") as below:
        assert get(below, "", "identity")[0] == b"<p>"
        with pytest.raises(HTTPError, match="404"):
            get(wire, "archive/")
        with pytest.raises(HTTPError, match="404"):
            urlopen(below.url.removesuffix("archive/"))  # noqa: S310
