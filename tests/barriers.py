"""What axe-core finds wrong with an open page."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[1] / "node_modules/axe-core/axe.min.js"


def barriers(page: Page) -> list[tuple[str, list[str]]]:
    """The rules that the page breaks, each with the elements."""
    page.evaluate(AXE.read_text("utf-8"))
    found: Any = page.evaluate("axe.run()")
    return [
        (violation["id"], [node["html"][:120] for node in violation["nodes"]])
        for violation in found["violations"]
    ]
