"""Ids of articles: `w` and base32 letters of a capture's sha-256, as few as tell it from others."""

from __future__ import annotations

import base64
from collections.abc import Callable

SHORTEST = 10
"""Letters of 5 bits each: among 1,000,000 captures two meet in about one archive of 2,000."""


def mint(sha256: str, is_taken: Callable[[str], bool]) -> str:
    """The shortest id of a capture that was never used; empty if all of its ids were.

    `is_taken` says of an id whether any article ever had it, also one that is gone.
    """
    letters = base64.b32encode(bytes.fromhex(sha256)).decode().lower().rstrip("=")
    lengths = range(SHORTEST, len(letters) + 1)
    return next((id_ for n in lengths if not is_taken(id_ := f"w{letters[:n]}")), "")
