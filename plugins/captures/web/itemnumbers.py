"""The numbers of a list's items, as a browser shows them (HTML Standard, "ordinal value")."""

import re

from lxml import html

_WHOLE = re.compile(r"[ \t\r\n\f]*\+?([0-9]{1,9})(?![0-9])")
"""What a browser reads of a number; one that is longer, or less than 0, is none of an item here."""


class ItemNumbers:
    """Of the lists of one page, whose items are asked in the order of the page."""

    def __init__(self) -> None:
        """Before the first item."""
        self._next: dict[html.HtmlElement, int] = {}  # of each list

    def of(self, item: html.HtmlElement) -> int:
        """The number that an item shows."""
        items = item.getparent()
        is_reversed = items.get("reversed") is not None
        if items not in self._next:
            first = sum(map(is_item, items)) if is_reversed else 1
            self._next[items] = _whole(items.get("start", ""), first)
        number = _whole(item.get("value", ""), self._next[items])
        self._next[items] = max(number - 1, 0) if is_reversed else number + 1
        return number


def is_item(element: html.HtmlElement) -> bool:
    """Whether an element is an item of a list."""
    return bool(element.tag == "li")


def _whole(written: str, otherwise: int) -> int:
    """A whole number as it is written."""
    found = _WHOLE.match(written)
    return int(found[1]) if found else otherwise
