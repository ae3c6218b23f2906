"""The third part: a search index as one who has replaced its files would write it.

The page has to say a sentence in time, whatever comes, and to show markup as text.
"""

import base64
import hashlib
import json
import shutil
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Error as PlaywrightError

from bench import printing
from bench.trust import handmade
from bench.trust.course import Course
from bench.trust.findings import Fact, Finding, Told
from bench.trust.site import honest
from bench.trust.trap import Trap, trap

tell = partial(printing.tell, "trust")

PATIENCE = 30_000  # milliseconds until an answer or a sentence
_MARKUP = "<img src=x onerror=alert(1)><script>alert(1)</script>\"'>"
_SETTLED = """() => document.querySelector('#results:not([aria-busy])')
  && (document.querySelector('#status').textContent.trim() !== ''
    || !document.querySelector('#problem').hidden)"""

Manifest = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Forged:
    """What is wrong with an index, and what makes it so in a folder of the site."""

    name: str
    forge: Callable[[Path], None]


def measure(course: Course) -> Iterator[Told]:
    """Each forged index, asked for a word; then each attack as a query to a sound one."""
    sound = honest(course)
    tell("asking forged indexes")
    waiting, silent, scripts, requests = list[str](), list[str](), list[str](), list[str]()
    asked = FORGED[:: course.every]
    for forged in asked:
        site = course.folder / "forged"
        shutil.rmtree(site, ignore_errors=True)
        shutil.copytree(sound, site)
        forged.forge(site / "search")
        with trap(course.browser, site, with_policy=False) as opened:
            said = _ask(opened, "search.html?q=%D9%81%D9%8A%20%D9%82%D8%A7%D9%84*")
            caught = opened.end()
        if said is None:
            waiting.append(forged.name)
        elif not said:
            silent.append(forged.name)
        scripts += [f"{forged.name}: {each}" for each in caught.scripts]
        requests += [f"{forged.name}: {each}" for each in caught.requests]
    of = f"{len(asked)} forged indexes"
    yield Finding("pages that wait for ever", waiting, of)
    yield Finding("pages that say nothing", silent, of)
    yield Finding("scripts run", scripts, of)
    yield Finding("requests left", requests, of)
    yield from _queries(course, sound)


def _ask(opened: Trap, address: str) -> str | None:
    """What the search page says at an address; None where it never does."""
    page = opened.page(address)
    try:
        page.wait_for_function(_SETTLED, timeout=PATIENCE)
        return str(page.inner_text("main")).strip()
    except PlaywrightError:
        return None
    finally:
        page.close()


def _queries(course: Course, sound: Path) -> Iterator[Told]:
    kinds = ("markup", "addresses", "lines", "markdown")
    texts = [handmade.nested(text) for kind in kinds for text in handmade.attacks(kind).values()]
    addresses = [f"search.html?q={quote(text[:2000], errors='replace')}" for text in texts]
    keys = ("from", "to", "sort", "category", "source", "page", "__proto__", "constructor")
    addresses += [
        f"search.html?q=x&{key}={quote(text)}"
        for key in keys
        for text in (_MARKUP, "__proto__", "9" * 400, "\0", "-1", "1e309", "../../x")
    ]
    addresses = addresses[:: course.every]
    tell(f"asking {len(addresses)} hostile queries")
    with trap(course.browser, sound, with_policy=False) as opened:
        opened.open(addresses)
        caught = opened.end()
    of = f"{len(addresses)} hostile queries"
    yield Finding("queries that run a script", caught.scripts, of)
    yield Finding("queries that make a request leave", caught.requests, of)
    yield Finding("queries that become markup or lead away", caught.foreign, of)
    yield Finding("queries that break the page's scripts", caught.errors, of)
    yield Fact(f"{len(caught.kept)} things kept of who asked: {', '.join(caught.kept) or 'none'}")


def _manifest(change: Callable[[Manifest], Any]) -> Callable[[Path], None]:
    def forge(search: Path) -> None:
        path = search / "manifest.json"
        manifest = json.loads(path.read_bytes())
        change(manifest)
        path.write_text(json.dumps(manifest), "utf-8")

    return forge


def _file(name: str, content: Any) -> Callable[[Path], None]:
    """Another content of a file that the manifest names, under the name that fits it."""

    def forge(search: Path) -> None:
        data = zlib.compress(json.dumps(content).encode())
        digest = base64.b32encode(hashlib.sha256(data).digest()).decode()[:10].lower()
        (search / name / f"{digest}.bin").write_bytes(data)
        _manifest(lambda manifest: manifest["files"].update({name: digest}))(search)

    return forge


def _records(record: Any) -> Callable[[Path], None]:
    def forge(search: Path) -> None:
        for path in (search / "records").rglob("*.bin"):
            first, *records = json.loads(zlib.decompress(path.read_bytes()).decode("cp1256"))
            path.write_bytes(zlib.compress(json.dumps([first, *[record] * len(records)]).encode()))

    return forge


def _tables(run: bytes, packed: bytes = b"\0") -> Callable[[Path], None]:
    """All tables lead to one node; its name fits it."""

    def forge(search: Path) -> None:
        data = packed + zlib.compress(run)
        name = base64.b32encode(hashlib.sha256(data).digest()).decode()[:10].lower()
        manifest = json.loads((search / "manifest.json").read_bytes())
        for table, tree in manifest["trees"].items():
            (search / table / f"{name}.bin").write_bytes(data)
            tree |= {"depth": 1, "top": [["", name]]}
        (search / "manifest.json").write_text(json.dumps(manifest), "utf-8")

    return forge


def _raw(data: bytes, pattern: str = "**/*.bin") -> Callable[[Path], None]:
    def forge(search: Path) -> None:
        for path in search.glob(pattern):
            path.write_bytes(data)

    return forge


_ENDLESS = b"\xff" * 7 + b"\x0f"
_DAY = "2020-01-01"

FORGED = (
    Forged("markup in all that a hit shows", _records(["w", _MARKUP, _DAY, _MARKUP, _MARKUP])),
    Forged("a hit that leads to a script", _records(["javascript:alert(1)//", "x", _DAY, "x", "x"])),
    Forged("a hit that leads elsewhere", _records(["../..//HOST/x", "x", _DAY, "x", "x"])),
    Forged("hits that are no texts", _records([{"toString": 1}, [_MARKUP], None, 7, {}])),
    Forged("hits with days that are none", _records(["w", "x", _MARKUP, "x", "x"])),
    Forged("hits without anything", _records([])),
    Forged("a headline of a million letters", _records(["w", "خ" * 10**6, _DAY, "x", "x"])),
    Forged("a manifest that is none", _raw(b"<script>alert(1)</script>", "manifest.json")),
    Forged("a manifest that is null", _raw(b"null", "manifest.json")),
    Forged("a manifest nested deep", _raw(b"[" * 10**6, "manifest.json")),
    Forged("a manifest of nothing but its format", _raw(b'{"format":4}', "manifest.json")),
    Forged("a manifest of another format", _manifest(lambda m: m.update(format=_MARKUP))),
    Forged("a manifest with an object's own names", _raw(b'{"__proto__":{"format":4},"format":4}', "manifest.json")),
    Forged("numbers of 2,000 bits", _manifest(lambda m: m.update(number_bits=2000))),
    Forged("numbers of minus one bit", _manifest(lambda m: m.update(number_bits=-1))),
    Forged("a million fields", _manifest(lambda m: m.update(fields=[{"name": _MARKUP}] * 10**5))),
    Forged("documents without an end", _manifest(lambda m: m.update(documents=1e308))),
    Forged("weights that are none", _manifest(lambda m: m.update(k1=None, b="x", exact_boost=-1e308))),
    Forged("tables a million levels deep", _manifest(lambda m: [t.update(depth=10**6) for t in m["trees"].values()])),
    Forged("tables of files elsewhere", _manifest(lambda m: [t.update(top=[["", "../../../a/x"]]) for t in m["trees"].values()])),
    Forged("tables of files of another host", _manifest(lambda m: [t.update(top=[["", "//evil.example/x"]]) for t in m["trees"].values()])),
    Forged("tables without a top", _manifest(lambda m: [t.update(top=[]) for t in m["trees"].values()])),
    Forged("tables whose top is markup", _manifest(lambda m: [t.update(top=[[_MARKUP, _MARKUP]] * 1000) for t in m["trees"].values()])),
    Forged("blocks of no size", _manifest(lambda m: m["records"].update(leaf=0, block=0))),
    Forged("blocks that are not there", _manifest(lambda m: m["records"].update(blocks=[]))),
    Forged("a calendar of days without an end", _file("calendar", [[_DAY, 0, 2**50]])),
    Forged("a calendar of years without an end", _file("calendar", [[_DAY, 0, 1], ["99999999-01-01", 1, 1]])),
    Forged("a calendar turned round", _file("calendar", [["2021-01-01", 5, 1], ["2019-01-01", 0, 1]])),
    Forged("a calendar of markup", _file("calendar", [[_MARKUP, _MARKUP, _MARKUP]])),
    Forged("a calendar that is no list", _file("calendar", {"length": 10**9})),
    Forged("categories with an object's own names", _file("category", {"names": ["__proto__", "constructor", _MARKUP], "of": [0, 1, 2] * 100})),
    Forged("categories of markup", _file("category", {"names": [_MARKUP] * 50, "of": list(range(50)) * 10})),
    Forged("categories that are not there", _file("category", {"names": [], "of": [10**9] * 500})),
    Forged("sources of markup", _file("source", {"names": [_MARKUP], "of": [0] * 500})),
    Forged("sources that are none", _file("source", None)),
    Forged("tables of nothing", _tables(b"")),
    Forged("tables of one endless key", _tables(b"\0" + _ENDLESS + b"x")),
    Forged("tables whose keys share what is not there", _tables(_ENDLESS + b"\x01x\0\0")),
    Forged("tables whose bits are endless", _tables(b"\0\x01x\0" + _ENDLESS)),
    Forged("tables with markup for keys", _tables(b"\0" + bytes([len(_MARKUP)]) + _MARKUP.encode() + b"\0\0")),
    Forged("tables that unpack to a gigabyte", _tables(b"\0" * 2**28)),
    Forged("files of nothing", _raw(b"")),
    Forged("files of noise", _raw(bytes(range(256)) * 40)),
    Forged("files of a page", _raw(b"<!doctype html><script>alert(1)</script>")),
    Forged("files that are bombs", _raw(zlib.compress(b"\0" * 2**28))),
)  # fmt: skip
