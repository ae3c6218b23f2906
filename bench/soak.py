"""Search through a server that fails, and hold every page to the truth.

    python -m bench.soak SITE [--queries N] [--seed N]

Of the files of the index a third come late, broken off, replaced, refused or not at all. After
each query the page must show the hits that the same query has where nothing fails, in their order,
or name the files and words that are missing and show nothing but hits of the other words, in their
order; it must not wait for ever, and no script may throw.
"""

import argparse
import hashlib
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from tests import chromium
from tests.served import (
    Fault,
    Site,
    busy,
    cut,
    dropped,
    late,
    mistaken,
    replaced,
)

SHARE = 0.3  # of the requests for files of the index that fail in some way
PER_PAGE = 8  # queries of one session: what a page has got once it need not ask for again
PATIENCE = 20_000  # milliseconds until an answer

SETTLED = """() => document.querySelector('#results:not([aria-busy])')
  && (document.querySelector('#status').textContent.trim() !== ''
    || !document.querySelector('#problem').hidden)"""


def unreliable(seed: int) -> Fault:
    """A fault decided by the seed, the address and how often it was asked for, not by chance."""
    asked: Counter[str] = Counter()
    kinds = (dropped, late, cut, busy, replaced, mistaken)

    def fault(handler: SimpleHTTPRequestHandler) -> bool:
        path = handler.path.partition("?")[0]
        if "/search/" not in path or path.endswith((".js", ".html")):
            return False
        asked[path] += 1
        digest = hashlib.sha256(f"{seed} {path} {asked[path]}".encode()).digest()
        if int.from_bytes(digest[:4], "big") >= SHARE * 2**32:
            return False
        return kinds[digest[4] % len(kinds)](handler)

    return fault


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows: its hits' addresses; which files it says are missing, for which words."""

    hits: tuple[str, ...]
    missing: str
    words: tuple[str, ...]


def ask(page: Page, query: str) -> Shown:
    """Type a query into the page and read what comes of it."""
    page.evaluate(
        "query => { document.querySelector('#q').value = query;"
        " document.querySelector('#search-form').requestSubmit(); }",
        query,
    )
    page.wait_for_function(SETTLED, timeout=PATIENCE)
    return shown(page)


def shown(page: Page) -> Shown:
    """What a page shows now."""
    hits = page.eval_on_selector_all(
        "#results > li a", "links => links.map(a => new URL(a.href).pathname)"
    )
    problem = page.locator("#problem")
    if not problem.is_visible():
        return Shown(tuple(hits), "", ())
    missing = problem.locator("details p").text_content()
    return Shown(tuple(hits), missing or "", tuple(problem.locator("bdi").all_text_contents()))


def queries(titles: list[str], count: int, seed: int) -> Iterator[str]:
    """Words of headlines, with and without signs, slips and phrases."""
    draw = random.Random(seed)
    words = sorted({word for title in titles for word in title.split() if len(word) > 3})
    for _ in range(count):
        kind = draw.randrange(6)
        one, other = draw.sample(words, 2)
        title = draw.choice(titles).split()
        at = draw.randrange(max(1, len(title) - 1))
        yield (
            one,
            f"{one} {other}",
            f"{one} -{other}",
            " ".join(title[:4]),
            f'"{" ".join(title[at : at + 2])}" {one}',
            one[:2] + one[3:],
        )[kind]


def without(query: str, words: tuple[str, ...]) -> str:
    """A query less the words and phrases that a page says are not answered."""
    for word in words:  # «20» and 4.3 have them beside other signs
        query = re.sub(rf'(?<!\w)[+-]?("?){re.escape(word)}\1(?!\w)', "", query)
    return query.strip()


def is_within(some: tuple[str, ...], all_of_them: tuple[str, ...]) -> bool:
    """Whether `some` stand in the others in this order."""
    others = iter(all_of_them)
    return all(one in others for one in some)


@dataclass(slots=True)
class Report:
    """How the queries of a run ended, and what went wrong, one line each."""

    right: int
    named: int
    wrong: list[str]


def run(browser: Browser, folder: Path, count: int, seed: int) -> Report:
    """Ask `count` queries of a site, of a server that fails and of one that does not."""
    failing, sound = Site(folder), Site(folder)
    failing.faults.append(unreliable(seed))
    report = Report(0, 0, [])
    try:
        truth = _opened(browser, sound, report)
        titles = [
            text
            for path in sorted(folder.glob("[0-9]*/[0-9]*/index.html"))
            for text in _headlines(truth, sound, path.relative_to(folder).as_posix())
        ]
        truth.goto(f"{sound.url}search.html")
        page = None
        for number, query in enumerate(queries(titles, count, seed)):
            if page is None or number % PER_PAGE == 0:
                if page:
                    page.context.close()
                page = _opened(browser, failing, report)
                page.goto(f"{failing.url}search.html")
            _judge(query, page, truth, report)
        if page:
            page.context.close()
        truth.context.close()
    finally:
        for site in (failing, sound):
            site.server.shutdown()
            site.server.server_close()
    return report


def _judge(query: str, page: Page, truth: Page, report: Report) -> None:
    expected = ask(truth, query)
    try:
        found = ask(page, query)
    except PlaywrightError as error:  # a page that waits for ever, or that has crashed
        report.wrong.append(f"{query}: no answer ({type(error).__name__})")
        page.reload()
        return
    if found.missing:
        report.named += 1
        if "/search/" not in found.missing:
            report.wrong.append(f"{query}: names no file ({found.missing})")
        left = without(query, found.words)
        answered = ask(truth, left).hits if left and left != query else expected.hits
        if left and not is_within(found.hits, answered):
            report.wrong.append(f"{query}: {found.hits} is no part of {answered}, for {left}")
    elif found.hits == expected.hits:
        report.right += 1
    else:
        report.wrong.append(f"{query}: {found.hits} instead of {expected.hits}")


def _opened(browser: Browser, site: Site, report: Report) -> Page:
    page = browser.new_context(locale="ar", service_workers="block").new_page()
    page.on("pageerror", lambda error: report.wrong.append(f"{site.url}: threw {error}"))
    return page


def _headlines(page: Page, site: Site, path: str) -> list[str]:
    page.goto(site.url + path)
    texts: list[str] = page.eval_on_selector_all(
        "main a[href*='a/w']", "links => links.map(a => a.textContent.trim())"
    )
    return [text for text in texts if len(text.split()) > 2]


def main() -> None:
    """Run, and print how the queries ended."""
    parser = argparse.ArgumentParser(description="search through a server that fails")
    parser.add_argument("site", type=Path, help="the folder of a built site")
    parser.add_argument("--queries", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    path = chromium.find()
    if not path:
        raise SystemExit(chromium.MISSING)
    if not (given.site / "search" / "manifest.json").is_file():
        raise SystemExit(f"{given.site}: no search/manifest.json; give the folder of a built site")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.ARGUMENTS))
        report = run(browser, given.site, given.queries, given.seed)
        browser.close()
    print(
        f"{given.queries} queries: {report.right} right, {report.named} with what is missing named,"
        f" {len(report.wrong)} wrong"
    )
    for line in report.wrong:
        print(f"  {line}")
    sys.exit(bool(report.wrong))


if __name__ == "__main__":
    main()
