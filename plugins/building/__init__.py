"""How a build runs: by two processes where there is enough to do.

A plugin, for what Pelican tells of its course, and a class after Pelican's own (`PELICAN_CLASS`),
which knows when a run has come to its end, also to a bad one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pelican
from pelican.plugins import signals

from building.division import Division
from building.pages import PageWriter

__all__ = ["Archive"]


class Archive(pelican.Pelican):  # type: ignore[misc]  # Pelican ships no types
    """A run of Pelican whose pages may be written by two processes."""

    def __init__(self, settings: dict[str, Any]) -> None:
        """As Pelican does; then signals lead back to this run."""
        super().__init__(settings)
        self.division = Division()
        # its spinner is a thread, beside which no process may be forked
        pelican.console.status = _without_spinner

    def run(self) -> None:
        """Called by Pelican: a whole build."""
        try:
            super().run()
        finally:
            self.division.end()


@contextmanager
def _without_spinner(*_args: Any, **_options: Any) -> Iterator[None]:
    yield


class _Runs:
    """The generators of the run that is under way: their signal does not say whose they are."""

    def __init__(self) -> None:
        self._generators: list[Any] = []

    def read(self, generators: list[Any]) -> None:
        """All is read and nothing written."""
        self._generators = generators

    def writer(self, archive: Archive) -> type[PageWriter]:
        """The class of the writer, of which Pelican will make one for the whole of the run."""
        return archive.division.begin(self._generators, archive.output_path, archive.settings)


_RUNS = _Runs()


def register() -> None:
    """Called by Pelican."""
    signals.all_generators_finalized.connect(_RUNS.read)
    signals.get_writer.connect(_RUNS.writer)
