"""How a page of each system is asked, and what the answer weighs.

Ours is the real search page, as a visitor opens it. Pagefind's is a blank page that loads
`pagefind.js`, searches, and loads the data of the first ten results, as its interface would.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as TookTooLong

from bench.cost.tally import OURSELVES, Tally, tally
from checks.wire import Wire
from tests import chromium

PATIENCE = 20_000  # milliseconds
BLANK = f"{OURSELVES}blank.html"
SCRIPT = f"{OURSELVES}page.js"
EXTRA = {
    BLANK: b'<!doctype html><html lang="ar"><title>.</title><link rel="icon" href="data:,">',
    SCRIPT: Path(__file__).with_name("page.js").read_bytes(),
}


class System(Protocol):
    """A search that can be asked in a page; an answer of None is none within `PATIENCE`."""

    wire: Wire

    def open(self, page: Page, query: str) -> Tally | None:
        """What is sent from an empty page until the first ten results stand."""

    def excerpts(self, page: Page) -> Tally:
        """What is sent then until their excerpts stand."""

    def ask(self, page: Page, query: str) -> Tally | None:
        """What is sent for a further query in the same page."""


class Warraq:
    """The search page of a site of ours."""

    def __init__(self, site: Path) -> None:
        self.wire = Wire(site, EXTRA)

    def open(self, page: Page, query: str) -> Tally | None:
        self.wire.taken()
        page.goto(f"{self.wire.url}search.html?{urlencode({'q': query})}", wait_until="commit")
        return self._answer(page)

    def ask(self, page: Page, query: str) -> Tally | None:
        self.wire.taken()
        page.evaluate(
            "query => { document.querySelector('#q').value = query;"
            " document.querySelector('#search-form').requestSubmit(); }",
            query,
        )
        return self._answer(page)

    def excerpts(self, page: Page) -> Tally:
        excerpt = "#results > li .excerpt"
        page.wait_for_selector(f"{excerpt}:not(:empty)", state="attached", timeout=PATIENCE)
        with suppress(TookTooLong):  # where a text is not to be had, what was sent counts
            page.wait_for_selector(f"{excerpt}:empty", state="detached", timeout=PATIENCE)
        return tally(self.wire.taken())

    def _answer(self, page: Page) -> Tally | None:
        """All results of a page are drawn at once, each with its title and date."""
        drawn = '#results:not([aria-busy="true"]) > li a'
        try:
            page.wait_for_selector(drawn, state="attached", timeout=PATIENCE)
        except TookTooLong:
            return None
        return tally(self.wire.taken())


class Pagefind:
    """Pagefind over a folder that it has indexed."""

    def __init__(self, folder: Path) -> None:
        self.wire = Wire(folder, EXTRA)

    def open(self, page: Page, query: str) -> Tally | None:
        page.goto(self.wire.url + BLANK)
        return self.ask(page, query)

    def ask(self, page: Page, query: str) -> Tally | None:
        self.wire.taken()
        titles = run(page, self.wire, "firstTen", query)
        return tally(self.wire.taken()) if titles else None

    def excerpts(self, page: Page) -> Tally:
        """They came with the titles."""
        return Counter()


def run(page: Page, wire: Wire, function: str, *arguments: object) -> object:
    """What a function of page.js gives, called in a page of the site."""
    return page.evaluate(
        "([script, name, given]) => import(script).then((module) => module[name](...given))",
        [wire.url + SCRIPT, function, list(arguments)],
    )


@contextmanager
def launched() -> Iterator[Browser]:
    """A Chromium without a window."""
    path = chromium.find(whole=True)
    if not path:
        raise SystemExit(chromium.MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.ARGUMENTS))
        yield browser
        browser.close()


@contextmanager
def fresh(browser: Browser) -> Iterator[Page]:
    """A page as wide as a phone's, in a context of its own with an empty cache.

    What is measured is a search; a service worker, which comes some seconds after a page, would
    come into some of them.
    """
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, locale="ar", service_workers="block"
    )
    yield context.new_page()
    context.close()


def forget(page: Page) -> None:
    """Leave the page and empty the cache.

    The next page then loads the same bytes as in a context of its own, in half the time: a new
    context begins with a new process.
    """
    page.goto("about:blank")
    session = page.context.new_cdp_session(page)
    session.send("Network.clearBrowserCache")
    session.detach()
