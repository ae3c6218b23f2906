"""`make serve` after a mistake: the next build begins when something was changed.

Pelican begins it at once, and the same mistake stops it again, many times a second.
"""

from typing import Any

from pelican.plugins import signals
from pelican.utils import wait_for_changes


class _Runs:
    """The builds of one process."""

    def __init__(self) -> None:
        self._is_unfinished = False

    def begin(self, pelican: Any) -> None:
        """Waits where the build before this one was stopped."""
        if self._is_unfinished:
            wait_for_changes("", pelican.settings)
        self._is_unfinished = True

    def end(self, _pelican: Any) -> None:
        """Notes that a build came to its end."""
        self._is_unfinished = False


_RUNS = _Runs()


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(_RUNS.begin)
    signals.finalized.connect(_RUNS.end)
