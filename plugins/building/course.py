"""The course of a build: which stage it is at, how long each took, and how large the site is."""

import contextlib
import itertools
import time
from collections.abc import Iterator

from rich.console import Console

from building.staging import Files
from building.unchanged import Site
from progress import Progress, Stage, Ticks, shown_at_ticks
from telling import duration, number

LONG = 2.0
"""Seconds from which on a build says what took how long."""

PAGES_LIMIT = 1_000_000_000
"""Bytes of a site on GitHub Pages at most: docs.github.com, "GitHub Pages limits"."""


class Course:
    """The stages of one run, one after the other."""

    def __init__(self, console: Console) -> None:
        """Before it begins; `console` is what it is shown on."""
        self._console = console
        self._progress = Progress()
        self._shown = contextlib.ExitStack()
        self._stages = contextlib.ExitStack()
        self._tick: Ticks | None = None
        self._stage: Stage | None = None
        self._times: list[tuple[str, float]] = []  # when each began; the last one is the end

    @contextlib.contextmanager
    def shown(self) -> Iterator[None]:
        """Shows it from its first stage on: what comes before shows itself."""
        with self._shown, self._stages:
            yield
        self._times.append(("", time.monotonic()))

    def begin(self, name: str, noun: str = "", whole: int = 0) -> None:
        """A stage begins, and so ends the one before it; what is counted in it, and how many.

        One that begins again goes on.
        """
        if self._tick is None:
            showing = shown_at_ticks(self._progress, self._console)
            self._tick = self._shown.enter_context(showing)
        self._stages.close()
        self._stage = self._stages.enter_context(self._progress.stage(name, noun, whole))
        self._times.append((name, time.monotonic()))
        self._tick.begun()
        self._tick()

    @property
    def stage(self) -> str:
        """The stage that it is at; none before the first."""
        return self._times[-1][0] if self._times else ""

    def count(self, done: int) -> None:
        """So many are done."""
        if self._stage and self._tick:
            self._stage.count = self._stage.done = done
            self._tick()

    @property
    def is_long(self) -> bool:
        """Whether it took long enough for a word about it."""
        return self._times[-1][1] - self._times[0][1] >= LONG

    def told(self, files: Files, site: Site) -> str:
        """What there is to say at the end of the site, and of the time that it took."""
        times: dict[str, float] = {}
        for (name, began), (_, end) in itertools.pairwise(self._times):
            times[name] = times.get(name, 0.0) + end - began
        stages = ", ".join(f"{name} {duration(seconds)}" for name, seconds in times.items())
        share = site.bytes / PAGES_LIMIT
        return (
            f"{number(files.written, 'file')} written, {files.kept:,} kept; "
            f"{site.bytes / 1e6:,.1f} MB, {share:.0%} of what GitHub Pages publishes. "
            f"Time: {stages}."
        )
