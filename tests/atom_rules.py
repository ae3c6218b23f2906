"""The rules of RFC 4287 for a feed, as far as a program can see whether they are kept.

Numbers are the sections of https://www.rfc-editor.org/rfc/rfc4287.
"""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

ATOM = "{http://www.w3.org/2005/Atom}"

PERSON = {"name": (1, 1), "uri": (0, 1), "email": (0, 1)}
COMMON = {
    "id": (1, 1),
    "title": (1, 1),
    "updated": (1, 1),
    "rights": (0, 1),
    "author": (0, None),
    "contributor": (0, None),
    "category": (0, None),
    "link": (0, None),
}
FEED = {  # 4.1.1
    **COMMON,
    "generator": (0, 1),
    "icon": (0, 1),
    "logo": (0, 1),
    "subtitle": (0, 1),
    "entry": (0, None),
}
ENTRY = {  # 4.1.2
    **COMMON,
    "content": (0, 1),
    "published": (0, 1),
    "source": (0, 1),
    "summary": (0, 1),
}
TEXTS = {"title", "subtitle", "summary", "rights"}
MOMENTS = {"updated", "published"}
ATTRIBUTES = {
    "link": {"href", "rel", "type", "hreflang", "title", "length"},
    "category": {"term", "scheme", "label"},
    "generator": {"uri", "version"},
    "content": {"type", "src"},
    **{name: {"type"} for name in TEXTS},
}
NEEDED = {"link": ["href"], "category": ["term"]}

_MOMENT = re.compile(  # 3.3, RFC 3339
    r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?"
    r"(Z|[+-]([01]\d|2[0-3]):[0-5]\d)",
    re.ASCII,
)
_NOT_IN_AN_IRI = re.compile(r'[\s<>"{}|\\^`]')


def broken(xml: str) -> list[str]:
    """What a feed does against the rules: a sentence each."""
    feed = ElementTree.fromstring(xml)  # noqa: S314  # our own file
    if feed.tag != f"{ATOM}feed":
        return [f"2: the root is {feed.tag}"]
    entries = feed.findall(f"{ATOM}entry")
    found = [*_counted(feed, FEED), *_alternates(feed)]
    for entry in entries:
        found += [*_counted(entry, ENTRY), *_alternates(entry), *_entry(entry, feed)]
    for element in feed.iter():
        found += _element(element)
    ids = Counter(entry.findtext(f"{ATOM}id") for entry in entries)
    found += [f"4.1.1: {count} entries with id {id}" for id, count in ids.items() if count > 1]  # noqa: A001
    if not any(link.get("rel") == "self" for link in feed.findall(f"{ATOM}link")):
        found.append("4.1.1: no link to itself")
    return found


def _counted(element: Element, allowed: dict[str, tuple[int, int | None]]) -> Iterator[str]:
    parent = element.tag.removeprefix(ATOM)
    counts = Counter(child.tag.removeprefix(ATOM) for child in element if ATOM in child.tag)
    for name in counts.keys() - allowed.keys():
        yield f"4.1: {name} in {parent}"
    for name, (least, most) in allowed.items():
        if counts[name] < least or (most is not None and counts[name] > most):
            yield f"4.1: {counts[name]} {name} in {parent}"


def _entry(entry: Element, feed: Element) -> Iterator[str]:
    has = {child.tag.removeprefix(ATOM) for child in entry}
    if "author" not in has and feed.find(f"{ATOM}author") is None:
        yield "4.1.2: an entry without an author"
    relations = {link.get("rel", "alternate") for link in entry.findall(f"{ATOM}link")}
    if "content" not in has and "alternate" not in relations:
        yield "4.1.2: neither content nor a link to it"


def _alternates(element: Element) -> Iterator[str]:
    kinds = Counter(
        (link.get("type"), link.get("hreflang"))
        for link in element.findall(f"{ATOM}link")
        if link.get("rel", "alternate") == "alternate"
    )
    if max(kinds.values(), default=0) > 1:
        yield "4.1.1: two alternates of one type and language"


def _element(element: Element) -> Iterator[str]:
    name = element.tag.removeprefix(ATOM)
    text = element.text or ""
    attributes = {key for key in element.attrib if not key.startswith("{")}
    if attributes - ATTRIBUTES.get(name, set()):
        yield f"4: {sorted(attributes)} on {name}"
    for attribute in NEEDED.get(name, ()):
        if not element.get(attribute):
            yield f"4.2: {name} without {attribute}"
    if name in MOMENTS and not _MOMENT.fullmatch(text):
        yield f"3.3: {text} in {name}"
    if name in TEXTS | {"content"}:
        yield from _text(name, element)
    if name in {"author", "contributor"}:
        yield from _counted(element, PERSON)
        if not (element.findtext(f"{ATOM}name") or "").strip():
            yield "3.2.1: a person without a name"
    for address in (element.get("href"), *([text] if name in {"id", "uri"} else [])):
        if address is not None and not _is_absolute(address):
            yield f"4.2.6: {address} is no absolute IRI"


def _text(name: str, element: Element) -> Iterator[str]:
    if element.get("type", "text") not in {"text", "html"}:
        yield f"3.1: {name} of type {element.get('type')}"
    if len(element):
        yield f"3.1: elements in {name}"


def _is_absolute(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.scheme and parts.netloc) and not _NOT_IN_AN_IRI.search(address)
