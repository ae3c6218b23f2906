"""A run of Pelican: what is done before it, while it goes on, and after it."""

import logging
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pelican
from pelican.generators import ArticlesGenerator

import content_error
from building import reads, unchanged
from building.articles import Articles
from building.course import Course
from building.division import Division
from building.kept import Kept
from building.memory import Memory, Past
from building.pages import PageWriter
from building.pile import Pile
from building.plan import Plan
from building.preview import shown
from building.staging import Files, Staging
from pieces import restored
from processes import Beside, collected, may_fork

_READS = "building.reads"
_OF_SERVING = frozenset({"BIND", "PORT"})
"""Settings that make no page another: `make serve` goes on where `make html` ended."""


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
        # which warns of a file that cannot be copied, and publishes the site without
        pelican.utils.copy_file = shutil.copyfile

    def run(self) -> None:
        """Called by Pelican: a build, or none where the site is what it would be."""
        content, output = Path(self.path), Path(self.settings["OUTPUT_PATH"])
        memory = Memory(content, output, _say)
        self._content = unchanged.content(self.settings)
        self._notes = {
            "code": unchanged.code(self.settings, self._as_set, self.plugins),
            "content": unchanged.hash_of(self._content),
            "site": unchanged.site(output).hash,
        }
        plan = Plan(memory.notes(), self._notes, self.plugins)
        if plan.is_done:
            _say(f"Nothing has changed since {output} was built; remove it to build it anew.")
            return
        known = memory.pages() if plan.has_pages else {}
        for name in shown(self._generators, output):
            _say(f"{name} is shown as it is now; the rest of the site follows.")
            known.pop(name, None)
        self._course = Course(pelican.console)
        self._generators = []
        staging = Staging(output, self.output_retention)
        _say_before(output, staging, plan)
        if plan.is_of_other_code:
            memory.forget()
        self.output_path = str(staging.folder)  # of generators, of the writer and at the end
        pile = Pile(staging.around)
        past = Past(memory if plan.has_past else None, pile)
        read = restored(past, _READS, reads.read) or {}
        kept = None if plan.strangers else Kept(output, staging.folder, known, read)
        self._beside = Beside()
        self._articles = self._generator_of_articles(past, pile, kept)
        self._has_strangers = bool(plan.strangers)
        self._division = Division(kept, self._beside)
        warnings = _Warnings(self._course)
        try:
            with warnings.counted(), self._course.shown():
                files = self._build(staging, memory)
            if may_fork(files.written + files.kept):
                # whether it fails or not, the end of the staging removes what is left
                self._beside.begin(lambda _channel: staging.clear())
            site = unchanged.site(output)
            if self._course.is_long:
                _say(self._course.told(files, site))
            if not warnings.of("reading", "recording", "relating", "writing"):
                self._notes["site"] = site.hash
                if warnings.any:
                    del self._notes["content"]  # so that the next one says it again
                if kept and kept.reads != read:
                    past[_READS] = reads.written(kept.reads)
                memory.remember(self._notes, kept.found if kept else {}, past)
        finally:
            self._division.end()
            self._beside.end()
            collected()
            staging.end()

    def _build(self, staging: Staging, memory: Memory) -> Files:
        """Pelican's own run, and the new site is put into its place."""
        try:
            super().run()
            self.begin("publishing")
            return staging.publish()
        except Exception as error:
            if isinstance(error, OSError) and error.errno and not error.filename:
                error.filename = str(staging.folder)  # of a full disk Python says none
            if content_error.sentence(error) is None:
                memory.forget()  # what nobody has foreseen may be its doing, and it may always go
            raise

    def _generator_of_articles(self, past: Past, texts: Pile, kept: Kept | None) -> type[Articles]:
        """The class of which Pelican will make one for this run."""
        of_site = {"take": kept.take, "doubt": kept.doubt} if kept else {}
        given = {"past": past, "texts": texts, **of_site}
        course = self._course
        expect = partial(course.begin, "reading", "article")
        calls = {"begin": self._reads, "expect": expect, "count": course.count}
        return type("Articles", (Articles,), given | calls)

    def tell_stages(self) -> None:
        """Called by the plugin, which calls `writer` later on: so all stages will be told."""
        self._articles.beside = self._beside

    def _get_generator_classes(self) -> list[type[Any]]:
        """Called by Pelican."""
        classes: list[type[Any]] = super()._get_generator_classes()
        return [self._articles if each is ArticlesGenerator else each for each in classes]

    def _reads(self, are_new: bool) -> unchanged.Stamps:
        """The articles are about to be read; `are_new` where some were imported just before."""
        if are_new or self._has_strangers:
            self._content = unchanged.content(self.settings)
            self._notes["content"] = unchanged.hash_of(self._content)
        self._course.begin("reading", "article")
        return self._content

    def begin(self, stage: str) -> None:
        """Another stage begins."""
        self._course.begin(stage)

    def links(self, generators: list[Any]) -> None:
        """All is read: how the articles hang together is found out."""
        self._generators = generators
        self._course.begin("linking")

    def writer(self) -> type[PageWriter]:
        """The class of the writer, of which Pelican will make one for the whole of the run."""
        return self._division.begin(self._generators, self.output_path, self.settings, self._course)


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


def _say_before(output: Path, staging: Staging, plan: Plan) -> None:
    """What a maintainer should know when a build begins."""
    if staging.found_a_rest:
        _say(f"A build of {output} was interrupted; the site is the one from before it.")
    if plan.strangers:
        _say(
            "All is made anew by each build: nobody knows what "
            f"{', '.join(plan.strangers)} does to articles and pages."
        )


@contextmanager
def _without_spinner(*_args: Any, **_options: Any) -> Iterator[None]:
    yield
