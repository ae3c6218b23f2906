"""How a build runs: not at all where nothing has changed, by two processes where there is much.

A plugin, for what Pelican tells of its course, and a class after Pelican's own (`PELICAN_CLASS`),
which knows when a run has come to its end, also to a bad one.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pelican
from pelican.plugins import signals

from building import unchanged
from building.division import Division
from building.pages import PageWriter

__all__ = ["Archive"]


class Archive(pelican.Pelican):  # type: ignore[misc]  # Pelican ships no types
    """A run of Pelican whose pages may be written by two processes."""

    def __init__(self, settings: dict[str, Any]) -> None:
        """As Pelican does; then signals lead back to this run."""
        super().__init__(settings)
        self.division = Division()
        self._as_set = unchanged.written(dict(settings))  # before Pelican's readers add to them
        self._made_of = ""
        # its spinner is a thread, beside which no process may be forked
        pelican.console.status = _without_spinner

    def run(self) -> None:
        """Called by Pelican: a whole build, or none where the site is what it would be."""
        content, output = Path(self.path), Path(self.output_path)
        if unchanged.is_unchanged(content, output, self.note()):
            pelican.console.print(
                f"Nothing has changed since {output} was built; remove it to build it anew."
            )
            return
        warnings = _Warnings()
        try:
            with warnings.counted():
                super().run()
        finally:
            self.division.end()
        if not warnings.count:
            unchanged.remember(content, output, self._made_of)

    def note(self) -> str:
        """What the site is made of now, its hash; it is remembered when the site is whole."""
        self._made_of = unchanged.made_of(self.settings, self._as_set)
        return self._made_of


class _Warnings(logging.Handler):
    """Counts what a run had to warn of, so that the next one says it again."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, _record: logging.LogRecord) -> None:
        self.count += 1

    @contextmanager
    def counted(self) -> Iterator[None]:
        logging.getLogger().addHandler(self)
        try:
            yield
        finally:
            logging.getLogger().removeHandler(self)


@contextmanager
def _without_spinner(*_args: Any, **_options: Any) -> Iterator[None]:
    yield


class _Runs:
    """The run that is under way: its signals do not say whose they are."""

    def __init__(self) -> None:
        self._archive: Archive | None = None
        self._generators: list[Any] = []

    def begin(self, archive: Archive) -> None:
        """Nothing is read."""
        self._archive = archive

    def reading(self, _generator: Any) -> None:
        """The first article is about to be read, and what is new has been imported."""
        if self._archive:
            self._archive.note()
            self._archive = None

    def read(self, generators: list[Any]) -> None:
        """All is read and nothing written."""
        self._generators = generators

    def writer(self, archive: Archive) -> type[PageWriter]:
        """The class of the writer, of which Pelican will make one for the whole of the run."""
        return archive.division.begin(self._generators, archive.output_path, archive.settings)


_RUNS = _Runs()


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(_RUNS.begin)
    signals.article_generator_preread.connect(_RUNS.reading)
    signals.all_generators_finalized.connect(_RUNS.read)
    signals.get_writer.connect(_RUNS.writer)
