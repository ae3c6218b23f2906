"""The output of a build, divided between two processes.

What is of no article's relations is written first, then articles are related, and then two
processes go through the generators of the site's pages: each renders a page that the other has not
taken (`building.pages`). The second one is forked at the first page that is begun when nothing else
goes on beside the build (`processes.Beside`): until then there is no core for it, and what two
processes look at is in memory twice. A generator of a plugin that is not known here is the first
one's alone; and where a plugin follows the writing of pages, all is, since it would be told of half
of them.
"""

import itertools
import logging
import os
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from pelican.plugins import signals

from building.course import Course
from building.kept import Kept
from building.pages import PageWriter, Turns, pages, writer_class
from processes import Beside, Channel, Worker, give_back, may_fork
from stages import relating

logger = logging.getLogger(__name__)

_OFTEN = 0.02  # seconds between two looks at other processes, each of which asks the system


class Division:
    """Of one run: its second process, while there is one."""

    def __init__(self, kept: Kept | None, beside: Beside) -> None:
        """Before anything is written.

        `kept` are the pages that stand, if they may stay; `beside` are processes that are at work.
        """
        self._kept = kept
        self._beside = beside
        self._worker: Worker | None = None

    def begin(
        self,
        generators: list[Any],
        output: str,
        settings: dict[str, Any],
        course: Course,
    ) -> type[PageWriter]:
        """The writer for this process.

        `generators` are those that Pelican is about to go through: the list is put in another
        order. `course` is told of the stages, and how many pages have been begun.
        """
        course.begin("recording")
        kept, given = self._kept, list(generators)
        first = [each for each in given if getattr(each, "comes_first", False)]
        shared = [each for each in given if getattr(each, "writes_pages", False)]
        last = [each for each in given if getattr(each, "comes_last", False)]
        rest = [each for each in given if each not in (*first, *shared, *last)]
        related = _Relating(given, course)
        articles = sum(len(getattr(each, "articles", ())) for each in shared)
        if not may_fork(articles) or _is_followed():
            generators[:] = [*first, related, *rest, *shared, *last]
            return writer_class(_counting(course.count), kept)
        turns, here = Turns(), os.getpid()
        row = _Row(turns)
        generators[:] = [*first, related, *rest, row, *shared, _Joined(self, kept), *last]

        def is_theirs() -> bool:
            _stay_with(here)
            return turns.mine(partial(_stay_with, here))

        def write(_channel: Channel) -> dict[str, bytes]:
            if kept:
                kept.found.clear()
            turns.begin()
            writer = writer_class(is_theirs, kept)(output, settings)
            writer.overridden.update(row.overridden)
            for generator in shared:
                generator.generate_output(writer)
            return kept.found if kept else {}

        looked = 0.0

        def is_ours() -> bool:
            nonlocal looked
            now = time.monotonic()
            if now >= looked + _OFTEN:
                looked = now
                self._beside.look()
                is_time = turns.have_begun and self._beside.have_ended
                if self._worker is None and is_time and may_fork(articles):
                    self._worker = Worker(write)
            course.count(turns.taken)
            return turns.mine(self._look)

        return writer_class(is_ours, kept)

    def _look(self) -> None:
        if self._worker:
            self._worker.look()

    def result(self) -> dict[str, bytes]:
        """The fingerprints of the pages of the second process, when it has come to its end."""
        return self._worker.channel.receive() if self._worker else {}

    def end(self) -> None:
        """End the second process, if there is one."""
        if self._worker:
            self._worker.end()
            self._worker = None


class _Relating:
    """Stands before the generators that may lead from one article to another."""

    def __init__(self, generators: list[Any], course: Course) -> None:
        self._generators = generators
        self._course = course

    def generate_output(self, _writer: Any) -> None:
        self._course.begin("relating")
        give_back()
        relating.send(self._generators)
        self._course.begin("writing", "page", pages(self._generators[0].context))


class _Row:
    """Stands before the generators that both processes go through.

    What was needed for others only is free by then, and given back.
    """

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self.overridden: set[str] = set()
        """Of the pages that were written before."""

    def generate_output(self, writer: PageWriter) -> None:
        give_back()
        self.overridden = set(writer.overridden)
        self._turns.begin()


class _Joined:
    """Stands behind them: all pages are there when both processes are done."""

    def __init__(self, division: Division, kept: Kept | None) -> None:
        self._division = division
        self._kept = kept

    def generate_output(self, _writer: Any) -> None:
        found = self._division.result()
        if self._kept:
            self._kept.found |= found


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
