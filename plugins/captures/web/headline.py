"""The headline of a page: what it states, without the name of the site."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from lxml import html

from captures.boilerplate import Kind, look_at
from captures.phrases import PHRASES, key
from captures.web.passages import Passage

_PARTS = re.compile(r"\s+(?:[-–—|•·»«:]|::)\s+|\s*\|\s*")
_PART_ENDS = re.compile(_PARTS.pattern + r"|:\s")
_LONGEST = 400  # characters
_NEAR, _LONGEST_LINE = 4, 30  # passages, words
_LINKED = 0.85
_HOSTS = re.compile(
    r"(?:^|\.)(?:facebook|instagram|twitter|x|threads|vk|tiktok)\.(?:com|net)$|^t\.me$"
)
_HEADINGS = ("h1", "h2", "h3")
_LARGE = ("4", "5", "6", "7")  # sizes of <font>
_FEW, _SITE = 3, 5  # words: of a headline at least, of a site's name at most


def headline(found: Sequence[Passage], stated: Sequence[str], site: str, address: str = "") -> str:
    """The headline; empty where the page has none.

    What the metadata states and the page shows: whole, or a part of it beside the site's name.
    Else what the metadata states, or the only main heading. `stated` are headlines in the order of
    trust, the last of them the page's `<title>`; `address` is where the page stood.
    """
    if is_of_network(address):
        return ""
    shown = _shown(found, site, address)
    main = [line for line, passage in shown.items() if passage.element.tag == "h1"]
    main = [line for line in main if shown[line].linked < _LINKED] or main
    bare = [_without_site(title, site) for title in stated]
    for title in bare:
        parts = [title, *_beside_site(title)]
        standing = [part for part in map(key, parts) if part in shown]
        if standing:
            # a main heading that is a link may be the site's own: then the longer part is it
            is_main = [part for part in standing if part in main and shown[part].linked < _LINKED]
            return shown[(is_main or standing)[0]].block.text
    for line in main:
        if any(line in key(title) for title in bare) and len(line.split()) >= _FEW:
            return shown[line].block.text
    if len(bare) > 1:
        return bare[0]
    if len(main) == 1:
        return shown[main.pop()].block.text
    return _without_last(bare[0]) if bare and not _is_of_home(bare[0]) else ""


def _is_of_home(title: str) -> bool:
    """Whether a page's title is that of the site's first page, which old sites have on all."""
    return any(key(part) in PHRASES.home for part in _PARTS.split(title))


def is_of_network(address: str) -> bool:
    """Whether a page is of a social network, whose posts have no headlines.

    What is stated there is the account, or the post's beginning.
    """
    return _HOSTS.search(urlsplit(address).hostname or "") is not None


def _shown(found: Sequence[Passage], site: str, address: str) -> dict[str, Passage]:
    """What can be a headline on a page, by its key: main headings before others of the same."""
    shown: dict[str, Passage] = {}
    names = {key(site)}  # of what the page is a part of
    for passage in found:
        line = key(passage.block.text[:_LONGEST]) if 0 < passage.words <= _LONGEST // 5 else ""
        if line and _leads_up(passage, address):
            names.add(line)
        elif line and (line not in shown or passage.element.tag == "h1"):
            shown[line] = passage
    return {line: passage for line, passage in shown.items() if line not in names}


def _leads_up(passage: Passage, address: str) -> bool:
    """Whether all of a passage is a link to what its page is a part of: a site, a channel."""
    links = passage.block.links
    if len(links) != 1 or passage.linked < _LINKED:
        return False
    target, page = urlsplit(links[0].address), urlsplit(address)
    if target.query:
        return False
    if not target.path.strip("/"):
        return not address or page.path.strip("/") != ""
    is_here = target.hostname == page.hostname
    return is_here and page.path.rstrip("/").startswith(f"{target.path.rstrip('/')}/")


def _leads_to(passage: Passage, address: str) -> bool:
    """Whether a passage has one link, which leads to a page whatever its scheme and place in it."""
    links = passage.block.links
    return len(links) == 1 and urlsplit(links[0].address)[1:4] == urlsplit(address)[1:4]


def _beside_site(title: str) -> list[str]:
    """What is left of a page's title without one part of it at either end, the longest first."""
    ends = list(_PART_ENDS.finditer(title))[:20]
    rests = [title[: end.start()].strip() for end in ends] + [title[end.end() :] for end in ends]
    return sorted((rest for rest in rests if len(rest.split()) > 1), key=len, reverse=True)


def _without_site(title: str, site: str) -> str:
    """A headline without the site's name before or behind it."""
    if not site:
        return title
    name = key(site)
    while parts := list(_PARTS.finditer(title)):
        if len(parts) > 20:
            return title
        before, behind = title[: parts[0].start()], title[parts[-1].end() :]
        if key(behind) == name or (name and name in key(behind) and len(behind.split()) <= _SITE):
            title = title[: parts[-1].start()].strip()
        elif key(before) == name:
            title = title[parts[0].end() :].strip()
        else:
            break
    return title


def _without_last(title: str) -> str:
    """A page's title without its last part, if that can be the name of a site."""
    parts = list(_PARTS.finditer(title))
    if not parts:
        return title
    rest, last = title[: parts[-1].start()].strip(), title[parts[-1].end() :]
    is_name = 0 < len(last.split()) <= _SITE and len(rest.split()) >= _FEW
    return rest if is_name else title


def line_above(found: Sequence[Passage], first: int) -> str:
    """A line close above the text that reads as a headline, for pages that state none."""
    for passage in reversed(found[max(first - _NEAR, 0) : first]):
        text = passage.block.text
        is_line = look_at(text).kind is Kind.TEXT and "\n" not in text and not passage.in_links
        if is_line and 1 < passage.words <= _LONGEST_LINE and text[-1] not in ".:،؛":
            return text
    return ""


def is_sites(found: Sequence[Passage], at: int, first: int, address: str) -> bool:
    """Whether what was taken for a headline is far above the text, and so the name of the site.

    Old pages have the site's name for `<title>`, all of them the same, and show it at their top.
    A headline may be a link too, which leads to its own page.
    """
    if at < 0 or found[at].element.tag in _HEADINGS or found[at].words > _SITE:
        return False
    if found[at].linked > _LINKED and found[first].element.tag in _HEADINGS:
        return not _leads_to(found[at], address)
    between = found[at + 1 : first]
    return sum(one.words for one in between if one.linked > _LINKED) >= _FEW


def marked_line(first: Passage) -> str:
    """The first line of a text, if its form says that it is a headline: a heading, bold, large."""
    fewest = 1 if first.element.tag == "h1" else _FEW
    if not fewest <= first.words <= _LONGEST_LINE:
        return ""
    text = first.block.text
    if "\n" in text or text[-1] in ".:،؛" or look_at(text).kind is not Kind.TEXT:
        return ""
    inner: html.HtmlElement | None = first.element
    while inner is not None:
        if (
            inner.tag in (*_HEADINGS, "b", "strong", "big")
            or inner.get("size", "").strip("+") in _LARGE
        ):
            return text
        inner = next((one for one in inner if key(one.text_content()) == key(text)), None)
    return ""


def site_beside(page_title: str, headline: str) -> str:
    """The name of the site in a page's `<title>`: what stands beside the headline there."""
    for part in list(_PART_ENDS.finditer(page_title))[:20]:
        before, behind = page_title[: part.start()].strip(), page_title[part.end() :].strip()
        for words, name in ((before, behind), (behind, before)):
            if key(words) == key(headline) and 0 < len(name.split()) <= _SITE:
                return name
    return ""


def standing(found: Sequence[Passage], title: str) -> int:
    """The index of the passage that is the headline, the last main heading of those; −1 if none."""
    wanted = key(title)
    same = [
        index for index, passage in enumerate(found) if wanted and key(passage.block.text) == wanted
    ]
    main = [index for index in same if found[index].element.tag == "h1"]
    headings = [index for index in same if found[index].element.tag in ("h2", "h3")]
    return (main or headings[:1] or same[:1] or [-1])[-1]
