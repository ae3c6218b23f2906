"""What Pelican's Atom feeds lack to be valid (RFC 4287) and lasting.

Pelican writes an empty author where an article has none, makes an entry's id of its date, which an
archive corrects, and takes the summary for HTML, while it is plain text.
"""

import html
from typing import Any


def mend(context: dict[str, Any], feed: Any) -> None:
    """Before a feed is written: its language and author, and each entry's id and summary."""
    feed.feed["language"] = context["DEFAULT_LANG"]
    feed.feed["author_name"] = context["SITENAME"]
    for item in feed.items:
        item["unique_id"] = item["link"]
        # an entry without an author has the feed's
        item["author_name"] = item["author_name"] or None
        if item["description"] is not None:
            item["description"] = html.escape(item["description"], quote=False)
