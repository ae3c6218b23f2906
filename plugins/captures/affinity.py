"""Whether a line speaks of what a text speaks of: the one measure that needs no list of words."""

from __future__ import annotations

from collections.abc import Iterable

from arabic import is_stop, stem, tokens

_ENOUGH = 1500  # words of a text
_SHORTEST = 3  # letters


def stems(text: str) -> list[str]:
    """The stems of the words that carry a text's subject."""
    forms = (token.form for token in tokens(text))
    return [
        stem(form)
        for form in forms
        if len(form) >= _SHORTEST and not form.isdigit() and not is_stop(form)
    ]


class Subject:
    """What a text speaks of."""

    def __init__(self, lines: Iterable[str]) -> None:
        """The lines of the text; the first 1,500 words tell."""
        self._stems: set[str] = set()
        words = 0
        for line in lines:
            self._stems.update(stems(line))
            words += len(line.split())
            if words > _ENOUGH:
                break

    def share(self, line: str) -> float:
        """The share of a line's words that the text has too, 0 to 1."""
        found = stems(line)
        return sum(one in self._stems for one in found) / len(found) if found else 0.0
