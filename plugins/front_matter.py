"""What front matter may say: the import writes an article's, the reader holds files to it.

Pelican makes each key an attribute of the article, so a key that is not one of these (`save_as`,
`url`, `template`, `translation` …) could steer the build. A maintainer's own keys begin with `x_`.
"""

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

ORDER = (
    "title",
    "title_basis",
    "date",
    "date_basis",
    "date_evidence",
    "modified",
    "id",
    "category",
    "tags",
    "authors",
    "lang",
    "source",
    "source_url",
    "original_url",
    "captured",
    "capture",
    "capture_sha256",
    "also_captured",
    "corrections",
    "summary",
    "status",
    "withdrawn",
)
"""The keys, as the import writes them one after the other; a `summary` is written by hand alone."""

KEYS = frozenset(ORDER)

PAGE_KEYS = frozenset(
    {"title", "slug", "lang", "summary", "date", "modified", "status"}  # and one's own, x_…
)
"""The keys of a page of the archive's own, such as the one about it."""

LISTS = frozenset({"also_captured", "corrections"})
"""Keys that may have several lines."""

NEEDED = ("title", "date", "id")
STATUSES = ("published", "hidden", "draft")
BASES = ("stated", "inferred", "captured")

ID = re.compile(r"w[a-z2-7]{10,52}")
"""An article's id: `w` and base32 letters of its capture's sha-256."""

ADDRESS = re.compile(r"https?://[^\s<>\"\\]+", re.IGNORECASE)
"""What `source_url` and `original_url` may be, since the pages make links of them."""

DATES = ("date", "modified", "captured")

TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Bidi embeddings, overrides and isolates: a line reads other than it is written."""

_DATE = re.compile(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_HEAD_LINE = re.compile(r" {0,3}[A-Za-z0-9_-]+:| {4,}\S")  # as Markdown's meta extension
_DAY = datetime.timedelta(days=1)
_FENCE = re.compile(r"(?:-{3}|\.{3})[ \t]*")
_SLUG = re.compile(r"\w[\w-]{0,99}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


class Mistake(NamedTuple):
    """What was found, and what was expected in its place."""

    found: str
    expected: str


def mistake(fields: Mapping[str, Sequence[str]], today: datetime.date) -> Mistake | None:
    """The first thing that front matter may not say; `fields` has the lines of each key.

    Only what is withdrawn or a draft may have a date later than tomorrow: the sun rises earlier in
    other zones than `today` is of.
    """
    values = {key: lines[0] for key, lines in fields.items() if lines and lines[0]}
    return (
        next(filter(None, (_wrong_lines(key, lines) for key, lines in fields.items())), None)
        or _wrong_values(values)
        or (None if is_unpublished(values) else _future(fields, today))
    )


def page_mistake(fields: Mapping[str, Sequence[str]]) -> Mistake | None:
    """The first thing that the front matter of a page, which is no article, may not say."""
    values = {key: lines[0] for key, lines in fields.items() if lines and lines[0]}
    wrong = (_wrong_lines(key, lines, PAGE_KEYS) for key, lines in fields.items())
    if found := next(filter(None, wrong), None):
        return found
    if "title" not in values:
        return Mistake("no Title", "front matter with a Title")
    slug = values.get("slug", "page")
    if not _SLUG.fullmatch(slug):
        return Mistake(f"Slug: {slug}", "letters, digits and hyphens, such as about")
    return _wrong_checks(values)


def _wrong_lines(key: str, lines: Sequence[str], keys: frozenset[str] = KEYS) -> Mistake | None:
    if key not in keys and not key.startswith("x_"):
        expected = "one of the keys in docs/settings.md; your own keys begin with X_"
        return Mistake(f"the key {key.capitalize()}", expected)
    if len(lines) > 1 and key not in LISTS:
        return Mistake(f"{len(lines)} lines for {key.capitalize()}", "one line")
    if turn := TURNS.search("".join(lines)):
        sign = f"U+{ord(turn.group()):04X}, which turns the direction of writing,"
        return Mistake(f"{sign} in {key.capitalize()}", "the line without it: type it anew")
    return None


def _wrong_values(values: Mapping[str, str]) -> Mistake | None:
    for key in NEEDED:
        if key not in values:
            return Mistake(f"no {key.capitalize()}", "front matter with Title, Date and Id")
    if found := _wrong_checks(values):
        return found
    if "withdrawn" in values and values.get("status") != "hidden":
        return Mistake("Withdrawn without Status: hidden", "both, or neither")
    return None


def _wrong_checks(values: Mapping[str, str]) -> Mistake | None:
    for key, (is_right, expected) in _CHECKS.items():
        if key in values and not is_right(values[key]):
            return Mistake(f"{key.capitalize()}: {values[key]}", expected)
    return None


def is_unpublished(values: Mapping[str, str]) -> bool:
    """Whether front matter is that of a withdrawn article or of a draft; their dates are free."""
    return "withdrawn" in values or values.get("status") == "draft"


def _future(fields: Mapping[str, Sequence[str]], today: datetime.date) -> Mistake | None:
    for key in (*DATES, "corrections"):
        for line in fields.get(key, ()):
            if is_in_future(line, today):
                found = f"{key.capitalize()}: {line[:60]}, which is in the future"
                return Mistake(found, f"a day not after tomorrow, {_tomorrow(today)}")
    return None


def is_in_future(line: str, today: datetime.date) -> bool:
    """Whether a line begins with a day that is none yet anywhere."""
    day = line.strip()[:10]
    return is_day(day) and day > _tomorrow(today)


def _tomorrow(today: datetime.date) -> str:
    return (min(today, datetime.date.max - _DAY) + _DAY).isoformat()


def head_mistake(text: str) -> Mistake | None:
    """The first line at the head of a file that is no front matter, or one too many above it.

    Markdown ends the front matter at such a line, without a word: a key misspelt with a space
    would make text of itself and of all keys below it.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if first and _HEAD_LINE.match(lines[first]):
        found = f"line 1, which is blank, above {lines[first][:60]}"
        return Mistake(found, "the front matter there")
    for number, line in enumerate(lines, 1):
        if not line.strip() or (number > 1 and _FENCE.fullmatch(line)):
            return None
        if not _HEAD_LINE.match(line) and not _FENCE.fullmatch(line):
            return Mistake(
                f"line {number}: {line[:60]}",
                "`Key: value`, four spaces before a further line of a key, or a blank line "
                "before the text",
            )
    return None


def is_withdrawal(value: str) -> bool:
    """Whether a value says when and why an article was withdrawn: `YYYY-MM-DD, reason`."""
    day, comma, reason = value.partition(",")
    return is_day(day) and bool(comma and reason.strip())


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


def is_address(value: str) -> bool:
    """Whether a value is an http address that a page may lead to, with a host to be named by."""
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname, parts.port
    except ValueError:  # [::1 without its bracket, a port that is no number
        return False
    return bool(host) and ADDRESS.fullmatch(value) is not None


_CHECKS: dict[str, tuple[Callable[[str], bool], str]] = {
    "date": (is_date, "YYYY-MM-DD or YYYY-MM-DD HH:MM+HH:MM"),
    "modified": (is_date, "YYYY-MM-DD or YYYY-MM-DD HH:MM+HH:MM"),
    "captured": (is_day, "a day, YYYY-MM-DD"),
    "capture_sha256": (is_sha256, "a sha-256 in 64 hexadecimal digits"),
    "date_basis": (BASES.__contains__, "one of " + ", ".join(BASES)),
    "id": (lambda value: ID.fullmatch(value) is not None, "w and ten or more of a-z and 2-7"),
    "lang": (is_language, "a language tag such as en"),
    "source_url": (is_address, "an address such as https://example.org/"),
    "original_url": (is_address, "an address such as https://example.org/news/1"),
    "withdrawn": (is_withdrawal, "the day and the reason: YYYY-MM-DD, reason"),
    "status": (STATUSES.__contains__, "one of " + ", ".join(STATUSES)),
}
