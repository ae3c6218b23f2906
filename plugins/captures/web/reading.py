"""A page read: its headline, its text, and what else it says of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from captures.boilerplate import Line
from captures.capture import Block, CutLine, Form, NoArticle, Rejected, texts
from captures.cleaning import clean_lines, paragraphs_of
from captures.phrases import key
from captures.web import headline, metadata
from captures.web.addresses import article_address, base_address, web_address
from captures.web.claims import Claims, claims
from captures.web.daylines import above, below, day_lines
from captures.web.judgement import Judgement, judge, message
from captures.web.kinds import Kind
from captures.web.maintext import likely_text, main_text
from captures.web.metadata import Stated
from captures.web.passages import Passage, passages
from captures.web.secondlook import second_look
from captures.web.shape import shape
from captures.web.surroundings import Surroundings, is_prose
from captures.web.tree import parse, strip_unseen

MOST_TEXT = 2_000_000
"""Characters that a page shows: more is a book, and no article."""

_STUB, _FULLER = 40, 3  # words, times as many
_LINKED = 0.5
_CAPTION, _CAPTIONS = 5, 3  # words, captions
_MARKUP = re.compile(r"<(?:p|br|div|span|strong|b|ul|h\d)\b")
_PAGE = re.compile(r"(?i)<(?:html|head|body|!doctype)\b")  # what a mere piece of one has not


@dataclass(frozen=True, slots=True)
class Reading:
    """What a page gives; an empty value is something that it does not say."""

    title: str
    blocks: tuple[Block, ...]
    is_shown: bool
    """Whether the page shows its text; else it stands in its structured data alone."""
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
    kind: Judgement | None
    """What it may be that is no article."""
    changes: tuple[Stated, ...]
    """Dates of changes after the publication, in metadata."""
    cut: tuple[CutLine, ...]


def read_page(text: str, address: str = "", title: str = "") -> Reading:
    """The article on a page, or of a piece of HTML; raises Rejected.

    `address` is where it stood and `title` its headline, where they are known.
    """
    tree = parse(text)
    body = tree.find(".//body")
    served, address = address, article_address(address, text, tree)
    said = metadata.read(tree, urlsplit(address).hostname or "")
    claimed = claims(tree, web_address(served) or address, said.titles)
    if body is None:
        raise Rejected("a page without content", "an article", "save the page again")
    base = base_address(tree, address)
    strip_unseen(body)
    if sum(map(len, body.itertext())) > MOST_TEXT:
        size = f"a page with more than {MOST_TEXT:,} characters of text"
        raise Rejected(size, "one article", "split it, or save the article alone")
    found = passages(body, base)
    title = title or headline.headline(found, said.titles, said.site, address)
    site = said.site or (headline.site_beside(said.titles[-1], title) if said.titles else "")
    around = Surroundings(body, found, likely_text(body, found))
    at = headline.standing(found, title)
    is_page = _PAGE.search(text) is not None
    main = main_text(found, around, at) if is_page else range(at + 1, len(found))
    first = next((index for index in main if index > at and _is_unlinked(found[index])), -1)
    if is_page and first >= 0 and headline.is_sites(found, at, first, address):
        site, title, at = site or title, "", -1
    if not title and is_page and first >= 0 and not headline.is_of_network(address):
        title = headline.marked_line(found[first]) or headline.line_above(found, first)
        at = headline.standing(found, title)
    looked = second_look([found[index] for index in main], around, title, said.authors, address)
    authors = said.authors or looked.authors
    blocks, plain = looked.blocks, texts(looked.blocks)
    stated = _stated_text(said.body, plain)
    if not stated:
        _check_page(found, title, plain, claimed)
    taken = {id(block) for block in blocks}
    counted = [
        id(one.block) in taken or (is_prose(one) and not around.is_box(one.element))
        for one in found
    ]
    kind = judge(
        claimed,
        shape(found, counted, address, title),
        words=around.words[body],
        has_headline=at >= 0 and found[at].linked == 0 and key(title) != key(site),
    )
    is_known = stated or plain or (kind and kind.is_sure) or _is_gallery(blocks)
    if not is_known:
        raise Rejected(
            "menus and no text", "an article's text", "save the page again or leave it out"
        )
    return Reading(
        title=title,
        blocks=stated or blocks,
        is_shown=not stated,
        address=address,
        site=site,
        site_address=_site_address(address),
        category=said.category,
        tags=tuple(tag for tag in said.tags if key(tag) != key(title)),
        authors=tuple(name for name in authors if key(name) != key(site)),
        language=said.language,
        dates=said.dates,
        bylines=tuple(dict.fromkeys((*day_lines(below(found, at)), *looked.bylines))),
        above=tuple(line for line in day_lines(above(found, at)) if line.says_day),
        changes=said.changes,
        kind=kind,
        cut=looked.cut,
    )


def _site_address(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}/" if parts.netloc else ""


def _is_unlinked(passage: Passage) -> bool:
    return bool(passage.words) and passage.linked < _LINKED


def _stated_text(body: str, shown: Sequence[str]) -> tuple[Block, ...]:
    """The text that structured data states, of a page that shows next to none of it."""
    words = len(" ".join(shown).split())
    if words >= _STUB or len(body.split()) < max(_STUB, _FULLER * words):
        return ()
    if _MARKUP.search(body):
        tree = parse(f"<body><div>{body}</div></body>").find(".//body")
        strip_unseen(tree)
        return tuple(one.block for one in passages(tree, "") if one.words)
    lines = clean_lines(body)
    return tuple(Block(text) for text in paragraphs_of(lines))


def _is_gallery(blocks: Sequence[Block]) -> bool:
    """Whether the captions of pictures are a text: a gallery often has no other."""
    captions = [
        one for one in blocks if one.form is Form.IMAGE and len(one.text.split()) >= _CAPTION
    ]
    return len(captions) >= _CAPTIONS


def _check_page(found: Sequence[Passage], title: str, text: Sequence[str], said: Claims) -> None:
    """Refuses pages of errors and of consent, those that lead on, and empty ones."""
    if not any(passage.words for passage in found):
        sentence = ("a page that shows no text", "an article", "save it as a browser shows it")
        if said.article:
            raise Rejected(*sentence)
        raise NoArticle(Kind.EMPTY.value, *sentence)
    if said.leads_on and not text:
        raise NoArticle(
            *(Kind.ONWARD.value, "a page that leads on to another", "an article", "save that page")
        )
    if said.article or not (told := message(found, title, text)):
        return
    kind, words = told
    if kind is Kind.CONSENT:
        raise NoArticle(
            kind.value,
            "a page that asks for consent",
            "an article",
            "accept or refuse there, and save the page that follows",
        )
    raise NoArticle(
        kind.value,
        f"a page that says it has no article ({words!r})",
        "an article",
        "leave it out, or look for another capture",
    )
