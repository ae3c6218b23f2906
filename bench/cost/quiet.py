"""What of the search a page loads that nobody searches in."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from bench.cost.asking import Warraq, fresh

SEARCH = ("search/", "theme/js/search/")
PAUSE = 500  # milliseconds after the focus, in which loading begins


@dataclass(frozen=True, slots=True)
class Loaded:
    """Paths of the search that a page loaded before its box was focused, and after."""

    page: str
    before: list[str]
    after: list[str]


def loaded(browser: Browser, system: Warraq, path: str) -> Loaded:
    """What a page of the site loads of the search."""
    with fresh(browser) as page:
        system.wire.taken()
        page.goto(system.wire.url + path, wait_until="networkidle")
        before = _of_search(system)
        page.locator("input[type=search]").first.focus()
        page.wait_for_timeout(PAUSE)
        page.wait_for_load_state("networkidle")
        return Loaded(path, before, _of_search(system))


def pages(site: Path) -> list[str]:
    """The home page and an article's."""
    return ["index.html", f"a/{min(path.name for path in (site / 'a').iterdir())}"]


def _of_search(system: Warraq) -> list[str]:
    return [sent.path for sent in system.wire.taken() if sent.path.startswith(SEARCH)]
