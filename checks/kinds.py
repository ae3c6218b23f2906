"""Which pages stand for all: of every kind some, until each element and class was met.

A page's kind is the shape of its address, so a folder that is new is a new kind without anybody's
telling; within a kind (articles with a source, withdrawn ones, in another language) pages are taken
until everything that pages of that kind are made of stands in one of them.
"""

import random
import re
from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import quote, unquote_plus, urlencode

from checks.site import HOME
from checks.survey import Survey

ARTICLE = "a/*.html"
MONTH = "N/N/"
SEARCH = "search.html"
NO_WORD = "ظظظظظظ"
MOST = 8  # pages of one kind in the browser


@dataclass(frozen=True, slots=True)
class Stop:
    """A page to open: its kind, its address relative to the site, and what to type there."""

    kind: str
    address: str
    typed: str = ""

    @property
    def name(self) -> str:
        """What the report calls it."""
        typed = f", with {self.typed} typed" if self.typed else ""
        return f"{unquote_plus(self.address) or HOME}{typed}"


def kind(path: str) -> str:
    """The shape of a page's address: `a/*.html`, `N/N/page/N.html`, `category/*/`, `about.html`."""
    *folders, name = path.split("/")
    if not folders:
        return name
    shape = ["N" if folder.isdecimal() else folder for folder in folders]
    if len(shape) > 1 and shape[0] != "N":
        shape[1] = "*"
    if name == HOME:
        return "".join(f"{part}/" for part in shape)
    return "/".join([*shape, "*.html" if len(shape) == 1 else re.sub(r"^\d+\.", "N.", name)])


def by_kind(pages: list[str]) -> dict[str, list[str]]:
    """Pages by their kind."""
    kinds = defaultdict(list)
    for page in pages:
        kinds[kind(page)].append(page)
    return dict(sorted(kinds.items()))


def cover(parts: dict[str, frozenset[str]], most: int = MOST) -> list[str]:
    """Few of these pages, in which all their parts occur: the fullest first."""
    distinct: dict[frozenset[str], str] = {}
    for page, made_of in parts.items():
        distinct.setdefault(made_of, page)
    chosen: list[str] = []
    left = frozenset().union(*distinct)
    while left and len(chosen) < most:
        best = max(distinct, key=lambda made_of: len(made_of & left))
        chosen.append(distinct[best])
        left -= best
    return chosen


def stops(survey: Survey) -> list[Stop]:
    """The pages to open in a browser, and the search in its states."""
    chosen = [
        Stop(name, quote(page.removesuffix(HOME) if page.endswith(f"/{HOME}") else page))
        for name, pages in by_kind(list(survey.parts)).items()
        for page in cover({page: survey.parts[page] for page in pages})
    ]
    chosen = [Stop(stop.kind, "") if stop.address == HOME else stop for stop in chosen]
    return chosen + (searches(survey) if SEARCH in survey.parts else [])


def searches(survey: Survey) -> list[Stop]:
    """The search with answers, further on, narrowed, with a headline, with nothing; its list."""
    word = max(survey.words, key=lambda word: (survey.words[word], word), default="")
    years = [page[:4] for page in survey.parts if re.fullmatch(r"\d{4}/index\.html", page)]
    narrowed = {"sort": "newest"} | ({"from": f"{max(years)}-01-01"} if years else {})
    asked: list[dict[str, str]] = [{"q": NO_WORD}]
    if word:
        headline = next(line for line in survey.headlines.values() if word in line)
        asked = [{"q": word}, {"q": word, "page": "2"}, {"q": word} | narrowed, {"q": headline}]
        asked.append({"q": f"{word} {NO_WORD}"})
        asked.append({"q": NO_WORD})
    states = [Stop(SEARCH, f"{SEARCH}?{urlencode(query)}") for query in asked]
    return [*states, Stop(SEARCH, SEARCH, word[:4])] if word else states


def first(stops: list[Stop], of_kind: str) -> Stop | None:
    """The first, and so the fullest page of a kind; of the search the one with answers."""
    found = [stop for stop in stops if stop.kind == of_kind]
    return next((stop for stop in found if "?" in stop.address), None) or next(iter(found), None)


def sample(survey: Survey, of_each: int, seed: int) -> list[str]:
    """Pages of every kind for slow checks: those of `cover`, and others by chance."""
    chosen: list[str] = []
    for pages in by_kind(list(survey.parts)).values():
        covering = cover({page: survey.parts[page] for page in pages})
        others = sorted(set(pages) - set(covering))
        chance = random.Random(seed)
        chosen += covering + chance.sample(others, min(of_each, len(others)))
    return chosen
