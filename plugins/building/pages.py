"""Pages as they are written: each by the process whose turn it is."""

import io
import math
import multiprocessing
from collections.abc import Callable, Mapping
from typing import Any, TextIO

from pelican.plugins import signals
from pelican.utils import get_relative_path, path_to_url, sanitised_join
from pelican.writers import FileOverwriteFailedError, Writer

from building.fingerprints import Fingerprints
from building.kept import Kept

_OF_LISTS = frozenset({"paginated", "template_name", "articles", "dates"})
"""Arguments of Pelican's writer for what may be several pages."""

_OF_WRITER = frozenset({"relative_urls", "override_output", "url"})
"""Those that no template sees."""

_PATIENCE = 5.0  # seconds to wait for the other process before asking whether it is still there


class Turns:
    """Which of two processes does which of a row of things, while both walk along it.

    Whoever comes to a thing first does it; and as both come along in the same order, all that is
    taken lies behind one number. So neither waits for the other, whatever else it has to do.
    """

    def __init__(self) -> None:
        """Before the second process is forked."""
        self._taken = multiprocessing.get_context("fork").Value("q", 0)
        self._place: int | None = None

    def begin(self) -> None:
        """This process stands at the row's beginning; what it did before was its own alone."""
        self._place = 0

    @property
    def have_begun(self) -> bool:
        """Whether this process is in the row."""
        return self._place is not None

    @property
    def taken(self) -> int:
        """How many things are taken, by both."""
        return int(self._taken.value)

    def mine(self, look: Callable[[], None]) -> bool:
        """Whether the next thing of the row is this process's.

        `look` raises where the other process has ended, perhaps in the middle of its turn.
        """
        if self._place is None:
            return True
        place, self._place = self._place, self._place + 1
        while not self._taken.get_lock().acquire(timeout=_PATIENCE):
            look()
        try:
            if self._taken.value > place:
                return False
            self._taken.value = place + 1
        finally:
            self._taken.get_lock().release()
        return True


def pages(context: Mapping[str, Any]) -> int:
    """About how many pages a site will have: its articles, and its lists in pages.

    About, for what a theme or another plugin adds is not known before it is written.
    """
    lists = [*context["categories"], *context.get("sources", ())]
    lists += [each for each in (*context["tags"], *context["authors"]) if len(each[1]) > 1]
    counts = [len(articles) for _, articles in lists]
    counts += [month.count for year in context.get("calendar", ()) for month in year.months]
    per_page: int = context["DEFAULT_PAGINATION"]
    in_lists = sum(math.ceil(count / per_page) for count in counts)
    articles: int = sum(len(context[kind]) for kind in ("articles", "hidden_articles"))
    return articles + in_lists


class PageWriter(Writer):  # type: ignore[misc]  # Pelican ships no types
    """Pelican's writer, which leaves to the other process the pages that this one has taken.

    A page that would be what it was is taken over from the site that stands.
    """

    is_mine: Callable[[], bool] = staticmethod(lambda: True)
    """Asked before each page."""
    kept: Kept | None = None
    """The pages that stand; without it all are rendered."""

    def __init__(self, output_path: str, settings: dict[str, Any]) -> None:
        """As Pelican does."""
        super().__init__(output_path, settings)
        self._fingerprints = Fingerprints(settings, self.kept.reads if self.kept else {})
        self._is_left = self._is_kept = False

    def write_file(
        self, name: str, template: Any, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> None:
        """Called by generators. Of a list each page is a turn."""
        render = self.render
        if name and not args and _is_plain(kwargs):
            # what Pelican does for a page before it is rendered is most of the time of one that is
            # not, of which there are as many as articles
            own = _of_page(name, context, bool(kwargs.get("relative_urls")))
            own |= {key: value for key, value in kwargs.items() if key not in _OF_WRITER}
            self._take(template, context, own)
            if self._is_left or self._is_kept:
                self._leave(sanitised_join(self.output_path, name))
                return
            render = self._rendered
        super().write_file(name, _Turn(template, render), context, *args, **kwargs)

    @property
    def overridden(self) -> set[str]:
        """The paths of pages that stand for good, whoever writes one with such a path later on."""
        found: set[str] = self._overridden_files
        return found

    def render(self, template: Any, context: dict[str, Any]) -> str:
        """The page, or nothing where it is the other process's, or what it was."""
        self._take(template, context, {"output_file": context["output_file"]})
        return "" if self._is_left or self._is_kept else self._rendered(template, context)

    def _take(self, template: Any, context: Mapping[str, Any], own: Mapping[str, Any]) -> None:
        """Find out whether a page is the other process's, or stays; `own` has its own names."""
        self._is_left, self._is_kept = not self.is_mine(), False
        if self.kept and not self._is_left:
            fingerprint = self._fingerprints.of(template, context, own)
            self._is_kept = self.kept.has(own["output_file"], fingerprint)

    def _rendered(self, template: Any, context: dict[str, Any]) -> str:
        page = str(template.render(context))
        if self.kept:
            self.kept.made(context["output_file"])
        return page

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> TextIO:
        """Called by Pelican's writer, with the path of the page that was just rendered."""
        if not self._is_left and not self._is_kept:
            file: TextIO = super()._open_w(filename, encoding, override)
            return file
        self._leave(filename, override)
        return io.StringIO()

    def _leave(self, filename: str, override: bool = False) -> None:
        """A page of this path is not written here; else it is as with Pelican's writer."""
        if filename in self._overridden_files and not override:
            return
        if filename in (self._overridden_files if override else self._written_files):
            raise FileOverwriteFailedError(f'Failed to overwrite "{filename}"')
        if override:
            self._overridden_files.add(filename)
        self._written_files.add(filename)
        if self.kept and self._is_kept:
            self.kept.keep(filename)


def writer_class(is_mine: Callable[[], bool], kept: Kept | None = None) -> type[PageWriter]:
    """The writer of one process: Pelican asks a plugin for a class, and makes its object."""
    return type("PageWriter", (PageWriter,), {"is_mine": staticmethod(is_mine), "kept": kept})


def _is_plain(arguments: Mapping[str, Any]) -> bool:
    """Whether Pelican's writer makes one new page of these, and tells nobody of it."""
    return (
        not arguments.keys() & _OF_LISTS
        and not arguments.get("override_output")
        and not signals.content_written.receivers
    )


def _of_page(name: str, context: Mapping[str, Any], relative_urls: bool) -> dict[str, Any]:
    """What Pelican's writer adds to the context for one page."""
    if not relative_urls:
        return {"output_file": name, "localsiteurl": context.get("localsiteurl")}
    url = path_to_url(get_relative_path(name))
    return {"output_file": name, "localsiteurl": url, "SITEURL": url}


class _Turn:
    """A page's template, as Pelican's writer asks for it."""

    def __init__(self, template: Any, render: Callable[[Any, dict[str, Any]], str]) -> None:
        self._template = template
        self._render = render

    def render(self, context: dict[str, Any]) -> str:
        return self._render(self._template, context)
