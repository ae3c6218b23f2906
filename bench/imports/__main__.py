"""`python -m bench.imports`: what `make bench-import` runs.

It measures every part for which there is data; a target that is missed stands beside its number.
"""

import argparse
from itertools import chain
from pathlib import Path

from bench.imports import duplicates, pages, texts, whole


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.imports", description=__doc__)
    parser.add_argument("--pages", type=Path, metavar="DIR", help="pages with gold texts")
    parser.add_argument("--news", type=Path, metavar="FILE", help="records, .jsonl.gz")
    options = parser.parse_args()
    if options.pages:
        if not (options.pages / "index.json").is_file():
            parser.error(f"{options.pages}: found no index.json there; name a folder of pages")
        pages.run(options.pages)
    if options.news:
        texts.main(options.news)
        for line in chain(duplicates.run(options.news), whole.run(options.news)):
            print(line, flush=True)


if __name__ == "__main__":
    main()
