"""The middle and the far end of many measurements."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

FAR = 0.9


@dataclass(frozen=True, slots=True)
class Spread:
    """The median, and what nine of ten stay within (by nearest rank)."""

    median: float
    ninetieth: float


def spread(values: Sequence[float]) -> Spread:
    """The spread of at least one value."""
    ordered = sorted(values)
    return Spread(median(ordered), ordered[math.ceil(FAR * len(ordered)) - 1])
