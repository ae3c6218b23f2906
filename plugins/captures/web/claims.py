"""What a page says that it is: in structured data, the classes of its body, address and title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from lxml import html

from captures.phrases import key
from captures.web import jsonld
from captures.web.kinds import TABLE, Kind, by_key, by_word

_TYPES, _CLASSES = by_word("types"), by_word("classes")
_PATHS, _QUERIES = by_word("paths"), by_word("queries")
_TITLES, _NAMES = by_key("titles"), by_key("names")
_ARTICLE_CLASSES = frozenset(TABLE["classes"]["article"])

_SCHEMA = re.compile(r"^https?://schema\.org/(\w+)$")
_MONTHS = re.compile(r"/(?:19|20)\d\d(?:/\d\d?){0,2}|/(?:19|20)\d\d_\d\d_\d\d_archive\.html")
_PAGED = re.compile(r"/(?:page|صفحة)/\d+$")
_YEAR = re.compile(r"(?:19|20)\d\d|0?[1-9]|1[0-2]")  # or a month
_VIEWS = ("category", "categories", "featured")
_VISIT = re.compile(r"^(?:utm_|fbclid|gclid|ref$|lang$)")
_TITLE_MARKS = re.compile(r"\s*[:：]\s*|\s+[-–—|]\s+")
_WORDS = re.compile(r"[-_ +]+")
_LONG_NAME = 5  # words of the last part of a path: it is a headline
_DEEPEST = 2  # parts behind the one that names a list
_MOST_MARKED = 200  # elements
_AT_ONCE = 10  # seconds
_LEAVES = re.compile(r"(?:(?:window|document|top|self)\.)?location(?:\.href)?\s*=\s*[\"']")


@dataclass(frozen=True, slots=True)
class Claims:
    """What a page says of itself, before what nobody sees is taken out of it."""

    not_article: tuple[tuple[Kind, str], ...]
    """What it says it is, each time by another means, with the reason."""
    article: tuple[str, ...]
    """Why it is one article, as its structured data or its system say."""
    has_password: bool
    has_letter: bool
    """Whether it has a form for a letter to the site."""
    leads_on: bool
    is_named: bool
    """Whether its Open Graph type says article, which many sites write on all their pages."""
    by_system: bool
    """Whether the system that made it says that it is no article: by its data, or classes."""
    by_address: bool
    """Whether its address does."""


def claims(tree: html.HtmlElement, address: str, titles: Sequence[str]) -> Claims:
    """What a whole page says; `titles` are its stated headlines."""
    types = _types(tree)
    classes = _classes(tree)
    by_system = [*_of_types(types), *_of_classes(classes)]
    by_address = list(_of_address(address))
    stated = [*by_system, *by_address, *_of_titles(titles)]
    return Claims(
        tuple(stated),
        tuple(_article(tree, types, classes)),
        has_password=bool(tree.xpath("//input[@type='password']")),
        has_letter=bool(
            tree.xpath("//form[.//textarea and .//input[@type='email' or contains(@name, 'mail')]]")
        ),
        leads_on=_leads_on(tree),
        is_named=bool(tree.xpath("//meta[@property='og:type'][@content='article']")),
        by_system=bool(by_system),
        by_address=bool(by_address),
    )


def _types(tree: html.HtmlElement) -> list[str]:
    """The types that a page states of itself, and not of the parts of its parts."""
    stated = [name for item in jsonld.outermost(tree) for name in jsonld.types(item)]
    return [*stated, *_of_microdata(tree)]


def _of_microdata(tree: html.HtmlElement) -> list[str]:
    marked = tree.xpath("//*[@itemscope and @itemtype]")[:_MOST_MARKED]
    matches = (_SCHEMA.match(element.get("itemtype").strip()) for element in marked)
    return [match[1] for match in matches if match]


def _classes(tree: html.HtmlElement) -> list[str]:
    body = tree.find(".//body")
    return body.get("class", "").lower().split() if body is not None else []


def _of_types(types: list[str]) -> Iterator[tuple[Kind, str]]:
    for name in types:
        if name in _TYPES:
            yield _TYPES[name], f"its structured data says {name}"
            return


def _of_classes(classes: list[str]) -> Iterator[tuple[Kind, str]]:
    found = [
        (_CLASSES[name], f"its body is of class {name}") for name in classes if name in _CLASSES
    ]
    # search results are an archive too, and the first of a blog's pages its home
    yield from sorted(found, key=lambda item: item[0] not in (Kind.ERROR, Kind.SEARCH))[:1]


def _of_address(address: str) -> Iterator[tuple[Kind, str]]:
    if kind := _kind_of_address(address):
        parts = urlsplit(address)
        shown = unquote(parts.path + (f"?{parts.query}" if parts.query else ""))
        yield kind, f"its address ends in {shown[-60:] or '/'}"


def _kind_of_address(address: str) -> Kind | None:
    try:
        parts = urlsplit(address)
        query = {name.lower(): values for name, values in parse_qs(parts.query).items()}
    except ValueError:
        return None
    if not parts.hostname:
        return None
    query = {name: values for name, values in query.items() if not _VISIT.match(name)}
    path = unquote(parts.path).lower().rstrip("/")
    steps = [step for step in path.split("/") if step]
    is_root = not steps or "/".join(steps) in TABLE["paths"]["home"]
    if kind := _kind_of_query(query, steps, is_root=is_root):
        return kind
    if is_root or "view" in query:
        return None if query else Kind.HOME
    if _MONTHS.fullmatch(path) or _PAGED.search(path):
        return Kind.LIST
    return _kind_of_path(steps)


def _kind_of_query(query: dict[str, list[str]], steps: list[str], *, is_root: bool) -> Kind | None:
    """What the keys of a query say: ?cat=3, ?s=x, Joomla's ?view=category."""
    if query.get("view", [""])[0] in _VIEWS:
        return Kind.LIST
    kinds = [_QUERIES[name] for name in query if name in _QUERIES]
    if Kind.SEARCH in kinds and (is_root or any(step in _PATHS for step in steps)):
        return Kind.SEARCH
    return Kind.LIST if is_root and Kind.LIST in kinds else None


def _kind_of_path(steps: list[str]) -> Kind | None:
    """What the parts of a path say: /category/x, /ar/tag/x, /user/login."""
    last = _PATHS.get(steps[-1].split(".")[0])
    if last in (Kind.LOGIN, Kind.CONTACT):
        return last
    for place, step in reversed(list(enumerate(steps[:2]))):  # /search/label/x is no search
        kind, behind = _PATHS.get(step), steps[place + 1 :]
        if kind in (Kind.LIST, Kind.SEARCH) and len(behind) <= _DEEPEST:
            is_one = bool(behind) and _is_of_one(behind[-1], step)
            return None if is_one else kind
    return None


def _is_of_one(last: str, above: str) -> bool:
    """Whether the last part of a path names one article: by many words, or words and a number.

    /archives/4512 is an article too, /archives/2013 a year of them.
    """
    words = [word for word in _WORDS.split(last.rsplit(".", 1)[0]) if word]
    if len(words) == 1:
        return words[0].isdigit() and above.startswith("archive") and not _YEAR.fullmatch(words[0])
    return len(words) >= _LONG_NAME or any(word.isdigit() for word in words)


def _of_titles(titles: Sequence[str]) -> Iterator[tuple[Kind, str]]:
    for title in titles:
        parts = [key(part) for part in _TITLE_MARKS.split(title)]
        first = _TITLE_MARKS.split(title)[0]
        is_label = len(parts) > 1 and title[len(first) :].lstrip()[:1] in ":："
        kind = _NAMES.get(parts[0])
        if not kind and (is_label or len(parts) == 1):
            kind = _TITLES.get(parts[0])
        if not kind:
            kind = next(
                (
                    kind
                    for words, kind in _TITLES.items()
                    if kind is Kind.SEARCH and f"{key(title)} ".startswith(f"{words} ")
                ),
                None,
            )
        if kind:
            yield kind, f"its title is «{title[:40]}»"
            return


def _article(tree: html.HtmlElement, types: list[str], classes: list[str]) -> Iterator[str]:
    """Why a page is one article, as it says itself."""
    marked = [name for name in _of_microdata(tree) if name in jsonld.ARTICLES]
    is_one = len(jsonld.articles(tree)) == 1 or len(marked) == 1
    if is_one and not any(name in _TYPES for name in types):
        yield "its structured data says that it is an article"
    if len(tree.xpath("//meta[@property='article:published_time'][@content]")) == 1:
        yield "it states when it was published"
    for name in classes:
        if name in _ARTICLE_CLASSES or re.fullmatch(r"postid-\d+", name):
            yield f"its body is of class {name}"
            return


def _leads_on(tree: html.HtmlElement) -> bool:
    """Whether a page sends its reader to another at once."""
    for element in tree.xpath("//meta[translate(@http-equiv, 'REFSH', 'refsh')='refresh']"):
        seconds, _, target = element.get("content", "").partition(";")
        if "url" in target.lower() and seconds.strip().isdecimal() and int(seconds[:6]) <= _AT_ONCE:
            return True
    scripts = tree.xpath("//script[not(@src)]")
    return any(_LEAVES.search(element.text or "") for element in scripts)
