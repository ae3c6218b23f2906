"""The output of a build, divided between two processes.

When all is read, a second process is forked. Both go through the generators of the site's pages and
each renders a page that the other has not taken (`building.pages`). Before that the second one
writes the search's index, and the first one whatever is not of these generators. A generator of a
plugin that is not known here is the first one's alone; and where a plugin follows the writing of
pages, all is, since it would be told of half of them.
"""

import itertools
import logging
import os
from collections.abc import Callable
from functools import partial
from typing import Any

from pelican.plugins import signals

from building.kept import Kept
from building.memory import Past
from building.pages import PageWriter, Turns, writer_class
from processes import Second, give_back, may_fork

logger = logging.getLogger(__name__)

Found = tuple[dict[str, bytes], dict[str, bytes]]
"""Of the second process: the fingerprints of its pages, and the values that its plugins keep."""


class Division:
    """Of one run: its second process, while there is one."""

    def __init__(self, kept: Kept | None, past: Past) -> None:
        """Before anything is written.

        `kept` are the pages that stand, if they may stay; what plugins keep comes together in
        `past`.
        """
        self._kept = kept
        self._past = past
        self._second: Second[Found] | None = None

    def begin(
        self,
        generators: list[Any],
        output: str,
        settings: dict[str, Any],
        count: Callable[[int], None],
    ) -> type[PageWriter]:
        """The writer for this process; if it pays, another process begins with its own.

        `generators` are those that Pelican is about to go through: the list is made to lead through
        this process's part and, at its end, to wait for the other one. `count` is told how many
        pages both have begun.
        """
        kept, past = self._kept, self._past
        shared = [each for each in generators if _writes_pages(each)]
        articles = sum(len(getattr(each, "articles", ())) for each in shared)
        if not may_fork(articles) or _is_followed():
            return writer_class(_counting(count), kept)
        apart = [each for each in generators if getattr(each, "is_apart", False)]
        rest = [each for each in generators if each not in shared and each not in apart]
        turns, first = Turns(), os.getpid()

        def is_theirs() -> bool:
            _stay_with(first)
            return turns.mine(partial(_stay_with, first))

        def is_ours() -> bool:
            count(turns.taken)
            return turns.mine(second.look)

        def write() -> Found:
            new = past.apart()
            writer = writer_class(is_theirs, kept)(output, settings)
            for generator in (*apart, _Row(turns), *shared):
                generator.generate_output(writer)
            return kept.found if kept else {}, new

        self._second = second = Second(write)
        generators[:] = [*rest, _Row(turns), *shared, _Last(second, kept, past)]
        for generator in apart:
            generator.leave_output()
        return writer_class(is_ours, kept)

    def end(self) -> None:
        """End the second process, if there is one."""
        if self._second:
            self._second.end()
            self._second = None


class _Row:
    """Stands before the generators that both processes go through.

    What was needed for others only is free by then, and given back.
    """

    def __init__(self, turns: Turns) -> None:
        self._turns = turns

    def generate_output(self, _writer: Any) -> None:
        give_back()
        self._turns.begin()


class _Last:
    """Stands last among the generators: the output is whole when both processes are done."""

    def __init__(self, second: Second[Found], kept: Kept | None, past: Past) -> None:
        self._second = second
        self._kept = kept
        self._past = past

    def generate_output(self, _writer: Any) -> None:
        pages, values = self._second.result()
        if self._kept:
            self._kept.found |= pages
        for name, value in values.items():
            self._past[name] = value


def _writes_pages(generator: Any) -> bool:
    """Whether a generator writes nothing but pages, so that it can be gone through twice."""
    return getattr(generator, "writes_pages", False)


def _counting(count: Callable[[int], None]) -> Callable[[], bool]:
    """Of one process alone: every page is its own, and counted."""
    pages = itertools.count(1)

    def is_mine() -> bool:
        count(next(pages))
        return True

    return is_mine


def _is_followed() -> bool:
    """Whether a plugin is told of each page; then it is also said."""
    followed = (
        signals.article_generator_write_article,
        signals.article_writer_finalized,
        signals.content_written,
    )
    if not any(each.receivers for each in followed):
        return False
    logger.warning(
        "All pages are written by one process, and more slowly: one of the plugins in PLUGINS "
        "follows them as they are written"
    )
    return True


def _stay_with(first: int) -> None:
    """In the second process: leaves where the first one was killed."""
    if os.getppid() != first:
        os._exit(1)
