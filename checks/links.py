"""No address of the site leads nowhere: in pages, feeds, sitemaps, styles and lists of addresses.

A link to a place in a page needs the place. On the site's own host, but outside of the site, lies
nothing of ours: `/about.html` on `https://name.github.io/archive/` is another project's page.
"""

import json
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from lxml import etree

from checks.findings import Finding, Outcome
from checks.site import Site, parse
from checks.survey import Survey, places

LISTS = {".json", ".webmanifest"}
KEYS = frozenset({"url", "src", "path", "start_url"})
OF_SITE = "url"  # as in latest.json: from the site's own folder, not from the file's
INDEX = "search/"  # the search's own files; its soak test opens them
NOWHERE = "write the page, or change the address where it is made"
NO_PLACE = "give the element that is meant this id, or change the link"
STRAY = "make the link relative, so that it stays inside the site"


def check(survey: Survey) -> Outcome:
    """All addresses in all files of the site."""
    for path in survey.site.files:
        for element, base, link in _besides_pages(survey.site, path):
            survey.note(path, element, base, link)
    findings = list(_own(survey)) + list(dead(survey))
    looked_at = f"{len(survey.links):,} addresses in {len(survey.parts):,} pages, feeds and lists"
    return Outcome("links", looked_at, findings)


def dead(survey: Survey) -> Iterator[Finding]:
    """What of the addresses taken in leads nowhere."""
    ids: dict[str, set[str]] = {}
    for target, reference in survey.links.items():
        also = f" (and on {reference.pages - 1:,} more pages)" if reference.pages > 1 else ""
        if target.path not in survey.site.files:
            found = f"no file {target.path}{also}"
            yield Finding(reference.page, reference.element, found, NOWHERE)
        elif target.fragment and target.path.endswith(".html"):
            if target.path not in ids:
                ids[target.path] = places(survey.site.read(target.path))
            if target.fragment not in ids[target.path]:
                found = f"no #{target.fragment} in {target.path}{also}"
                yield Finding(reference.page, reference.element, found, NO_PLACE)
    for link, reference in survey.strays.items():
        found = f"{link} leaves the site, which stands below {survey.site.base}"
        yield Finding(reference.page, reference.element, found, STRAY)


def _own(survey: Survey) -> Iterator[Finding]:
    for page, element, link in survey.own:
        yield Finding(page, element, f"no {link} in the page itself", NO_PLACE)


def _besides_pages(site: Site, path: str) -> Iterator[tuple[str, str, str]]:
    """Element, address that the link stands at, and link, of a file that is no page."""
    suffix = PurePosixPath(path).suffix
    base = site.address(path)
    if path.startswith(INDEX) or suffix not in {".xml", ".css", ".txt"} | LISTS:
        return
    source = (site.folder / path).read_bytes()
    if suffix == ".xml":
        yield from ((element, base, link) for element, link in _of_feed(source))
    elif suffix == ".css":
        for link in re.findall(r"url\(\s*['\"]?([^'\")]+)", source.decode("utf-8")):
            yield "url()", base, link
    elif suffix == ".txt":
        for link in re.findall(r"^Sitemap:\s*(\S+)", source.decode("utf-8"), re.M):
            yield "Sitemap:", base, link
    else:
        for key, link in _of_list(json.loads(source)):
            yield key, site.url if key == OF_SITE else base, link


def _of_feed(source: bytes) -> Iterator[tuple[str, str]]:
    """A feed or sitemap: its elements' addresses, and the links of the texts in it."""
    for element in etree.fromstring(source, etree.XMLParser(huge_tree=True)).iter():
        if not isinstance(element.tag, str):
            continue
        name = etree.QName(element).localname
        text = (element.text or "").strip()
        for link in (element.get("href"), element.get("src"), text):
            if link and re.fullmatch(r"https?://\S+", link):
                yield f"<{name}>", link
        if element.get("type") == "html" and "<" in text:
            for link in parse(text.encode()).xpath("//@href | //@src"):
                yield f"<{name}>", link


def _of_list(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        for item in value:
            yield from _of_list(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key in KEYS and isinstance(item, str):
                if not re.search(r"\s", item):  # else it is a word for one who reads
                    yield key, item
            else:
                yield from _of_list(item)
