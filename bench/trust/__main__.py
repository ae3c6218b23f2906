"""Attack, and print what came of it."""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from playwright.sync_api import sync_playwright

import telling
from bench.printing import show
from bench.trust import __doc__ as about
from bench.trust import captures, faults, fuzzing, index, integrity, policy
from bench.trust.course import Course
from bench.trust.findings import Finding, Told, lines
from checks.browsing import launch

PARTS: dict[str, tuple[str, Callable[[Course], Iterable[Told]]]] = {
    "captures": ("Hostile captures", captures.measure),
    "policy": ("The pages' policy", policy.measure),
    "index": ("A hostile index, hostile queries", index.measure),
    "faults": ("Builds that come to no good end", faults.measure),
    "integrity": ("Changes in silence", integrity.measure),
    "fuzz": ("Readers of foreign bytes", fuzzing.measure),
}
"""Each part by its name, with its heading; they run in this order, in one folder."""


def main() -> None:
    """Run the parts; status 1 where a promise is broken."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.trust",
        description=about,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--part", action="append", choices=PARTS, help="else all of them")
    parser.add_argument("--generated", type=int, default=10_000, help="captures made by chance")
    parser.add_argument("--seconds", type=int, default=60, help="of fuzzing")
    given = parser.parse_args()
    broken = 0
    with tempfile.TemporaryDirectory(prefix="bench-trust-") as name, sync_playwright() as player:
        browser = launch(player)
        course = Course(Path(name), browser, given.generated, given.seconds)
        for part in given.part or PARTS:
            heading, measure = PARTS[part]
            show([heading])
            began = time.monotonic()
            for told in measure(course):
                show(lines([told]))
                broken += isinstance(told, Finding) and not told.is_kept
            show([f"  {telling.duration(time.monotonic() - began)}", ""])
        browser.close()
    show([f"{telling.number(broken, 'promise')} broken"])
    sys.exit(bool(broken))


if __name__ == "__main__":
    main()
