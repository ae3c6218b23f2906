"""What is too much for one article: texts that no page has, and that no memory should hold."""

from captures.capture import Rejected

MOST_TEXT = 2_000_000
"""Characters of a text: a book of a thousand pages."""

MOST_LINES = 50_000

_LINE_ENDS = "\n\r\x0b\x0c\x85\u2028\u2029"  # as captures.cleaning has them


def check_text(text: str) -> None:
    """Raises Rejected for a text that is none of an article."""
    if len(text) > MOST_TEXT:
        raise Rejected(f"a text of more than {MOST_TEXT:,} characters", "one article", "split it")
    if sum(map(text.count, _LINE_ENDS)) > MOST_LINES:
        raise Rejected(f"a text of more than {MOST_LINES:,} lines", "one article", "split it")
