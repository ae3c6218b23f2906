"""What the ledger says of each article: by which hash its Markdown file was accepted last."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from captures.ledger import FOUND, LOST, PUBLISHED, TOLD_BY_IMPORTS, Entry


@dataclass(frozen=True, slots=True)
class Told:
    """The last line about an article."""

    line: int
    """Its number, from 1."""
    time: str
    reason: str


@dataclass(frozen=True, slots=True)
class Break:
    """A line that begins at another state of an article than the line before it left.

    So an import writes that merged a capture with what a hand had changed, and so do two branches
    that changed one article, when they are merged.
    """

    line: int
    left: str | None
    began: str | None


class Account:
    """The articles by the ledger's lines, which it follows in their order."""

    def __init__(self) -> None:
        """Before the first line."""
        self.hashes: dict[str, str] = {}
        """Of the articles that there should be, by their ids."""
        self.last: dict[str, Told] = {}
        self.breaks: dict[str, Break] = {}
        """Of articles that nobody accepted since."""
        self.captures: dict[str, dict[str, str]] = defaultdict(dict)
        """By what is cited: the hashes that it had, each with its article."""
        self.foreign: list[tuple[int, bytes]] = []
        """Lines that are no entries, with their numbers."""
        self.lines = 0
        self._past: dict[str, set[str]] = defaultdict(set)  # hashes that files ever had
        self._made_of: dict[str, set[str]] = defaultdict(set)

    def follow(self, entry: Entry | None, line: bytes = b"") -> None:
        """Learns what the next line tells; `line` are the bytes of one that is no entry."""
        self.lines += 1
        if entry is None:
            self.foreign.append((self.lines, line))
            return
        self._follow_capture(entry)
        there = self.hashes.get(entry.id)
        is_new = entry.id not in self._past
        if entry.reason == FOUND and not is_new:
            return  # it says where the capture is, and accepts no change
        self.last[entry.id] = Told(self.lines, entry.time, entry.reason)
        if there not in (entry.before, entry.after):
            if entry.reason != FOUND:
                self.breaks[entry.id] = Break(self.lines, there, entry.before)
        elif entry.reason not in TOLD_BY_IMPORTS:
            self.breaks.pop(entry.id, None)
        if entry.after is None:
            self.hashes.pop(entry.id, None)
        else:
            self.hashes[entry.id] = entry.after
            self._past[entry.id].add(entry.after)

    def _follow_capture(self, entry: Entry) -> None:
        sha256 = entry.capture_sha256
        if not sha256:
            return
        if entry.reason == LOST:
            self._made_of[entry.id].discard(sha256)
            self.captures[entry.capture].pop(sha256, None)
            return
        self._made_of[entry.id].add(sha256)
        if entry.reason != PUBLISHED:  # by another archive, where its captures are
            self.captures[entry.capture][sha256] = entry.id

    def has_had(self, article_id: str) -> bool:
        """Whether an id was ever used."""
        return article_id in self._past

    def was(self, article_id: str, sha256: str) -> bool:
        """Whether an article's file ever was as this hash says."""
        return sha256 in self._past.get(article_id, ())

    def captures_of(self, article_id: str) -> frozenset[str]:
        """The hashes of the captures that an article was made of."""
        return frozenset(self._made_of.get(article_id, ()))
