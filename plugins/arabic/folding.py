"""Folding: one spelling for all the ways in which a word is written or typed.

The order matters, and makes the fold idempotent: presentation forms become letters (NFKC, on
their blocks only); NFC, so that letter and hamza are one character however they were typed; then
each character is deleted, replaced or kept; then NFC once more, because what a deleted mark had
kept apart may now compose. Of marks in a row only 30 count, as in Unicode's Stream-Safe Text Format
(UAX #15): no word has so many, and NFC takes the square of their number to sort them. No second
round changes anything (docs/arabic.md says why).
"""

import re
import unicodedata

from pyarabic import araby

from arabic.rules import RULES, Rules, character_class, characters

MOST_MARKS = 30
"""Of those in a row: the others are left out."""


def _changes(rules: Rules) -> dict[int, str]:
    """What the fold makes of each single character that it changes; "" deletes."""
    table = {letter: letter.lower() for letter in characters(rules.lower)}
    # İ has no lower case of one character: it stays, in both languages.
    table = {old: new for old, new in table.items() if len(new) == 1 and new != old}
    table |= rules.replace | dict.fromkeys(characters(rules.delete), "")
    return {ord(old): new for old, new in table.items()}


_CHANGES = _changes(RULES)
_PLAIN = [*map(chr, range(0x20, 0x7F)), "\n", *"،؛؟", *araby.LETTERS]
_SETTLED = [character for character in _PLAIN if ord(character) not in _CHANGES]

_PRESENTATION = re.compile(f"[{character_class(RULES.nfkc)}]")
_MARKS = re.compile(
    "([{0}]{{{1}}})[{0}]+".format(character_class(RULES.inside, RULES.delete), MOST_MARKS)
)
_UNSETTLED = re.compile(f"[^{re.escape(''.join(_SETTLED))}]")  # absent from most words

ONE_TO_ONE = re.escape("".join([*_SETTLED, *RULES.replace]))
"""The inside of a `[…]`: characters of which each folds to one, unless a mark follows it."""


def _compatible(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match.group())


def fold(text: str) -> str:
    """The folded form of a text: الهَيْئَة and الهيئه both become الهيئه.

    It is idempotent. Its length may differ from the text's, and ﷺ becomes four words.
    """
    if not _UNSETTLED.search(text):
        return text
    if _PRESENTATION.search(text):
        text = _PRESENTATION.sub(_compatible, text)
    text = unicodedata.normalize("NFC", _MARKS.sub(r"\1", text)).translate(_CHANGES)
    # Once more, for NFC makes two of a few marks: no second round would find more than 30.
    return _MARKS.sub(r"\1", unicodedata.normalize("NFC", text))
