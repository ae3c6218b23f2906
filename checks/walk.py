"""One walk through the site in a browser, from which several checks have what they look at."""

from collections.abc import Iterable
from typing import cast
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from checks import barriers, layout, links
from checks.browsing import Heard, visitor
from checks.findings import Finding, Outcome
from checks.kinds import Stop
from checks.site import Site
from checks.survey import Survey

DRAWN = """() => [...document.querySelectorAll('a[href]')]
  .map(a => [a.cloneNode(false).outerHTML.replace(/<\\/a>$/, '').slice(0, 120),
             a.getAttribute('href')])"""
HINTS = "link[rel~=preconnect], link[rel~=dns-prefetch]"  # of these no request tells
CSP = "the policy of pages allows this site alone: keep a copy in the site, or do without"
MEND = "mend the script, or what the page lacks for it"


def walk(browser: Browser, url: str, site: Site, stops: Iterable[Stop]) -> list[Outcome]:
    """Open the stops of a site that is served at `url`, and look at each."""
    drawn = Survey(site)
    blocked: list[Finding] = []
    wide: list[Finding] = []
    visited = 0
    with visitor(browser, url) as going:
        for stop in stops:
            page = going.go(stop)
            visited += 1
            _take_links(drawn, page, stop, url)
            going.heard.abroad += [
                (stop.name, host) for host in _hinted(page) if host != urlsplit(url).netloc
            ]
            blocked += barriers.check(page, stop.name)
            wide += layout.check(page, stop.name)
    widths = " and ".join(map(str, barriers.WIDTHS))
    places = len(layout.PLACES)
    addresses = f"{len(drawn.links):,} addresses that scripts may have made"
    return [
        Outcome("links drawn", f"{visited} pages, {addresses}", list(links.dead(drawn))),
        Outcome("barriers", f"{visited} pages at {widths} px, light and dark", blocked),
        Outcome("width", f"{visited} pages in {places} sizes, 320 px at 200 % the least", wide),
        Outcome("other hosts", f"all requests of {visited} pages", _abroad(going.heard)),
        Outcome("scripts", f"errors and failed requests of {visited} pages", _errors(going.heard)),
    ]


def _take_links(drawn: Survey, page: Page, stop: Stop, url: str) -> None:
    """Note the links of a page as they stand after its scripts."""
    here = drawn.site.url + page.url.removeprefix(url)
    for element, link in page.evaluate(DRAWN):
        if not link.startswith("#"):
            drawn.note(stop.name, element, here, link)


def _hinted(page: Page) -> list[str]:
    hosts = "links => links.map(link => new URL(link.href).host)"
    return cast("list[str]", page.eval_on_selector_all(HINTS, hosts))


def _abroad(heard: Heard) -> list[Finding]:
    return [Finding(page, "", f"asks for {address}", CSP) for page, address in heard.abroad]


def _errors(heard: Heard) -> list[Finding]:
    return [Finding(page, "", said, MEND) for page, said in heard.errors + heard.failed]
