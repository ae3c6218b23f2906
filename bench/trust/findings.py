"""What a part of the bench tells: numbers, each beside what was promised."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import telling

_SHOWN = 8  # of what was found against a promise
_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Finding:
    """A promise and what was found: `wrong` has whatever breaks it, `of` how much was looked at."""

    promise: str
    wrong: Sequence[str]
    of: str

    @property
    def is_kept(self) -> bool:
        """Whether nothing breaks the promise."""
        return not self.wrong


@dataclass(frozen=True, slots=True)
class Fact:
    """A number beside which nothing was promised."""

    said: str


Told = Finding | Fact


def lines(told: Iterable[Told]) -> Iterator[str]:
    """What is printed of a part."""
    for each in told:
        if isinstance(each, Fact):
            yield f"  {each.said}"
            continue
        mark = "kept  " if each.is_kept else "BROKEN"
        yield f"  {mark} {len(each.wrong):>5} {each.promise} ({each.of})"
        for one in each.wrong[:_SHOWN]:
            yield f"           {telling.shortened(' '.join(one.split()), _WIDTH)}"
        if len(each.wrong) > _SHOWN:
            yield f"           and {len(each.wrong) - _SHOWN:,} more"
