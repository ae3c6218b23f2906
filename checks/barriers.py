"""Barriers that axe-core finds, at two widths, light and dark."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

from checks.findings import Finding

AXE = Path(__file__).resolve().parents[1] / "node_modules/axe-core/axe.min.js"
SCRIPT = Path(__file__).with_suffix(".js")
WIDTHS = (360, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Barrier:
    """A rule of axe-core's that an element breaks."""

    rule: str
    asked: str
    explained: str
    element: str


def check(page: Page, name: str) -> Iterator[Finding]:
    """The barriers of an open page; each is told once."""
    told = set()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            for each in barriers(page):
                if each not in told:
                    told.add(each)
                    found = f"{each.rule}, {scheme}, {width} px: {each.asked}"
                    yield Finding(name, each.element, found, f"see {each.explained}")


def barriers(page: Page) -> list[Barrier]:
    """What axe-core finds in a page as it stands."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    return [Barrier(*each) for each in page.evaluate(SCRIPT.read_text("utf-8"))]
