"""Ctrl-C, which Pelican by itself tells the shell as a success.

This module imports little, so that it is there before all that takes a second.
"""

import os
import signal
from collections.abc import Callable
from typing import NoReturn

STATUS = 128 + signal.SIGINT
"""The exit status of a command that Ctrl-C has ended, as shells have it."""

SENTENCE = "Stopped by Ctrl-C; a whole site stands, the old one or the new one: run it again."


class Interrupted(SystemExit):
    """The end of a process: it passes where Pelican would catch KeyboardInterrupt."""


def answer(handler: Callable[..., NoReturn]) -> None:
    """From now on Ctrl-C calls this, unless whoever has started the command wants it ignored."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # as nohup has it
        signal.signal(signal.SIGINT, handler)


def end(*_: object) -> NoReturn:
    """End the process at once: nothing is begun, and no import of a module is left half done."""
    os.write(2, f"\n{SENTENCE}\n".encode())
    os._exit(STATUS)


def interrupt(*_: object) -> NoReturn:
    """Raise it wherever the process is, so that what is begun is put right."""
    # which Pelican's first process sends to the others, that are at their end already
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise Interrupted(STATUS)
