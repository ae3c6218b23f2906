"""Pelican's command, with settings that are checked before Pelican makes anything of them.

By itself Pelican puts its defaults in place of some wrong values, breaks at others with a
traceback, passes over any name that it does not know, and tells the shell that all went well where
it was interrupted or could not serve.
"""

import gc
import socket
import sys
from typing import Any

import pelican

import content_error
from configuration import interruption
from configuration.reading import read_settings

_listen = pelican.listen


def listen(server: str, port: int, output: str, told: Any = None) -> None:
    """As `pelican.listen`, where the port is free; else a sentence, by the queue if there is one.

    Raises ContentError where there is none.
    """
    try:
        socket.create_server((server, port)).close()
    except OSError as error:
        why = str(error.strerror).partition(" (while")[0]
        said = (
            f"PORT={port}: found that nobody can listen there ({why}); expected a port that is "
            "free: name another with PORT="
        )
        if told is None:
            raise content_error.ContentError(said) from None
        told.put(said)
    else:
        _listen(server, port, output, told)


# not in `main`: each process that Pelican starts imports this module
pelican.read_settings = read_settings
pelican.listen = listen


def main() -> None:
    """Runs Pelican; what a maintainer can mend ends in a sentence from the first line on."""
    content_error.register()
    interruption.answer(interruption.interrupt)
    is_serving = not {"--listen", "-l"}.isdisjoint(sys.argv)
    try:
        pelican.main()
    except interruption.Interrupted:
        # the first process alone says it: others of `make serve` do not come by here
        said = "Stopped serving." if is_serving else interruption.SENTENCE
        sys.stderr.write(f"\n{said}\n")
        sys.exit(0 if is_serving else interruption.STATUS)
    if is_serving:  # else it would go on
        sys.exit(1)
    # Python's end would go through all that a build has made, for a second at 26,000 articles
    gc.freeze()
