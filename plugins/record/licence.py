"""Under what terms the texts may be used: what the settings say, and nothing of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence's name as readers know it, and the address of its text."""

    title: str
    address: str


def licence(settings: Mapping[str, Any]) -> Licence | None:
    """The licence of the settings LICENSE and LICENSE_URL; None where both are empty."""
    title, address = settings["LICENSE"], settings["LICENSE_URL"]
    return Licence(title, address) if title else None
