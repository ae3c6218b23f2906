"""What a template reads, found in its source, so that it is known what its pages are made of.

A page shows what its template's names stand for. Of most, all is taken to be read. Of a name that
is only asked whether it has anything, that is all. An article leads to others, and these to others
again; what a template reads is known as long as it goes one step, from `article`. A list leads from
one of its pages to all others; what is known is that it is counted and where its pages begin.
A template that goes further is not followed: its pages are rendered by every build.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from jinja2 import Environment, TemplateError, meta, nodes

LINKS = frozenset({"newer", "older", "related", "translations"})
"""What of an article is other articles."""

_OF_PAGINATORS = frozenset({"count", "num_pages", "per_page", "page_range"})
_MODULES = frozenset(
    {
        *("builtins", "_operator", "jinja2", "markupsafe", "pelican"),
        *("theme", "building", "record", "browse", "interface", "plain_text", "arabic"),
    }
)
"""Whose filters, tests and functions read nothing of an article that leads to others."""
_TABLES = frozenset({"t", "indexes"})
"""Names in which nothing that is looked up is an article."""
_FILTERS = frozenset({"landmarks", "page_at", "ends"})
"""The theme's, of paginators: they lead to where a list's pages begin, and to its last item."""


@dataclass(slots=True)
class Reads:
    """What a template reads with all that it extends and includes."""

    values: set[str] = field(default_factory=set)
    """Names whose values are read."""
    tests: set[str] = field(default_factory=set)
    """Names that are only asked whether there is anything."""
    is_linked: bool = False
    """Whether articles are read that `article` leads to."""
    is_followed: bool = True
    """Whether that is all."""


def written(known: Mapping[str, Reads]) -> bytes:
    """What is known of templates, for later builds of the same code."""
    found = {
        name: [sorted(it.values), sorted(it.tests), it.is_linked, it.is_followed]
        for name, it in known.items()
    }
    return json.dumps(found).encode()


def read(kept: bytes) -> dict[str, Reads]:
    """What `written` gave; other bytes may raise anything."""
    found = {
        name: Reads(set(values), set(tests), bool(is_linked), bool(is_followed))
        for name, (values, tests, is_linked, is_followed) in json.loads(kept).items()
    }
    if not all(isinstance(name, str) for it in found.values() for name in it.values | it.tests):
        raise TypeError("names that are none")
    return found


def reads(environment: Environment, name: str) -> Reads:
    """What the template of this name reads."""
    found = Reads()
    seen: set[str] = set()
    waiting = [name]
    while waiting and found.is_followed:
        one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        try:
            tree = _tree(environment, one)
            _add(found, tree)
        except TemplateError:
            found.is_followed = False
            break
        if any(map(partial(_is_strange, environment), tree.find_all(nodes.Node))):
            found.is_followed = False
        for other in meta.find_referenced_templates(tree):
            if other is None:
                found.is_followed = False  # its name is made when it is rendered
            else:
                waiting.append(other)
    found.tests -= found.values
    return found


def _tree(environment: Environment, name: str) -> nodes.Template:
    if environment.loader is None:
        raise TemplateError
    source, _, _ = environment.loader.get_source(environment, name)
    return environment.parse(source, name)


def _add(found: Reads, tree: nodes.Template) -> None:
    free = meta.find_undeclared_variables(tree)
    stored = {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"}
    for node, parents in _walk(tree, ()):
        if isinstance(node, nodes.Name) and node.ctx == "load" and node.name in free:
            tested = _is_tested(node, parents)
            (found.tests if tested else found.values).add(node.name)
            if not tested and not _is_of_its_list(node, parents):
                found.is_followed = False
        elif linked := _link(node):
            found.is_linked = True
            if not _is_one_step(node) or "article" in stored or linked not in LINKS:
                found.is_followed = False


def _is_strange(environment: Environment, node: nodes.Node) -> bool:
    """Whether what a node reads is known to nobody: a filter of one's own, what is not for all."""
    match node:
        case nodes.Filter():
            found = not _is_known(environment.filters.get(node.name)) or any(
                not isinstance(each.value, nodes.Const)
                for each in node.kwargs
                if each.key == "attribute"
            )
        case nodes.Test():
            found = not _is_known(environment.tests.get(node.name))
        case nodes.Call(node=nodes.Name(name=name)):
            found = name in environment.globals and not _is_known(environment.globals[name])
        case nodes.Getattr():
            found = node.attr.startswith("_")
        case nodes.Getitem(arg=nodes.Const(value=value)):
            found = str(value).startswith("_")
        case nodes.Getitem(arg=nodes.Neg() | nodes.Slice()):
            found = False
        case nodes.Getitem(node=node):
            found = _root(node) not in _TABLES  # it may be the name of another article
        case _:
            found = False
    return found


def _root(node: nodes.Node) -> str:
    """The name that an expression of dots and brackets begins with."""
    while isinstance(node, nodes.Getattr | nodes.Getitem):
        node = node.node
    return node.name if isinstance(node, nodes.Name) else ""


def _is_known(function: Any) -> bool:
    """Whether a function is Jinja's, Pelican's, the theme's or a plugin's of the archive."""
    return str(getattr(function, "__module__", "builtins")).partition(".")[0] in _MODULES


def _walk(node: nodes.Node, parents: tuple[nodes.Node, ...]) -> Iterator[tuple[Any, Any]]:
    """Each node below one, with those around it, the nearest last."""
    for child in node.iter_child_nodes():
        around = (*parents, node)
        yield child, around
        yield from _walk(child, around)


def _is_tested(node: nodes.Node, parents: tuple[nodes.Node, ...]) -> bool:
    """Whether nothing but its truth decides: `{% if tags %}`, `{% if tags or authors %}`."""
    for parent in reversed(parents):
        if isinstance(parent, nodes.If | nodes.CondExpr):
            return parent.test is node
        if not isinstance(parent, nodes.Not | nodes.And | nodes.Or):
            return False
        node = parent
    return False


def _is_of_its_list(node: nodes.Name, parents: tuple[nodes.Node, ...]) -> bool:
    """Whether what is read of a list's page, or of what divides the list, is known."""
    parent = parents[-1]
    attribute = parent.attr if isinstance(parent, nodes.Getattr) else None
    if node.name.endswith("_paginator"):
        is_marked = isinstance(parent, nodes.Filter) and parent.name in _FILTERS
        return is_marked or attribute in _OF_PAGINATORS
    if node.name.endswith("_page"):
        return attribute not in (None, "paginator")
    return True


def _link(node: nodes.Node) -> str | None:
    """What a node names of the links between articles, in whatever way."""
    match node:
        case nodes.Getattr():
            named = node.attr
        case nodes.Const(value=str()):
            named = node.value
        case _:
            return None
    parts = named.split(".")
    return next((named for part in parts if part in LINKS), None)


def _is_one_step(node: nodes.Node) -> bool:
    """Whether a link is followed from `article` itself."""
    return (
        isinstance(node, nodes.Getattr)
        and isinstance(node.node, nodes.Name)
        and node.node.name == "article"
    )
