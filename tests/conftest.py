"""What holds for all tests."""

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, sync_playwright

import chromium
from checks.browsing import launch

HERE = Path(__file__).parent

# A busy machine is no failure.
hypothesis.settings.register_profile("no deadline", deadline=None)
hypothesis.settings.load_profile("no deadline")

# With the tests of a file in one process, those that take long begin first: else one of two
# processes is still at them when the other has nothing left.
LONGEST = (
    "browser/test_offline.py",
    "browser/test_pages.py",
    "building/test_incremental.py",
    "trust/test_attack.py",
    "browser/test_holdings.py",
    "captures/test_interrupted.py",
    "browser/test_soak.py",
    "building/test_unchanged.py",
    "test_serve.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files in the order of LONGEST, then all others."""
    places = {str(HERE / name): place for place, name in enumerate(LONGEST)}
    assert all(map(os.path.exists, places)), LONGEST
    items.sort(key=lambda item: places.get(str(item.path), len(places)))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium without a window; Playwright allows one of its own in a process."""
    if not chromium.find() and not os.environ.get("CI"):
        pytest.skip(chromium.MISSING)
    with sync_playwright() as playwright:
        launched = launch(playwright)
        yield launched
        launched.close()
