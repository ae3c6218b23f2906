"""The second part: what every page promises its reader, and what a browser keeps of one."""

import json
import re
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from lxml import html

from bench import printing
from bench.trust import handmade
from bench.trust.course import Course
from bench.trust.findings import Fact, Finding, Told
from bench.trust.site import honest
from bench.trust.trap import trap
from tests.served import Site

tell = partial(printing.tell, "trust")

_OWN = frozenset({"'none'", "'self'"})
_NEEDED = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "require-trusted-types-for": "'script'",
}
_NO_REFERRER_ABROAD = frozenset({"no-referrer", "same-origin"})
_DATA = frozenset({"application/json", "application/ld+json"})
_HEAD = re.compile(
    r"\s*<!doctype html>\s*<html[^>]*>\s*<head>\s*<meta charset=\"utf-8\">\s*(<meta[^>]*>)",
    re.IGNORECASE,
)
_MOST_OPENED = 300


def measure(course: Course) -> Iterator[Told]:
    """The pages as they are written, then as a browser has them."""
    site = course.output if (course.output / "index.html").exists() else honest(course)
    pages = sorted(site.rglob("*.html"))
    tell(f"reading {len(pages):,} pages")
    wrong = [f"{path.relative_to(site)}: {what}" for path in pages for what in mistakes(path)]
    yield Finding("pages without the whole policy", wrong, f"{len(pages):,} pages")
    addresses = [path.relative_to(site).as_posix() for path in pages]
    some = addresses[:: max(course.every, len(addresses) // _MOST_OPENED)]
    tell(f"opening {len(some)} pages under their policy")
    with trap(course.browser, site, with_policy=True, service_workers="allow") as opened:
        opened.open(some)
        caught = opened.end()
    of = f"{caught.opened:,} pages, evenly drawn, under their policy"
    yield Finding("things that the policy had to refuse", caught.refused + caught.scripts, of)
    yield Finding("requests to third parties", caught.requests, of)
    kept = [what for what in caught.kept if not what.startswith(("cache warraq ", "at "))]
    yield Finding("cookies, storage and databases left behind", kept, of)
    own = ", ".join(sorted(set(caught.kept) - set(kept))) or "nothing"
    yield Fact(f"kept on the device, to read without a network: {own}")
    yield from _walls(course, site)


def mistakes(path: Path) -> Iterator[str]:
    """What a page has that the policy is to forbid, or lacks."""
    text = path.read_text("utf-8")
    first = _HEAD.match(text)
    if not first or "Content-Security-Policy" not in first[1]:
        yield "the policy is not its first word"
        return
    page = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    said = page.head.findall("meta")[1].get("content").split(";")
    policy = {name: values for name, *values in map(str.split, said)}
    for name, value in _NEEDED.items():
        if policy.get(name) != [value]:
            yield f"{name} {policy.get(name)}"
    for name, values in policy.items():
        if name.endswith("-src") and not _OWN.issuperset(values):
            yield f"{name} {values}"
    referrer = page.xpath("string(//meta[@name='referrer']/@content)")
    if referrer not in _NO_REFERRER_ABROAD:
        yield f"the referrer policy {referrer!r}"
    yield from _inline(page)


def _inline(page: html.HtmlElement) -> Iterator[str]:
    """What stands in a page that is to come from a file of its own origin."""
    if page.xpath("//style | //@style | //@*[starts-with(name(), 'on')]"):
        yield "a style or a handler inside the page"
    for script in page.iter("script"):
        if script.get("type") in _DATA:
            if not _is_json(script.text or ""):
                yield "data that are no JSON"
        elif script.text or not script.get("src"):
            yield "a script inside the page"
    loaded = page.xpath("//@src | //link[@rel!='canonical' and @rel!='alternate']/@href")
    yield from (f"it loads {each}" for each in loaded if ":" in each or each.startswith("//"))


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _walls(course: Course, site: Path) -> Iterator[Told]:
    """Markup planted into a page, as if the first wall had a hole: the second has to hold."""
    article = next(path for path in sorted((site / "a").glob("*.html")))
    planted = course.folder / "planted"
    shutil.copytree(site / "theme", planted / "theme")
    elsewhere = Site(course.folder / "planted" / "theme")
    host = elsewhere.url.removeprefix("http://").rstrip("/")
    page = article.read_text("utf-8")
    (planted / "a").mkdir()
    for number, markup in enumerate(handmade.attacks("markup").values()):
        text = page.replace("<!--text-->", "<!--text-->" + markup.replace("HOST", host), 1)
        (planted / "a" / f"{number:03}.html").write_text(text, "utf-8")
    names = [f"a/{path.name}" for path in sorted((planted / "a").iterdir())][:: course.every]
    tell(f"opening {2 * len(names)} pages with markup planted in them")
    with trap(course.browser, planted, with_policy=False) as opened:
        opened.open(names)
        caught = opened.end()
    seen = len({each.partition(":")[0] for each in caught.foreign})
    yield Fact(
        f"the trap itself: of {len(names)} attacks planted raw into a page without a policy {seen} "
        f"are seen, {len(caught.scripts)} scripts run, {len(elsewhere.requests)} requests leave"
    )
    blind = [] if caught.scripts and elsewhere.requests else ["it"]
    yield Finding("traps that see nothing", blind, "1 trap")
    elsewhere.requests.clear()
    with trap(course.browser, planted, with_policy=True) as opened:
        opened.open(names)
        caught = opened.end()
    of = f"the same {len(names)} attacks under the policy"
    yield Finding("planted scripts run", caught.scripts, of)
    # of all attacks a refresh alone is out of a policy's reach: to lead elsewhere needs no request
    yield Finding(
        "planted requests left", [each for each in elsewhere.requests if each != "/r"], of
    )
    elsewhere.server.shutdown()
    elsewhere.server.server_close()
