"""Bytes on the wire: a first query, its excerpts, a later query, and how they grow."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from playwright.sync_api import Browser

from bench.cost.asking import System, forget, fresh
from bench.cost.tally import SEARCH, Tally


@dataclass(frozen=True, slots=True)
class Visit:
    """What one visit loaded; `later` is None where that query found nothing."""

    word: str
    first: Tally
    excerpts: Tally
    later: Tally | None

    @property
    def more_for_excerpts(self) -> int:
        """Bytes; an article's page is for its excerpt, even where it was there before all hits."""
        search = sum(self.excerpts[name] for name in SEARCH)
        return self.first["articles"] + self.excerpts["articles"] + search


def visits(browser: Browser, system: System, asked: Iterable[tuple[str, str]]) -> Iterator[Visit]:
    """What each word, and then a later query, loads; words that nothing is found for are left out.

    Every word begins with an empty cache.
    """
    with fresh(browser) as page:
        for word, later in asked:
            forget(page)
            first = system.open(page, word)
            if first is not None:
                excerpts = system.excerpts(page)
                yield Visit(word, first, excerpts, system.ask(page, later))


def first_answers(browser: Browser, system: System, words: Iterable[str]) -> Iterator[Tally]:
    """What is sent until ten results stand, for each word that is found, with an empty cache."""
    with fresh(browser) as page:
        for word in words:
            forget(page)
            answer = system.open(page, word)
            if answer is not None:
                yield answer
