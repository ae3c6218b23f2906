"""What Pelican's Atom feeds lack to be valid (RFC 4287), lasting and exact.

Pelican writes an empty author where an article has none and makes an entry's id of its date, which
an archive corrects. It takes headline and summary for HTML, while they are plain text.
"""

import html
from typing import Any

from record.addresses import absolute


def mend(context: dict[str, Any], feed: Any) -> None:
    """Before a feed is written: its language and author; each entry's id, title and summary."""
    feed.feed["language"] = context["DEFAULT_LANG"]
    feed.feed["author_name"] = context["SITENAME"]
    titles = _titles_with_signs(context)
    for item in feed.items:
        item["unique_id"] = item["link"]
        item["title"] = titles.get(item["link"], item["title"])
        # an entry without an author has the feed's
        item["author_name"] = item["author_name"] or None
        if item["description"] is not None:
            item["description"] = html.escape(item["description"], quote=False)


def _titles_with_signs(context: dict[str, Any]) -> dict[str, str]:
    """By address, the headlines from which Pelican may have taken something for a tag."""
    return {
        absolute(context, article.url): article.title
        for article in context["articles"]
        if "<" in article.title or "&" in article.title
    }
