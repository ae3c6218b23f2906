"""The words that tell an article from the others: its rarest stems, for finding related ones."""

import math
from array import array
from collections import Counter
from collections.abc import Iterable

MOST = 24
Distinctive = tuple[tuple[str, float], ...]


class Distinctiveness:
    """Counts the stems of all articles, then weighs those of each.

    A stem weighs idf · tf/(tf + 1): the rarer in the archive and the more used in the article.
    One that stands in this article alone relates it to nothing and is left out, and so is one
    that stands in more than a tenth of a large archive.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._stems: list[str] = []
        self._documents: list[int] = []
        self._articles: dict[str, tuple[array[int], array[int]]] = {}

    def add(self, article: str, stems: Iterable[str]) -> None:
        """Count an article, by its id, with its stems as often as they stand in it."""
        numbers, counts = array("I"), array("H")
        for stem, count in Counter(stems).items():
            number = self._numbers.get(stem)
            if number is None:
                number = self._numbers[stem] = len(self._stems)
                self._stems.append(stem)
                self._documents.append(0)
            self._documents[number] += 1
            numbers.append(number)
            counts.append(min(count, 65_535))
        self._articles[article] = numbers, counts

    def of(self, article: str) -> Distinctive:
        """Up to 24 stems of an article with their weights, the heaviest first."""
        total = len(self._articles)
        common = max(10, total // 10)
        weighed = [
            (math.log(total / self._documents[number]) * count / (count + 1), self._stems[number])
            for number, count in zip(*self._articles[article], strict=True)
            if 1 < self._documents[number] <= common
        ]
        weighed.sort(key=lambda pair: (-pair[0], pair[1]))
        return tuple((stem, round(weight, 4)) for weight, stem in weighed[:MOST] if weight > 0)
