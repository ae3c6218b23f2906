"""JSON-LD of a page: the article among whatever else it describes, broken JSON tolerated.

https://schema.org/Article says what its keys are.
"""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import html

ARTICLES = frozenset(
    [
        "Article",
        "NewsArticle",
        "BlogPosting",
        "Report",
        "ReportageNewsArticle",
        "OpinionNewsArticle",
        "SocialMediaPosting",
        "AnalysisNewsArticle",
        "BackgroundNewsArticle",
        "LiveBlogPosting",
        "ReviewNewsArticle",
    ]
)
_LONGEST = 2**20  # characters
_MOST = 10_000  # objects
_AROUND = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")
_TRAILING = re.compile(r",(?=\s*[}\]])")
_FIELD = re.compile(
    r'"(headline|datePublished|dateCreated|dateModified|articleSection|inLanguage)"\s*:\s*'
    r'"((?:[^"\\\n]|\\.){1,500})"'
)


def articles(tree: html.HtmlElement) -> list[dict[str, Any]]:
    """The articles that a page describes, each a JSON object, in the order of the page."""
    return [item for value in _values(tree) for item in _objects(value) if types(item) & ARTICLES]


def outermost(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects that a page states of itself: those of its lists and graphs, no parts of them."""
    for value in _values(tree):
        graph = value.get("@graph", value) if isinstance(value, dict) else value
        items = graph[:_MOST] if isinstance(graph, list) else [graph]
        yield from (item for item in items if isinstance(item, dict))


def _values(tree: html.HtmlElement) -> Iterator[object]:
    """What each script of JSON-LD says."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            yield _parsed(_AROUND.sub("", (script.text or "")[:_LONGEST]))


def names(value: object) -> Iterator[str]:
    """The names in a value: a text, an object with a name, or a list of such."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict) and isinstance(item.get("name"), str | list):
            named = item["name"]
            yield from (
                name
                for name in ([named] if isinstance(named, str) else named)
                if isinstance(name, str)
            )


def text(item: dict[str, Any], key: str) -> str:
    """A text, or the first of a list of texts; HTML entities in it are read."""
    value = next(names(item.get(key)), "")
    return entities.unescape(value)


def _parsed(source: str) -> object:
    for attempt in (source, _TRAILING.sub("", source), entities.unescape(source)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    fields: dict[str, str] = {}
    for key, value in _FIELD.findall(source):
        fields.setdefault(
            key, re.sub(r"\\(.)", r"\1", value) if "\\u" not in value else _unescaped(value)
        )
    return (
        {"@type": "Article", **fields}
        if "datePublished" in fields or "headline" in fields
        else None
    )


def _unescaped(value: str) -> str:
    try:
        return str(json.loads(f'"{value}"', strict=False))
    except ValueError:
        return ""


def _objects(value: object) -> Iterator[dict[str, Any]]:
    """All objects in a value, in their order."""
    left, seen = [value], 0
    while left and seen < _MOST:
        item = left.pop()
        seen += 1
        if isinstance(item, dict):
            yield item
            left += reversed(item.values())
        elif isinstance(item, list):
            left += reversed(item)


def types(item: dict[str, Any]) -> set[str]:
    """What an object is."""
    stated = item.get("@type")
    return {
        name for name in (stated if isinstance(stated, list) else [stated]) if isinstance(name, str)
    }
