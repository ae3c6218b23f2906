"""The texts of an archive's articles, and which of them a new one is another copy of.

The words stay in a file; in memory an article takes a few hundred bytes.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from captures.fingerprints import Postings, fingerprints
from captures.likeness import FEWEST, is_same_article
from captures.wording import Words, words_of

_SHARED = 0.25
"""The share of its fingerprints that a text must have in common with another to be looked at."""

_LOOKED_AT = 8
"""Of the texts that share most; a copy is among the first, the rest are a series of such."""


class Fullness(NamedTuple):
    """What is compared to know the fuller of two texts: there is always one, or they are equal."""

    words: int
    characters: int
    digest: int
    """Decides between texts of equal length, so that their order does not."""


class Text(NamedTuple):
    """The body of an article, as it is compared."""

    words: Words
    fingerprints: NDArray[np.uint64]
    fullness: Fullness
    wording: int
    """A digest of the words: two texts with the same are the same, however they are spelled."""

    @classmethod
    def of(cls, body: str) -> Text:
        """The text of a body in Markdown."""
        words, body = words_of(body), body.strip()
        digest = _digest(body.encode(errors="replace"))
        fullness = Fullness(len(words), len(body), digest)
        return cls(words, fingerprints(words), fullness, _digest(words.tobytes()))

    @property
    def said(self) -> str:
        """The wording as the ledger has it; empty of a text without words."""
        return f"{self.wording:016x}" if len(self.words) else ""


class Kept(NamedTuple):
    """A text whose words are in a file."""

    start: int
    """The byte at which they begin there."""
    length: int
    fingerprints: NDArray[np.uint64]
    fullness: Fullness
    wording: int


class Texts:
    """One text for each article of an archive."""

    def __init__(self, words: Callable[[int, int], Words]) -> None:
        """Without texts. `words` reads those of a text: how many from which byte on."""
        self._words_at = words
        self._starts = array("Q")
        self._lengths = array("L")
        self._counts = array("L")  # of fingerprints
        self._articles: list[str] = []  # "" where a fuller text took the place
        self._postings = Postings()
        self._numbers: dict[str, int] = {}
        self._fullness: dict[str, Fullness] = {}
        self._same_words: dict[int, str] = {}  # of all texts that came, the others included
        self._at_address: dict[int, list[int]] = {}

    def put(self, article: str, text: Kept, address: str = "") -> None:
        """The text of an article, in the place of the one that it had."""
        if not text.length:
            return
        number = len(self._articles)
        if article in self._numbers:
            before = self._numbers[article]
            self._articles[before] = ""
            self._postings.drop(fingerprints(self._words(before)))
        self._starts.append(text.start)
        self._lengths.append(text.length)
        self._counts.append(len(text.fingerprints))
        self._postings.add(text.fingerprints, number)
        self._articles.append(article)
        self._numbers[article] = number
        self._fullness[article] = text.fullness
        self.note(article, text.wording)
        if address:
            self._at_address.setdefault(_digest(address.encode()), []).append(number)

    def note(self, article: str, wording: int) -> None:
        """Another text of an article: where the same words come again, they are of that article."""
        self._same_words.setdefault(wording, article)

    def fullness(self, article: str) -> Fullness:
        """How full the text of an article is."""
        return self._fullness[article]

    def copy_of(self, text: Text, address: str = "") -> str | None:
        """The article that a text is another copy of, whichever is the fuller."""
        words = text.words
        if not len(words):
            return None
        if article := self._same_words.get(text.wording):
            return article
        number = self._last_at(address) if address else None
        if number is not None and is_same_article(words, self._words(number), same_address=True):
            return self._articles[number]
        return self._near_copy(text) if len(words) >= FEWEST else None

    def _last_at(self, address: str) -> int | None:
        """The text that was put last at an address, of those that stand."""
        numbers = self._at_address.get(_digest(address.encode()), ())
        return next((number for number in reversed(numbers) if self._articles[number]), None)

    def _near_copy(self, text: Text) -> str | None:
        prints = text.fingerprints
        shared = self._postings.sharing(prints)
        likely = sorted(
            (-count, number)
            for number, count in shared.items()
            if self._articles[number] and count >= _SHARED * min(len(prints), self._counts[number])
        )
        for _, number in likely[:_LOOKED_AT]:
            if is_same_article(text.words, self._words(number)):
                return self._articles[number]
        return None

    def _words(self, number: int) -> Words:
        return self._words_at(self._lengths[number], self._starts[number])


def _digest(data: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "little")
