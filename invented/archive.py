"""An archive of invented news: when its articles are from, and all that is said of them besides.

What is rare in an archive is here at fixed places, so that three dozen articles have all of it.
"""

import base64
import datetime
import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from captures.capture import Article, Basis, Dated, texts
from captures.cleaning import first_words
from invented.stories import EVIDENCE, Length, Occasion, Story, kinds, weekday
from invented.world import Paper, World, lists

YEARS = 6
_FRIDAY = 4
_UNKNOWN = Paper("")

# Every so manieth article, counted back from the newest, beginning at the second number
_ENGLISH = (67, 9)
_SHORT = (17, 2)
_LONG = (13, 10)
_LONG_HEADLINE = (31, 5)
_NO_HEADLINE = (47, 11)
_PICTURED = (29, 15)
_INFERRED = (7, 1)
_CAPTURED = (11, 6)
_MODIFIED = (23, 12)
_CORRECTED = (19, 3)
_WITHDRAWN = (101, 8)
_ALSO_CAPTURED = (9, 4)
_NO_SOURCE = (41, 13)


@dataclass(frozen=True, slots=True)
class _Turn:
    """A stage of a story on its day."""

    day: datetime.date
    story: Story
    stage: int


@dataclass(frozen=True, slots=True)
class Published:
    """An article as an import would have it, with its id and what it says of its capture."""

    article: Article
    id: str
    capture: str
    sha256: str


def articles(count: int, today: datetime.date, seed: int = 1) -> Iterator[Published]:
    """So many articles of the last six years, the newest first.

    The same count, day and seed give the same ones.
    """
    archive = _Archive(today, random.Random(seed))
    for number, turn in enumerate(archive.turns(count)):
        yield archive.published(number, turn)


def _is(number: int, place: tuple[int, int]) -> bool:
    every, first = place
    return number % every == first


class _Archive:
    """What the articles have in common."""

    def __init__(self, today: datetime.date, chance: random.Random) -> None:
        self._today = today
        self._chance = chance
        self._world = World(chance)
        self._names = [self._world.name() for _ in range(40)]

    def turns(self, count: int) -> list[_Turn]:
        """The stages that are told, the newest first."""
        names = [name for name, kind in kinds().items() if "language" not in kind]
        weights = [kinds()[name]["weight"] for name in names]
        turns: list[_Turn] = []
        for start in self._starts(count):
            [name] = self._chance.choices(names, weights)
            story = Story(name, self._world, self._chance)
            days = enumerate(story.days(start))
            turns += [_Turn(day, story, stage) for stage, day in days if day <= self._today]
            if len(turns) >= count:
                break
        return sorted(turns[:count], key=lambda turn: turn.day, reverse=True)

    def _starts(self, count: int) -> Iterator[datetime.date]:
        """The days on which stories begin, without an end."""
        for years in range(YEARS):  # this day of the year, now and in earlier years
            yield _years_before(self._today, years)
        for _ in range(2 + count // 60):  # days on which much happens
            day = self._some_day()
            for _ in range(self._chance.randint(4, 8)):
                yield day
        while True:
            yield self._some_day()

    def _some_day(self) -> datetime.date:
        """A day of the archive's years, sooner one of the last; Fridays have no news."""
        days = int(YEARS * 365 * self._chance.random() ** 1.4)
        day = self._today - datetime.timedelta(days=days)
        return day - datetime.timedelta(days=day.weekday() == _FRIDAY)

    def published(self, number: int, turn: _Turn) -> Published:
        """The article of a turn, `number` articles after the newest."""
        paper = _UNKNOWN if _is(number, _NO_SOURCE) else self._world.paper()
        occasion = Occasion(turn.day, paper, _length(number), says_today=_is(number, _INFERRED))
        if _is(number, _ENGLISH):
            told = Story("english", self._world, self._chance).tell(0, occasion)
        else:
            told = turn.story.tell(turn.stage, occasion)
        paragraphs = told.paragraphs
        if _is(number, _PICTURED):
            paragraphs = (paragraphs[0], turn.story.caption(occasion), *paragraphs[1:])
        plain = texts(paragraphs)
        dated = self._dated(number, turn.day, " ".join(plain))
        late = 0 if dated.basis is Basis.CAPTURED else self._chance.randint(0, 6)
        captured = min(turn.day + datetime.timedelta(days=late), self._today)
        article = Article(
            title=_title(number, told.title, plain),
            title_inferred=_is(number, _NO_HEADLINE),
            dated=dated,
            paragraphs=paragraphs,
            modified=captured.isoformat() if _is(number, _MODIFIED) else "",
            category=told.category,
            tags=told.tags,
            authors=self._authors(is_signed=told.is_signed),
            language=told.language,
            source=paper.name,
            source_url=paper.site,
            original_url=self._address(paper, turn.day, told.title),
            captured=captured,
            corrections=self._corrections(number, captured),
            withdrawn=self._withdrawal(number, captured),
            also_captured=self._others(number, turn.day, told.title),
        )
        sha256 = hashlib.sha256(f"{number} {article.title} {plain}".encode()).hexdigest()
        return Published(article, _id(sha256), f"invented.jsonl#{number + 1}", sha256)

    def _dated(self, number: int, day: datetime.date, text: str) -> Dated:
        evidence = EVIDENCE.format(weekday(day))
        if _is(number, _INFERRED) and evidence in text:
            return Dated(day.isoformat(), Basis.INFERRED, evidence)
        if _is(number, _CAPTURED):
            return Dated(day.isoformat(), Basis.CAPTURED)
        time = f" {self._chance.randint(6, 22):02}:{self._chance.randint(0, 59):02}+03:00"
        is_timed = self._chance.random() < 0.4
        return Dated(f"{day}{time if is_timed else ''}", Basis.STATED)

    def _authors(self, *, is_signed: bool) -> tuple[str, ...]:
        if not is_signed and self._chance.random() < 0.75:
            return ()
        return tuple(self._chance.sample(self._names, 1 if self._chance.random() < 0.85 else 2))

    def _address(self, paper: Paper, day: datetime.date, title: str) -> str:
        words = quote("-".join(title.split()[:5]).strip(":؟،«»“”"))
        number = self._chance.randint(1000, 99999)
        path = paper.path.format(
            year=day.year, month=day.month, day=day.day, number=number, words=words
        )
        return paper.site + path if path else ""

    def _corrections(self, number: int, captured: datetime.date) -> tuple[str, ...]:
        if not _is(number, _CORRECTED):
            return ()
        what = self._chance.sample(lists()["corrections"], self._chance.randint(1, 2))
        days = sorted(self._later(captured) for _ in what)
        return tuple(f"{day} {words}" for day, words in zip(days, what, strict=True))

    def _withdrawal(self, number: int, captured: datetime.date) -> str:
        if not _is(number, _WITHDRAWN):
            return ""
        return f"{self._later(captured)}, {self._chance.choice(lists()['withdrawals'])}"

    def _later(self, day: datetime.date) -> datetime.date:
        return min(day + datetime.timedelta(days=self._chance.randint(0, 300)), self._today)

    def _others(self, number: int, day: datetime.date, title: str) -> tuple[str, ...]:
        """Lines as the import writes them for copies."""
        if not _is(number, _ALSO_CAPTURED):
            return ()
        lines = []
        for copy in range(self._chance.randint(1, 3)):
            paper = self._world.paper()
            sha256 = hashlib.sha256(f"{number} {copy} {title}".encode()).hexdigest()
            origin = (paper.name, self._address(paper, day, title), self._later(day).isoformat())
            lines.append(
                " · ".join((f"copies.jsonl#{number}-{copy} {sha256}", *filter(None, origin)))
            )
        return tuple(lines)


def _years_before(day: datetime.date, years: int) -> datetime.date:
    if (day.month, day.day) == (2, 29):
        day = day.replace(day=28)
    return day.replace(year=day.year - years)


def _length(number: int) -> Length:
    if _is(number, _SHORT):
        return Length.SHORT
    return Length.LONG if _is(number, _LONG) else Length.USUAL


def _title(number: int, title: str, plain: tuple[str, ...]) -> str:
    if _is(number, _NO_HEADLINE):
        return first_words(plain)
    return plain[0].rstrip(".") if _is(number, _LONG_HEADLINE) else title


def _id(sha256: str) -> str:
    return "w" + base64.b32encode(bytes.fromhex(sha256)).decode().lower()[:10]
