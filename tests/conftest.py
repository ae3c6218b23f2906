"""What holds for all tests."""

import os
from collections.abc import Iterator

import hypothesis
import pytest
from playwright.sync_api import Browser, sync_playwright

import chromium
from checks.browsing import launch

# A busy machine is no failure.
hypothesis.settings.register_profile("no deadline", deadline=None)
hypothesis.settings.load_profile("no deadline")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium without a window; Playwright allows one of its own in a process."""
    if not chromium.find() and not os.environ.get("CI"):
        pytest.skip(chromium.MISSING)
    with sync_playwright() as playwright:
        launched = launch(playwright)
        yield launched
        launched.close()
