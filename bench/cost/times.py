"""Time: of a query in the Worker, and of what holds up the page meanwhile.

The files that a query needs are in the browser's cache, and nothing of them in memory: each query
is the first one of a search that has just been opened. The clock runs in the page, around the call
that searches: ours gives ten results with title and date, Pagefind's gives ranked numbers.
"""

from collections.abc import Mapping, Sequence
from typing import cast

from playwright.sync_api import Browser

from bench.cost.asking import BLANK, System, fresh, run


def times(
    browser: Browser,
    system: System,
    whose: str,
    queries: Sequence[str],
    options: Sequence[Mapping[str, str]] = ({},),
) -> list[list[float]]:
    """Milliseconds of each query, for each of the `options` of our `search`."""
    with fresh(browser) as page:
        page.goto(system.wire.url + BLANK)
        run(page, system.wire, "load", whose, queries)
        found = [run(page, system.wire, "time", whose, queries, chosen) for chosen in options]
    return cast("list[list[float]]", found)


def held_up(browser: Browser, system: System, queries: Sequence[str]) -> list[float]:
    """How long each task of over 50 ms held up the page while it was asked, in milliseconds."""
    first, *others = queries
    with fresh(browser) as page:
        system.open(page, first)
        system.excerpts(page)
        run(page, system.wire, "watch")
        for query in others:
            if system.ask(page, query) is not None:
                system.excerpts(page)
        return cast("list[float]", run(page, system.wire, "heldUp"))
