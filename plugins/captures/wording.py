"""The words of an article as numbers: what two texts are compared by.

Two spellings of a word (marks, hamzas, digits of either kind) are one number. It is worked out from
the Markdown of the article's body, so that a text just cleaned and a file of the archive, perhaps
edited by hand, are read in one way. A number written in digits is a word of its own, and is told
from other words by its last bit.
"""

import html
import re
import zlib
from itertools import chain
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from arabic import forms, spellings

Words: TypeAlias = NDArray[np.uint32]
"""A text: one number a word, in its order."""

_TARGET = re.compile(r"\]\([^()\s]*\)")  # of a link: no word of the text
_DIGITS = re.compile("([0-9]+)")
_KNOWN = 1 << 18  # spellings, at some 200 bytes


def words_of(markdown: str) -> Words:
    """The words of a body."""
    text = _TARGET.sub("] ", markdown) if "](" in markdown else markdown
    if "&" in text:
        text = html.unescape(text)
    return np.fromiter(chain.from_iterable(map(_NUMBERS.__getitem__, spellings(text))), np.uint32)


def is_number(words: Words) -> NDArray[np.bool_]:
    """Which of the words are numbers in digits."""
    return (words & 1).astype(np.bool_)


class _Numbers(dict[str, tuple[int, ...]]):
    """The numbers of each spelling met: an archive's words come again and again."""

    def __missing__(self, spelling: str) -> tuple[int, ...]:
        words = forms(spelling)
        if any(map(_DIGITS.search, words)):
            words = [part for word in words for part in _DIGITS.split(word) if part]
        if len(self) >= _KNOWN:
            self.clear()
        numbers = self[spelling] = tuple(map(_number, words))
        return numbers


def _number(word: str) -> int:
    return (zlib.crc32(word.encode()) & ~1) | (word[0] in "0123456789")


_NUMBERS = _Numbers()
