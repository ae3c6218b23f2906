"""Absolute addresses, for what leaves the site: feeds, sitemap, JSON-LD."""

from typing import Any
from urllib.parse import quote


def absolute(settings: dict[str, Any], url: str = "") -> str:
    """The absolute address (a URI: letters percent-encoded) of a `url` relative to the site.

    The setting ARCHIVE_URL says where the site stands.
    """
    return f"{settings['ARCHIVE_URL'].rstrip('/')}/{quote(url)}"
