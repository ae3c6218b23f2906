"""The shape of a page: how much of it leads to other pages, and how much is its own text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import telling
from captures.boilerplate import Kind, look_at
from captures.capture import Form
from captures.phrases import key
from captures.web.kinds import TABLE
from captures.web.passages import Passage

_ONWARD = frozenset(map(key, TABLE["onward"]["links"]))
_HEADLINE, _TEASER = (4, 40), 80  # words
_LED = 0.6
"""The share of links in a headline that leads elsewhere."""
LEAST = 60
"""Words of its own that make a page more than a list: a description of the section has fewer."""
_HEADLINES, _TEASERS = 5, 3
"""So many headlines, or headlines with teasers, are a list's."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How much of a page leads elsewhere, and how much is its own."""

    headlines: int
    """Lines that lead to other pages."""
    teasers: int
    """Those with a text below them, up to the next."""
    own: int
    """Words that belong to none of them."""
    several: int
    """Linked headings with more than a teaser below them."""

    @property
    def is_list(self) -> bool:
        """Whether it shows headlines that lead elsewhere and hardly anything else."""
        leads = self.headlines >= _HEADLINES or self.teasers >= _TEASERS
        return leads and self.own < LEAST

    @property
    def reason(self) -> str:
        """What it shows, for the report."""
        teasers = f", {self.teasers} of them with a teaser" if self.teasers else ""
        return (
            f"it shows {self.headlines} headlines that lead elsewhere{teasers}, "
            f"and {telling.number(self.own, 'word')} of its own"
        )


def shape(found: Sequence[Passage], is_counted: Sequence[bool], address: str, title: str) -> Shape:
    """The shape of a page; of its passages those that are counted can be its own text."""
    reader = _Reader(address, title)
    for place, passage in enumerate(found):
        if passage.words:
            reader.read(passage, is_onward=_is_onward(found, place), counts=is_counted[place])
    return Shape(len(reader.headlines), reader.teasers, reader.own, reader.several)


class _Reader:
    """Reads passages from top to bottom: what follows a linked headline is its teaser."""

    def __init__(self, address: str, title: str) -> None:
        self.headlines: set[str] = set()
        self.teasers, self.own, self.several = 0, 0, 0
        self._address, self._title = address, title
        self._over: Passage | None = None  # the headline that what follows belongs to
        self._is_full = False  # whether a linked heading has its teaser, and may have a text

    def read(self, passage: Passage, *, is_onward: bool, counts: bool) -> None:
        """Counts one more passage."""
        if _is_headline_of_another(passage, self._address, self._title):
            self.headlines.add(key(passage.block.text))
            self._over, self._is_full = passage, False
            if _goes_on(passage):  # its teaser stands in the same passage
                self.teasers, self._over = self.teasers + 1, None
        elif passage.linked < _LED:
            self._read_text(passage, is_onward=is_onward, counts=counts)

    def _read_text(self, passage: Passage, *, is_onward: bool, counts: bool) -> None:
        if passage.block.form is Form.HEADING or key(passage.block.text) == key(self._title):
            self._over = None
        is_teaser = self._over is not None or is_onward
        if is_teaser and passage.words <= _TEASER:
            if passage.words >= _HEADLINE[0] * 2:
                self.teasers += 1
                self._is_full = self._over is not None and self._over.block.form is Form.HEADING
                self._over = None
        elif counts:
            self.own += passage.words
            self.several += self._is_full
            self._is_full = False


def _is_headline_of_another(passage: Passage, address: str, title: str) -> bool:
    fewest, most = _HEADLINE
    text = passage.block.text
    if _goes_on(passage):
        return True
    if not fewest <= passage.words <= most or passage.linked < _LED:
        return False
    leads = {link.address.rstrip("/") for link in passage.block.links}
    if key(text) == key(title) or leads == {address.rstrip("/")}:
        return False
    return look_at(text.replace("\n", " ")).kind not in (Kind.FOOTER, Kind.TOOL)


def _goes_on(passage: Passage) -> bool:
    """Whether a passage is a linked line with its teaser below it, as in tables of old pages."""
    first, _, rest = passage.block.text.partition("\n")
    if not rest or not passage.block.links:
        return False
    link = passage.block.links[0]
    is_line = link.start == 0 and link.end >= len(first.rstrip()) > 0
    return is_line and len(first.split()) >= _HEADLINE[0] - 1 and passage.words <= _TEASER


def _is_onward(found: Sequence[Passage], place: int) -> bool:
    """Whether a link such as «اقرأ المزيد» follows a passage, or ends it."""
    after = next((passage for passage in found[place + 1 : place + 3] if passage.words), None)
    text = found[place].block.text
    last = text[found[place].block.links[-1].start :] if found[place].block.links else ""
    return key(last) in _ONWARD or (
        after is not None and after.linked >= _LED and key(after.block.text) in _ONWARD
    )
