"""Independent pieces of work by two processes, where there is enough of it to pay.

The second one is forked, so it has all that the first has without a copy, and only its results are
sent. Which process does what changes nothing in them. Two and not as many as there are cores: each
more would take memory for what it touches, and the rest of a build runs in one.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import TypeVar

ENOUGH = 2_000  # documents of an archive: seconds of work

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def mapped(
    work: Callable[[_Item], _Result], items: Sequence[_Item], documents: int
) -> list[_Result]:
    """The results of `work` for each item, in order; of an archive of so many documents.

    This process does the first item, the third and so on, the other one does the rest. What is
    raised there is raised here, and no process outlives the call. Where there is no fork, one core
    alone, or another thread that a fork would cut off, all is done here.
    """
    if documents < ENOUGH or len(items) < 2 or not _may_fork():
        return [work(item) for item in items]
    fork = multiprocessing.get_context("fork")
    receiver, sender = fork.Pipe(duplex=False)
    other = fork.Process(target=_send, args=(sender, work, items[1::2]), daemon=True)
    other.start()
    sender.close()  # so that the end of the other process is the end of what it sends
    try:
        ours = [work(item) for item in items[::2]]
        theirs: list[_Result] = _received(receiver)
    finally:
        other.terminate()  # has sent all it had, or is not wanted any more
        other.join()
        receiver.close()
    results = [*ours, *theirs]
    results[::2], results[1::2] = ours, theirs
    return results


def _may_fork() -> bool:
    return (
        "fork" in multiprocessing.get_all_start_methods()
        and (os.cpu_count() or 1) > 1
        and threading.active_count() == 1
    )


def _send(sender: Connection, work: Callable[[_Item], _Result], items: Sequence[_Item]) -> None:
    """In the other process: the results, or what was raised."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process hears it, and ends this one
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        sender.send(([work(item) for item in items], None))
    except Exception as error:  # raised again in the first process
        sender.send((None, error))


def _received(receiver: Connection) -> list[_Result]:
    try:
        results, error = receiver.recv()
    except EOFError:
        raise ChildProcessError(
            "the second process of the search index has ended without its results, perhaps for "
            "want of memory; build again where more is free"
        ) from None
    if error is not None:
        raise error
    found: list[_Result] = results
    return found
