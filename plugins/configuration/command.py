"""Pelican's command, with settings that are checked before Pelican makes anything of them.

By itself Pelican puts its defaults in place of some wrong values, breaks at others with a
traceback, and passes over any name that it does not know.
"""

import sys

import pelican

import content_error
from configuration import interruption
from configuration.reading import read_settings

# not in `main`: each process that reads settings imports this module
pelican.read_settings = read_settings


def main() -> None:
    """Runs Pelican; what a maintainer can mend ends in a sentence from the first line on."""
    content_error.register()
    interruption.answer(interruption.interrupt)
    try:
        pelican.main()
    except interruption.Interrupted:
        # the first process alone says it: others of `make serve` do not come by here
        is_serving = not {"--listen", "-l"}.isdisjoint(sys.argv)
        said = "Stopped serving." if is_serving else interruption.SENTENCE
        sys.stderr.write(f"\n{said}\n")
        sys.exit(0 if is_serving else interruption.STATUS)
