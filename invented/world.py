"""Where the invented news happens: towns, people, papers, drawn from one seed."""

import random
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from invented.grammar import Value, counted, thing

TOWNS = 180


@cache
def lists() -> Mapping[str, Any]:
    """The lists of world.toml."""
    with (Path(__file__).parent / "world.toml").open("rb") as file:
        return tomllib.load(file)


@dataclass(frozen=True, slots=True)
class Town:
    """A place with what every article says of it alike."""

    name: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Paper:
    """Who published an article; `site` is empty where its address is not known."""

    name: str
    site: str = ""
    path: str = ""


class World:
    """Towns and papers that stay the same through an archive, and people who come and go."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._lists = lists()
        names = list(map(" ".join, product(self._lists["town_heads"], self._lists["town_tails"])))
        self._names = chance.sample(names, TOWNS)
        self._towns = [self._settled(name) for name in self._names]
        papers = self._lists["papers"]
        self._papers = [
            Paper(paper["name"], paper.get("site", ""), paper.get("path", "")) for paper in papers
        ]
        self._circulation = [paper["weight"] for paper in papers]

    def town(self) -> Town:
        """Any of the towns, all equally often."""
        return self._chance.choice(self._towns)

    def paper(self) -> Paper:
        """Any of the papers, the large ones more often."""
        [paper] = self._chance.choices(self._papers, self._circulation)
        return paper

    def person(self, roles: Sequence[str]) -> Value:
        """Someone in one of these roles, each written «for a man|for a woman»."""
        feminine = self._chance.random() < 0.5
        role = self._chance.choice(roles).split("|")[feminine]
        first = self._chance.choice(self._lists["women" if feminine else "men"])
        family = self._chance.choice(self._lists["families"])
        return Value(f"{role} {first} {family}", family, feminine)

    def resident(self) -> Value:
        """Someone of the street, with a trade."""
        return self.person(self._lists["trades_of_people"])

    def name(self) -> str:
        """The name of someone who signs articles."""
        first = self._chance.choice([*self._lists["men"], *self._lists["women"]])
        return f"{first} {self._chance.choice(self._lists['families'])}"

    def count(self, noun: str, least: int, most: int) -> Value:
        """A number of a thing of world.toml's nouns, round where it is large."""
        number = self._chance.randint(least, most)
        if number > 300:
            number -= number % 10
        return thing(counted(number, self._lists["nouns"][noun]))

    def _settled(self, name: str) -> Town:
        drawn = {
            singular: self._chance.choice(self._lists[plural])
            for singular, plural in (
                *(("province", "provinces"), ("river", "rivers"), ("height", "heights")),
                ("product", "products"),
            )
        }
        drawn["trade"], drawn["trade2"] = self._chance.sample(self._lists["trades"], 2)
        drawn["neighbour"] = self._chance.choice([other for other in self._names if other != name])
        local = self._chance.choice(("بلدية {}", "المجلس المحلي في {}"))
        values = {key: thing(text) for key, text in drawn.items()}
        values["town"] = Value(name, name, feminine=True)
        values["local"] = thing(local.format(name))
        values["people"] = self.count("thousand", 3, 90)
        values["way"] = self.count("kilometre", 11, 280)
        values["age"] = self.count("year", 100, 900)
        return Town(name, values | dict(self._everywhere()))

    def _everywhere(self) -> Iterator[tuple[str, Value]]:
        for key in ("country", "capital"):
            yield key, thing(self._lists[key])
