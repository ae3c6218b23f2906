"""What a page is: an article, or a list of them, a search, a login … by evidence, with a reason.

Nothing lost matters more than a list let in. So a page is surely none only where it says so itself
(structured data, the classes of its body, its address, its title) *and* shows no text of its own,
only headlines that lead elsewhere; where one of the two is missing, it is at most doubted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from captures.phrases import key
from captures.web.claims import Claims
from captures.web.kinds import Kind, by_key
from captures.web.passages import Passage
from captures.web.shape import LEAST, Shape
from captures.web.surroundings import is_prose

_NAMES, _BEGINS = by_key("names"), by_key("begins")
_LITTLE = 15  # words of its own that a list may have beside
_MANY, _SEVERAL, _HEADLINES = 4, 3, 10
_FIELDS = 150  # words on a page that is a form
_MESSAGE = 160  # words of text, at most, on a page of an error
_LINE = 40  # words of the text of a page that says it in a line


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a page is taken for that is no article, and why."""

    kind: Kind
    reasons: tuple[str, ...]
    is_sure: bool

    @property
    def why(self) -> str:
        """The reasons in one line."""
        return "; ".join(self.reasons)


def message(found: Sequence[Passage], title: str, text: Sequence[str]) -> tuple[Kind, str] | None:
    """What a page is that says in its headings, or in the little `text` it has, that it is none.

    The words are returned with it. A headline of news may begin with some of them, so a page with
    much text is never one.
    """
    prose = sum(passage.words for passage in found if is_prose(passage))
    if prose >= _MESSAGE:
        return None
    headings = [one.block.text for one in found if one.element.tag in ("h1", "h2")][:3]
    is_line = sum(len(line.split()) for line in text) < _LINE
    for line in (title, *headings, *(text[:3] if is_line else ())):
        words = key(line[:200])
        kind = next(
            (kind for begin, kind in _BEGINS.items() if f"{words} ".startswith(f"{begin} ")), None
        )
        if not kind and _NAMES.get(words) in (Kind.ERROR, Kind.CONSENT):
            kind = _NAMES[words]
        if kind:
            return kind, line[:60]
    return None


def judge(said: Claims, seen: Shape, *, words: int, has_headline: bool) -> Judgement | None:
    """What a page is, if not an article, and whether that is sure.

    `words` are all that it shows; `has_headline` whether one of its own stands on it.
    """
    if form := _form(said, seen, words):
        return form
    lists = [(kind, why) for kind, why in said.not_article if kind.is_list]
    if lists and (seen.is_list or not said.article):
        kind = next((kind for kind, _ in lists if kind is not Kind.LIST), Kind.LIST)
        reasons = (*(why for _, why in lists), seen.reason)
        return Judgement(kind, reasons, is_sure=_is_surely_list(said, seen))
    return None if said.article else _unsaid(said, seen, has_headline=has_headline)


def _unsaid(said: Claims, seen: Shape, *, has_headline: bool) -> Judgement | None:
    """What a page is that does not say that it is a list."""
    own = [why for kind, why in said.not_article if kind is Kind.OWN]
    if own:
        return Judgement(Kind.OWN, (own[0],), is_sure=False)
    if seen.is_list and seen.teasers >= _MANY and seen.own < _LITTLE * 2:
        return Judgement(Kind.LIST, (seen.reason,), is_sure=not (has_headline or said.is_named))
    if seen.several >= _SEVERAL:
        why = f"it has {seen.several} headlines with a link and a text each"
        return Judgement(Kind.LIST, (why,), is_sure=False)
    if seen.is_list and not seen.own and seen.headlines >= _HEADLINES:
        return Judgement(Kind.LIST, (seen.reason,), is_sure=False)
    return None


def _is_surely_list(said: Claims, seen: Shape) -> bool:
    """Whether what a page says that it is and what it shows leave no doubt.

    A title may be an article's, and briefs of news are as short as descriptions of sections.
    """
    if said.article or seen.own >= LEAST:
        return False
    if said.by_system and said.by_address:
        return True
    is_bare = seen.is_list and seen.own < _LITTLE
    if said.by_system:
        return is_bare or seen.teasers >= _SEVERAL
    return said.by_address and is_bare


def _form(said: Claims, seen: Shape, words: int) -> Judgement | None:
    """A page that is a form, and by what."""
    if said.article or seen.own >= LEAST:
        return None
    for kind, has_fields, what in (
        (Kind.LOGIN, said.has_password, "a field for a password"),
        (Kind.CONTACT, said.has_letter, "a form for a letter"),
    ):
        reasons = [why for stated, why in said.not_article if stated is kind]
        if reasons and has_fields:
            return Judgement(kind, (*reasons, f"it has {what}"), is_sure=True)
        if len(reasons) > 1:
            return Judgement(kind, tuple(reasons), is_sure=True)
        if reasons and words < _FIELDS:
            return Judgement(kind, tuple(reasons), is_sure=False)
    return None
