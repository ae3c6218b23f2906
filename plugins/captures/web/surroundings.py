"""What stands around a passage: the site's own boxes, comments, pictures.

A box is known by its tag, role, or the words of its class and id; the words are in clutter.toml.
A box that holds most of a page's text is none, whatever it is called.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from copy import deepcopy
from pathlib import Path

from lxml import etree, html

from captures.boilerplate import Kind, is_numbered_heading, look_at
from captures.phrases import key
from captures.web.passages import Passage

TABLE = tomllib.loads(Path(__file__).with_name("clutter.toml").read_text(encoding="utf-8"))
_COMMENTS = frozenset(TABLE["comments"].split())
_BOX = frozenset(TABLE["box"].split())
_HEADINGS = frozenset(map(key, TABLE["headings"]))
_PICTURE = frozenset(TABLE["picture"].split())
_BOX_TAGS = frozenset(["nav", "aside", "footer", "form", "menu"])
_BOX_ROLES = frozenset(
    ["navigation", "banner", "complementary", "contentinfo", "search", "form", "dialog"]
)
_NEVER = frozenset(["html", "body", "main", "article"])
_PROSE, _LINKED = 10, 0.5  # words, share
_MOST = 0.4
"""The share of a page's prose, or of its likely text, that a box may hold."""
_CAPTION = 60  # words
_FEW = 3  # words
_POST = re.compile(r"(?:post_message_|msg_|pid_|post_content)\d+")
_REPLIES = ("تعليق", "رد", "comment", "reply")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_PAIR = re.compile(r"(?=(?<![A-Za-z])([A-Za-z]+)[-_]([A-Za-z]+))")
_TEXT_ITEMS = frozenset({"articleBody", "description", "headline"})


def is_prose(passage: Passage) -> bool:
    """Whether a passage reads as text and not as a list of links."""
    return passage.words >= _PROSE and passage.linked < _LINKED


def opens_list(text: str) -> bool:
    """Whether a line stands over a site's own list: «أخبار ذات صلة», «التعليقات (3)»."""
    return key(text) in _HEADINGS or is_numbered_heading(text) or look_at(text).kind is Kind.HEADING


class Surroundings:
    """A page's elements by what they are; each question is answered at once."""

    def __init__(
        self, body: html.HtmlElement, found: Sequence[Passage], likely: Sequence[bool]
    ) -> None:
        """The page's body, its passages, and for each whether it is likely to be main text."""
        self.body = body
        self._elements = list(body.iter(etree.Element))
        self.words = self.sums(found, [passage.words for passage in found])
        self._prose = self.sums(found, [p.words * is_prose(p) for p in found])
        self._likely = self.sums(
            found, [p.words * is_in for p, is_in in zip(found, likely, strict=True)]
        )
        headline = body.find(".//h1")
        self._around = set() if headline is None else {headline, *headline.iterancestors()}
        self._boxes = set(_answers(body))
        self._pictures: set[html.HtmlElement] = set()
        for element in self._elements:
            parent = element.getparent()
            if parent in self._boxes or self._is_box(element):
                self._boxes.add(element)
            if parent in self._pictures or self._is_picture(element):
                self._pictures.add(element)

    def _is_box(self, element: html.HtmlElement) -> bool:
        if element.tag in _NEVER or _TEXT_ITEMS & set(element.get("itemprop", "").split()):
            return False
        if _is_reply(element) or (element.get("role") == "button" and self.words[element] < _FEW):
            return True
        is_large = self._prose[element] > self._prose[self.body] * _MOST
        names = _names(element)
        if names & _COMMENTS:  # which may be longer than the text
            return element not in self._around if self._around else not is_large
        is_main = self._likely[element] > self._likely[self.body] * _MOST
        is_named = (
            element.tag in _BOX_TAGS
            or element.get("role", "").lower() in _BOX_ROLES
            or bool(names & _BOX)
        )
        return is_named and not (is_large or is_main)

    def sums(self, found: Sequence[Passage], weights: Sequence[int]) -> dict[html.HtmlElement, int]:
        """What the passages in each element weigh together."""
        sums = dict.fromkeys(self._elements, 0)
        for passage, weight in zip(found, weights, strict=True):
            sums[passage.element] += weight
        for element in reversed(self._elements):  # children come after their parents
            if element is not self.body:
                sums[element.getparent()] += sums[element]
        return sums

    def is_box(self, element: html.HtmlElement) -> bool:
        """Whether an element is in a box of the site's own."""
        return element in self._boxes

    def is_picture(self, element: html.HtmlElement) -> bool:
        """Whether an element is in what holds a picture and hardly anything else."""
        return element in self._pictures

    def without_boxes(self) -> html.HtmlElement:
        """A copy of the page's body, in a page, without its boxes and pictures."""
        page = html.Element("html")
        page.append(deepcopy(self.body))
        twins = list(page[0].iter(etree.Element))
        for element, twin in zip(self._elements, twins, strict=True):
            is_outer = element in self._boxes or element in self._pictures
            if is_outer and twin.getparent() is not None and twin is not page[0]:
                twin.drop_tree()
        return page

    def _is_picture(self, element: html.HtmlElement) -> bool:
        if element.tag == "figcaption":
            return True
        if self.words[element] > _CAPTION or element.tag in _NEVER:
            return False
        is_named = element.tag == "figure" or bool(_names(element) & _PICTURE)
        return is_named and next(element.iter("img", "amp-img", "picture"), None) is not None


def _answers(body: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """What holds the posts of a forum's thread but its first, with their writers.

    Forums number the texts of posts in their ids: post_message_7 (vBulletin), msg_7 (SMF), pid_7
    (MyBB), post_content7 (phpBB).
    """
    posts = [one for one in body.iter(etree.Element) if _POST.fullmatch(one.get("id", ""))]
    first = set(posts[0].iterancestors()) if posts else set()
    for post in posts[1:]:
        holders = [post, *post.iterancestors()]
        yield next(
            inner for outer, inner in zip(holders[1:], holders, strict=False) if outer in first
        )


def _is_reply(element: html.HtmlElement) -> bool:
    """Whether an element tells the blind that it is somebody's answer to the text."""
    label = element.get("aria-label", "").split(maxsplit=1)
    return element.get("role") == "article" and bool(label) and label[0].lower() in _REPLIES


def _names(element: html.HtmlElement) -> frozenset[str]:
    """The words of an element's class and id: entry-meta is entry, meta and entrymeta.

    So are entryMeta and entry_meta.
    """
    named = f"{element.get('class', '')} {element.get('id', '')}"[:1000]
    words = {word.lower() for word in _WORD.findall(named)}
    pairs = {f"{one}{two}".lower() for one, two in _PAIR.findall(named)}
    return frozenset(words | pairs | {part.lower() for part in re.split(r"[^A-Za-z]+", named)})
