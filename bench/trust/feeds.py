"""What others show of the site: feeds and the sitemap are XML, and carry nothing that runs."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree, html

from bench.trust.findings import Finding, Told

_ATOM = "{http://www.w3.org/2005/Atom}"
_LINKS = frozenset({"", "http", "https", "mailto"})
_TAGS = frozenset(
    "p br em strong code pre h2 h3 h4 h5 h6 ul ol li blockquote hr a span div".split()
)


def measure(site: Path) -> Iterator[Told]:
    """All XML of a site, and in its feeds the HTML of each entry."""
    wrong, entries = list[str](), 0
    paths = sorted(site.rglob("*.xml"))
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for path in paths:
        try:
            tree = etree.parse(path, parser)
        except etree.XMLSyntaxError as error:
            wrong.append(f"{path.relative_to(site)}: {error}")
            continue
        for content in tree.iter(f"{_ATOM}content"):
            entries += 1
            wrong += [f"{path.relative_to(site)}: {what}" for what in _foreign(content.text or "")]
        for link in tree.iter(f"{_ATOM}link"):
            if urlsplit(link.get("href", "")).scheme not in {"http", "https"}:
                wrong.append(f"{path.relative_to(site)}: it leads to {link.get('href')}")
    of = f"{len(paths):,} files of XML with {entries:,} texts"
    yield Finding("feeds that are no XML, or carry what runs", wrong, of)


def _foreign(text: str) -> Iterator[str]:
    for element in html.fragment_fromstring(text, create_parent="div").iter(etree.Element):
        if element.tag not in _TAGS:
            yield f"an element {element.tag}"
        for name, value in element.attrib.items():
            if name not in {"href", "title", "class", "start"}:
                yield f"an attribute {name}"
            elif name == "href" and urlsplit(value).scheme.lower() not in _LINKS:
                yield f"a link {value}"
