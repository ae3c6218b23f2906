"""What a bench prints: its table as it comes, and beside it what it is doing."""

import sys
from collections.abc import Iterable


def show(lines: Iterable[str]) -> None:
    """Print lines as they come."""
    for text in lines:
        print(text, flush=True)


def tell(bench: str, what: str) -> None:
    """Say what is being done, beside the table."""
    print(f"{bench}: {what}", file=sys.stderr, flush=True)
