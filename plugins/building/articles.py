"""Articles, as far as their files have not changed, from the memory of an earlier build.

Pelican takes a quarter of a millisecond to make an article of what its file says. The article as it
is then, before other articles decide anything of it, is kept; its text is not, and is read again
where a page, a feed or a data file shows it.
"""

import contextlib
import io
import os
import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from pelican.contents import Article
from pelican.generators import ArticlesGenerator
from pelican.urlwrappers import Author, Category, Tag, URLWrapper

from building.memory import Changes, Remembered, Stored
from reader.parsing import Parser

_NEVER = r"(?!)(?P<what>)"  # a link to a file: what INTRASITE_LINK_REGEX is in the archive
_LEFT_OUT = ("settings", "_context", "_content", "plain_text")
_CLASSES = frozenset(
    {
        ("datetime", "date"),
        ("datetime", "datetime"),
        ("datetime", "timedelta"),
        ("datetime", "timezone"),
        ("pelican.utils", "SafeDatetime"),
    }
)
_TORN = (
    *(pickle.UnpicklingError, EOFError, LookupError, TypeError, ValueError, AttributeError),
    *(OSError, MemoryError, OverflowError),
)
_NEEDED = frozenset({"title", "date", "id", "digest", "metadata", "slug", "lang"})
_NAMES: dict[str, type] = {kind.__name__: kind for kind in (Category, Tag, Author)}


@dataclass(frozen=True, slots=True)
class Past:
    """What a build has of earlier ones, and whom it tells how far it is."""

    stored: Mapping[str, Stored]
    """The articles, by the paths of their files."""
    changes: Changes
    """What memory is to learn."""
    remembered: Remembered
    take: Callable[[Path], bool] | None
    """Brings a file of the site that stands, named by its content, to its place in the new one."""
    begin: Callable[[], None]
    """Called before the first article is read."""
    count: Callable[[int], None]
    """Called with how many articles have been asked for."""


class StoredArticle(Article):  # type: ignore[misc]  # Pelican ships no types
    """An article whose text is read when it is asked for."""

    parser: ClassVar[Parser]
    path: str
    """Of its file, below the content."""

    def get_relative_source_path(self, source_path: str | None = None) -> str | None:
        """Called by Pelican, of each article several times."""
        if source_path is None or source_path == self.source_path:
            return self.path
        found: str | None = super().get_relative_source_path(source_path)
        return found

    @property
    def _content(self) -> str:
        return self.parser.parse(self.source_path).content

    @property
    def plain_text(self) -> str:
        """Its text without markup."""
        return self.parser.parse(self.source_path).text

    def get_static_links(self) -> set[str]:
        """Of files that the text leads to, for which it need not be read if none can be."""
        if self.settings["INTRASITE_LINK_REGEX"] == _NEVER:
            return set()
        links: set[str] = super().get_static_links()
        return links


class Articles(ArticlesGenerator):  # type: ignore[misc]
    """Pelican's generator of articles, and what it knows of them already."""

    writes_pages = True  # and nothing else
    past: ClassVar[Past]

    def generate_context(self) -> None:
        """Called by Pelican."""
        self.past.begin()
        self.context["remembered"] = self.past.remembered
        self.context["take"] = self.past.take
        self._asked = 0
        self._stamps: dict[str, tuple[int, int]] = {}
        self._named: dict[tuple[str, str], URLWrapper | ZoneInfo] = {}
        self._class = type("StoredArticle", (StoredArticle,), {"parser": Parser(self.settings)})
        super().generate_context()
        self.past.changes.gone = self.past.stored.keys() - self._stamps.keys()

    def is_stored(self, path: str) -> bool:
        """Whether the article of a file is known, and the file has not changed since."""
        known = self.past.stored.get(path)
        return known is not None and self._stamp(path) == (known.size, known.time)

    def edited(self) -> list[str]:
        """The files that have another size or time than when they were first asked for."""
        return [path for path, stamp in self._stamps.items() if _stat(self.path, path) != stamp]

    def get_cached_data(self, path: str, default: Any = None) -> Any:
        """Called by Pelican: the article of a file, if it is known."""
        self._asked += 1
        self.past.count(self._asked)
        if self.is_stored(path):
            with contextlib.suppress(*_TORN):
                return self._restored(path, self.past.stored[path].state)
        return default

    def cache_data(self, path: str, article: Any) -> None:
        """Called by Pelican with an article that it has read."""
        if stamp := self._stamp(path):
            self.past.changes.put(path, Stored(*stamp, _state(article)))

    def _stamp(self, path: str) -> tuple[int, int] | None:
        """What a file is known by, as it was when it was first asked for."""
        if path not in self._stamps:
            found = _stat(self.path, path)
            if found is None:
                return None
            self._stamps[path] = found
        return self._stamps[path]

    def _restored(self, path: str, state: bytes) -> Any:
        article: Any = object.__new__(self._class)
        attributes = _Unpickler(io.BytesIO(state), self._of_name).load()
        if not attributes.keys() >= _NEEDED:
            raise pickle.UnpicklingError
        vars(article).update(attributes, settings=self.settings, _context=self.context)
        article.source_path = os.path.join(self.path, path)  # noqa: PTH118  # whatever was stored
        article.path = os.path.normpath(path)  # ./ before what lies in the content folder itself
        return article

    def _of_name(self, key: tuple[str, str]) -> URLWrapper | ZoneInfo:
        if key not in self._named:
            kind, name = key
            is_zone = kind == ZoneInfo.__name__
            self._named[key] = ZoneInfo(name) if is_zone else _NAMES[kind](name, self.settings)
        return self._named[key]


def _stat(folder: str, path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(os.path.join(folder, path))  # noqa: PTH116, PTH118  # quicker than Path
    except OSError:
        return None
    return found.st_size, found.st_ctime_ns  # which nobody can put back


class _Pickler(pickle.Pickler):
    """Of names only the names, for each has all settings; of zones of time too."""

    def persistent_id(self, value: Any) -> tuple[str, str] | None:
        match value:
            case URLWrapper():
                return type(value).__name__, value.name
            case ZoneInfo():
                return ZoneInfo.__name__, value.key
        return None


class _Unpickler(pickle.Unpickler):
    """Makes nothing but days and moments: whoever can add files to an archive adds no code."""

    def __init__(self, file: io.BytesIO, of_name: Callable[[tuple[str, str]], Any]) -> None:
        super().__init__(file)
        self._of_name = of_name

    def persistent_load(self, key: tuple[str, str]) -> Any:
        return self._of_name(key)

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _CLASSES:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)


def _state(article: Any) -> bytes:
    attributes = {key: value for key, value in vars(article).items() if key not in _LEFT_OUT}
    attributes["metadata"] = {
        key: value for key, value in article.metadata.items() if key not in _LEFT_OUT
    }
    written = io.BytesIO()
    _Pickler(written, pickle.HIGHEST_PROTOCOL).dump(attributes)
    return written.getvalue()
