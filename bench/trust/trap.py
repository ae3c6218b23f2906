"""A browser that opens pages and tells of all that a hostile one could want of it.

Pages are opened in frames of a blank page on their own origin, several at once: each is loaded as a
page is, with all its scripts, and is looked through when it has loaded. With the pages' own policy
switched off, nothing hides behind it: what is held then is held by the pages alone.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from tests.served import Site

WIDTH = 4  # frames at once
AT_ONCE = 200  # pages, until the frames are made anew
PATIENCE = 20_000  # milliseconds for a page
OPENER = "the-trap-opens-from-here.html"

_MARK = "trap:"
_TELL = f"""(() => {{
  const tell = (what) => console.debug('{_MARK}', what, location.href);
  for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = () => tell('script');
  document.addEventListener('securitypolicyviolation', ({{ effectiveDirective, blockedURI }}) =>
    tell(`policy ${{effectiveDirective}} ${{blockedURI}}`));
}})()"""
_KEPT = """async () => [
  ...Object.keys(localStorage).map((key) => `localStorage ${key}`),
  ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
  ...(await indexedDB.databases()).map(({ name }) => `database ${name}`),
  ...(await caches.keys()).map((key) => `cache ${key}`),
  ...(await navigator.serviceWorker?.getRegistrations() ?? []).map(({ scope }) => `at ${scope}`),
]"""
_LOOK = (Path(__file__).parent / "look.js").read_text("utf-8")


@dataclass(slots=True)
class Caught:
    """What was seen while `opened` pages were open."""

    opened: int = 0
    scripts: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    windows: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


class Trap:
    """Opens pages of one site; `caught` has what came of them so far."""

    def __init__(self, context: BrowserContext, site: Site) -> None:
        self.caught = Caught()
        self._site = site
        self._context = context
        context.add_init_script(_TELL)
        context.on("request", self._asked)
        context.on("console", self._heard)
        context.on("page", lambda page: self.caught.windows.append(page.url))
        context.on("weberror", lambda error: self.caught.errors.append(str(error.error)))
        blank = "<!doctype html><body class=bare>"
        context.route(
            site.url + OPENER, lambda route: route.fulfill(body=blank, content_type="text/html")
        )

    def open(self, addresses: Sequence[str]) -> None:
        """Open pages, by their addresses below the site."""
        for first in range(0, len(addresses), AT_ONCE):
            some = addresses[first : first + AT_ONCE]
            page = self.page(OPENER)
            given = {"addresses": list(some), "width": WIDTH, "patience": PATIENCE}
            found = page.evaluate(_LOOK, given)
            self.caught.foreign += found
            self.caught.opened += len(some)
            page.close()

    def end(self) -> Caught:
        """What was caught, with what the browser has kept."""
        page = self.page(OPENER)
        self.caught.kept += page.evaluate(_KEPT)
        self.caught.kept += [f"cookie {cookie.get('name')}" for cookie in self._context.cookies()]
        page.close()
        return self.caught

    def page(self, address: str) -> Page:
        """A page of its own, opened at an address below the site."""
        page = self._context.new_page()
        self.caught.windows.pop()  # this one
        page.set_default_timeout(PATIENCE * AT_ONCE)
        page.on("download", lambda found: self.caught.windows.append(f"download {found.url}"))
        page.on("crash", lambda _: self.caught.errors.append("the page crashed"))
        page.goto(self._site.url + address)
        return page

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self._site.url, "blob:" + self._site.url)):
            self.caught.requests.append(f"{request.url} by {request.frame.url}")

    def _heard(self, message: ConsoleMessage) -> None:
        text = message.text
        if text.startswith(f"{_MARK} script"):
            self.caught.scripts.append(text)
        elif text.startswith(f"{_MARK} policy"):
            self.caught.refused.append(text)


@contextmanager
def trap(browser: Browser, folder: Path, *, with_policy: bool, **options: Any) -> Iterator[Trap]:
    """A trap for a built site in a folder, served on loopback.

    `options` are those of a browser's context; without others it has no service worker.
    """
    site = Site(folder)
    site.headers["Cache-Control"] = "max-age=3600"
    known = {"service_workers": "block", "locale": "ar"} | options
    context = browser.new_context(bypass_csp=not with_policy, **known)
    try:
        yield Trap(context, site)
    finally:
        context.close()
        site.server.shutdown()
        site.server.server_close()
