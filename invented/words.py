"""Invented articles: words made of random roots in Arabic patterns, drawn as unevenly as real ones.

They say so in their first words. The same seed gives the same articles.
"""

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"
PATTERNS = (
    *("123", "1ا23", "12ا3", "م12و3", "ت12ي3", "12ي3", "م1ا23", "12و3", "ا1ت2ا3", "ا12ا3", "م123ة"),
    *("12ّ3", "ا1ت23", "ي123", "ت123", "12ائ3", "1و23", "م12ى3"),
)
BEFORE = ("", "", "", "", "ال", "ال", "ال", "و", "وال", "ب", "بال", "ل", "لل", "ف", "ك")
AFTER = ("", "", "", "", "ة", "ات", "ين", "ون", "ها", "ه", "هم", "ي", "ا", "ًا")
COMMON = ("في", "من", "على", "إلى", "أن", "عن", "التي", "الذي", "هذا", "كان", "قال", "مع")
OTHERS = ("NATO", "2015", "١٤٤٥", "كوفيد-19", "UNHCR", "3.5", "إيمان", "آمال", "مَدْرَسَةٌ", "مسؤول")
CATEGORIES = ("سياسة", "اقتصاد", "رياضة", "ثقافة", "مجتمع")
SOURCES = ("صحيفة التجربة", "وكالة المثال", "موقع العيّنة")


@dataclass(frozen=True, slots=True)
class Invented:
    """An article that nobody wrote."""

    id: str
    title: str
    text: str
    day: datetime.date
    category: str
    source: str


class Inventor:
    """Draws words, headlines and articles from one seed."""

    def __init__(self, seed: int = 1, words: int = 3000) -> None:
        self.random = random.Random(seed)
        self.words = [self._word() for _ in range(words)]
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(words)))

    def articles(self, count: int) -> Iterator[Invented]:
        """So many articles, spread over three years."""
        start = datetime.date(2021, 1, 1)
        for number in range(count):
            yield Invented(
                id=f"wtest{_base32(number)}",
                title=self.line(self.random.randint(4, 12)),
                text="\n\n".join(["نص مختلق للتجربة", *self._paragraphs()]),
                day=start + datetime.timedelta(days=self.random.randint(0, 1095)),
                category=self.random.choice(CATEGORIES),
                source=self.random.choice(SOURCES),
            )

    def line(self, length: int) -> str:
        """So many words in a row."""
        return " ".join(self.word() for _ in range(length))

    def word(self) -> str:
        """A word as it may stand in a text, the common ones more often."""
        draw = self.random.random()
        if draw < 0.2:
            return self.random.choice(COMMON)
        if draw < 0.23:
            return self.random.choice(OTHERS)
        [core] = self.random.choices(self.words, cum_weights=self._weights)
        return self.random.choice(BEFORE) + core + self.random.choice(AFTER)

    def _paragraphs(self) -> list[str]:
        return [
            self.line(self.random.randint(8, 60)) + "." for _ in range(self.random.randint(1, 6))
        ]

    def _word(self) -> str:
        root = self.random.sample(LETTERS, 3)
        pattern = self.random.choice(PATTERNS)
        return "".join(root[int(sign) - 1] if sign in "123" else sign for sign in pattern)


def _base32(number: int) -> str:
    digits = "abcdefghijklmnopqrstuvwxyz234567"
    return "".join(digits[number >> shift & 31] for shift in range(25, -5, -5))
