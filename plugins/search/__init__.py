"""The search index of the archive, which the browser asks (docs/search.md)."""

from functools import partial
from pathlib import Path
from typing import Any

from pelican.generators import Generator
from pelican.plugins import signals

from interface.dates import script_style
from processes import may_fork
from search.making import Apart, Here, Making, Target, work
from stages import reading


class SearchGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Writes the index into search/ of the site."""

    comes_last = True  # of all that is written, for it is made beside that

    def generate_output(self, _writer: Any) -> None:
        """Called by Pelican, after all is read."""
        self.context.pop("search_index").finish()


def _target(generator: Any) -> Target:
    folder = Path(generator.output_path) / "search"
    return Target(folder, script_style(generator.settings), generator.context.get("take"))


def _begin(generator: Any) -> None:
    """Before articles are read: in another process, if it pays."""
    context, settings = generator.context, generator.settings
    files = generator.get_files(settings["ARTICLE_PATHS"], exclude=settings["ARTICLE_EXCLUDES"])
    if may_fork(len(files)):
        kept, waiting = context["past"].apart(), context["waiting"]
        worker = context["beside"].begin(partial(work, _target(generator), kept, waiting))
        context["search_index"] = Apart(worker.channel, kept, waiting)


def _tell(generator: Any) -> None:
    """As soon as all articles are read: other plugins want to know their rare words."""
    context = generator.context
    if "search_index" not in context:
        context["search_index"] = Here(Making(_target(generator), context.get("past")))
    context["search_index"].tell(generator.articles)
    context["distinctive"] = context["search_index"].distinctive


def _generators(_pelican: Any) -> type[SearchGenerator]:
    return SearchGenerator


def register() -> None:
    """Called by Pelican."""
    reading.connect(_begin)
    signals.article_generator_finalized.connect(_tell)
    signals.get_generators.connect(_generators)
