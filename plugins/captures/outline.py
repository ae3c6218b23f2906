"""The outline of a page saved as text: what is kept of it to learn a site's template from many.

A line is kept as eight bytes, the hash of its folded words with digits and the names of days and
months blanked, so that «حلب 23°» and «حلب 7°» are one. Only the two ends of a page are kept, and
the longest lines, by which a second capture of an article is known: at most 1,180 bytes a page.
"""

from __future__ import annotations

import hashlib
import heapq
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from captures.phrases import DAY_AND_MONTH_NAMES, key

HEAD, TAIL = 40, 60
"""Lines at the two ends of a page in which a template is looked for; empty ones do not count."""

SENTENCE = 20
"""Words: a longer line is text, and no evidence of a site."""

_EDGE = 20  # lines at each end by which a site is known
_LONGEST_LINES = 12
_FOLDED = 160  # characters: a longer line is a sentence, and compared as it stands
_MOST_WORDS = 255
_LABEL = 3  # words
_START, _END = 1, 2  # stand beside the first and last line


def line_hash(text: str) -> int:
    """64 bits of a line's wording, whatever numbers and dates it states; of no words 0."""
    words = text.strip() if len(text) > _FOLDED else _blanked(_label(text))
    if not words:
        return 0
    digest = hashlib.blake2b(words.encode(errors="surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")


def _label(text: str) -> str:
    """What comes before a colon in a line that a site writes anew for each page: «التالي: …»."""
    label, colon, rest = text.partition(":")
    is_label = colon and rest.strip() and not text.endswith((".", "»", '"', "،"))
    if is_label and len(label.split()) <= _LABEL and len(rest.split()) <= SENTENCE:
        return label
    return text


def _blanked(text: str) -> str:
    words: list[str] = []
    for word in key(text).split():
        blank = "0" if word.isdigit() else "@" if word in DAY_AND_MONTH_NAMES else word
        if blank != "0" or not words or words[-1] != "0":
            words.append(blank)
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class Place:
    """A line at an end of a page: its index in the page, its hash, its words."""

    index: int
    line: int
    words: int


def places(texts: Sequence[str]) -> list[Place]:
    """The lines at the two ends of a page of trimmed lines, but for those without a letter."""
    spoken = [index for index, text in enumerate(texts) if text]
    if len(spoken) > HEAD + TAIL:
        spoken = spoken[:HEAD] + spoken[-TAIL:]
    found = ((index, line_hash(texts[index])) for index in spoken)
    return [Place(index, line, len(texts[index].split())) for index, line in found if line]


@dataclass(frozen=True, slots=True)
class Outline:
    """The hashes of the lines at a page's ends, in their order, and the words of each up to 255."""

    lines: array[int]
    words: bytes
    longest: dict[int, int] = field(default_factory=dict)
    """The characters of the page's longest lines, by their hash."""

    @property
    def marks(self) -> frozenset[int]:
        """By what pages of one site are known: which short lines follow on one another at its ends.

        Two sites may have the same lines; hardly ever do they have them in the same order.
        """
        short = [
            line if words <= SENTENCE else 0
            for line, words in zip(self.lines, self.words, strict=True)
        ]
        middle = len(short) // 2
        top = [_START, *short[: min(_EDGE, middle)]]
        bottom = [*short[max(len(short) - _EDGE, middle) :], _END]
        pairs = (*pairwise(top), *pairwise(bottom))
        return frozenset(hash(pair) for pair in pairs if all(pair))


def outline(texts: Sequence[str], found: Sequence[Place] | None = None) -> Outline:
    """The outline of trimmed lines; `found` are its places, if they are known already."""
    ends = places(texts) if found is None else found
    longest = heapq.nlargest(_LONGEST_LINES, filter(None, texts), key=len)
    return Outline(
        lines=array("Q", (place.line for place in ends)),
        words=bytes(min(place.words, _MOST_WORDS) for place in ends),
        longest={line_hash(text): len(text) for text in longest},
    )
