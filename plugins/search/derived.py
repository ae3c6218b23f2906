"""What rules make of words, kept from build to build.

The rules of a language cost some microseconds a word, and an archive has hundreds of thousands of
different ones, which are nearly the same from one build to the next.
"""

from collections.abc import Callable, Sequence
from itertools import chain
from typing import Protocol

from processes import mapped

_BETWEEN = "\n"  # in no word


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
        found = [known[word] for word in words]
        if new and self._kept is not None:
            pairs = chain.from_iterable(zip(words, found, strict=True))
            self._kept[_name(rule)] = _BETWEEN.join(pairs).encode(errors="surrogatepass")
        return found

    def _known(self, rule: Callable[[str], str]) -> dict[str, str]:
        kept = self._kept.get(_name(rule)) if self._kept is not None else None
        parts = kept.decode(errors="surrogatepass").split(_BETWEEN) if kept else []
        return dict(zip(parts[::2], parts[1::2], strict=True))


def _name(rule: Callable[[str], str]) -> str:
    return f"{rule.__module__}.{rule.__qualname__}"
