"""Five layouts of invented sites: the lines of a saved page around a given article."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from dataclasses import dataclass

from arabic.dates import long_date, short_date
from bench.imports.wordings import AUTHORS, CATEGORIES, CITIES, Wording, wording


@dataclass(frozen=True, slots=True)
class Story:
    """An article as it should come out: its headline and its lines."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """A layout with one site's words. `titles` are what its lists of other articles draw from."""

    layout: Callable[[Site, Story, random.Random], list[str]]
    words: Wording
    vocabulary: str
    titles: tuple[str, ...]

    def page(self, story: Story, chooser: random.Random) -> str:
        """The saved page of a story; what varies from page to page is drawn from `chooser`."""
        return "\n".join(self.layout(self, story, chooser)) + "\n"

    def others(self, chooser: random.Random, most: int) -> list[str]:
        """Headlines of other articles."""
        return chooser.sample(self.titles, chooser.randint(2, most))

    def category(self, chooser: random.Random) -> str:
        """A section."""
        return chooser.choice(CATEGORIES[self.vocabulary])

    @property
    def rights(self) -> str:
        """The last line of most pages."""
        return self.words.rights.format(name=self.words.name, year=2019)


def _day(chooser: random.Random) -> datetime.date:
    return datetime.date(2015, 1, 1) + datetime.timedelta(days=chooser.randrange(2500))


def _parted(lines: tuple[str, ...]) -> list[str]:
    return [part for line in lines for part in (line, "")]


def weather(site: Site, story: Story, chooser: random.Random) -> list[str]:
    """Weather and date above; lists with a heading below; blank lines between paragraphs."""
    words = site.words
    temperature = f"{chooser.choice(CITIES)} {chooser.randint(-2, 41)}°"
    return [
        words.name, temperature, long_date(_day(chooser)), *words.menu, "",
        story.title, "", *words.share, "", *_parted(story.lines),
        words.related, *site.others(chooser, 5), "", words.latest, *site.others(chooser, 6), "",
        *words.about, site.rights,
    ]  # fmt: skip


def crumbs(site: Site, story: Story, chooser: random.Random) -> list[str]:
    """Breadcrumbs that end in the headline; author, date and counter under it; tags below."""
    words = site.words
    section = site.category(chooser)
    tags = "، ".join(chooser.sample(CATEGORIES[site.vocabulary], 3))
    return [
        words.name, words.slogan, "", f"{words.menu[0]} » {section} » {story.title}", "",
        story.title, f"{words.author_label} {chooser.choice(AUTHORS)}",
        f"{words.date_label} {short_date(_day(chooser))}",
        f"{words.counter} {chooser.randint(3, 9999)}", "", *_parted(story.lines), *words.share,
        f"{words.tags} {tags}", "", words.related,
        *(f"- {title}" for title in site.others(chooser, 4)),
        "", *words.comments, "", site.rights, *words.about,
    ]  # fmt: skip


def ticker(site: Site, story: Story, chooser: random.Random) -> list[str]:
    """Other headlines above the page's own; no blank line in the text; neighbours below."""
    words = site.words
    day = _day(chooser)
    clock = f"{chooser.randint(0, 23)}:{chooser.randint(10, 59)}"
    before, after = chooser.sample(site.titles, 2)
    return [
        " | ".join(words.menu), words.name, words.latest, *site.others(chooser, 4),
        f"{long_date(day, 'gregorian')} {clock}", site.category(chooser), story.title,
        f"{words.counter} {chooser.randint(3, 9999)}", *story.lines,
        f"{words.previous} {before}", f"{words.following} {after}",
        *words.comments, *words.newsletter, site.rights,
    ]  # fmt: skip


def dump(site: Site, story: Story, chooser: random.Random) -> list[str]:
    """What a text browser saves: bullets, numbered lists, a row of links above and below."""
    words = site.words
    most_read = [f"   {n}. {title}" for n, title in enumerate(site.others(chooser, 5), 1)]
    return [
        f"{story.title} - {words.name}", "", *(f"   * {item}" for item in words.menu), "",
        f"   {words.slogan}", "", f"   {story.title}", "",
        f"   {short_date(_day(chooser), 'gregorian', 'arabic')}", "", *_parted(story.lines),
        *(f"   [{label}]" for label in words.share), "", f"   {words.most_read}", "", *most_read,
        "", *(f"   {line}" for line in words.newsletter), "",
        "   " + " | ".join(words.about), f"   {site.rights}",
    ]  # fmt: skip


def mobile(site: Site, story: Story, chooser: random.Random) -> list[str]:
    """A telephone's page: share lines above and below, lists whose items have section and date."""
    words = site.words
    items = []
    for title in site.others(chooser, 4):
        items += [site.category(chooser), title, short_date(_day(chooser)), ""]
    return [
        words.menu[-1], words.menu[0], words.name, "", site.category(chooser), story.title,
        f"{chooser.choice(AUTHORS)} • {short_date(_day(chooser))} • {chooser.randint(2, 9)} د",
        *words.share, "", *_parted(story.lines), *words.share, "", words.related, "", *items,
        *words.newsletter, "", *words.about, site.rights,
    ]  # fmt: skip


LAYOUTS = (weather, crumbs, ticker, dump, mobile)


def make_site(number: int, vocabulary: str, titles: tuple[str, ...], seed: int) -> Site:
    """The site of a number: its layout is `number` modulo five, its words are drawn by the seed."""
    chooser = random.Random(f"{seed} {number} {vocabulary}")
    words = wording(chooser, vocabulary)
    return Site(LAYOUTS[number % len(LAYOUTS)], words, vocabulary, titles)
