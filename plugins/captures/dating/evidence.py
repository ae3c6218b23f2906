"""What speaks for the day of an article: where it stood, its words, and what they say."""

import datetime
import enum
from dataclasses import dataclass

WEB_BEGINS = datetime.date(1990, 1, 1)
"""No page of news is older."""

ZONES = datetime.timedelta(days=1)
"""How far the day of one place may be from that of another at the same moment."""


class Kind(enum.Enum):
    """Where evidence stands, the most believed first; the value names it in reports."""

    METADATA = "metadata"
    BYLINE = "byline"
    ADDRESS = "address"
    TEXT = "text"


class Reason(enum.Enum):
    """Why words give no day; the value completes the sentence «… is not used: »."""

    UNREAD = "no date is read in it"
    IMPOSSIBLE = "a day or time that does not exist"
    DISAGREES = "its two months are not the same"
    SHORT_YEAR = "a year of two digits may be any century's"
    FUTURE = "it is in the future"
    AFTER_CAPTURE = "it is after the day of capture"
    BEFORE_WEB = "it is before the web (1990)"
    NO_DAY = "it names no one day"
    NO_CAPTURE = "what it counts from, the day of capture, is not known"


@dataclass(frozen=True, slots=True)
class Said:
    """A value as the capture has it: a field of metadata, a byline's line, an address."""

    kind: Kind
    value: str
    where: str = ""
    """What the page calls it, for the report: `article:published_time`."""
    is_update: bool = False
    """Whether it is where a page says the day of a change: `dateModified`."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A day that some words say."""

    kind: Kind
    words: str
    where: str
    day: datetime.date
    time: datetime.time | None = None
    offset: datetime.timedelta | None = None
    """Of the time from UTC, where its zone is said."""
    is_sure: bool = True
    """Whether the words say the whole day; else part of it is inferred from the day of capture."""
    is_update: bool = False
    """Whether it is the day of a change: then the article may be older."""
    months_days: int = 1
    """For how many days from `day` on the words stand: a month's, where they name only a month."""
    about: datetime.timedelta = datetime.timedelta(0)
    """How many days the words may be off: a day where the crescent decides, or a zone."""
    doubt: str = ""
    """What in the words themselves speaks against the day, such as its weekday."""

    @property
    def written(self) -> str:
        """As the front matter writes it: YYYY-MM-DD, with HH:MM and +HH:MM where they are said."""
        if self.time is None:
            return self.day.isoformat()
        zone = None if self.offset is None else datetime.timezone(self.offset)
        moment = datetime.datetime.combine(self.day, self.time, zone)
        return moment.isoformat(" ", "minutes")

    @property
    def is_day(self) -> bool:
        """Whether it says one day, and not only a month."""
        return self.months_days == 1

    def agrees_with(self, other: "Evidence") -> bool:
        """Whether both may speak of one day, at any place on earth."""
        zones = ZONES if self.offset is not None or other.offset is not None else 0 * ZONES
        near = max(self.about, other.about, zones)
        first, last = self._days()
        others_first, others_last = other._days()
        return first - others_last <= near and others_first - last <= near

    def _days(self) -> tuple[datetime.date, datetime.date]:
        return self.day, self.day + datetime.timedelta(days=self.months_days - 1)


@dataclass(frozen=True, slots=True)
class Refused:
    """Words that should say a day, and why it is not used."""

    kind: Kind
    words: str
    where: str
    reason: Reason

    @property
    def sentence(self) -> str:
        """For the report: «31 حزيران 2013» (byline): a day or time that does not exist."""
        return f"{place(self)}: {self.reason.value}"


def place(item: Evidence | Refused) -> str:
    """The words and where they stood."""
    shown = item.words if len(item.words) <= 60 else f"{item.words[:59]}…"
    return f"«{shown}» ({item.where or item.kind.value})"


@dataclass(frozen=True, slots=True)
class Bounds:
    """The days that an article can be of."""

    captured: datetime.date | None
    """The day of capture; a `datetime` where its moment is known."""
    today: datetime.date

    @property
    def day(self) -> datetime.date | None:
        """The day of capture."""
        captured = self.captured
        return captured.date() if isinstance(captured, datetime.datetime) else captured

    def refusal(self, day: datetime.date) -> Reason | None:
        """Why an article cannot be of a day; tomorrow somewhere is today elsewhere."""
        if day < WEB_BEGINS:
            return Reason.BEFORE_WEB
        if self.day and day - self.day > ZONES:
            return Reason.AFTER_CAPTURE
        return Reason.FUTURE if day - self.today > ZONES else None

    def check(self, item: Evidence | Refused) -> Evidence | Refused:
        """The evidence, refused where its day is none that an article can be of."""
        reason = self.refusal(item.day) if isinstance(item, Evidence) else None
        return Refused(item.kind, item.words, item.where, reason) if reason else item
