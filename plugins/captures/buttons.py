"""Buttons of a page whose words a scraper has joined to the first sentence of a text.

«شارك من خلال تويتر فيسبوك جوجل بلس اكتب رأيك قال …»: no sentence has the names of two networks
side by side with nothing between them, and none in Arabic begins with «Next Previous».
"""

import re

from arabic import tokens
from captures.boilerplate import PHRASES, Phrases

_LONGEST = 400  # characters of such a row
_GALLERY = re.compile(r"\s*(?:next\s+previous|previous\s+next)\b\s*", re.IGNORECASE)


def buttons(text: str, phrases: Phrases = PHRASES) -> int:
    """How many characters of a text are such a row of buttons; 0 if it begins with none."""
    gallery = _GALLERY.match(text)
    begin = gallery.end() if gallery else 0
    known = phrases.share | phrases.networks | phrases.beside_networks
    end, network_end, is_row = 0, -1, False
    for token in tokens(text[begin : begin + _LONGEST]):
        if token.form not in known:
            break
        between = text[begin + network_end : begin + token.start] if network_end >= 0 else "-"
        is_network = token.form in phrases.networks
        is_row |= is_network and between.isspace()
        network_end = token.end if is_network or token.form in phrases.beside_networks else -1
        if token.form not in phrases.begin_sentences:
            end = token.end
    rest = begin + end if is_row else begin
    return len(text) - len(text[rest:].lstrip(" \t\n|•·،,:-–—")) if rest else 0
