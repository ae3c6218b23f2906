"""Pages opened in a real browser, which may ask no other host for anything."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Playwright, Request

from checks.kinds import Stop
from tests import chromium

ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"  # no other host has an address
WIDTH, HEIGHT = 360, 740
TIMEOUT = 30_000  # milliseconds; a busy machine is slow
PAUSE = 600  # milliseconds for what follows what is typed
FAILED_LOAD = "Failed to load resource"  # the answers themselves say more


@dataclass(slots=True)
class Heard:
    """Of each stop: addresses on other hosts that were asked for, errors, and failed answers."""

    abroad: list[tuple[str, str]] = field(default_factory=list)
    errors: list[tuple[str, str]] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)


def launch(playwright: Playwright) -> Browser:
    """A Chromium without a window; RuntimeError says what to install where there is none."""
    found = chromium.find()
    if not found:
        raise RuntimeError(chromium.MISSING)
    return playwright.chromium.launch(executable_path=found, args=[*chromium.ARGUMENTS, ALONE])


class Visitor:
    """A page of a fresh profile, that goes from stop to stop of a site at `url`."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.heard = Heard()
        self._url = url
        self._host = urlsplit(url).netloc
        self._stop = ""
        page.set_default_timeout(TIMEOUT)
        page.on("pageerror", lambda error: self.heard.errors.append((self._stop, str(error))))
        page.on("console", lambda message: self._listen(message.type, message.text))
        page.context.on("request", self._asked)
        page.context.on("response", lambda answer: self._answered(answer.url, answer.status))

    def go(self, stop: Stop) -> Page:
        """Open a stop, with all that is folded in it unfolded."""
        self._stop = stop.name
        self.page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
        self.page.emulate_media(color_scheme="light")
        self.page.goto(self._url + stop.address, wait_until="networkidle")
        self.page.evaluate(
            "for (const folded of document.querySelectorAll('details')) folded.open = true;"
        )
        if stop.typed:
            self.page.locator("input[type=search]").first.press_sequentially(stop.typed)
            self.page.wait_for_timeout(PAUSE)
            self.page.wait_for_load_state("networkidle")
        return self.page

    def _listen(self, kind: str, text: str) -> None:
        if kind == "error" and FAILED_LOAD not in text:
            self.heard.errors.append((self._stop, text))

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != self._host:
            self.heard.abroad.append((self._stop, request.url))

    def _answered(self, url: str, status: int) -> None:
        if status >= 400 and urlsplit(url).netloc == self._host:
            self.heard.failed.append((self._stop, f"{urlsplit(url).path}: {status}"))


@contextmanager
def visitor(browser: Browser, url: str) -> Iterator[Visitor]:
    """A visitor with a phone's width who reads Arabic."""
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT}, locale="ar", service_workers="block"
    )
    yield Visitor(context.new_page(), url)
    context.close()
