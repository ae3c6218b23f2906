"""Days in addresses: /2013/06/06/, /2013-06-06-, /20130606/, ?date=20130606."""

import datetime
import re
from urllib.parse import unquote, urlsplit

from captures.dating.evidence import Bounds, Evidence, Reason, Said
from captures.dating.metadata import whole_month

_LONGEST = 2048  # characters: an address
_YEAR = r"(?<!\d)(?P<year>(?:19[89]|20\d)\d)"
_MONTH = r"(?P<month>1[0-2]|0?[1-9])"
_DAY = r"(?P<day>\d\d?)(?!\d)"
_DAYS = (
    re.compile(rf"(?<=/){_YEAR}/{_MONTH}/{_DAY}(?![.:])"),
    re.compile(rf"(?<=[/_=-]){_YEAR}(?P<mark>[-_]){_MONTH}(?P=mark){_DAY}"),
    re.compile(
        rf"(?<=/)(?<!\d)(?P<day>\d\d?)(?P<mark>[-_/]){_MONTH}(?P=mark)(?P<year>(?:19[89]|20\d)\d)(?!\d)"
    ),
    re.compile(rf"(?<=/){_YEAR}/[a-z][a-z_-]*/{_MONTH}/{_DAY}(?=/)", re.IGNORECASE),
)
_EIGHT_DIGITS = re.compile(
    rf"(?:(?<=/)|(?<=date=)|(?<=day=)){_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?=[/_.&#-]|$)"
)
_ONLY_MONTH = re.compile(rf"(?<=/){_YEAR}/(?P<month>1[0-2]|0[1-9])(?=/|$)")


def read_address(said: Said, bounds: Bounds) -> Evidence | Reason | None:
    """The day, or only the month, that an address names; None where it names none.

    Eight digits may be a number as well as a day: they are one only where the day exists and an
    article can be of it. With the year first the month follows, be a section's name between them.
    """
    path = _path(said.value)
    for form in _DAYS:
        if match := form.search(path):
            day = _day(match)
            words = match.group().strip("/")
            return Evidence(said.kind, words, said.where, day) if day else Reason.IMPOSSIBLE
    if match := _EIGHT_DIGITS.search(path):
        day = _day(match)
        if day and not bounds.refusal(day):
            return Evidence(said.kind, match.group(), said.where, day)
    if match := _ONLY_MONTH.search(path):
        first = datetime.date(int(match["year"]), int(match["month"]), 1)
        return whole_month(said, first, match.group())
    return None


def _path(address: str) -> str:
    """Path and query of an address: what its host is called says no day."""
    try:
        parts = urlsplit(address[:_LONGEST])
    except ValueError:
        return ""
    return unquote(f"/{parts.path.lstrip('/')}?{parts.query}")


def _day(match: re.Match[str]) -> datetime.date | None:
    try:
        return datetime.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
