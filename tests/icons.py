"""The icons of a home screen, drawn by Chromium: iOS, and some launchers, take no SVG.

    PYTHONPATH=plugins python tests/icons.py

draws them anew into theme/static, after a change of favicon.svg. The sign stands on the pages'
paper, inside the circle that every launcher leaves of an icon when it cuts it to its own shape.
"""

import base64
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

import chromium
from record.offline import ICONS, PAPER

STATIC = Path(__file__).resolve().parent.parent / "theme/static"
SIGN = 0.6  # of the side


def path_of(size: int) -> Path:
    """Where the icon of that size lies."""
    return STATIC / f"icon-{size}.png"


def draw(page: Page, size: int) -> bytes:
    """The sign on paper, as PNG."""
    sign = base64.b64encode((STATIC / "favicon.svg").read_bytes()).decode()
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": size, "height": size})
    page.set_content(
        f"<body style='margin: 0; background: {PAPER}; display: grid; place-items: center;"
        f" height: 100vh'><img alt='' src='data:image/svg+xml;base64,{sign}'"
        f" style='width: {SIGN:.0%}; height: {SIGN:.0%}'>"
    )
    return page.screenshot()


if __name__ == "__main__":
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=list(chromium.ARGUMENTS)
        )
        for each in ICONS:
            path_of(each).write_bytes(draw(browser.new_page(), each))
