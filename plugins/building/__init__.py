"""How a build runs: not at all where nothing has changed, by two processes where there is much.

A plugin, for what Pelican tells of its course, and a class after Pelican's own (`PELICAN_CLASS`),
which knows when a run has come to its end, also to a bad one.
"""

from typing import Any

from pelican.plugins import signals

from building.archive import Archive
from building.pages import PageWriter

__all__ = ["Archive"]


class _Signals:
    """They do not say whose they are: of the run that was the last to begin."""

    def __init__(self) -> None:
        self._archive: Archive | None = None

    def begin(self, archive: Any) -> None:
        self._archive = archive if isinstance(archive, Archive) else None
        if self._archive:
            self._archive.tell_stages()

    def has_read(self, _generator: Any) -> None:
        if self._archive:
            self._archive.begin("indexing")

    def links(self, generators: list[Any]) -> None:
        if self._archive:
            self._archive.links(generators)

    def writer(self, archive: Any) -> type[PageWriter] | None:
        return archive.writer() if isinstance(archive, Archive) else None

    def closes(self, _archive: Any) -> None:
        if self._archive:
            self._archive.begin("checksums")


_SIGNALS = _Signals()


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(_SIGNALS.begin)
    signals.article_generator_pretaxonomy.connect(_SIGNALS.has_read)
    signals.all_generators_finalized.connect(_SIGNALS.links)
    signals.get_writer.connect(_SIGNALS.writer)
    signals.finalized.connect(_SIGNALS.closes)
