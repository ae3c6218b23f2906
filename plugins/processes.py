"""Pieces of work by other processes, where there is enough of it to pay.

They are forked, so they have all that the first one has without a copy, and only what is found is
sent. Which process does what changes nothing in it. Two work at a time and not as many as there are
cores: each more would take memory for what it touches.
"""

import contextlib
import ctypes
import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Any, TypeVar

ENOUGH = 2_000  # documents of an archive: seconds of work

_PR_SET_PDEATHSIG = 1  # prctl(2)

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def may_fork(documents: int) -> bool:
    """Whether a second process pays for an archive of so many documents, and can be had.

    It cannot where there is no fork, one core alone, or another thread that a fork would cut off;
    and the second process has none of its own.
    """
    return (
        documents >= ENOUGH
        and "fork" in multiprocessing.get_all_start_methods()
        and (os.cpu_count() or 1) > 1
        and threading.active_count() == 1
        and not multiprocessing.current_process().daemon
    )


class Line:
    """Between two processes: each hears what the other says, in its order."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def say(self, value: object) -> None:
        """Waits where the other one does not listen and it is more than some 100 KB.

        Raises what was raised in the other one, or ChildProcessError, if it has ended.
        """
        try:
            self._connection.send((value, None))
        except ConnectionError:
            self.hear()
            raise ChildProcessError(_GONE) from None

    def hear(self) -> Any:
        """What the other one says next. What is raised there is raised here.

        Raises ChildProcessError if it has ended without.
        """
        try:
            value, error = self._connection.recv()
        except (EOFError, ConnectionError):
            raise ChildProcessError(_GONE) from None
        if error is not None:
            raise error
        return value


class Second:
    """Another process, at its work from the beginning. It must be ended.

    What it says last is the result of its work.
    """

    def __init__(self, work: Callable[[Line], object]) -> None:
        """Fork it. What Python has is kept from its search for cycles, which would copy it all."""
        give_back()
        gc.freeze()
        fork = multiprocessing.get_context("fork")
        self._connection, other = fork.Pipe()
        self._process = fork.Process(
            target=_work, args=(work, other, self._connection), daemon=True
        )
        self._process.start()
        other.close()  # so that the end of the other process is the end of what it says
        self.line = Line(self._connection)

    @property
    def has_ended(self) -> bool:
        """Whether it is there no more; what it said can still be heard."""
        return not self._process.is_alive()

    def look(self) -> None:
        """Raises ChildProcessError if it has ended, whatever it said."""
        if self.has_ended:
            raise ChildProcessError(_GONE)

    def end(self) -> None:
        """End it, wherever it is."""
        self._process.terminate()
        self._process.join()
        self._connection.close()
        gc.unfreeze()


class Beside:
    """The processes that have a work of their own beside a build, from its beginning on."""

    def __init__(self) -> None:
        """None yet."""
        self._all: list[Second] = []

    def begin(self, work: Callable[[Line], object], documents: int) -> Second | None:
        """One more, if it pays for an archive of so many documents and can be had."""
        if not may_fork(documents):
            return None
        second = Second(work)
        self._all.append(second)
        return second

    @property
    def have_ended(self) -> bool:
        """Whether all are done."""
        return all(each.has_ended for each in self._all)

    def end(self) -> None:
        """End all, wherever they are."""
        while self._all:
            self._all.pop().end()


def mapped(
    work: Callable[[_Item], _Result], items: Sequence[_Item], documents: int
) -> list[_Result]:
    """The results of `work` for each item, in order; of an archive of so many documents.

    This process does the first item, the third and so on, the other one does the rest, if there can
    be one. What is raised there is raised here, and no process outlives the call.
    """
    if len(items) < 2 or not may_fork(documents):
        return [work(item) for item in items]
    second = Second(lambda _line: [work(item) for item in items[1::2]])
    try:
        ours = [work(item) for item in items[::2]]
        theirs = second.line.hear()
    finally:
        second.end()
    results = [*ours, *theirs]
    results[::2], results[1::2] = ours, theirs
    return results


def give_back() -> None:
    """Return to the system the memory that is free, where the C library can.

    glibc keeps what is free between things that are not: 136 of 494 MB, once an index is made of
    26,000 articles.
    """
    with contextlib.suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)


_GONE = (
    "the second process of the build has ended without its results, perhaps for want of memory; "
    "build again where more is free"
)


def _work(work: Callable[[Line], object], connection: Connection, first: Connection) -> None:
    """In the other process: its work, and what was raised by it."""
    _die_with_first()
    first.close()  # so that it hears of the first one's end
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process hears it, and ends this one
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    line = Line(connection)
    try:
        line.say(work(line))
    except Exception as error:  # raised again in the first process
        connection.send((None, error))


def _die_with_first() -> None:
    """Where the first process is killed this one is too (Linux): it would go on writing."""
    with contextlib.suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
