"""Absolute addresses: of the site's own pages, and of another archive's copies of a page."""

import datetime
from urllib.parse import quote, urlsplit

from interface.strings import Settings


def absolute(settings: Settings, url: str = "") -> str:
    """The absolute address (a URI: letters percent-encoded) of a `url` relative to the site.

    The setting ARCHIVE_URL says where the site stands.
    """
    return f"{settings['ARCHIVE_URL'].rstrip('/')}/{quote(url)}"


def wayback(address: str, day: datetime.date) -> str:
    """Where the Wayback Machine shows the copy of a page that it made nearest to a day.

    Empty where the address is of such a copy already.
    """
    if urlsplit(address).hostname == "web.archive.org":
        return ""
    return f"https://web.archive.org/web/{day:%Y%m%d}/{address}"
