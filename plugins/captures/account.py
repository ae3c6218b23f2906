"""What the ledger says of each article: by which hash its Markdown file was accepted last."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from captures.ledger import FOUND, LOST, NAME, PUBLISHED, TOLD_BY_IMPORTS, Entry, lines, parse
from progress import Progress


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
    """The articles by the ledger's lines, which it follows in their order.

    A build follows 30,000 of them: what only a difference asks for is made when it is asked for.
    """

    def __init__(self) -> None:
        """Before the first line."""
        self.hashes: dict[str, str] = {}
        """Of the articles that there should be, by their ids."""
        self.breaks: dict[str, Break] = {}
        """Of articles that nobody accepted since."""
        self.foreign: list[tuple[int, bytes]] = []
        """Lines that are no entries, with their numbers."""
        self.lines = 0
        self._last: dict[str, tuple[int, Entry]] = {}
        self._past: dict[str, set[str]] = defaultdict(set)  # hashes that were left
        self._cited: list[Entry] = []

    def follow(self, entry: Entry | None, line: bytes = b"") -> None:
        """Learns what the next line tells; `line` are the bytes of one that is no entry."""
        self.lines += 1
        if entry is None:
            self.foreign.append((self.lines, line))
            return
        id_ = entry.id
        if entry.capture or entry.capture_sha256:
            self._cited.append(entry)
        if entry.reason == FOUND and id_ in self._last:
            return  # it says where the capture is, and accepts no change
        self._last[id_] = (self.lines, entry)
        there = self.hashes.get(id_)
        if there not in (entry.before, entry.after):
            self.breaks[id_] = Break(self.lines, there, entry.before)
        elif entry.reason not in TOLD_BY_IMPORTS:
            self.breaks.pop(id_, None)
        if there and there != entry.after:
            self._past[id_].add(there)
        if entry.after is None:
            self.hashes.pop(id_, None)
        else:
            self.hashes[id_] = entry.after

    def last(self, article_id: str) -> str:
        """The last line about an article, in words; empty if there is none."""
        if article_id not in self._last:
            return ""
        line, entry = self._last[article_id]
        return f"line {line:,} of the ledger ({entry.reason}, {entry.time})"

    def has_had(self, article_id: str) -> bool:
        """Whether an id was ever used."""
        return article_id in self._last

    def was(self, article_id: str, sha256: str) -> bool:
        """Whether an article's file once was as this hash says, and is so no more."""
        return sha256 in self._past.get(article_id, ())

    @cached_property
    def captures(self) -> dict[str, dict[str, str]]:
        """By what is cited: the hashes that it had, each with its article.

        Of what another archive published the captures are there, and not here.
        """
        known: dict[str, dict[str, str]] = {}
        for entry in self._cited:
            if entry.reason == LOST:
                known.get(entry.capture, {}).pop(entry.capture_sha256, None)
            elif entry.reason != PUBLISHED and entry.capture and entry.capture_sha256:
                known.setdefault(entry.capture, {})[entry.capture_sha256] = entry.id
        return {cited: hashes for cited, hashes in known.items() if hashes}

    @cached_property
    def _files(self) -> set[str]:
        names: set[str] = set()
        for entry in self._cited:
            (names.discard if entry.reason == LOST else names.add)(entry.capture)
        return names

    def has_file(self, cited: str) -> bool:
        """Whether a line names a file of content/captures."""
        return bool(cited) and cited in self._files

    @cached_property
    def _made_of(self) -> dict[str, set[str]]:
        known: dict[str, set[str]] = defaultdict(set)
        for entry in self._cited:
            if entry.capture_sha256:
                known[entry.id].add(entry.capture_sha256)
        return known

    def captures_of(self, article_id: str) -> frozenset[str]:
        """The hashes of the captures that an article was made of."""
        return frozenset(self._made_of.get(article_id, ()))


def account_of(content: Path, progress: Progress | None = None) -> Account:
    """What the ledger of a content folder says; raises OSError."""
    account = Account()
    with (progress or Progress()).stage("Reading the ledger", "line") as stage:
        for line in stage.each(lines(content / NAME)):
            account.follow(parse(line), line)
    return account
