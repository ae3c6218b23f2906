"""Articles that an archive published as whole Markdown files, to be taken over byte for byte.

Whatever passes the check can be built: dates are dates, and no key of it reaches into Pelican.
"""

import datetime
import re

from captures import frontmatter
from captures.capture import Rejected, Verbatim

_KEYS = (
    "title title_basis date date_basis date_evidence modified id category tags authors lang source"
    " source_url original_url captured capture capture_sha256 also_captured corrections summary"
    " status withdrawn"
)
KEYS = frozenset(_KEYS.split())
"""The keys that an article may have. Pelican makes each key an attribute of the article, so that
any other (`save_as`, `url`, `template`, `translation` …) could steer the build. A maintainer's own
keys begin with `x_`."""

LISTS = frozenset({"also_captured", "corrections"})
"""Keys that may have several lines."""

STATUSES = ("published", "hidden", "draft")

_DATE = re.compile(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def is_date(value: str) -> bool:
    """Whether a value is a date that the archive writes: a day, with or without time and zone."""
    if not _DATE.fullmatch(value):
        return False
    try:
        datetime.datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def is_day(value: str) -> bool:
    """Whether a value is a day, YYYY-MM-DD."""
    return len(value) == 10 and is_date(value)


def is_language(value: str) -> bool:
    """Whether a value is a language tag such as `ar` or `en-GB`."""
    return _LANGUAGE.fullmatch(value) is not None


def is_sha256(value: str) -> bool:
    """Whether a value is a sha-256 in small hexadecimal digits."""
    return _SHA256.fullmatch(value) is not None


def _wrong(found: str, expected: str) -> Rejected:
    return Rejected(
        f"{found} in `markdown`", expected, "correct the article where it was published"
    )


def _check_keys(fields: dict[str, list[str]]) -> dict[str, str]:
    for key, lines in fields.items():
        if key not in KEYS and not key.startswith("x_"):
            raise _wrong(f"the key {key!r}", "only the keys of an article")
        if len(lines) > 1 and key not in LISTS:
            raise _wrong(f"{len(lines)} lines for {key!r}", "one line")
    return {key: lines[0] for key, lines in fields.items() if lines[0]}


def _check_values(values: dict[str, str]) -> None:
    checks = {
        "date": (is_date, "YYYY-MM-DD or YYYY-MM-DD HH:MM+HH:MM"),
        "modified": (is_date, "YYYY-MM-DD or YYYY-MM-DD HH:MM+HH:MM"),
        "captured": (is_day, "YYYY-MM-DD"),
        "capture_sha256": (is_sha256, "a sha-256"),
        "lang": (is_language, "a language tag such as en"),
        "status": (STATUSES.__contains__, "one of " + ", ".join(STATUSES)),
    }
    for key in ("title", "date", "id"):
        if key not in values:
            raise _wrong(f"no {key.capitalize()}", "front matter with Title, Date and Id")
    for key, (is_right, expected) in checks.items():
        if key in values and not is_right(values[key]):
            raise _wrong(f"{key.capitalize()}: {values[key]!r}", expected)


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
    values = _check_keys(fields)
    _check_values(values)
    if values["id"] != article_id:
        raise _wrong(f"Id: {values['id']!r}", f"the record's id {article_id!r}")
    if sha256 and values.get("capture_sha256", sha256) != sha256:
        raise _wrong("another Capture_sha256", "the record's capture_sha256")
    if not body.strip() and "withdrawn" not in values:
        raise _wrong("no text", "the whole article")
    return Verbatim(encoded, values["title"])
