"""What a page says of its article beside the text: JSON-LD, Open Graph, meta, microdata.

Nothing is decided here but the order of trust: the structured and specific first.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import html

from captures.cleaning import clean_line
from captures.dating import says_publication, says_update
from captures.phrases import key
from captures.web import jsonld

_TABLE = tomllib.loads(Path(__file__).with_name("metadata.toml").read_text(encoding="utf-8"))

_LONGEST_TITLE = 1000  # characters
_MOST_TIMES = 2  # of publication and of change
_NEAR = 60  # characters
_LONGEST_NAME, _LONGEST_TAG, _MOST_TAGS = 6, 6, 20  # words, words, tags
_PARTS = re.compile(r"[,،;؛|]")
_ADDRESS = re.compile(r"(?i)^(?:https?:|www\.|@)|^[\w.-]+\.[a-z]{2,6}/?$|@")
_NOBODY = frozenset(_TABLE["nobody"].split())
_BUILDERS = tuple(_TABLE["builders"])


@dataclass(frozen=True, slots=True)
class Stated:
    """A value and where it stood."""

    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says; an empty value is one that it does not say."""

    titles: tuple[str, ...]
    """Headlines as stated, maybe with the site's name; the page's `<title>` is last."""
    dates: tuple[Stated, ...]
    """Of publication, the most trusted first."""
    changes: tuple[Stated, ...]
    """Dates of changes after the publication."""
    site: str
    category: str
    tags: tuple[str, ...]
    authors: tuple[str, ...]
    language: str
    body: str
    """The text of the article, where structured data has it; maybe with HTML in it."""


def read(tree: html.HtmlElement, host: str) -> Metadata:
    """The metadata of a whole page; `host` is where it stood, which is no author."""
    meta = _meta(tree)
    found = jsonld.articles(tree)
    site = _site(meta, found)
    titles = [jsonld.text(item, "headline") for item in found] + _values(meta, "titles")
    titles.append(str(tree.xpath("string((//title)[1])")))
    titles = [title for title in titles if len(title) <= _LONGEST_TITLE]
    authors = (
        [name for item in found for name in jsonld.names(item.get("author"))],
        _values(meta, "authors"),
        _marked(tree, "author"),
        _linked(tree, "author"),
    )
    times = _times(tree)
    return Metadata(
        titles=_lines(titles),
        dates=tuple(_dates(tree, meta, found, times)),
        changes=tuple(_changes(tree, meta, found, times)),
        site=site,
        category=_category(tree, meta, found),
        tags=_tags(tree, meta, found, _lines(titles)),
        # the first place that names people: many sites state themselves in <meta>
        authors=next(filter(None, (tuple(people(names, site, host)) for names in authors)), ()),
        language=clean_line(
            tree.get("lang", "") or tree.get("{http://www.w3.org/XML/1998/namespace}lang", "")
        ),
        body=jsonld.text(found[0], "articleBody") if len(found) == 1 else "",
    )


def _lines(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for line in map(clean_line, values) if line))


def _meta(tree: html.HtmlElement) -> dict[str, list[str]]:
    """The contents of meta elements by name, property or itemprop, in lower case."""
    meta: dict[str, list[str]] = defaultdict(list)
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = clean_line(element.get("content", ""))
        if name and content:
            meta[name.strip().lower()].append(content)
    return meta


def _values(meta: dict[str, list[str]], what: str) -> list[str]:
    return [value for name in _TABLE[what].split() for value in meta.get(name, ())]


def _marked(tree: html.HtmlElement, name: str) -> list[str]:
    """The texts of elements that microdata or microformats mark."""
    elements = tree.xpath("//*[@itemprop=$name]", name=name)
    texts = []
    for element in elements[:5]:
        named = element.xpath(".//*[@itemprop='name']")
        texts.append(clean_line((named[0] if named else element).text_content()))
    return [text for text in texts if 0 < len(text.split()) <= _LONGEST_NAME]


def _linked(tree: html.HtmlElement, relation: str) -> list[str]:
    links = tree.xpath("//body//a[contains(concat(' ', @rel, ' '), $rel)]", rel=f" {relation} ")
    return [line for link in links[:_MOST_TAGS] if (line := clean_line(link.text_content()))]


def _site(meta: dict[str, list[str]], found: list[dict[str, Any]]) -> str:
    published = [name for item in found for name in jsonld.names(item.get("publisher"))]
    names = _lines([*meta.get("og:site_name", ()), *published, *_values(meta, "sites")])
    return next((name for name in names if not _ADDRESS.search(name)), "")


def _dates(
    tree: html.HtmlElement,
    meta: dict[str, list[str]],
    found: list[dict[str, Any]],
    times: list[html.HtmlElement],
) -> Iterator[Stated]:
    for name in ("datePublished", "dateCreated"):
        for item in found:
            if value := clean_line(jsonld.text(item, name)):
                yield Stated(value, f"JSON-LD {name}")
        if name == "datePublished":
            for stated in _TABLE["published"].split():
                yield from (Stated(value, f"meta {stated}") for value in meta.get(stated, ()))
        yield from _of_items(tree, name)
    for element in tree.xpath("//body//time[@pubdate and @datetime]")[:1]:
        yield Stated(clean_line(element.get("datetime")), "<time pubdate>")
    moments = (_moment(element) for element in times if not _is_of_change(element))
    yield from (Stated(moment, "<time datetime>") for moment in list(filter(None, moments))[:1])


def _changes(
    tree: html.HtmlElement,
    meta: dict[str, list[str]],
    found: list[dict[str, Any]],
    times: list[html.HtmlElement],
) -> Iterator[Stated]:
    for item in found:
        if value := clean_line(jsonld.text(item, "dateModified")):
            yield Stated(value, "JSON-LD dateModified")
    for name in _TABLE["modified"].split():
        yield from (Stated(value, f"meta {name}") for value in meta.get(name, ()))
    yield from _of_items(tree, "dateModified")
    moments = (_moment(element) for element in times if _is_of_change(element))
    yield from (Stated(moment, "<time> of a change") for moment in list(filter(None, moments))[:1])


def _of_items(tree: html.HtmlElement, name: str) -> Iterator[Stated]:
    """What microdata says: in an attribute, else in words."""
    for element in tree.xpath("//body//*[@itemprop=$name]", name=name)[:2]:
        attributes = map(element.get, ("datetime", "content", "title"))
        written = next(filter(None, attributes), "") or element.text_content()
        if value := clean_line(written):
            yield Stated(value, f"itemprop {name}")


def _times(tree: html.HtmlElement) -> list[html.HtmlElement]:
    """The first times of an article and behind the last main heading, or a page's only one.

    Before a heading stand clocks.
    """
    named = (
        "contains(@class, 'time') or contains(@class, 'published') or contains(@class, 'updated')"
    )
    is_time = f"*[(self::time and @datetime) or (self::abbr and @title and ({named}))]"
    headings = tree.xpath("//body//h1")
    after = headings[-1].xpath(f"following::{is_time}") if headings else []
    inside = tree.xpath(f"//article//{is_time}")
    times = [*inside[:_MOST_TIMES], *after[:_MOST_TIMES]]
    everywhere = [] if times or headings else tree.xpath(f"//body//{is_time}")
    return times or (everywhere if len(everywhere) == 1 else [])


def _moment(element: html.HtmlElement) -> str:
    return clean_line(element.get("datetime") or element.get("title") or "")


def _is_of_change(element: html.HtmlElement) -> bool:
    """Whether a time is that of a change: by its class or microdata, or the words before it."""
    names = set(element.get("class", "").lower().split()) | {element.get("itemprop", "").lower()}
    if names & {"published", "datepublished", "pubdate"}:
        return False
    if names & {"updated", "modified", "datemodified", "entry-modified", "post-modified"}:
        return True
    before = _words_before(element)
    return says_update(before) and not says_publication(before)


def _words_before(element: html.HtmlElement) -> str:
    """The words right before an element, in the box that it stands in, and its own."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        before = previous.tail if (previous.tail or "").strip() else previous.text_content()
    else:
        before = parent.text if parent is not None else ""
    return f"{(before or '')[-_NEAR:]} {element.text_content()[:_NEAR]}"


def _category(
    tree: html.HtmlElement, meta: dict[str, list[str]], found: list[dict[str, Any]]
) -> str:
    stated = [jsonld.text(item, "articleSection") for item in found] + _values(meta, "sections")
    linked = _linked(tree, "category") + _marked(tree, "articleSection")
    names = (_PARTS.split(line)[0].strip() for line in _lines([*stated, *linked, *_crumb(tree)]))
    return next((name for name in names if 0 < len(name.split()) <= _LONGEST_TAG), "")


def _crumb(tree: html.HtmlElement) -> list[str]:
    """The section of breadcrumbs: the link after the home page's."""
    crumbs = tree.xpath(
        "//body//*[contains(translate(concat(@class, ' ', @id), 'BC', 'bc'), 'breadcrumb')]"
    )
    for crumb in crumbs[:3]:
        links = _lines(link.text_content() for link in crumb.iter("a"))
        if len(links) > 1:
            return [links[1]]
    return []


def _tags(
    tree: html.HtmlElement,
    meta: dict[str, list[str]],
    found: list[dict[str, Any]],
    titles: tuple[str, ...],
) -> tuple[str, ...]:
    """Keywords that are tags, and no headline again."""
    stated = [name for item in found for name in jsonld.names(item.get("keywords"))]
    values = stated or _values(meta, "tags") or _linked(tree, "tag")
    parts = _lines(part.strip(" #") for value in values for part in _PARTS.split(value))
    headlines = set(map(key, titles))
    tags = [
        part for part in parts if len(part.split()) <= _LONGEST_TAG and key(part) not in headlines
    ]
    return tuple({key(tag): tag for tag in reversed(tags)}.values())[::-1][:_MOST_TAGS]


def people(stated: Iterable[str], site: str, host: str) -> Iterator[str]:
    """The names that can be people: not the site, its builder, an address."""
    seen = {key(site), ""}
    hosts = {host.lower(), *host.lower().split(".")}
    for line in _lines(part for value in stated for part in re.split("[;؛]", value)):
        name = line.removeprefix("بقلم").strip(" :")
        folded = key(name)
        if folded in seen or name.lower() in hosts or folded in _NOBODY or _ADDRESS.search(name):
            continue
        if len(name.split()) <= _LONGEST_NAME and not folded.startswith(_BUILDERS):
            seen.add(folded)
            yield name
