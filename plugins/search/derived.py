"""What rules make of words, kept from build to build.

The rules of a language cost some microseconds a word, and an archive has hundreds of thousands of
different ones, which are nearly the same from one build to the next.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from processes import mapped

_BETWEEN, _HALVES = "\n", "\0"  # in no word


class Store(Protocol):
    """Where bytes are kept by names."""

    def get(self, name: str) -> bytes | None:
        """What was kept, if anything was."""

    def __setitem__(self, name: str, value: bytes) -> None:
        """Keep it."""


class Derived:
    """The results of rules, each known by its name; a result is a text in one line."""

    def __init__(self, kept: Store | None = None) -> None:
        """`kept` is of builds whose rules were the same."""
        self._kept = kept

    def of(self, rule: Callable[[str], str], words: Sequence[str], documents: int) -> list[str]:
        """What a rule makes of each of these words, of an archive of so many documents."""
        known = self._known(rule)
        new = [word for word in words if word not in known]
        known |= zip(new, mapped(rule, new, documents), strict=True)
        # most are the word itself, or what another gave: there are hundreds of thousands
        shared: dict[str, str] = {}
        found = [_one(word, known[word], shared) for word in words]
        if new and self._kept is not None:
            # apart, so that those of which nothing stays leave no holes in the memory
            halves = _BETWEEN.join(words), _BETWEEN.join(found)
            self._kept[_name(rule)] = _HALVES.join(halves).encode(errors="surrogatepass")
        return found

    def _known(self, rule: Callable[[str], str]) -> dict[str, str]:
        kept = self._kept.get(_name(rule)) if self._kept is not None else None
        if not kept:
            return {}
        words, _, results = kept.decode(errors="surrogatepass").partition(_HALVES)
        return dict(zip(words.split(_BETWEEN), results.split(_BETWEEN), strict=True))


def _one(word: str, result: str, shared: dict[str, str]) -> str:
    """A result, as the same object as the word or an equal result before."""
    return word if result == word else shared.setdefault(result, result)


def _name(rule: Callable[[str], str]) -> str:
    return f"{rule.__module__}.{rule.__qualname__}"
