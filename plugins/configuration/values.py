"""Kinds of values that a setting may have, each with the words for what is expected of it."""

import re
import string
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from front_matter import is_address, is_language

_SITE = re.compile(r"https?://[^\s/?#]+(?:/[^\s?#]*)?")
_MAIL = re.compile(r"[^\s@:/?&]+@[^\s@:/?&]+")


@dataclass(frozen=True, slots=True)
class Kind:
    """Which values are right, and how they are called in a sentence behind «expected»."""

    words: str
    is_right: Callable[[Any], bool]
    choices: Callable[[], Iterable[str]] = tuple  # among which one may have been meant


def _is_line(value: object) -> bool:
    return isinstance(value, str) and "\n" not in value


def _is_zone(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(ZoneInfo(value))
    except (KeyError, ValueError, OSError):  # unknown, no path at all, the name of a folder
        return False


def _is_site(value: object) -> bool:
    if not isinstance(value, str) or not _SITE.fullmatch(value):
        return False
    try:
        return urlsplit(value).port != 0
    except ValueError:
        return False


def _is_told(value: object) -> bool:
    """Whether readers can report to it: a mail address, or a repository's issues."""
    if not isinstance(value, str):
        return False
    issues = value.rstrip("/").removesuffix("/new")
    return bool(_MAIL.fullmatch(value)) or (is_address(issues) and issues.endswith("/issues"))


LINE = Kind("text of one line, in quotes", _is_line)
FILLED = Kind(
    "text of one line, in quotes and not empty", lambda value: _is_line(value) and value.strip()
)
YES_NO = Kind("True or False", lambda value: isinstance(value, bool))
NO = Kind("False", lambda value: value is False)
ZONE = Kind("a time zone, Continent/City", _is_zone, available_timezones)
LANGUAGE = Kind(
    "a language's code", lambda value: isinstance(value, str) and is_language(value.lower())
)
LINK = Kind(
    "an address with http:// or https://, or nothing between the quotes",
    lambda value: value == "" or (isinstance(value, str) and is_address(value)),
)
SITE = Kind(
    "the address where the site will stand, without ? or #, here or in SITEURL= behind make",
    _is_site,
)
REPORTS = Kind(
    "a mail address, or that of a repository's issues, or nothing between the quotes",
    lambda value: value == "" or _is_told(value),
)
NAMES = Kind(
    "a list of texts, each in quotes",
    lambda value: (
        isinstance(value, list | tuple) and all(isinstance(name, str) and name for name in value)
    ),
)
LIST = Kind("a list", lambda value: isinstance(value, list | tuple))
TABLE = Kind("a dictionary", lambda value: isinstance(value, Mapping))


def number(least: int, most: int | None = None) -> Kind:
    """A whole number, both ends included."""
    end = "or more" if most is None else f"to {most}"
    return Kind(
        f"a whole number, {least} {end}, without quotes",
        lambda value: (
            isinstance(value, int)
            and not isinstance(value, bool)
            and least <= value
            and (most is None or value <= most)
        ),
    )


def one_of(*choices: str) -> Kind:
    """One of several words."""
    *others, last = map(repr, choices)
    words = f"{', '.join(others)} or {last}" if others else last
    return Kind(words, lambda value: value in choices, lambda: choices)


def pattern(*fields: str, optional: bool = False) -> Kind:
    """A part of an address in which Pelican writes something in place of each `{field}`."""

    def is_right(value: object) -> bool:
        if optional and not value and value in (None, "", False):
            return True
        if not isinstance(value, str) or value.startswith("/") or ".." in value.split("/"):
            return False
        try:
            found = {field for _, field, _, _ in string.Formatter().parse(value) if field}
        except ValueError:  # a brace that has no other
            return False
        return bool(value) and found == set(fields)

    wanted = "".join(f"{{{field}}}" for field in fields) or "no {…}"
    joined = " and ".join(f"{{{field}}}" for field in fields) or wanted
    return Kind(f"an address within the site, with {joined} in it", is_right)


def expression(*groups: str) -> Kind:
    """A regular expression with groups of these names."""

    def is_right(value: object) -> bool:
        try:
            return isinstance(value, str) and set(groups) <= set(re.compile(value).groupindex)
        except re.error:
            return False

    named = "".join(f" with a group (?P<{group}>…)" for group in groups)
    return Kind(f"a regular expression{named}", is_right)


def _are_pages(value: object) -> bool:
    return isinstance(value, Mapping) and all(
        isinstance(name, str) and (most is None or number(1).is_right(most))
        for name, most in value.items()
    )


def _are_patterns(value: object) -> bool:
    return isinstance(value, list | tuple) and all(
        isinstance(rule, tuple | list)
        and [type(part) for part in rule] == [int, str, str]
        and rule[0] > 0
        for rule in value
    )


PAGES = Kind("a dictionary of lists, each with its number of entries or None", _are_pages)
PATTERNS = Kind("a list of (number of the page, address, file)", _are_patterns)
MARKDOWN = Kind(
    "a dictionary with a list of extensions",
    lambda value: isinstance(value, Mapping) and NAMES.is_right(value.get("extensions")),
)
ESCAPING = Kind(
    "a dictionary with autoescape: True, as a headline would be markup without",
    lambda value: isinstance(value, Mapping) and value.get("autoescape") is True,
)
