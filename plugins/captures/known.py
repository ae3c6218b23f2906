"""What is known of an archive's captures and ids: what its ledger tells, in its order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from captures.capture import Capture
from captures.ledger import IMPORTED, LOST, MERGED, Entry

_OWN = (IMPORTED, MERGED, LOST)
"""Reasons in the ledger: with these, the import wrote what stands in the article's file."""


class Known:
    """The captures and ids that an archive has had, and which files no hand has edited."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._ids: dict[str, set[str]] = defaultdict(set)  # with the hashes of their captures
        self._new: dict[str, str] = {}  # the ids of this import, each with its capture's hash
        self._hashes: set[str] = set()
        self._files: dict[str, set[str]] = defaultdict(set)  # with the hashes they had
        self._as_written: dict[str, str] = {}  # ids with the hash of the file that no hand edited
        self._told = 0
        self._order: dict[str, int] = {}  # of ids, and of ids with the hash of a capture
        self._wordings: list[tuple[int, str]] = []

    def follow(self, entry: Entry) -> None:
        """Learns what the next entry of the ledger tells."""
        if entry.reason == LOST:
            self._forget(entry)
        else:
            self.add(entry.id, filter(None, (entry.capture_sha256,)))
            self._files[entry.capture].add(entry.capture_sha256)
        if entry.words:
            self._wordings.append((int(entry.words, 16), entry.id))
        self._told += 1
        self._order.setdefault(entry.id, self._told)
        self._order[f"{entry.id} {entry.capture_sha256}"] = self._told
        if entry.after and entry.before == self._as_written.get(entry.id) and entry.reason in _OWN:
            self._as_written[entry.id] = entry.after
        else:
            self._as_written.pop(entry.id, None)

    def _forget(self, entry: Entry) -> None:
        self._hashes.discard(entry.capture_sha256)
        self._files.pop(entry.capture, None)
        self._ids[entry.id].discard(entry.capture_sha256)
        if not self._ids[entry.id]:
            del self._ids[entry.id]

    def add(self, article_id: str, hashes: Iterable[str]) -> None:
        """Learns that an article is made of captures with these hashes."""
        known = set(hashes)
        self._ids[article_id] |= known
        self._hashes |= known

    def take(self, article_id: str, sha256: str) -> None:
        """Learns that this import writes an article of a capture."""
        self._new[article_id] = sha256

    def has(self, capture: Capture) -> bool:
        """Whether a capture was imported before, even if its article is gone.

        An article that an archive published is known by its id and hash together, since several may
        have been made of one capture; where it states no hash, by its id, unless this very import
        took that from another record. Anything else is known by its hash.
        """
        if not capture.is_published:
            return capture.sha256 in self._hashes
        if capture.id not in self._ids:
            return False
        if capture.states_capture:
            return capture.sha256 in self._ids[capture.id]
        return self._new.get(capture.id, capture.sha256) == capture.sha256

    def has_id(self, article_id: str) -> bool:
        """Whether an id was ever used."""
        return article_id in self._ids

    def is_new(self, article_id: str) -> bool:
        """Whether this import made the article."""
        return article_id in self._new

    def is_altered(self, cited: str, sha256: str) -> bool:
        """Whether the ledger knows a file of content/captures with other bytes than these."""
        known = self._files.get(cited) if cited else None
        return known is not None and sha256 not in known

    def missing(self, article_id: str, hashes: Iterable[str]) -> set[str]:
        """Which of these hashes the article is not known to have."""
        return set(hashes) - self._ids.get(article_id, set())

    def as_written(self, article_id: str) -> str | None:
        """The hash of the file of an article as the import wrote it, unless a hand edited it."""
        return self._as_written.get(article_id)

    def place(self, article_id: str, sha256: str) -> int:
        """Where in the ledger's order the text stands that an article has of a capture.

        What the ledger does not know comes first.
        """
        return self._order.get(f"{article_id} {sha256}", self._order.get(article_id, 0))

    def wordings(self) -> Iterator[tuple[int, str]]:
        """The wording of the text of each capture that was imported, and its article."""
        return iter(self._wordings)
