"""What the pages of one site have in common, and where by it a page's article stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from captures.grouping import Index


@dataclass(frozen=True, slots=True)
class Template:
    """The lines of a site, as outline.line_hash: those above its articles and those below.

    A line may be both, as a row of share links. `marks` are Outline.marks. Where a headline
    `is_headline_above`, it stands among the lines above, else it is the first below them.
    """

    above: frozenset[int]
    below: frozenset[int]
    marks: frozenset[int]
    is_headline_above: bool = False
    articles: int = 0
    """From how many it was learned."""

    @property
    def known(self) -> frozenset[int]:
        """All its lines."""
        return self.above | self.below

    def gap(self, lines: Sequence[int], words: Sequence[int]) -> tuple[int, int]:
        """Between which of its lines a page has its article: lines[start:end] is not the site's.

        Of all gaps between known lines it is the one that has the fewest lines of a header below it
        and of a footer above it; of those, the one with the most words.
        """
        known = self.known
        at = [index for index, line in enumerate(lines) if line in known]
        only_above, only_below = self.above - self.below, self.below - self.above
        misplaced = sum(lines[index] in only_above for index in at)
        gaps = []
        for start, end in zip((-1, *at), (*at, len(lines)), strict=True):
            if start >= 0:
                misplaced += (lines[start] in only_below) - (lines[start] in only_above)
            gaps.append((misplaced, -sum(words[start + 1 : end]), start + 1, end))
        start, end = min(gaps)[2:]
        return start, end


class Templates:
    """The templates of many sites; `of` finds a page's own."""

    def __init__(self, templates: Iterable[Template] = ()) -> None:
        """Templates that have no mark are never found."""
        self._templates = tuple(templates)
        self._index = Index()
        for number, template in enumerate(self._templates):
            self._index.add(number, template.marks)

    def __len__(self) -> int:
        """How many sites."""
        return len(self._templates)

    def of(self, marks: frozenset[int]) -> Template | None:
        """The template of the site that a page with these marks is of."""
        number = self._index.most_like(marks, lambda number: self._templates[number].marks)
        return None if number is None else self._templates[number]


NONE = Templates()
