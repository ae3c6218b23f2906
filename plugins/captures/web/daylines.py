"""Lines beside a headline that say a day: by a date, or by how long ago it was."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from arabic.dates import said_dates
from captures.boilerplate import LONGEST_META, Kind, Line, between_bars, look_at
from captures.dating import says_publication, says_update
from captures.web.passages import Passage

_LONGEST_LABEL = 4  # words
_NEAR = 4  # passages around the headline in which its date may stand
_PROSE, _HEADLINE = 10, 5  # words
_LINKED = 0.85
_KINDS = (Kind.BYLINE, Kind.DATE, Kind.NUMBER)


def line_of(text: str) -> Line:
    """What a line looks like; «اسم الموقع | السبت 5 آب 2017 | 10:15» says the day of the article.

    Between bars stand short names and one date, and that is all.
    """
    line = look_at(text)
    if line.kind is not Kind.TEXT or line.words > LONGEST_META:
        return line
    dated = between_bars(text, {Kind.DATE, Kind.BYLINE})
    if dated is None:
        return line
    return dataclasses.replace(dated, text=text, kind=Kind.BYLINE, words=line.words)


def below(found: Sequence[Passage], headline: int) -> list[Passage]:
    """What may say the day below a headline: a lead may come first, another's headline may not.

    `headline` is its index, or −1 where there is none, and then nothing is below or above it.
    """
    near, leads = list[Passage](), 0
    for passage in found[headline + 1 : headline + _NEAR + 1] if headline >= 0 else ():
        leads += passage.words >= _PROSE
        if leads > 1 or (passage.words >= _HEADLINE and passage.linked > _LINKED):
            break
        near.append(passage)
    return near


def above(found: Sequence[Passage], headline: int) -> Sequence[Passage]:
    """What may say the day above a headline."""
    return found[max(headline - _NEAR, 0) : headline]


def day_lines(near: Sequence[Passage]) -> tuple[Line, ...]:
    """Those that say a date and hardly more; a label in a box of its own goes with its date."""
    found, label = [], ""
    for passage in near:
        if not passage.words:
            continue
        text = passage.block.text.replace("\n", " ")
        line = line_of(f"{label} {text}" if label else text)
        # 7 June is a day of some year, and why 31/02/2014 is none the report says
        if line.kind in _KINDS and (line.says_day or any(said_dates(line.text))):
            found.append(line)
        is_label = passage.words <= _LONGEST_LABEL and (says_update(text) or says_publication(text))
        label = text if is_label and not line.says_day else ""
    return tuple(dict.fromkeys(found))
