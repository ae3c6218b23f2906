"""A page read: its headline, its text, and what else it says of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from captures.boilerplate import Line, key
from captures.capture import Block, CutLine, Form, Rejected
from captures.web import metadata
from captures.web.addresses import base_address, page_address, web_address
from captures.web.daylines import above, below, day_lines
from captures.web.headline import headline, line_above, site_beside, standing
from captures.web.maintext import likely_text, main_text
from captures.web.metadata import Stated
from captures.web.passages import Passage, passages
from captures.web.secondlook import second_look
from captures.web.surroundings import TABLE, Surroundings
from captures.web.tree import parse, strip_unseen

MOST_TEXT = 2_000_000
"""Characters that a page shows: more is a book, and no article."""

_ERRORS = tuple(f"{key(phrase)} " for phrase in TABLE["errors"])
_CONSENT = tuple(f"{key(phrase)} " for phrase in TABLE["consent"])
_FEW_WORDS = 80
_PAGE = re.compile(r"(?i)<(?:html|head|body|!doctype)\b")  # what a mere piece of one has not


@dataclass(frozen=True, slots=True)
class Reading:
    """What a page gives; an empty value is something that it does not say."""

    title: str
    blocks: tuple[Block, ...]
    address: str
    site: str
    site_address: str
    category: str
    tags: tuple[str, ...]
    authors: tuple[str, ...]
    language: str
    dates: tuple[Stated, ...]
    """Of publication, in metadata."""
    bylines: tuple[Line, ...]
    """Lines beside headline or text that say a date."""
    above: tuple[Line, ...]
    """Such lines close above the headline, where most sites show the day of the visit."""
    changes: tuple[Stated, ...]
    """Dates of changes after the publication, in metadata."""
    cut: tuple[CutLine, ...]


def read_page(text: str, address: str = "", title: str = "") -> Reading:
    """The article on a page, or of a piece of HTML; raises Rejected.

    `address` is where it stood and `title` its headline, where they are known.
    """
    tree = parse(text)
    body = tree.find(".//body")
    address = web_address(address) or page_address(text, tree)
    said = metadata.read(tree, urlsplit(address).hostname or "")
    if body is None:
        raise Rejected("a page without content", "an article", "save the page again")
    base = base_address(tree, address)
    strip_unseen(body)
    if sum(map(len, body.itertext())) > MOST_TEXT:
        size = f"a page with more than {MOST_TEXT:,} characters of text"
        raise Rejected(size, "one article", "split it, or save the article alone")
    found = passages(body, base)
    title = title or headline(found, said.titles, said.site)
    _check_page(found, title)
    site = said.site or (site_beside(said.titles[-1], title) if said.titles else "")
    around = Surroundings(body, found, likely_text(body, found))
    at = standing(found, title)
    is_page = _PAGE.search(text) is not None
    main = main_text(found, around, at) if is_page else range(at + 1, len(found))
    if not title and is_page and main:
        title = line_above(found, main[0])
    looked = second_look([found[index] for index in main], around, title, said.authors)
    authors = said.authors or looked.authors
    if not any(block.form is not Form.IMAGE for block in looked.blocks):
        raise Rejected(
            "menus and no text", "an article's text", "save the page again or leave it out"
        )
    return Reading(
        title=title,
        blocks=looked.blocks,
        address=address,
        site=site,
        site_address=_site_address(address),
        category=said.category,
        tags=said.tags,
        authors=tuple(name for name in authors if key(name) != key(site)),
        language=said.language,
        dates=said.dates,
        bylines=tuple(dict.fromkeys((*day_lines(below(found, at)), *looked.bylines))),
        above=day_lines(above(found, at)),
        changes=said.changes,
        cut=looked.cut,
    )


def _site_address(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}/" if parts.netloc else ""


def _check_page(found: Sequence[Passage], title: str) -> None:
    """Refuses pages of errors and of consent, and empty ones."""
    words = sum(passage.words for passage in found)
    if not words:
        raise Rejected(
            "a page that shows no text",
            "an article",
            "save it with its text, as a browser shows it",
        )
    headings = [passage.block.text for passage in found if passage.element.tag in ("h1", "h2")][:3]
    prose = sum(passage.words for passage in found if passage.words >= 10 and passage.linked < 0.5)
    said = [f"{key(line)} " for line in (title, *headings)]
    if prose < _FEW_WORDS * 2:
        if any(line.startswith(_ERRORS) for line in said):
            raise Rejected(
                f"a page that says it has no article ({title[:60]!r})",
                "an article",
                "leave it out, or look for another capture",
            )
        if any(line.startswith(_CONSENT) for line in said):
            raise Rejected(
                "a page that asks for consent",
                "an article",
                "accept or refuse there, and save the page that follows",
            )
