"""Measure and print. Nothing is judged: a target that is missed stands beside its number."""

import argparse
import tempfile
import time
from functools import partial
from pathlib import Path

from bench import printing
from bench.cost import __doc__ as about
from bench.cost import parts
from bench.cost.archive import archive
from bench.cost.articles import articles
from bench.cost.asking import launched
from bench.cost.indexing import index
from bench.cost.pagefind import build as build_pagefind
from bench.cost.sites import every_tenth
from bench.printing import show
from bench.site import build_site

tell = partial(printing.tell, "cost")


def main() -> None:
    """Print the table, each part as soon as it is measured."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.cost",
        description=about,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--news", type=Path, help="records, .jsonl.gz")
    parser.add_argument("--site", type=Path, help="a site that is built already")
    parser.add_argument("--small", type=Path, help="one of a tenth of its articles")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if arguments.news:
            tell("building the sites")
            large = build_site(arguments.news, folder / "large")
            small = build_site(
                every_tenth(arguments.news, folder / "tenth.jsonl.gz"), folder / "small"
            )
        elif arguments.site and arguments.small:
            large, small = arguments.site, arguments.small
        else:
            parser.error("give --news, or --site and --small")
        measure(large, small, folder)


def measure(large_site: Path, small_site: Path, folder: Path) -> None:
    """All parts. Memory comes first: a child's is at least that of the process it came from."""
    tell("indexing with Pagefind")
    small_built = build_pagefind(articles(small_site), folder / "pagefind-small")
    large_built = build_pagefind(articles(large_site), folder / "pagefind-large")
    tell("indexing")
    show(parts.index(large_site, index(large_site), large_built))
    tell("reading the words")
    small, large = archive(small_site, small_built.folder), archive(large_site, large_built.folder)
    with launched() as browser:
        print(
            f"\n{len(large):,} articles, beside Pagefind {large_built.version},"
            f" in Chromium {browser.version}; bodies alone, no headers; KB = 1,000 bytes"
        )
        started = time.monotonic()
        for part in (
            parts.weight(browser, large),
            parts.growth(browser, small, large),
            parts.time(browser, large),
            parts.hold(browser, large),
            parts.quiet(browser, large, large_site),
        ):
            show(part)
            tell(f"{time.monotonic() - started:.0f} seconds so far")


if __name__ == "__main__":
    main()
