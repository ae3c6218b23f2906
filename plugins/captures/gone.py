"""What an archive shows no more: no other capture of it may bring it back.

A withdrawn article is known by the address of its original and by its words, one whose file was
deleted by the words alone, which the ledger keeps.
"""

from __future__ import annotations

from captures.capture import Rejected
from captures.texts import Text


class Gone:
    """The articles that were withdrawn or deleted."""

    def __init__(self) -> None:
        """None yet."""
        self._withdrawn: set[str] = set()
        self._addresses: dict[str, str] = {}
        self._wordings: dict[int, str] = {}

    def withdraw(self, article_id: str, address: str) -> None:
        """Learns of a stub, and of the address of its original, which may be empty."""
        self._withdrawn.add(article_id)
        if address:
            self._addresses[address] = article_id

    def is_withdrawn(self, article_id: str) -> bool:
        """Whether an article is a stub."""
        return article_id in self._withdrawn

    def note(self, article_id: str, wording: int) -> None:
        """Learns the wording of a text that an article had."""
        self._wordings.setdefault(wording, article_id)

    def refuse(self, text: Text, address: str) -> None:
        """Raises Rejected for one more capture of what is gone."""
        gone = self._addresses.get(address, "")
        if not gone and len(text.words):
            gone = self._wordings.get(text.wording, "")
        if gone:
            how = "withdrawn" if gone in self._withdrawn else "deleted"
            raise Rejected(
                f"another capture of an article that was {how}, {gone}",
                "one that the archive is to show",
                f"to bring it back, put {gone}.md back as it was",
            )
