"""Time: of a query in the Worker, and of what holds up the page meanwhile.

The files that a query needs are in the browser's cache. Most is told by a query that is the first
one of a search that has just been opened, with nothing else in memory; beside it stands a session
in which all are asked one after the other. The clock runs in the page, until ten results are there
with what is shown of them; Pagefind's also until its `search` gives ranked numbers alone.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, cast

from playwright.sync_api import Browser

from bench.cost.asking import BLANK, System, fresh, run

Way = tuple[Literal["first", "onward"], Mapping[str, object]]
"""First queries or those of one session, and options of the search (page.js has Pagefind's)."""

FIRST: Way = ("first", {})
ONWARD: Way = ("onward", {})
RANKS_ALONE: Way = ("onward", {"ranksAlone": True})


def times(
    browser: Browser, system: System, whose: str, queries: Sequence[str], ways: Sequence[Way]
) -> list[list[float]]:
    """Milliseconds of each query, for each way to ask."""
    with fresh(browser) as page:
        page.goto(system.wire.url + BLANK)
        run(page, system.wire, "load", whose, queries)
        found = [
            run(page, system.wire, "time", whose, place, queries, options)
            for place, options in ways
        ]
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
