"""`python -m bench.imports`: what `make bench-import` runs.

It exits with 1 where a figure is missed.
"""

import argparse
import sys
from pathlib import Path

from bench.imports import pages


def main() -> int:
    """The exit status of the command."""
    parser = argparse.ArgumentParser(prog="python -m bench.imports", description=__doc__)
    parser.add_argument("--pages", type=Path, metavar="DIR", help="pages with gold texts")
    options = parser.parse_args()
    if options.pages and not (options.pages / "index.json").is_file():
        parser.error(f"{options.pages}: found no index.json there; name a folder of pages")
    is_right = True
    if options.pages:
        is_right = pages.run(options.pages) and is_right
    return 0 if is_right else 1


if __name__ == "__main__":
    sys.exit(main())
