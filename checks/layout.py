"""No page is wider than a small phone, and nothing in `main` sticks out of it.

Twice the size is meant both ways in which a reader may ask for it: the browser's zoom, which leaves
half the width, and larger text alone.
"""

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page

from checks.findings import Finding

SCRIPT = Path(__file__).with_suffix(".js")
SIDEWAYS = "let it shrink or wrap: min-inline-size: 0, overflow-wrap, minmax(0, 1fr) in a grid"
PLACES = (  # how it is called, the width in px, the size of text
    ("320 px", 320, "100%"),
    ("320 px and text of twice the size", 320, "200%"),
    ("320 px at a zoom of 200 %", 160, "100%"),
    ("360 px", 360, "100%"),
    ("1280 px", 1280, "100%"),
)


def check(page: Page, name: str) -> Iterator[Finding]:
    """What of an open page sticks out, at each width."""
    told = set()
    for place, width, size in PLACES:
        page.set_viewport_size({"width": width, "height": 640})
        page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
        for element, where, beyond in page.evaluate(SCRIPT.read_text("utf-8")):
            if element not in told:
                told.add(element)
                yield Finding(name, element, f"{beyond:.0f} px out of {where} at {place}", SIDEWAYS)
    page.evaluate("document.documentElement.style.fontSize = ''")
