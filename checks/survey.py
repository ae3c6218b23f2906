"""One reading of all pages: their links, and what they are made of."""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from checks.site import OutsideError, Site, Target

ADDRESSES = frozenset({"href", "src", "action", "poster", "data", "cite", "data-root"})
CANONICAL = frozenset({"og:url", "og:image"})
LATIN = re.compile(r"[A-Za-z]")
WORD = re.compile(r"\w{5,}")  # short words are often the language's most common


@dataclass(slots=True)
class Reference:
    """Where a link first stands, and on how many pages."""

    page: str
    element: str
    pages: int = 1


@dataclass(slots=True)
class Survey:
    """What was read in all pages.

    `parts` holds the elements, classes, attributes and scripts of each page, `links` what links
    name in the site, `strays` links to the site's host that leave the site, `own` links to a place
    in the same page that is not there; of articles `words` of their `headlines`.
    """

    site: Site
    parts: dict[str, frozenset[str]] = field(default_factory=dict)
    links: dict[Target, Reference] = field(default_factory=dict)
    strays: dict[str, Reference] = field(default_factory=dict)
    own: list[tuple[str, str, str]] = field(default_factory=list)
    words: Counter[str] = field(default_factory=Counter)
    headlines: dict[str, str] = field(default_factory=dict)

    def note(self, page: str, element: str, base: str, link: str) -> None:
        """Take a link in, that stands at a whole address."""
        try:
            target = self.site.target(base, link)
        except OutsideError:
            _count(self.strays, link, page, element)
            return
        if target:
            _count(self.links, target, page, element)


def survey(site: Site) -> Survey:
    """Read all pages of a site."""
    found = Survey(site)
    known: dict[frozenset[str], frozenset[str]] = {}
    for path in site.pages:
        document = site.read(path)
        parts = frozenset(_parts(document))
        found.parts[path] = known.setdefault(parts, parts)
        _links(found, path, document)
        headline = " ".join(document.xpath("string(//h1)").split())
        if path.startswith("a/"):
            found.headlines[path] = headline
            found.words.update(set(WORD.findall(headline)))
    return found


def name_of(element: Any) -> str:
    """An element as one would write its start tag, short."""
    attributes = " ".join(f'{key}="{value}"' for key, value in element.attrib.items())
    tag = f"<{element.tag} {attributes}>" if attributes else f"<{element.tag}>"
    return tag if len(tag) <= 120 else f"{tag[:119]}…"


def _parts(document: Any) -> set[str]:
    parts = set()
    for element in document.iter():
        if isinstance(element.tag, str):  # a comment has none
            parts.add(element.tag)
            parts.update(f"{element.tag}.{name}" for name in element.get("class", "").split())
            parts.update(f"{element.tag}@{name}" for name in element.attrib)
            if LATIN.search(element.text or ""):  # other fonts come
                parts.add(f"{element.tag} in Latin")
    return parts


def _links(found: Survey, path: str, document: Any) -> None:
    base = found.site.address(path)
    ids = None
    for element in document.iter():
        if not isinstance(element.tag, str):
            continue
        for link in _addresses(element):
            if not link.startswith("#"):
                found.note(path, name_of(element), base, link)
                continue
            ids = ids if ids is not None else places(document)
            if link[1:] not in ids and not link.startswith("#:~:"):
                found.own.append((path, name_of(element), link))


def _addresses(element: Any) -> list[str]:
    links = [value for key, value in element.attrib.items() if key in ADDRESSES and value]
    if element.tag == "meta" and element.get("property") in CANONICAL:
        links.append(element.get("content"))
    return [*links, *(part.split()[0] for part in element.get("srcset", "").split(",") if part)]


def places(document: Any) -> set[str]:
    """What a fragment may name in a page."""
    return {"top", *document.xpath("//@id"), *document.xpath("//a/@name")}


def _count(references: dict[Any, Reference], key: Any, page: str, element: str) -> None:
    known = references.setdefault(key, Reference(page, element, 0))
    known.pages += 1
