"""A folded text that still knows where each of its characters comes from."""

import re
import unicodedata
from dataclasses import dataclass

from arabic.folding import ONE_TO_ONE, fold
from arabic.rules import RULES, character_class

_MARKS = character_class(RULES.inside, RULES.delete)
_PIECE = re.compile(
    f"(?P<plain>[{ONE_TO_ONE}]+(?![{_MARKS}]))"  # folds to as many characters
    f"|[^{_MARKS}][{_MARKS}]*|[{_MARKS}]+"  # a character with its marks may fold to any number
)


@dataclass(frozen=True, slots=True)
class Aligned:
    """`folded[i]` comes from `text[starts[i]:ends[i]]`, its marks included."""

    text: str
    folded: str
    starts: list[int]
    ends: list[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the text of `folded[start:end]`, without invisible controls at its end."""
        first, last = self.starts[start], self.ends[end - 1]
        while unicodedata.category(self.text[last - 1]) == "Cf":
            last -= 1
        return first, last


def align(text: str) -> Aligned:
    """Fold a text and keep the offsets of its characters."""
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for piece in _PIECE.finditer(text):
        start, end = piece.span()
        form = fold(piece.group())
        folded.append(form)
        if piece["plain"]:
            starts += range(start, end)
            ends += range(start + 1, end + 1)
        else:
            starts += [start] * len(form)
            ends += [end] * len(form)
    return Aligned(text, "".join(folded), starts, ends)
