"""Articles that an archive published as whole Markdown files, to be taken over byte for byte.

Whatever passes the check can be built: dates are dates, and no key of it reaches into Pelican.
"""

import datetime
import re

from captures import frontmatter
from captures.capture import Rejected, Verbatim
from captures.cleaning import clean_line
from captures.dating import WEB_BEGINS
from front_matter import DATES, head_mistake, is_date, is_unpublished, mistake

_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f]")  # no text file has them
_DROPPED = re.compile("[\x0b\x0c\x7f\ufffe\uffff]")
"""What the site's reader drops before it reads an article's front matter. The file keeps it."""

_SECONDS = re.compile(r"(\d\d:\d\d):00(?=Z|[+-]|$)")


def _wrong(found: str, expected: str) -> Rejected:
    return Rejected(
        f"{found} in `markdown`", expected, "correct the article where it was published"
    )


def check(markdown: str, article_id: str, sha256: str, today: datetime.date) -> Verbatim:
    """The article of a published Markdown file.

    Its Id must be `article_id`, and its Capture_sha256, if it has one, `sha256`, unless that is
    empty. Its dates must be those of a record: not before the web, not after tomorrow. Raises
    Rejected.
    """
    try:
        encoded = markdown.encode()
    except UnicodeEncodeError:
        raise _wrong("half a surrogate pair", "UTF-8 text") from None
    if forbidden := _FORBIDDEN.search(markdown):
        code = f"U+{ord(forbidden.group()):04X}"
        raise _wrong(f"the control character {code}", "text without control characters")
    text = _DROPPED.sub("", markdown.removeprefix("\ufeff"))
    fields, _ = frontmatter.parse(text)
    # the reader looks at the lines of the head before it drops anything
    if wrong := head_mistake(markdown.removeprefix("\ufeff")) or mistake(fields, today):
        raise _wrong(*wrong)
    values = {key: lines[0] for key, lines in fields.items() if lines[0]}
    for key in () if is_unpublished(values) else DATES:
        if key in values and values[key] < WEB_BEGINS.isoformat():
            raise _wrong(
                f"{key.capitalize()}: {values[key]}, which is before the web",
                f"a day from {WEB_BEGINS} to tomorrow",
            )
    if values["id"] != article_id:
        raise _wrong(f"Id: {values['id']!r}", f"the record's id {article_id!r}")
    if sha256 and values.get("capture_sha256", sha256) != sha256:
        raise _wrong("another Capture_sha256", "the record's capture_sha256")
    return Verbatim(encoded, clean_line(values["title"]))


def stub_date(stated: str) -> str:
    """The date of a withdrawn article as its front matter wrote it; empty where it is no date.

    The archive that published it had it so, be it before the web or in the future: it stays.
    """
    written = _SECONDS.sub(r"\1", stated.replace("T", " ", 1))
    return next((date for date in (stated, written) if is_date(date)), "")
