"""The plain texts of articles, which another process reads where they wait.

That process was forked before any of them was read, and has of the pile nothing but its file.
"""

from typing import Any

from building.pile import Pile, Place

CODEC = "utf-16-le", "surrogatepass"  # as Python has Arabic: a third of the time of UTF-8


class Waiting:
    """One process says where a text lies, the other one reads it."""

    def __init__(self, texts: Pile) -> None:
        """Before the other process is forked."""
        self._texts = texts

    def place(self, article: Any) -> Place:
        """Where the text of an article lies."""
        attributes = vars(article)
        number = attributes.get("plain_at")
        if number is None or "plain_text" in attributes:  # a plugin has set another
            number = self._texts.add(article.plain_text.encode(*CODEC))
        return self._texts.place(number)

    def text(self, place: Place) -> str:
        """What lies there."""
        return self._texts.read(place).decode(*CODEC)
