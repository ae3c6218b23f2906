"""The words of documents as they are spelt: each spelling has a number, given on first sight.

A text repeats the words of the others: what is done to a word is done once, and from then on it is
a number. Two processes split a large archive into words, one half each (processes). What has been
split can be kept, and of a document whose text is the same nothing is split again.
"""

import io
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Any

import numpy as np

from arabic import spellings
from processes import mapped
from search.arrays import Numbers, offsets

KEY = 32
"""Bytes of the key of a document's text, a SHA-256."""

Texts = Iterable[str]
"""Of the fields of a document, each gone through once: they may be made then, one by one."""


@dataclass(frozen=True, slots=True)
class Spelt:
    """The words of some documents, by their numbers among the different spellings."""

    different: Sequence[str]
    words: list[Numbers]
    """By field, one document behind the other."""
    lengths: list[Numbers]
    """By field, how many words each document has."""

    def chosen(self, rows: Numbers) -> "Spelt":
        """The documents in these rows, in their order."""
        # nearly all of them lie as they did: they are taken in runs
        breaks = np.flatnonzero(np.diff(rows) != 1) + 1
        runs = [(run[0], run[-1] + 1) for run in np.split(rows, breaks) if len(run)]
        words = []
        for of_field, sizes in zip(self.words, self.lengths, strict=True):
            at = offsets(sizes)
            taken = [of_field[at[first] : at[end]] for first, end in runs]
            words.append(np.concatenate([of_field[:0], *taken]))
        return Spelt(self.different, words, [sizes[rows] for sizes in self.lengths])


class _Spellings(dict[str, int]):
    """The number of each spelling, given on first sight."""

    def __missing__(self, spelling: str) -> int:
        self[spelling] = number = len(self)
        return number


def split(documents: Sequence[Texts], fields: int) -> Spelt:
    """The words of documents, each of which is given by the texts of its fields."""
    half = len(documents) // 2
    halves = [documents[:half], documents[half:]]
    return _joined(mapped(partial(_split, fields), halves, len(documents)))


def _split(fields: int, documents: Sequence[Texts]) -> Spelt:
    numbers = _Spellings()
    words = [array("i") for _ in range(fields)]
    lengths = [array("i") for _ in range(fields)]
    for document in documents:
        for of_field, sizes, text in zip(words, lengths, document, strict=True):
            found = spellings(text)
            of_field.extend(map(numbers.__getitem__, found))
            sizes.append(len(found))
    return Spelt(list(numbers), list(map(np.asarray, words)), list(map(np.asarray, lengths)))


def _joined(halves: Iterable[Spelt]) -> Spelt:
    """The documents of both halves."""
    one, other = halves
    numbers = _Spellings(zip(one.different, count()))
    here = np.fromiter(map(numbers.__getitem__, other.different), np.int32, len(other.different))
    return Spelt(
        list(numbers),
        [
            np.append(first, here[second])
            for first, second in zip(one.words, other.words, strict=True)
        ],
        list(map(np.append, one.lengths, other.lengths)),
    )


class Words:
    """The words of documents that were split before, by keys that are others for other texts."""

    def __init__(self, fields: int, kept: bytes | None = None) -> None:
        """`kept` is what `as_bytes` gave to an earlier build; another may raise anything."""
        self._fields = fields
        self._rows: dict[bytes, int] = {}
        self._spelt = split([], fields)
        if kept is not None:
            self._read(kept)

    def __contains__(self, key: bytes) -> bool:
        """Whether the words of a text are known."""
        return key in self._rows

    def of(self, documents: Sequence[tuple[bytes, Texts]]) -> Spelt:
        """The words of documents, from their keys and texts; those of what is known are not read.

        From then on these are known, and no others. Raises ValueError where two have one key.
        """
        unknown = {key: texts for key, texts in documents if key not in self._rows}
        spelt = _joined([self._spelt, split(list(unknown.values()), self._fields)])
        rows = self._rows | {key: len(self._rows) + place for place, key in enumerate(unknown)}
        chosen = spelt.chosen(np.fromiter((rows[key] for key, _ in documents), np.int64))
        self._rows = {key: row for row, (key, _) in enumerate(documents)}
        if len(self._rows) < len(documents):
            raise ValueError("two documents have one key")
        self._spelt = chosen
        return chosen

    def as_bytes(self) -> bytes:
        """All that is known."""
        written = io.BytesIO()
        text = "\n".join(self._spelt.different).encode(errors="surrogatepass")
        arrays: dict[str, Any] = {
            "different": np.frombuffer(text, np.uint8),
            "keys": np.frombuffer(b"".join(self._rows), np.uint8),
        }
        for field, (words, sizes) in enumerate(
            zip(self._spelt.words, self._spelt.lengths, strict=True)
        ):
            arrays |= {f"words{field}": words, f"lengths{field}": sizes}
        np.savez(written, **arrays)
        return written.getvalue()

    def _read(self, kept: bytes) -> None:
        found = np.load(io.BytesIO(kept), allow_pickle=False)
        text, keys = found["different"].tobytes(), found["keys"].tobytes()
        places = range(0, len(keys), KEY)
        self._rows = {keys[place : place + KEY]: row for row, place in enumerate(places)}
        self._spelt = Spelt(
            text.decode(errors="surrogatepass").split("\n") if text else [],
            [found[f"words{field}"] for field in range(self._fields)],
            [found[f"lengths{field}"] for field in range(self._fields)],
        )
        _check(self._spelt, len(self._rows))


def _check(spelt: Spelt, documents: int) -> None:
    """Raises ValueError where these are not the words of so many documents."""
    for words, sizes in zip(spelt.words, spelt.lengths, strict=True):
        if words.dtype != np.int32 or sizes.dtype != np.int32 or words.ndim != 1:
            raise ValueError("numbers of another type")
        if sizes.shape != (documents,) or sizes.sum() != len(words) or np.any(sizes < 0):
            raise ValueError("other words than their lengths say")
        if len(words) and not 0 <= words.min() <= words.max() < len(spelt.different):
            raise ValueError("words that have no spelling")
