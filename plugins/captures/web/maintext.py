"""Which passages of a page are its main text.

trafilatura (https://trafilatura.readthedocs.io) says where it is; the page's own passages are read
there. So what it leaves out among them, as a lead in a box of its own, is found, and lines and
links stay as they were.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from copy import deepcopy

from lxml import etree, html

from captures.web.passages import Passage
from captures.web.surroundings import Surroundings, is_prose, opens_list

_GRAM = 3  # words that follow each other
_COVERED = 0.7
"""The share of a passage's grams that the main text has."""
_HELD = 0.8
"""The share of the main text's words that its container holds at least."""
_LINKED = 0.5
_CAPTIONS = 3


def likely_text(body: html.HtmlElement, found: Sequence[Passage]) -> list[bool]:
    """For each passage whether trafilatura takes it for main text, with all else on the page."""
    page = html.Element("html")
    page.append(deepcopy(body))
    return _covered(found, _extracted(page))


def main_text(found: Sequence[Passage], around: Surroundings, headline: int) -> list[int]:
    """The indexes of the passages of the main text, its pictures and what is cut from among them.

    `headline` is the index of the headline, or −1: what reads as text between it and the main text
    is a lead.
    """
    covered = _covered(found, _extracted(around.without_boxes()))
    if not any(covered):
        covered = [is_prose(passage) and not around.is_box(passage.element) for passage in found]
    within = [index for index, is_in in enumerate(covered) if is_in]
    if not within:
        return []
    inside = _container(found, covered, around)
    end = _pictures_below(found, within[-1], around)
    first, last = within[0], within[-1]
    start = headline + 1 if 0 <= headline < first else first
    chosen = []
    for index in range(start, len(found)):
        passage = found[index]
        if covered[index] or last < index < end:
            chosen.append(index)
        elif index < first:
            is_lead = is_prose(passage) and not around.is_box(passage.element)
            if is_lead or (passage.element in inside) or not passage.words:
                chosen.append(index)
        elif passage.element in inside and (index < last or not around.is_box(passage.element)):
            chosen.append(index)
        elif index < last and passage.words and opens_list(passage.block.text):
            chosen.append(index)  # what it opens is told by it alone
    if not any(is_prose(found[index]) for index in chosen):
        return _gallery(found, around, headline) or chosen
    return chosen


def _gallery(found: Sequence[Passage], around: Surroundings, headline: int) -> list[int]:
    """The pictures below a headline with their captions, where these are all the text there is."""
    below = [
        index
        for index in range(headline + 1, len(found))
        if around.is_picture(found[index].element) and not around.is_box(found[index].element)
    ]
    captions = [index for index in below if is_prose(found[index])]
    return list(range(below[0], below[-1] + 1)) if len(captions) >= _CAPTIONS else []


def _pictures_below(found: Sequence[Passage], last: int, around: Surroundings) -> int:
    """The index behind the pictures and captions that follow the text, as in a gallery."""
    end = last + 1
    while end < len(found) and not around.is_box(found[end].element):
        passage = found[end]
        if passage.linked or (passage.words and not around.is_picture(passage.element)):
            break
        end += 1
    return end


def _extracted(page: html.HtmlElement) -> list[list[str]]:
    """The words of the main text, part by part, as trafilatura finds it."""
    from trafilatura import bare_extraction  # noqa: PLC0415  # half a second, for HTML alone

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # the report says what is refused
    try:
        document = bare_extraction(page, include_comments=False)
    except (ValueError, RecursionError, etree.Error):
        return []
    body = getattr(document, "body", None)
    if body is None:
        return []
    return [words for part in body if (words := " ".join(part.itertext()).split())]


def _covered(found: Sequence[Passage], parts: list[list[str]]) -> list[bool]:
    """Which passages the main text has: by runs of words, the short ones as a whole."""
    grams = {gram for words in parts for gram in _grams(words)}
    whole = {tuple(words) for words in parts}
    covered = []
    for passage in found:
        words = passage.block.text.split() if passage.words else []
        of_passage = list(_grams(words))
        if of_passage:
            share = sum(gram in grams for gram in of_passage) / len(of_passage)
            covered.append(share >= _COVERED)
        else:
            covered.append(bool(words) and tuple(words) in whole)
    return covered


def _grams(words: list[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(_GRAM)), strict=False)


def _container(
    found: Sequence[Passage], covered: list[bool], around: Surroundings
) -> set[html.HtmlElement]:
    """The innermost element that holds nearly all of the main text, with all that is in it."""
    held = around.sums(
        found, [passage.words * is_in for passage, is_in in zip(found, covered, strict=True)]
    )
    enough = held[around.body] * _HELD
    inner: html.HtmlElement | None = around.body
    while inner is not None:
        container = inner
        inner = next((child for child in container if held.get(child, 0) >= enough), None)
    return set(container.iter(etree.Element))
