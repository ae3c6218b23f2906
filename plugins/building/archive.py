"""A run of Pelican: what is done before it, while it goes on, and after it."""

import logging
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pelican
from pelican.generators import ArticlesGenerator

from building import unchanged
from building.articles import Articles, Past
from building.course import Course
from building.division import Division
from building.kept import Kept
from building.memory import Changes, Memory, Remembered
from building.pages import PageWriter, pages
from building.pile import Pile
from building.preview import shown
from building.staging import Staging

_OF_SERVING = frozenset({"BIND", "PORT"})
"""Settings that make no page another: `make serve` goes on where `make html` ended."""

_PLUGINS = Path(__file__).resolve().parent.parent
_OURS = frozenset(
    {
        *("building", "content_error", "interface", "rebuild", "extra_files", "reader"),
        *("captures", "integrity", "search", "record", "browse"),
    }
)
"""The plugins of which memory knows what they make of articles and pages."""


class Archive(pelican.Pelican):  # type: ignore[misc]  # Pelican ships no types
    """A build of the archive, or several of them, one after the other (`make serve`)."""

    def __init__(self, settings: dict[str, Any]) -> None:
        """As Pelican does."""
        super().__init__(settings)
        # before Pelican's readers add to them
        self._as_set = unchanged.written(
            {name: value for name, value in settings.items() if name not in _OF_SERVING}
        )
        self._generators: list[Any] = []  # of the run that was the last to begin
        # its spinner is a thread, beside which no process may be forked
        pelican.console.status = _without_spinner

    def run(self) -> None:
        """Called by Pelican: a build, or none where the site is what it would be."""
        content, output = Path(self.path), Path(self.settings["OUTPUT_PATH"])
        memory = Memory(content, output)
        notes, site = memory.notes(), unchanged.site(output)
        self._notes = {
            "code": unchanged.code(self.settings, self._as_set, self.plugins),
            "content": unchanged.content(self.settings),
            "site": site.hash,
        }
        if notes == self._notes:
            _say(f"Nothing has changed since {output} was built; remove it to build it anew.")
            return
        is_known = all(notes.get(name) == self._notes[name] for name in ("code", "site"))
        known = memory.pages() if is_known else {}
        for name in shown(self._generators, output):
            _say(f"{name} is shown as it is now; the rest of the site follows.")
            known.pop(name, None)
        self._course = Course(pelican.console)
        self._generators = []
        staging = Staging(output, self.output_retention)
        if staging.found_a_rest:
            _say(f"A build of {output} was interrupted; the site is the one from before it.")
        self.output_path = str(staging.folder)  # of generators, of the writer and at the end
        self._recall(memory, notes, staging.around)
        self._kept = None if self._has_strangers else Kept(output, staging.folder, known)
        self._division = Division(self._kept, self._remembered)
        warnings = _Warnings(self._course)
        with warnings.counted(), self._course.shown():
            try:
                super().run()
                self.begin("publishing")
                files = staging.publish()
            finally:
                self._division.end()
                staging.end()
        site = unchanged.site(output)
        if self._course.is_long:
            _say(self._course.told(files, site))
        if not warnings.of("reading", "writing"):
            self._notes["site"] = site.hash
            if warnings.any:
                del self._notes["content"]  # so that the next one says it again
            pages = self._kept.found if self._kept else {}
            memory.remember(self._notes, pages, self._changes, self._remembered.new)

    def _recall(self, memory: Memory, notes: Mapping[str, str], folder: Path) -> None:
        """What this build can use of earlier ones.

        Nothing where their code was another, or where a plugin decides what is not known of.
        """
        is_same = notes.get("code") == self._notes["code"]
        if not is_same:
            memory.forget()
        strangers = [name for plugin in self.plugins if (name := _stranger(plugin))]
        self._has_strangers = bool(strangers)
        if strangers:
            _say(
                f"All is made anew by each build: nobody knows what {', '.join(strangers)} does to "
                "articles and pages."
            )
        # where it could not be forgotten (a folder of another user) it is no less another's
        is_usable = is_same and not strangers
        self._stored = memory.articles() if is_usable else {}
        self._remembered = Remembered(memory if is_usable else None, folder)
        self._changes = Changes(folder)
        self._texts = Pile(folder)

    def _get_generator_classes(self) -> list[type[Any]]:
        """Called by Pelican."""
        classes: list[type[Any]] = super()._get_generator_classes()
        past = Past(
            self._stored,
            self._changes,
            self._remembered,
            self._texts,
            self._kept.take if self._kept else None,
            self._kept.doubt if self._kept else lambda: None,
            self._reads,
            self._course.count,
        )
        mine = type("Articles", (Articles,), {"past": past})
        return [mine if each is ArticlesGenerator else each for each in classes]

    def _reads(self) -> None:
        """The articles are about to be read; what is new has been imported."""
        self._notes["content"] = unchanged.content(self.settings)
        self._course.begin("reading", "article")

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


class _Warnings(logging.Handler):
    """Counts what a run had to warn of, by its stages."""

    def __init__(self, course: Course) -> None:
        super().__init__(logging.WARNING)
        self._course = course
        self._counts: Counter[str] = Counter()

    def emit(self, record: logging.LogRecord) -> None:
        """Count, and tell it where nobody else does: `--log-handler plain` adds no handler."""
        self._counts[self._course.stage] += 1
        if logging.getLogger().handlers == [self] and logging.lastResort:
            logging.lastResort.handle(record)

    @property
    def any(self) -> bool:
        return bool(self._counts)

    def of(self, *stages: str) -> int:
        return sum(self._counts[stage] for stage in stages)

    @contextmanager
    def counted(self) -> Iterator[None]:
        logging.getLogger().addHandler(self)
        try:
            yield
        finally:
            logging.getLogger().removeHandler(self)


def _say(sentence: str) -> None:
    pelican.console.print(sentence, soft_wrap=True)


def _stranger(plugin: Any) -> str:
    """The name of a plugin that is none of the archive's; else nothing."""
    file, name = getattr(plugin, "__file__", None), str(getattr(plugin, "__name__", plugin))
    is_ours = file is not None and Path(file).resolve().is_relative_to(_PLUGINS)
    return "" if is_ours and name.rpartition(".")[2] in _OURS else name


@contextmanager
def _without_spinner(*_args: Any, **_options: Any) -> Iterator[None]:
    yield
