"""Pieces of work by other processes, where there is enough of it to pay.

They are forked, so they have all that the first one has without a copy, and only what is found is
sent. Which process does what changes nothing in it. Two work at a time and not as many as there are
cores: each more would take memory for what it touches, and no core.
"""

import contextlib
import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from typing import Any, ClassVar, TypeVar

import template_error
from content_error import ContentError

ENOUGH = 2_000  # documents of an archive: seconds of work

_PR_SET_PDEATHSIG = 1  # prctl(2)

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def may_fork(documents: int) -> bool:
    """Whether a second process pays for so many documents, or files, and can be had.

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


class Channel:
    """Between two processes: each receives what the other sends, in its order."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def send(self, value: object) -> None:
        """Waits where the other one does not receive and it is more than some 100 KB.

        Raises what was raised in the other one, or ChildProcessError, if it has ended.
        """
        try:
            self._connection.send((value, None))
        except ConnectionError:
            self.receive()
            raise ChildProcessError(_GONE) from None

    def receive(self) -> Any:
        """What the other one sends next. What is raised there is raised here.

        Raises ChildProcessError if it has ended without.
        """
        try:
            value, error = self._connection.recv()
        except (EOFError, ConnectionError):
            raise ChildProcessError(_GONE) from None
        if error is not None:
            raise error
        return value


class Worker:
    """Another process, at its work from the beginning. It must be ended.

    What it sends last is the result of its work.
    """

    living: ClassVar[int] = 0
    """How many there are."""

    def __init__(self, work: Callable[[Channel], object]) -> None:
        """Fork it. What Python has is kept from its search for cycles, which would copy it all."""
        give_back()
        gc.freeze()
        fork = multiprocessing.get_context("fork")
        self._connection, other = fork.Pipe()
        self._process = fork.Process(
            target=_work, args=(work, other, self._connection), daemon=True
        )
        self._process.start()
        Worker.living += 1
        other.close()  # so that the end of the other process is the end of what it sends
        self.channel = Channel(self._connection)

    @property
    def has_ended(self) -> bool:
        """Whether it is there no more; what it has sent can still be received."""
        return not self._process.is_alive()

    def look(self) -> None:
        """Raises what was raised by it, or ChildProcessError, if it has failed."""
        while self.has_ended and self._process.exitcode:
            self.channel.receive()

    def end(self) -> None:
        """End it, wherever it is."""
        self._process.terminate()
        self._process.join()
        self._connection.close()
        Worker.living -= 1
        collected()


class Beside:
    """The processes that have a work of their own beside a build, from its beginning on."""

    def __init__(self) -> None:
        """None yet."""
        self._all: list[Worker] = []

    def begin(self, work: Callable[[Channel], object]) -> Worker:
        """One more; it has to be asked before whether there may be one (`may_fork`)."""
        worker = Worker(work)
        self._all.append(worker)
        return worker

    @property
    def have_ended(self) -> bool:
        """Whether all are done."""
        return all(each.has_ended for each in self._all)

    def look(self) -> None:
        """Raises what was raised by one of them, or ChildProcessError, if one has failed."""
        for each in self._all:
            each.look()

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
    worker = Worker(lambda _channel: [work(item) for item in items[1::2]])
    try:
        ours = [work(item) for item in items[::2]]
        theirs = worker.channel.receive()
    finally:
        worker.end()
    results = [*ours, *theirs]
    results[::2], results[1::2] = ours, theirs
    return results


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Without Python's search for cycles, for what is many and has none: it would walk it all.

    What is there at the end is not walked later on either, until the last worker ends or
    `collected` is called.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()


def collected() -> None:
    """All that is there may be searched for cycles again."""
    if not Worker.living:
        gc.unfreeze()


def give_back() -> None:
    """Return to the system the memory that is free, where the C library can.

    glibc keeps what is free between things that are not: 136 of 494 MB, once an index is made of
    26,000 articles.
    """
    with contextlib.suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)


_GONE = (
    "a process of the build has ended without its results, perhaps for want of memory; "
    "build again where more is free"
)


def _work(work: Callable[[Channel], object], connection: Connection, first: Connection) -> None:
    """In the other process: its work, and what was raised by it."""
    _die_with_first()
    first.close()  # so that it hears of the first one's end
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process hears it, and ends this one
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    channel = Channel(connection)
    try:
        channel.send(work(channel))
    except Exception as error:  # raised again in the first process
        # where it was raised is not sent
        said = template_error.sentence(error)
        connection.send((None, ContentError(said) if said else error))
        sys.exit(1)


def _die_with_first() -> None:
    """Where the first process is killed this one is too (Linux): it would go on writing."""
    with contextlib.suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
