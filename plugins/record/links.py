"""Links of an article's HTML, made absolute for what leaves its page: feeds and data files."""

import re
from html import escape, unescape
from urllib.parse import urljoin, urlsplit

# in the HTML that the reader makes, "<" begins a tag and a quote ends a value
_HREF = re.compile(r'(<a (?:[a-z]+="[^"]*" )*?href=")([^"]*)')


def absolute_links(html: str, page: str) -> str:
    """The HTML that the reader made, with every link absolute; `page` is its page's address.

    A link that has a scheme stays as it stands.
    """
    return _HREF.sub(lambda found: found[1] + _absolute(found[2], page), html)


def _absolute(link: str, page: str) -> str:
    address = unescape(link)
    return link if urlsplit(address).scheme else escape(urljoin(page, address))
