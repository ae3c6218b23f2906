"""A run of Pelican: what is done before it, while it goes on, and after it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pelican

from building import unchanged
from building.course import Course
from building.division import Division
from building.pages import PageWriter, pages
from building.staging import Staging


class Archive(pelican.Pelican):  # type: ignore[misc]  # Pelican ships no types
    """A build of the archive, or several of them, one after the other (`make serve`)."""

    def __init__(self, settings: dict[str, Any]) -> None:
        """As Pelican does."""
        super().__init__(settings)
        self._as_set = unchanged.written(dict(settings))  # before Pelican's readers add to them
        self._made_of = ""
        # its spinner is a thread, beside which no process may be forked
        pelican.console.status = _without_spinner

    def run(self) -> None:
        """Called by Pelican: a whole build, or none where the site is what it would be."""
        content, output = Path(self.path), Path(self.settings["OUTPUT_PATH"])
        if unchanged.is_unchanged(content, output, self._note()):
            said = f"Nothing has changed since {output} was built; remove it to build it anew."
            pelican.console.print(said, soft_wrap=True)
            return
        self._course, self._division = Course(pelican.console), Division()
        self._generators: list[Any] = []
        self._read = 0
        warnings = _Warnings()
        staging = Staging(output)
        if staging.found_a_rest:
            said = f"A build of {output} was interrupted; the site is the one from before it."
            pelican.console.print(said, soft_wrap=True)
        self.output_path = str(staging.folder)  # of generators, of the writer and at the end
        with warnings.counted(), self._course.shown():
            try:
                super().run()
                self.begin("publishing")
                files = staging.publish(self.output_retention)
            finally:
                self._division.end()
                staging.end()
        if self._course.is_long:
            said = self._course.told(files, unchanged.size(output))
            pelican.console.print(said, soft_wrap=True)
        if not warnings.count:
            unchanged.remember(content, output, self._made_of)

    def reads(self) -> None:
        """An article is about to be read; when the first is, what is new has been imported."""
        if not self._read:
            self._note()
            self._course.begin("reading", "article")
        self._read += 1
        self._course.count(self._read)

    def begin(self, stage: str) -> None:
        """Another stage begins."""
        self._course.begin(stage)

    def links(self, generators: list[Any]) -> None:
        """All is read: how the articles hang together is found out."""
        self._generators = generators
        self._course.begin("linking")

    def writer(self) -> type[PageWriter]:
        """The class of the writer, of which Pelican will make one for the whole of the run."""
        self._course.begin("writing", "page", pages(self._generators[0].context))
        return self._division.begin(
            self._generators, self.output_path, self.settings, self._course.count
        )

    def _note(self) -> str:
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
