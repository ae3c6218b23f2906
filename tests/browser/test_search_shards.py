"""Each way in which a file of the index may fail to come, and what the visitor sees of it."""

import functools
from collections import Counter
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from served import Fault, Site, busy, cut, dropped, late, mistaken, refused, replaced, slow

COMMON, RARE = "تجربة", "للائتلاف"  # the second stands in the one real capture alone
KINDS = (dropped, late, cut, busy, replaced, mistaken)
FAILING = (*KINDS[:1], *KINDS[2:], refused(".bin"))  # those that may go on for ever


class AtFirst:
    """A fault of the first request for each file of a folder; `asked` counts them all."""

    def __init__(self, fault: Fault, folder: str) -> None:
        self.fault = fault
        self.folder = folder
        self.asked: Counter[str] = Counter()

    def __call__(self, handler: SimpleHTTPRequestHandler) -> bool:
        if self.folder not in handler.path:
            return False
        self.asked[handler.path] += 1
        return self.asked[handler.path] == 1 and self.fault(handler)


def hits(page: Page) -> list[str]:
    """The pages of the hits that are shown."""
    expect(page.locator("#results:not([aria-busy]) > li").first).to_be_visible()
    links = page.locator("#results > li a").all()
    return [(link.get_attribute("href") or "").rpartition("/")[2] for link in links]


@functools.cache
def asked_by(browser: Browser, folder: Path, query: str) -> tuple[list[str], set[str]]:
    """The hits of a query where nothing fails, and the files of words that it asks for."""
    site = Site(folder)
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(f"{site.url}search.html?q={query}")
    found = hits(page)
    context.close()
    site.server.shutdown()
    site.server.server_close()
    return found, {path for path in site.requests if "/search/words/" in path}


@pytest.mark.parametrize("folder", ["/search/words/", "/search/records/"])
@pytest.mark.parametrize("fault", KINDS)
def test_what_fails_once_is_asked_for_again_and_nobody_notices(
    page: Page, browser: Browser, site: Site, fault: Fault, folder: str
) -> None:
    expected, _ = asked_by(browser, site.folder, COMMON)
    failing = AtFirst(fault, folder)
    site.faults.append(failing)
    page.goto(f"{site.url}search.html?q={COMMON}")
    assert hits(page) == expected
    expect(page.get_by_role("alert")).to_be_hidden()
    assert failing.asked
    assert fault is late or min(failing.asked.values()) > 1


@pytest.mark.parametrize("fault", FAILING)
def test_what_never_comes_costs_its_word_alone_and_the_page_names_it(
    page: Page, browser: Browser, site: Site, fault: Fault
) -> None:
    expected, needed = asked_by(browser, site.folder, COMMON)
    _, others = asked_by(browser, site.folder, RARE)
    lost = others - needed
    assert lost
    site.faults.append(lambda handler: handler.path in lost and fault(handler))
    page.goto(f"{site.url}search.html?q={COMMON} {RARE}")
    assert hits(page) == expected
    expect(page.get_by_role("alert")).to_contain_text(f"لم يصلنا من ملفات البحث ما يخص: {RARE}.")
    site.faults.clear()
    page.locator("#retry").click()
    expect(page.get_by_role("alert")).to_be_hidden()
    assert hits(page) != expected  # now the article with both words stands first


def test_after_some_seconds_without_an_answer_the_page_says_what_it_waits_for(
    page: Page, site: Site
) -> None:
    site.faults.append(slow(3, "/search/words/"))
    page.clock.install()
    page.goto(f"{site.url}search.html?q={COMMON}")
    status = page.get_by_role("status")
    expect(status).to_have_text("نبحث في الأرشيف…")
    page.clock.fast_forward(4000)
    expect(status).to_have_text("الاتصال بطيء، وما زلنا ننتظر ملفات البحث…")
    site.faults.clear()
    assert hits(page)
    expect(status).to_contain_text("نتيجة")


def test_a_deployment_under_an_open_page_is_followed_without_a_word(
    page: Page, browser: Browser, site: Site, newer: Path
) -> None:
    expected, _ = asked_by(browser, newer, COMMON)
    page.goto(f"{site.url}search.html?q={RARE}")
    assert hits(page)

    def deployed(handler: SimpleHTTPRequestHandler) -> bool:
        handler.directory = str(newer)
        return False

    site.faults.append(deployed)
    page.get_by_label("كلمات البحث").fill(COMMON)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("نتيجة")
    assert hits(page) == expected
    expect(page.get_by_role("alert")).to_be_hidden()
