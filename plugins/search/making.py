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

from pieces import Pieces, Store, restored
from processes import Channel
from search.arrays import Numbers
from search.derived import Derived
from search.index import WORD_RULES, Entry, analyse, read, write_index
from search.postings import FIELDS
from search.spelt import Words
from search.standing import Standing, Take

WORDS, LEXEMES = "search.words", "search.lexemes"

_Place = TypeVar("_Place")


class Rows(NamedTuple):
    """The rarest stems of articles and their weights, in rows of whole numbers."""

    stems: Numbers
    weights: Numbers


class DistinctiveRows(NamedTuple):
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
        fields = len(FIELDS)
        self._words = restored(kept, WORDS, partial(Words, fields)) or Words(fields)
        self._derived = Derived(kept)
        self._pieces = restored(kept, LEXEMES, Pieces) or Pieces()

    def is_known(self, key: bytes) -> bool:
        """Whether the words of an article's texts are known from an earlier build."""
        return key in self._words

    def prepare(self) -> None:
        """While there is nothing to read yet: look what is known of words."""
        for rule in WORD_RULES:
            self._derived.known(rule)

    def read(self, entries: Iterable[Entry], text: Callable[[Entry], str]) -> DistinctiveRows:
        """What is distinctive of the articles; `text` gives the text of one that is not known."""
        self._archive, rarest = read(entries, self._words, self._derived, text)
        if self._kept is not None:
            self._kept[WORDS] = self._words.as_bytes()
        del self._words  # of a large archive the memory is wanted
        ids = [entry.id for _, entry in self._archive.numbered]
        return DistinctiveRows(ids, Rows(rarest.numbers, rarest.weights))

    def write(self) -> None:
        """Write the index."""
        index = analyse(self._archive, self._pieces, self._derived)
        del self._archive
        if self._kept is not None and self._pieces.are_changed:
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

    def distinctive(self) -> DistinctiveRows:
        """What is distinctive of them."""
        return self._distinctive

    def finish(self) -> None:
        """The index is written."""
        self._making.write()


class TextsApart(Protocol[_Place]):
    """The texts of articles: one process says where they lie, another reads (building.articles)."""

    def place(self, article: Any) -> _Place:
        """Where an article's text lies."""

    def text(self, place: _Place) -> str:
        """What lies there."""


class StoreApart(Store, Protocol):
    """Where another process keeps bytes, of which the first one knows later (building.memory)."""

    def put(self, value: bytes) -> Any:
        """Bytes for the first process alone; where they lie."""

    def read(self, place: Any) -> bytes:
        """What lies there."""

    def state(self) -> Any:
        """What the first process needs for knowing what is kept."""

    def adopt(self, state: Any) -> None:
        """In the first process: what is kept is what this state says."""


class Apart:
    """In another process, which is at `work`; its methods are called as they stand here.

    Each raises what was raised there, or ChildProcessError, if that process has ended.
    """

    def __init__(self, channel: Channel, kept: StoreApart, texts: TextsApart[Any]) -> None:
        """`kept` and `texts` are those that the other process has."""
        self._channel = channel
        self._kept = kept
        self._texts = texts
        self._is_told = False

    def tell(self, articles: Sequence[Any]) -> None:
        """Of the articles, all of which are read."""
        self._channel.send(list(map(_values, articles)))
        unknown = self._channel.receive()
        self._channel.send({key: self._texts.place(articles[row]) for key, row in unknown.items()})

    def distinctive(self) -> DistinctiveRows:
        """What is distinctive of them, once it is known; it is told once."""
        self._is_told = True
        found: DistinctiveRows = pickle.loads(  # noqa: S301  # by a process of this build
            self._kept.read(self._channel.receive())
        )
        return found

    def finish(self) -> None:
        """The index is written, and what was kept there is known here."""
        if not self._is_told:
            self._channel.receive()
        self._kept.adopt(self._channel.receive())


def work(target: Target, kept: StoreApart, texts: TextsApart[Any], channel: Channel) -> Any:
    """In the other process, with Apart at the other end of the channel."""
    making = Making(target, kept)
    making.prepare()
    # put, and not sent: it is more than can be sent before the other one receives
    channel.send(kept.put(pickle.dumps(_told(making, texts, channel))))
    making.write()
    return kept.state()


def _told(making: Making, texts: TextsApart[Any], channel: Channel) -> DistinctiveRows:
    """What is distinctive of the articles that the first process tells of."""
    entries = [Entry(*values) for values in channel.receive()]
    channel.send({e.key: row for row, e in enumerate(entries) if not making.is_known(e.key)})
    places = channel.receive()
    return making.read(entries, lambda entry: texts.text(places[entry.key]))


def _values(article: Any) -> tuple[Any, ...]:
    """Those of its Entry, which are sent in a third of the time that it would take."""
    source = str(getattr(article, "source", ""))
    day, category = article.date.date(), str(article.category)
    return article.id, article.title, "", day, category, source, article.digest
