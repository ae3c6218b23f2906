"""The table: what was measured, ours beside Pagefind's, and what is to be reached."""

from collections.abc import Sequence

from bench.cost.spread import spread

LABEL = 50
COLUMN = 10

Values = Sequence[float] | None
Both = tuple[Values, Values]
"""Of ours and of Pagefind's; None or empty where there is nothing to measure."""


def heading(title: str) -> str:
    """The line over a part of the table."""
    names = "".join(f"{name:>{COLUMN}}" for name in ("ours", "90 %", "Pagefind", "90 %"))
    return f"\n{title:{LABEL}}{names}{'ratio':>8}  to reach"


def line(label: str, both: Both, target: str = "", digits: int = 1) -> str:
    """Medians and what nine of ten stay within; the ratio is that of the medians."""
    ours, theirs = both
    ratio = ""
    if ours and theirs and spread(theirs).median:
        ratio = f"{spread(ours).median / spread(theirs).median:.2f}"
    cells = _cells(ours, digits) + _cells(theirs, digits)
    return f"{label:{LABEL}}{cells}{ratio:>8}  {target}".rstrip()


def _cells(values: Values, digits: int) -> str:
    if not values:
        return f"{'–':>{COLUMN}}{'':{COLUMN}}"
    found = spread(values)
    far = f"{found.ninetieth:,.{digits}f}" if len(values) > 1 else ""
    return f"{found.median:>{COLUMN},.{digits}f}{far:>{COLUMN}}"
