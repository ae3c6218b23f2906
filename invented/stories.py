"""What happens in the invented news: kinds of stories, and how one of them goes on over days.

A kind is a file of stories/. Its values are drawn once for a story: [pick] a thing, [count] a
number of something, [role] a person. Each [[stage]] is an article: a headline, a lead, and details
in their order; `after` is how many days it follows the one before. `list` and `sections` are lines
as in Markdown: a section's first is its heading, `- ` begins an item, `> ` a quotation.
"""

import datetime
import random
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from arabic import dates
from captures.capture import Block, Form, Link
from invented.grammar import Scene, Value, thing
from invented.world import Paper, World, lists

EVIDENCE = "اليوم {}"
"""The words that an inferred date stands on, with the day of the week."""

_LINK = re.compile(r"\[\[(.+?)\]\]")
_FORMS = {"- ": Form.ITEM, "> ": Form.QUOTE}


class Length(Enum):
    """How much of a story an article tells."""

    SHORT = "short"
    USUAL = "usual"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Occasion:
    """When, where and how a stage of a story is told."""

    day: datetime.date
    paper: Paper
    length: Length
    says_today: bool
    """Whether the text says «اليوم الاثنين», on which a date may stand."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An article's words."""

    title: str
    paragraphs: tuple[str | Block, ...]
    category: str
    tags: tuple[str, ...]
    language: str
    is_signed: bool


@cache
def kinds() -> Mapping[str, Mapping[str, Any]]:
    """The kinds of stories by their names."""
    files = sorted((Path(__file__).parent / "stories").glob("*.toml"))
    return {file.stem: tomllib.loads(file.read_text("utf-8")) for file in files}


def weekday(day: datetime.date) -> str:
    """«الاثنين»."""
    return dates.long_date(day, months="both", digits="latin").split()[0]


class Story:
    """A story of one kind in one town, told in as many articles as it has stages."""

    def __init__(self, kind: str, world: World, chance: random.Random) -> None:
        self._kind = kinds()[kind]
        self._chance = chance
        values = dict(world.town().values)
        values["resident"], values["resident2"] = world.resident(), world.resident()
        for name, (noun, least, most) in self._kind.get("count", {}).items():
            values[name] = world.count(noun, least, most)
        for name, roles in self._kind.get("role", {}).items():
            values[name] = world.person(roles)
        scene = Scene(dict(values), chance)
        for name, things in self._kind.get("pick", {}).items():
            values[name] = thing(scene.sentence(chance.choice(things)))
        self._values = values

    def days(self, start: datetime.date) -> Iterator[datetime.date]:
        """The days of its stages: a story may end after any of them."""
        for stage in self._kind["stage"]:
            if "after" in stage:
                if self._chance.random() < 0.35:
                    return
                start += datetime.timedelta(days=self._chance.randint(*stage["after"]))
            yield start

    def tell(self, number: int, occasion: Occasion) -> Telling:
        """The article of a stage."""
        stage = self._kind["stage"][number]
        scene = Scene(self._values | self._moment(occasion), self._chance)
        lead = scene.sentence(self._chance.choice(stage["leads"]))
        if occasion.paper.site and not self._kind.get("signed") and self._chance.random() < 0.25:
            lead = f"{self._values['town'].text} ({occasion.paper.name}) – {lead}"
        if self._kind.get("language") == "en":
            lead = lead.split(" – ")[-1]
        lines = [lead, *self._body(stage, scene, occasion.length)]
        return Telling(
            title=scene.headline(self._chance.choice(stage["headlines"])),
            paragraphs=tuple(self._block(line) for line in lines),
            category=self._kind["category"],
            tags=tuple(dict.fromkeys(map(scene.headline, self._kind["tags"]))),
            language=self._kind.get("language", ""),
            is_signed=self._kind.get("signed", False),
        )

    def caption(self, occasion: Occasion) -> Block:
        """A picture that the archive does not have."""
        scene = Scene(self._values, self._chance)
        words = scene.sentence(self._chance.choice(lists()["captions"]))
        address = f"{occasion.paper.site or 'https://example.org/'}images/{occasion.day}.jpg"
        return Block(words, Form.IMAGE, (Link(0, len(words), address),))

    def _moment(self, occasion: Occasion) -> dict[str, Value]:
        day = weekday(occasion.day)
        today = EVIDENCE.format(day)
        ways = (today,) if occasion.says_today else (f"يوم {day}", day)
        return {
            "when": thing(self._chance.choice(ways)),
            "day": thing(day),
            "weekday": thing(f"{occasion.day:%A}"),
            "lastyear": thing("العام الماضي"),
            "paper": thing(occasion.paper.name or "صحيفة محلية"),
        }

    def _body(self, stage: Mapping[str, Any], scene: Scene, length: Length) -> Iterator[str]:
        if length is Length.SHORT:
            return
        details = stage["details"]
        if length is Length.USUAL:
            details = self._some(details, 3)
        sentences = [scene.sentence(detail) for detail in details]
        if self._kind.get("about", True):
            about, closings = lists()["about_town"], lists()["closings"]
            most = len(about) if length is Length.LONG else 1
            sentences += map(scene.sentence, self._some(about, most, most))
            sentences += map(scene.sentence, self._some(closings, 0, most))
        yield from self._joined(sentences)
        if "list" in stage and (length is Length.LONG or self._chance.random() < 0.4):
            first, *items = map(scene.sentence, stage["list"])
            yield from (first, *(f"- {item}" for item in items))
        for heading, *lines in self._some(stage.get("sections", ()), 3):
            yield f"## {scene.sentence(heading)}"
            yield from map(scene.sentence, lines)

    def _some(self, whole: Sequence[Any], least: int, most: int | None = None) -> list[Any]:
        """At least so many and at most so many of these, in their order."""
        most = min(len(whole), len(whole) if most is None else most)
        count = self._chance.randint(min(least, most), most)
        return [whole[at] for at in sorted(self._chance.sample(range(len(whole)), count))]

    def _joined(self, sentences: Sequence[str]) -> Iterator[str]:
        """Paragraphs of one or two sentences."""
        paragraph: list[str] = []
        for sentence in sentences:
            paragraph.append(sentence)
            if len(paragraph) == 2 or self._chance.random() < 0.6:
                yield " ".join(paragraph)
                paragraph = []
        if paragraph:
            yield " ".join(paragraph)

    def _block(self, line: str) -> Block:
        form = _FORMS.get(line[:2], Form.PARAGRAPH)
        if line.startswith("## "):
            return Block(line[3:], Form.HEADING)
        text = line[2:] if form is not Form.PARAGRAPH else line
        link = _LINK.search(text)
        if link is None:
            return Block(text, form)
        words = link[1]
        address = f"https://example.org/{quote(words.replace(' ', '-'))}"
        start = link.start()
        text = text[:start] + words + text[link.end() :]
        return Block(text, form, (Link(start, start + len(words), address),))
