"""Pelican's command, with settings that are checked before Pelican makes anything of them.

`python -m configuration.run` takes what `pelican` takes. By itself Pelican puts its defaults in
place of some wrong values, breaks at others with a traceback, and passes over any name that it does
not know.
"""

import pelican

import content_error
from configuration.reading import read_settings

# not in `main`: what `make serve` spawns on some systems, to read changed settings, comes by here
pelican.read_settings = read_settings


def main() -> None:
    """Runs Pelican; what a maintainer can mend ends in a sentence from the first line on."""
    content_error.register()
    pelican.main()


if __name__ == "__main__":
    main()
