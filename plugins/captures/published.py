"""Articles that an archive published as whole Markdown files, to be taken over byte for byte.

Whatever passes the check can be built: dates are dates, and no key of it reaches into Pelican.
"""

import re

from captures import frontmatter
from captures.capture import Rejected, Verbatim
from front_matter import mistake

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def _wrong(found: str, expected: str) -> Rejected:
    return Rejected(
        f"{found} in `markdown`", expected, "correct the article where it was published"
    )


def check(markdown: str, article_id: str, sha256: str) -> Verbatim:
    """The article of a published Markdown file.

    Its Id must be `article_id`, and its Capture_sha256, if it has one, `sha256`, unless that is
    empty. Raises Rejected.
    """
    try:
        encoded = markdown.encode()
    except UnicodeEncodeError:
        raise _wrong("half a surrogate pair", "UTF-8 text") from None
    if forbidden := _FORBIDDEN.search(markdown):
        code = f"U+{ord(forbidden.group()):04X}"
        raise _wrong(f"the control character {code}", "text without control characters")
    fields, body = frontmatter.parse(markdown)
    if wrong := mistake(fields):
        raise _wrong(*wrong)
    values = {key: lines[0] for key, lines in fields.items() if lines[0]}
    if values["id"] != article_id:
        raise _wrong(f"Id: {values['id']!r}", f"the record's id {article_id!r}")
    if sha256 and values.get("capture_sha256", sha256) != sha256:
        raise _wrong("another Capture_sha256", "the record's capture_sha256")
    if not body.strip() and "withdrawn" not in values:
        raise _wrong("no text", "the whole article")
    return Verbatim(encoded, values["title"])
