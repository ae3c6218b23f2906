"""Measure and print. Nothing is judged: a target that is missed stands beside its number."""

import argparse
import tempfile
from functools import partial
from pathlib import Path

from bench import printing
from bench.building import __doc__ as about
from bench.building import articles, records, systems
from bench.building.memory import means
from bench.building.table import Measured, Round, growth, ratios, table
from bench.printing import show

RUNS = 3

tell = partial(printing.tell, "build")


def main() -> None:
    """Print the table of each size as soon as it is measured."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.building",
        description=about,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--corpus", type=Path, help="records, .jsonl.gz; else they are invented")
    parser.add_argument("--docs", type=int, help="one size alone: how many records")
    parser.add_argument("--runs", type=int, default=RUNS, help="how often the largest is built")
    given = parser.parse_args()
    if given.runs < 1:
        parser.error(f"--runs {given.runs}: expected how often, at least once")
    there = records.count(given.corpus) if given.corpus else None
    sizes = records.sizes(given.docs, there)
    beside = systems.versions()
    whose = f"of {given.corpus.name}, evenly drawn" if given.corpus else "invented"
    print(f"articles: {whose}; beside: {beside}")
    print(f"CPU: of all processes; memory: {means()}, the most seen at once; KB = 1,000 bytes")
    found: list[Measured] = []
    for size in sizes:
        runs = given.runs if size == sizes[-1] else 1
        found.append(measure(given.corpus, size, there or size, runs))
        show(table(found[-1]))
        show(ratios(found[-1]))
    show(growth(found))


def measure(corpus: Path | None, size: int, total: int, runs: int) -> Measured:
    """Build so many of the corpus's records, of `total`, with every system."""
    with tempfile.TemporaryDirectory(prefix="bench-build-") as name:
        content = Path(name) / "content"
        tell(f"{size:,} records: {'importing' if corpus else 'inventing'}")
        made = articles.make(content, corpus, size, total)
        rounds = []
        for number in range(1, runs + 1):
            with tempfile.TemporaryDirectory(dir=name) as folder:
                rounds.append(_round(content, Path(folder), f"{size:,} records, run {number}"))
    return Measured(size, made, rounds)


def _round(content: Path, folder: Path, which: str) -> Round:
    tell(f"{which}: ours")
    ours = systems.ours(content, folder / "ours")
    tell(f"{which}: Hugo and Pagefind")
    theirs = systems.theirs(content, folder / "theirs")
    tell(f"{which}: stock Pelican")
    return Round(ours, theirs, systems.stock(content, folder / "stock"))


if __name__ == "__main__":
    main()
