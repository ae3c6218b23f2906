"""How far an import or a build is: its stages, and how they are told on a terminal or in lines."""

from __future__ import annotations

import contextlib
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple, TypeVar

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from telling import duration, number

T = TypeVar("T")

_WINDOW = 30.0
"""Seconds over which a rate is measured: what comes now may be slower than what came first."""

_EVERY, _OFTEN, _EVERY_LATER = 5.0, 60.0, 30.0
"""Seconds between two lines, for so long, and then."""

_PER_SECOND = 4  # updates on a terminal
_BAR = range(8, 31)  # columns


class _Sample(NamedTuple):
    time: float
    done: int
    things: int


@dataclass(slots=True)
class Stage:
    """One part of the work. Its counts may be read in another thread than they are written in."""

    name: str
    noun: str
    """What is counted, in the singular."""
    whole: int = 0
    """How much there is to do, in things counted or in bytes; 0 if nobody knows."""
    at: Callable[[], int] = lambda: 0
    """What is done of the thing that is being done, in the measure of `whole`."""
    count: int = 0
    done: int = 0
    _samples: deque[_Sample] = field(default_factory=deque)

    def each(self, things: Iterable[T]) -> Iterator[T]:
        """The things, each counted when the next one is asked for."""
        for thing in things:
            yield thing
            self.count += 1
            self.done += 1

    def begin(self) -> None:
        """Measures the rate from now on."""
        self._samples = deque([_Sample(time.monotonic(), self.done + self.at(), self.count)])

    def share(self) -> float | None:
        """What is done, 0 to 1; None if nobody knows."""
        return min((self.done + self.at()) / self.whole, 1.0) if self.whole else None

    def told(self) -> str:
        """Where it is, in one line: what is done, how fast it goes, and how long it will take."""
        now = _Sample(time.monotonic(), self.done + self.at(), self.count)
        samples = self._samples
        samples.append(now)
        while samples[1].time < now.time - _WINDOW and len(samples) > 2:
            samples.popleft()
        seconds = now.time - samples[0].time
        parts = [number(self.count, self.noun)] if self.count else []
        if self.whole:
            parts.insert(0, f"{min(now.done / self.whole, 1):.0%}")
        if seconds >= 1 and now.things > samples[0].things:
            rate = (now.things - samples[0].things) / seconds
            parts.append(f"{rate:,.0f}/s" if rate >= 10 else f"{rate:.1f}/s")
        if seconds >= 1 and now.done > samples[0].done and self.whole > now.done:
            left = (self.whole - now.done) * seconds / (now.done - samples[0].done)
            parts.append(f"{duration(left)} left")
        return f"{self.name}: {', '.join(parts)}" if parts else f"{self.name} …"


class Progress:
    """The stages of an import. One may begin inside another, which waits for it."""

    def __init__(self) -> None:
        """Before the first stage."""
        self._stages: list[Stage] = []

    @property
    def current(self) -> Stage | None:
        """The stage that is being worked on."""
        stages = self._stages[-1:]
        return stages[0] if stages else None

    @contextlib.contextmanager
    def stage(
        self, name: str, noun: str, whole: int = 0, at: Callable[[], int] = lambda: 0
    ) -> Iterator[Stage]:
        """A stage, while it is worked on."""
        stage = Stage(name, noun, whole, at)
        stage.begin()
        self._stages.append(stage)
        try:
            yield stage
        finally:
            self._stages.pop()
            if outer := self.current:
                outer.begin()  # it stood still


@contextlib.contextmanager
def shown(progress: Progress, console: Console) -> Iterator[None]:
    """Shows progress: in a line that changes on a terminal, else in lines, if it takes long."""
    if console.is_interactive and console.is_terminal and not console.is_dumb_terminal:
        with Live(
            get_renderable=lambda: _line(progress, console),
            console=console,
            refresh_per_second=_PER_SECOND,
            transient=True,
        ):
            yield
        return
    done = threading.Event()
    telling = threading.Thread(target=_tell, args=(progress, console, done), daemon=True)
    telling.start()
    try:
        yield
    finally:
        done.set()
        telling.join()


@contextlib.contextmanager
def shown_at_ticks(progress: Progress, console: Console) -> Iterator[Ticks]:
    """The same without a thread, beside which no process could be forked: when it is told to.

    What it gives is to be called whenever something is done, however often.
    """
    if console.is_interactive and console.is_terminal and not console.is_dumb_terminal:
        with Live(
            get_renderable=lambda: _line(progress, console),
            console=console,
            auto_refresh=False,
            transient=True,
        ) as live:
            yield Ticks(live.refresh, lambda _: 1 / _PER_SECOND, begun=live.refresh)
    else:
        yield Ticks(partial(_tell_once, progress, console), _pause)


class Ticks:
    """Calls `show` when it is called itself, but not before its pause is over."""

    def __init__(
        self,
        show: Callable[[], None],
        pause: Callable[[float], float],
        begun: Callable[[], None] = lambda: None,
    ) -> None:
        """`pause` is in seconds, by how long it has been going on."""
        self.begun = begun
        """To be called when a stage has begun, in which there may be nothing to count."""
        self._show = show
        self._pause = pause
        self._start = self._last = time.monotonic()

    def __call__(self) -> None:
        now = time.monotonic()
        if now - self._last >= self._pause(now - self._start):
            self._last = now
            self._show()


def _pause(seconds: float) -> float:
    return _EVERY if seconds < _OFTEN else _EVERY_LATER


def _line(progress: Progress, console: Console) -> RenderableType:
    stage = progress.current
    if stage is None:
        return Text()
    told = Text(stage.told(), no_wrap=True, overflow="ellipsis")
    share, room = stage.share(), console.width - cell_len(told.plain) - 2
    if share is None or room < _BAR.start:
        return told
    line = Table.grid(padding=(0, 2, 0, 0))
    line.add_row(told, ProgressBar(1.0, share, width=min(room, _BAR.stop - 1)))
    return line


def _tell(progress: Progress, console: Console, done: threading.Event) -> None:
    start = time.monotonic()
    while not done.wait(_pause(time.monotonic() - start)):
        _tell_once(progress, console)


def _tell_once(progress: Progress, console: Console) -> None:
    if stage := progress.current:
        with contextlib.suppress(OSError):  # whoever read it has left
            console.print(stage.told(), markup=False, highlight=False, soft_wrap=True)
