"""The making of the index of one build, beside all else where that pays.

Then it is a process of its own, forked before an article is read: it has words, and none of the
articles that the other processes hold. It is told of each what the index shows, reads the texts
that it does not know from where they wait, tells what is distinctive of each article, which others
want to know, and writes the files while pages are written.
"""

import pickle
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar

from pieces import Pieces
from processes import Line, Second
from search.arrays import Numbers
from search.derived import Derived, Store
from search.index import RULES, Entry, analyse, read, write_index
from search.postings import FIELDS
from search.spelt import Words
from search.standing import Standing, Take

WORDS, LEXEMES = "search.words", "search.lexemes"

_Place = TypeVar("_Place")


class Rows(NamedTuple):
    """The rarest stems of articles and their weights, in rows of whole numbers."""

    stems: Numbers
    weights: Numbers


class Distinctive(NamedTuple):
    """The rows of all articles, each by its place among the ids."""

    ids: Sequence[str]
    rows: Rows

    def of(self, ids: Iterable[str]) -> Rows:
        """Those of some articles, in their order."""
        places = {id_: place for place, id_ in enumerate(self.ids)}
        wanted = [places[id_] for id_ in ids]
        return Rows(self.rows.stems[wanted], self.rows.weights[wanted])


@dataclass(frozen=True, slots=True)
class Target:
    """Where an index is written, and how."""

    folder: Path
    dates: Mapping[str, object]
    """How the client writes dates (search.index)."""
    take: Take | None
    """Brings files of the site that stands to their places."""


class Making:
    """The work itself, in whichever process."""

    def __init__(self, target: Target, kept: Store | None) -> None:
        """`kept` is what builds of one code have kept."""
        self._target = target
        self._kept = kept
        self._words = Words(len(FIELDS), kept.get(WORDS) if kept is not None else None)
        self._derived = Derived(kept)
        self._pieces = Pieces(kept.get(LEXEMES) if kept is not None else None)

    def is_known(self, key: bytes) -> bool:
        """Whether the words of an article's texts are known from an earlier build."""
        return key in self._words

    def prepare(self) -> None:
        """While there is nothing to read yet: look what is known of words."""
        for rule in RULES:
            self._derived.kept(rule)

    def read(self, entries: Iterable[Entry], text: Callable[[Entry], str]) -> Distinctive:
        """What is distinctive of the articles; `text` gives the text of one that is not known."""
        self._archive, rarest = read(entries, self._words, self._derived, text)
        if self._kept is not None:
            self._kept[WORDS] = self._words.as_bytes()
        del self._words  # of a large archive the memory is wanted
        ids = [entry.id for _, entry in self._archive.numbered]
        return Distinctive(ids, Rows(rarest.numbers, rarest.weights))

    def write(self) -> None:
        """Write the index."""
        index = analyse(self._archive, self._pieces, self._derived)
        del self._archive
        if self._kept is not None:
            self._kept[LEXEMES] = self._pieces.as_bytes()
        del self._pieces
        folder, dates, take = self._target.folder, self._target.dates, self._target.take
        write_index(index, folder, dates, Standing(self._kept, take))


class Here:
    """In this process."""

    def __init__(self, making: Making) -> None:
        """Before the articles are told of."""
        self._making = making

    def tell(self, articles: Sequence[Any]) -> None:
        """Of the articles, all of which are read."""
        texts = {article.id: article for article in articles}
        entries = (Entry(*_values(article)) for article in articles)
        self._distinctive = self._making.read(entries, lambda entry: texts[entry.id].plain_text)

    def distinctive(self) -> Distinctive:
        """What is distinctive of them."""
        return self._distinctive

    def finish(self) -> None:
        """The index is written."""
        self._making.write()


class Waiting(Protocol[_Place]):
    """The texts of articles, which another process reads (building.articles)."""

    def place(self, article: Any) -> _Place:
        """Where an article's text lies."""

    def text(self, place: _Place) -> str:
        """What lies there."""


class Values(Store, Protocol):
    """What another process keeps, and the first one is told of (building.memory)."""

    def lend(self, value: bytes) -> Any:
        """Bytes for the first process alone; where they lie."""

    def borrowed(self, place: Any) -> bytes:
        """What lies there."""

    def told(self) -> Any:
        """What there is to tell."""

    def hear(self, told: Any) -> None:
        """What was told."""


class Apart:
    """In another process. It is heard in the order of these methods."""

    def __init__(
        self,
        target: Target,
        kept: Values,
        waiting: Waiting[Any],
        begin: Callable[[Callable[[Line], object]], Second | None],
    ) -> None:
        """`begin` begins the process; None of it, and this is not `possible`."""
        self._kept = kept
        self._waiting = waiting
        self._second = begin(partial(_work, target, kept, waiting))
        self._distinctive: Distinctive | None = None

    @property
    def is_possible(self) -> bool:
        """Whether there is another process."""
        return self._second is not None

    @property
    def _line(self) -> Line:
        assert self._second  # noqa: S101  # for those who read types: it is_possible
        return self._second.line

    def tell(self, articles: Sequence[Any]) -> None:
        """Of the articles, all of which are read."""
        self._line.say(list(map(_values, articles)))
        unknown = self._line.hear()
        self._line.say({key: self._waiting.place(articles[row]) for key, row in unknown.items()})

    def distinctive(self) -> Distinctive:
        """What is distinctive of them, once it is known."""
        if self._distinctive is None:
            lent = self._kept.borrowed(self._line.hear())
            self._distinctive = pickle.loads(lent)  # noqa: S301  # by a process of this build
        return self._distinctive

    def finish(self) -> None:
        """The index is written, and what was kept there is kept here."""
        self.distinctive()  # said before, whether anyone has asked for it or not
        self._kept.hear(self._line.hear())


def _work(target: Target, kept: Values, waiting: Waiting[Any], line: Line) -> Any:
    """In the other process."""
    making = Making(target, kept)
    making.prepare()
    entries = [Entry(*values) for values in line.hear()]
    line.say({e.key: row for row, e in enumerate(entries) if not making.is_known(e.key)})
    places = line.hear()
    found = making.read(entries, lambda entry: waiting.text(places[entry.key]))
    # lent, for it is more than can be said before the other one listens
    line.say(kept.lend(pickle.dumps(found)))
    making.write()
    return kept.told()


def _values(article: Any) -> tuple[Any, ...]:
    """Of an Entry: without it they are sent in a third of the time."""
    source = str(getattr(article, "source", ""))
    day, category = article.date.date(), str(article.category)
    return article.id, article.title, "", day, category, source, article.digest
