"""The headline of a page: what it states, without the name of the site."""

from __future__ import annotations

import re
from collections.abc import Sequence

from captures.boilerplate import key
from captures.web.passages import Passage

_PARTS = re.compile(r"\s+(?:[-–—|•·»«:]|::)\s+|\s*\|\s*")
_FEW, _SITE = 3, 5  # words: of a headline at least, of a site's name at most


def headline(found: Sequence[Passage], stated: Sequence[str], site: str) -> str:
    """The headline; empty where the page has none.

    A main heading that the metadata confirms, else the metadata, else the only main heading.
    `stated` are headlines in the order of trust, the last of them the page's `<title>`.
    """
    headings = [
        passage.block.text
        for passage in found
        if passage.element.tag == "h1" and key(passage.block.text) not in ("", key(site))
    ]
    bare = [_without_site(title, site) for title in stated]
    keys = [key(title) for title in (*bare, *stated)]
    for heading in headings:
        if any(key(heading) in title for title in keys if title) and len(heading.split()) > 1:
            return heading
    if bare and len(stated) > 1:
        return bare[0]
    if len(set(map(key, headings))) == 1:
        return headings[0]
    return _without_last(stated[-1]) if stated and bare[-1] == stated[-1] else "".join(bare[-1:])


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


def site_beside(page_title: str, headline: str) -> str:
    """The name of the site in a page's `<title>`: what stands beside the headline there."""
    parts = list(_PARTS.finditer(page_title))
    for part in parts[:20]:
        before, behind = page_title[: part.start()].strip(), page_title[part.end() :].strip()
        for words, name in ((before, behind), (behind, before)):
            if key(words) == key(headline) and 0 < len(name.split()) <= _SITE:
                return name
    return ""


def standing(found: Sequence[Passage], title: str) -> int:
    """The index of the passage that is the headline, the last main heading of those; −1 if none."""
    wanted = key(title)
    same = [index for index, passage in enumerate(found) if wanted and key(passage.block.text) == wanted]
    main = [index for index in same if found[index].element.tag == "h1"]
    headings = [index for index in same if found[index].element.tag in ("h2", "h3")]
    return (main or headings[:1] or same[:1] or [-1])[-1]
