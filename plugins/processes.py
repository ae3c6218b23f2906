"""Pieces of work by two processes, where there is enough of it to pay.

The second one is forked, so it has all that the first has without a copy, and only its results are
sent. Which process does what changes nothing in them. Two and not as many as there are cores: each
more would take memory for what it touches.
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
from typing import Generic, TypeVar

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


class Second(Generic[_Result]):
    """The second process, at its work from the beginning. It must be ended."""

    def __init__(self, work: Callable[[], _Result]) -> None:
        """Fork it. What Python has is kept from its search for cycles, which would copy it all."""
        give_back()
        gc.freeze()
        fork = multiprocessing.get_context("fork")
        self._receiver, sender = fork.Pipe(duplex=False)
        self._process = fork.Process(target=_send, args=(sender, work), daemon=True)
        self._process.start()
        sender.close()  # so that the end of the other process is the end of what it sends

    def look(self) -> None:
        """Raises ChildProcessError if it has ended, whatever it sent."""
        if not self._process.is_alive():
            raise ChildProcessError(_GONE)

    def result(self) -> _Result:
        """What its work gives, once it is done. What is raised there is raised here.

        Raises ChildProcessError if it has ended without.
        """
        try:
            result, error = self._receiver.recv()
        except EOFError:
            raise ChildProcessError(_GONE) from None
        if error is not None:
            raise error
        found: _Result = result
        return found

    def end(self) -> None:
        """End it, wherever it is."""
        self._process.terminate()
        self._process.join()
        self._receiver.close()
        gc.unfreeze()


def mapped(
    work: Callable[[_Item], _Result], items: Sequence[_Item], documents: int
) -> list[_Result]:
    """The results of `work` for each item, in order; of an archive of so many documents.

    This process does the first item, the third and so on, the other one does the rest, if there can
    be one. What is raised there is raised here, and no process outlives the call.
    """
    if len(items) < 2 or not may_fork(documents):
        return [work(item) for item in items]
    second = Second(lambda: [work(item) for item in items[1::2]])
    try:
        ours = [work(item) for item in items[::2]]
        theirs = second.result()
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


def _send(sender: Connection, work: Callable[[], object]) -> None:
    """In the other process: the result, or what was raised."""
    _die_with_first()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process hears it, and ends this one
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        sender.send((work(), None))
    except Exception as error:  # raised again in the first process
        sender.send((None, error))


def _die_with_first() -> None:
    """Where the first process is killed this one is too (Linux): it would go on writing."""
    with contextlib.suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
