"""Under what terms the texts may be used: what the settings say, and nothing of its own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from content_error import ContentError

_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence's name as readers know it, and the address of its text."""

    title: str
    address: str


def licence(settings: Mapping[str, Any]) -> Licence | None:
    """The licence of the settings LICENSE and LICENSE_URL; None where both are empty.

    Raises ContentError where one is missing or the address is none.
    """
    title, address = settings["LICENSE"], settings["LICENSE_URL"]
    if not title and not address:
        return None
    if not title or not _ADDRESS.fullmatch(address):
        raise ContentError(
            f"pelicanconf.py: found LICENSE = {title!r} and LICENSE_URL = {address!r}; expected a "
            "licence's name and the https:// address of its text, or both empty"
        )
    return Licence(title, address)


def check(pelican: Any) -> None:
    """When a build begins: stop it where the settings name half a licence."""
    licence(pelican.settings)
