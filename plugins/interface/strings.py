"""Every sentence of the interface: theme/strings has one file a language."""

import json
from functools import cache
from pathlib import Path
from typing import Any, Protocol

FOLDER = Path(__file__).resolve().parents[2] / "theme" / "strings"
LANGUAGES = ("ar", "en")


class Settings(Protocol):
    """The settings of the interface, by name: Pelican's, or the context of a template."""

    def __getitem__(self, name: str, /) -> Any: ...


class Group(dict[str, Any]):
    """A group of strings, whose names are its attributes too.

    Templates write `t.site.home`, which Jinja looks for among attributes first, some hundred times
    a page: where there is none it costs an exception.
    """

    def __init__(self, words: dict[str, Any]) -> None:
        super().__init__(words)
        self.__dict__ = self


@cache
def strings(language: str) -> Group:
    """The strings of a language, as its file groups them."""
    text = (FOLDER / f"{language}.json").read_text("utf-8")
    words: Group = json.loads(text, object_hook=Group)
    return words


def plural_form(count: int, language: str) -> str:
    """Which of its forms a noun takes beside a count.

    CLDR's cardinal rules: six forms in Arabic, two in English, which has one of its own for none
    here as well («No articles»).
    """
    if language == "en":
        return {0: "zero", 1: "one"}.get(count, "other")
    if count in {0, 1, 2}:
        return ("zero", "one", "two")[count]
    if 3 <= count % 100 <= 10:
        return "few"
    return "many" if 11 <= count % 100 <= 99 else "other"
