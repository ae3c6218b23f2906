"""What several tests of the Arabic plugin read: the shared vectors, and what Unicode 14 assigns."""

import json
from pathlib import Path
from typing import Any

import pytest

from arabic.rules import characters, code_points

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def vectors() -> dict[str, Any]:
    """The examples that both languages must agree on."""
    vectors: dict[str, Any] = json.loads((HERE / "vectors.json").read_text(encoding="utf-8"))
    return vectors


@pytest.fixture(scope="session")
def unicode14() -> list[str]:
    """Every character of Unicode 14, but for surrogates and private use.

    Characters of later versions are letters with lower case and compositions in one runtime and
    nothing in another, so nothing is promised of them.
    """
    return characters(code_points((HERE / "unicode14.txt").read_text(encoding="ascii")))
