"""What rules make of words, kept from build to build.

The rules of a language cost some microseconds a word, and an archive has hundreds of thousands of
different ones, which are nearly the same from one build to the next.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from pieces import Store, restored
from processes import mapped

_BETWEEN, _HALVES, _SAME = "\n", "\0", "="  # in no word


class Derived:
    """The results of rules, each known by its name; a result is a text in one line."""

    def __init__(self, kept: Store | None = None) -> None:
        """`kept` is of builds whose rules were the same."""
        self._kept = kept
        self._known: dict[str, Known] = {}

    def of(self, rule: Callable[[str], str], words: Sequence[str], documents: int) -> list[str]:
        """What a rule makes of each of these words, of an archive of so many documents.

        Of words that come in the order in which they were kept nothing is made twice: where they
        are sorted, or where new ones stand behind those of before.
        """
        known, results = self.known(rule)
        del self._known[_name(rule)]  # of a large archive the memory is wanted
        found: list[str] = []
        new: dict[int, str] = {}
        for first, there, count in _runs(words, known):
            new |= enumerate(words[len(found) : first], len(found))
            found += [""] * (first - len(found))
            # the word that is there, and not the same one that was kept
            here, before = slice(first, first + count), slice(there, there + count)
            same = zip(words[here], known[before], results[before], strict=True)
            found += [word if result is was else result for word, was, result in same]
        made = mapped(rule, list(new.values()), documents)
        for (place, word), result in zip(new.items(), made, strict=True):
            found[place] = word if result == word else result
        if self._kept is not None and (new or len(words) != len(known)):
            halves = _BETWEEN.join(words), _BETWEEN.join(map(_mark, words, found))
            self._kept[_name(rule)] = _HALVES.join(halves).encode(errors="surrogatepass")
        return found

    def known(self, rule: Callable[[str], str]) -> "Known":
        """What a rule has made of the words of the build before."""
        name = _name(rule)
        if name not in self._known:
            self._known[name] = restored(self._kept, name, _read) or Known([], [])
        return self._known[name]


class Known(NamedTuple):
    """Words, in the order in which a rule was asked for them, and its result for each."""

    words: list[str]
    results: list[str]


def _read(kept: bytes) -> Known:
    words, _, results = kept.decode(errors="surrogatepass").partition(_HALVES)
    split = words.split(_BETWEEN)
    # most are the word itself, or what another gave: there are hundreds of thousands
    shared: dict[str, str] = {}
    found = [
        word if result == _SAME else shared.setdefault(result, result)
        for word, result in zip(split, results.split(_BETWEEN), strict=True)
    ]
    return Known(split, found)


def _mark(word: str, result: str) -> str:
    return _SAME if result == word else result


def _runs(words: Sequence[str], known: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Where words stand in the same order in both: where in each, and how many.

    At the end stands a run of none. Of sorted words all that are in both are found.
    """
    here = there = 0
    while here < len(words) and there < len(known):
        count = _alike(words, here, known, there)
        if count:
            yield here, there, count
            here, there = here + count, there + count
        elif words[here] < known[there]:
            here += 1
        else:
            there += 1
    yield len(words), len(known), 0


def _alike(words: Sequence[str], here: int, known: Sequence[str], there: int) -> int:
    """How many words are the same from there on: of many a list tells that at once."""
    count, step = 0, 1
    while step:
        ours = words[here + count : here + count + step]
        if ours and ours == known[there + count : there + count + step]:
            count += len(ours)
            step = step * 2 if len(ours) == step else 0
        else:
            step //= 2
    return count


def _name(rule: Callable[[str], str]) -> str:
    return f"{rule.__module__}.{rule.__qualname__}"
