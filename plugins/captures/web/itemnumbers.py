"""The numbers of a list's items, as a browser shows them (HTML Standard, "ordinal value")."""

from lxml import html

_LONGEST = 9  # digits: what is longer is no number of an item


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
    written = written.strip()
    return int(written) if written.isdecimal() and len(written) <= _LONGEST else otherwise
