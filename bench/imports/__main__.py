"""Measure and print. Nothing is judged: a target that is missed stands beside its number."""

import argparse
from pathlib import Path

from bench.imports import __doc__ as about
from bench.imports import texts


def main() -> None:
    """Every part for which there is data."""
    parser = argparse.ArgumentParser(prog="python -m bench.imports", description=about)
    parser.add_argument("--news", type=Path, required=True, help="records, .jsonl.gz")
    arguments = parser.parse_args()
    texts.main(arguments.news)


if __name__ == "__main__":
    main()
