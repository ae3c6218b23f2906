"""Articles without their texts, and as far as their files have not changed, from memory.

Pelican takes a quarter of a millisecond to make an article of what its file says. The article as it
is then, before other articles decide anything of it, is kept for later builds; its text is not, and
is read again where a page, a feed or a data file shows it. Where the build has read it already, it
waits on the disk for that: the texts of 26,000 articles take 220 MB, and what two processes look at
is there twice.
"""

import contextlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from sys import intern
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from pelican.contents import Article, Content
from pelican.generators import ArticlesGenerator
from pelican.urlwrappers import Author, Category, Tag, URLWrapper

from building import states
from building.memory import Past, Stored
from building.pile import Pile
from building.unchanged import Stamps
from building.waiting import CODEC, Waiting
from processes import Beside, give_back, uncollected
from reader.parsing import Parsed, Parser
from stages import IMPORTED, reading

_NEVER = r"(?!)(?P<what>)"  # a link to a file: what INTRASITE_LINK_REGEX is in the archive
_TEXTS = {"_content": "html_at", "plain_text": "plain_at"}
"""The attributes that are texts, and where it stands then at which place they wait."""
_LEFT_OUT = ("settings", "_context", *_TEXTS)
_SHORT = 10  # letters of what is often another article's too: a day, a language, a status
_NAMES: dict[str, type] = {kind.__name__: kind for kind in (Category, Tag, Author)}


class _Text:
    """A text of an article, read whenever it is asked for, unless a plugin has set another."""

    def __init__(self, read: Callable[[Any], str]) -> None:
        self._read = read

    def __get__(self, article: Any, _kind: type) -> str:
        return self._read(article)


class _WithoutText(Article):  # type: ignore[misc]  # Pelican ships no types
    """An article whose text is read when it is asked for."""

    def get_content(self, siteurl: str) -> str:
        """As Pelican does, which would keep each text for good."""
        content: str = vars(Content)["get_content"].func(self, siteurl)
        return content

    def get_static_links(self) -> set[str]:
        """Of files that the text leads to, for which it need not be read if none can be."""
        if self.settings["INTRASITE_LINK_REGEX"] == _NEVER:
            return set()
        links: set[str] = super().get_static_links()
        return links


class StoredArticle(_WithoutText):
    """One from memory: its text is in its file."""

    parser: ClassVar[Parser]
    doubt: Callable[[], None]
    """Called where the file was edited since the build began."""
    path: str
    """Of its file, below the content."""
    _content = _Text(lambda article: article.parsed().content)
    plain_text = _Text(lambda article: article.parsed().text)

    def parsed(self) -> Parsed:
        """Its file as it is now."""
        found = self.parser.parse(self.source_path)
        if found.digest != self.digest:
            self.doubt()
        return found

    def get_relative_source_path(self, source_path: str | None = None) -> str | None:
        """Called by Pelican, of each article several times."""
        if source_path is None or source_path == self.source_path:
            return self.path
        found: str | None = super().get_relative_source_path(source_path)
        return found


class ReadArticle(_WithoutText):
    """One that was read: its text waits on the disk."""

    texts: ClassVar[Pile]
    html_at: int
    plain_at: int
    _content = _Text(lambda article: article.texts[article.html_at].decode(*CODEC))
    plain_text = _Text(lambda article: article.texts[article.plain_at].decode(*CODEC))


class Articles(ArticlesGenerator):  # type: ignore[misc]
    """Pelican's generator of articles, and what it knows of them already."""

    writes_pages = True  # and nothing else
    past: ClassVar[Past]
    texts: ClassVar[Pile]
    """For the texts of what is read."""
    beside: ClassVar[Beside | None] = None
    """For works that go on beside the build, if plugins are told of its stages."""
    take: Callable[[Path], bool] | None = None
    """Brings a file of the site that stands to its place in the new one; whether it could. What is
    there then is the old site's too: it may be replaced, and not written into."""
    doubt: Callable[[], None] = staticmethod(lambda: None)
    """Called where the file of an article from memory was edited since the build began."""
    begin: Callable[[bool], Stamps]
    """Called before the first article is read, with whether this build has imported some; gives the
    files that there are."""
    expect: Callable[[int], None]
    """Called with how many articles there are to read."""
    count: Callable[[int], None]
    """Called with how many of them are done."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """As Pelican does."""
        self._found: dict[Any, set[str]] = {}
        super().__init__(*args, **kwargs)
        self._root = f"{os.path.normpath(self.path)}{os.sep}"

    def generate_context(self) -> None:
        """Called by Pelican."""
        self._found.clear()  # new captures may have been imported since
        self.context["past"] = self.past
        self.context["take"] = self.take
        self.context["waiting"] = Waiting(self.texts)
        self._parsed = self._asked = self._before = 0
        self._files = self._steps = 1
        self._stamps: dict[str, tuple[int, int]] = {}
        self._named: dict[tuple[str, str], URLWrapper | ZoneInfo] = {}
        parser = Parser(self.settings)
        given = {"parser": parser, "doubt": staticmethod(self.doubt)}
        self._stored_class = type("StoredArticle", (StoredArticle,), given)
        self._read_class = type("ReadArticle", (ReadArticle,), {"texts": self.texts})
        if self.beside is not None:
            self.context["beside"] = self.beside
            reading.send(self)
        self._there = self.begin(self.context.pop(IMPORTED, False))
        with uncollected():
            super().generate_context()
        self.past.gone = self.past.articles.keys() - self._stamps.keys()
        self.past.articles.clear()
        give_back()  # the texts wait on the disk now

    def get_files(
        self, paths: Any, exclude: list[str] | None = None, extensions: Any = None
    ) -> set[str]:
        """Called by Pelican and plugins, several times: folders are looked at once in a run."""
        key = tuple(paths), tuple(exclude or ())
        if key not in self._found:
            self._found[key] = super().get_files(paths, exclude, extensions=False)
        if extensions is False:
            return set(self._found[key])
        wanted = self.readers.extensions if extensions is None else extensions
        suffixes = {f".{extension}" for extension in wanted}
        return {path for path in self._found[key] if os.path.splitext(path)[1] in suffixes}  # noqa: PTH122  # quicker

    def parsing(self, unread: int, files: int) -> Callable[[int], None]:
        """Called by whoever parses ahead what is unread of so many files.

        Gives what to tell how many are done. To be parsed and to be asked for are two steps; those
        that were asked for before are done.
        """
        self._before = self._asked
        self._files, self._steps = files - self._before, unread + files - self._before
        self.expect(files)

        def count(done: int) -> None:
            self._parsed = done
            self._count()

        return count

    def _count(self) -> None:
        steps = self._parsed + self._asked - self._before
        self.count(self._before + steps * self._files // self._steps)

    def is_stored(self, path: str) -> bool:
        """Whether the article of a file is known, and the file has not changed since."""
        known = self.past.articles.get(path)
        return known is not None and self._stamp(path) == (known.size, known.time)

    def edited(self) -> list[str]:
        """The files that are there with another size or time than when they were asked for."""
        now = ((path, stamp, _stat(self.path, path)) for path, stamp in self._stamps.items())
        return [path for path, stamp, found in now if found not in (None, stamp)]

    def get_cached_data(self, path: str, default: Any = None) -> Any:
        """Called by Pelican: the article of a file, if it is known."""
        self._asked += 1
        self._count()
        if self.is_stored(path):
            with contextlib.suppress(*states.TORN):
                return self._restored(path, self.past.articles[path].state)
        return default

    def cache_data(self, path: str, article: Any) -> None:
        """Called by Pelican with an article that it has read."""
        if stamp := self._stamp(path):
            self.past.learn(path, Stored(*stamp, states.state(article, _LEFT_OUT)))
        attributes = vars(article)
        for name, place in _TEXTS.items():
            if isinstance(text := attributes.pop(name, None), str):
                attributes[place] = self.texts.add(text.encode(*CODEC))
            article.metadata.pop(name, None)
        article.__dict__ = _lean(attributes)
        article.__class__ = self._read_class

    def _stamp(self, path: str) -> tuple[int, int] | None:
        """What a file is known by, as it was when the build began or it was first asked for."""
        if path not in self._stamps:
            found = self._there.get(f"{self._root}{path}")
            if found is None or found[0] < 0:
                # not looked at by this name (links, dots), or it could not be then
                found = _stat(self.path, path)
            if found is None:
                return None
            self._stamps[path] = found
        return self._stamps[path]

    def _restored(self, path: str, state: bytes) -> Any:
        article: Any = object.__new__(self._stored_class)
        attributes = states.attributes(state, self._of_key)
        attributes |= {"settings": self.settings, "_context": self.context}
        attributes["source_path"] = os.path.join(self.path, path)  # noqa: PTH118  # now
        # ./ before what lies in the content folder itself
        attributes["path"] = os.path.normpath(path)
        article.__dict__ = _lean(attributes)
        return article

    def _of_key(self, key: states.Key) -> URLWrapper | ZoneInfo:
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


def _lean(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """An article's attributes in half the memory: in tables of their number, once what many share.

    Python makes a table for an object that grows twice as large as one for as many names at once.
    """
    found = _shared(attributes)
    found["metadata"] = _shared(attributes["metadata"])
    return found


def _shared(attributes: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: intern(value) if type(value) is str and len(value) <= _SHORT else value
        for key, value in attributes.items()
    }
