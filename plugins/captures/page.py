"""A page saved as text, taken apart: header, headline, text, footer.

What was learned of the page's site comes first, then the general rules for what that left, then
what the lines at the ends have to do with the text between them.
"""

from __future__ import annotations

from dataclasses import dataclass

from captures.boilerplate import Kind, Line, look_at
from captures.ends import Ends, general_ends, is_item
from captures.outline import outline, places
from captures.phrases import PHRASES, Phrases
from captures.remainder import Known, without_strangers
from captures.template import NONE, Templates

_ENOUGH = 10  # articles: what is not learned from so many is no site's


@dataclass(frozen=True, slots=True)
class Page:
    """The parts of a page in their order; `title` is empty where no line reads as a headline."""

    header: tuple[Line, ...]
    title: str
    under_title: tuple[Line, ...]
    body: tuple[str, ...]
    footer: tuple[Line, ...]


def take_apart(
    texts: list[str], source: str = "", templates: Templates = NONE, phrases: Phrases = PHRASES
) -> Page:
    """The page of trimmed lines. A line that is the source's name alone belongs to the header."""
    lines = [look_at(text, phrases) for text in texts]
    site = learned_site(lines, templates)
    inner = general_ends(lines[site.start : site.end], source, phrases)
    ends = Ends(
        None if inner.title is None else site.start + inner.title,
        site.start + inner.start,
        site.start + inner.end,
    )
    ends = without_strangers(lines, ends, site)
    above = ends.start if ends.title is None else ends.title
    return Page(
        header=_spoken(lines[:above]),
        title="" if ends.title is None else lines[ends.title].text,
        under_title=() if ends.title is None else _spoken(lines[ends.title + 1 : ends.start]),
        body=tuple(line.text for line in lines[ends.start : ends.end]),
        footer=_spoken(lines[ends.end :]),
    )


def _spoken(lines: list[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.kind is not Kind.EMPTY)


def learned_site(lines: list[Line], templates: Templates) -> Known:
    """Between which lines a page has its article, by what was learned of its site.

    Between lines that are known, others go with them, if they may stand in a menu or a list; a
    sentence never does. A dateline is the article's however often it is met.
    """
    whole = Known(0, len(lines))
    if not templates:
        return whole
    texts = [line.text for line in lines]
    found = places(texts)
    template = templates.of(outline(texts, found).marks)
    if template is None:
        return whole
    first, last = template.gap([place.line for place in found], [place.words for place in found])
    known = frozenset(
        place.index
        for place in found
        if place.line in template.known and not lines[place.index].is_dateline
    )
    start, end = 0, len(lines)
    for place in found[:first]:
        if place.index in known:
            start = place.index + 1
        elif not _may_be_a_sites(lines[place.index]):
            break
    for place in reversed(found[last:]):
        if place.index in known:
            end = place.index
        elif not _may_be_a_sites(lines[place.index]):
            break
    is_all = template.articles >= _ENOUGH
    return Known(start, end, known, template.is_headline_above, is_all)


def _may_be_a_sites(line: Line) -> bool:
    return line.kind is not Kind.TEXT or is_item(line)
