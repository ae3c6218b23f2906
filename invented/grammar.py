"""Sentences out of patterns: what is drawn at random, filled in, and made to agree.

    [أعلن|كشف]            one of these
    {official}            a value of the scene: in full when it is first named, then short
    {official:قال/قالت}   the first for a masculine value, the second for a feminine one
    ل+{body}              ل, ب or و before a value: ل+المجلس becomes للمجلس, ب+12 becomes بـ12
    [[نص البيان]]         words that a link stands on; they stay as they are

A choice may hold values, but no other choice.
"""

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass

_CHOICE = re.compile(r"(?<!\[)\[([^\[\]]*\|[^\[\]]*)\](?!\])")
_VALUE = re.compile(r"\{(\w+)(?::([^{}/]*)/([^{}/]*))?\}")
_JOINED = re.compile(r"(?<!\w)(?:ل\+(?P<the>ال)(?=\w)|(?P<letter>[لب])\+(?=\d)|(?P<other>[لبو])\+)")


@dataclass(frozen=True, slots=True)
class Value:
    """What stands in a sentence: its words, how it is called again, and its gender."""

    text: str
    again: str
    feminine: bool = False


def thing(text: str) -> Value:
    """A thing. Its first word shows the gender: the lists have none of which that is not true."""
    return Value(text, text, text.split(maxsplit=1)[0].endswith("ة"))


def counted(count: int, noun: str) -> str:
    """«3 منازل», «12 منزلًا», «200 منزل»; `noun` has these three forms, parted by |.

    Raises ValueError for one and two, which are written without a numeral.
    """
    if count < 3:
        raise ValueError(f"{count}: one and two of a thing are written without a numeral")
    few, many, hundreds = noun.split("|")
    rest = count % 100
    form = few if 3 <= rest <= 10 else many if rest > 10 else hundreds
    return f"{count:,} {form}"


class Scene:
    """The values that the sentences of one article share."""

    def __init__(self, values: Mapping[str, Value], chance: random.Random) -> None:
        self._values = values
        self._chance = chance
        self._named: set[str] = set()

    def headline(self, pattern: str) -> str:
        """The line of a pattern with short names; the text still begins with the full ones."""
        named, self._named = self._named, set(self._values)
        line = self.sentence(pattern)
        self._named = named
        return line

    def sentence(self, pattern: str) -> str:
        """The sentence of a pattern; raises KeyError for a value that the scene has not."""
        drawn = _CHOICE.sub(lambda match: self._chance.choice(match[1].split("|")), pattern)
        return _JOINED.sub(_joined, _VALUE.sub(self._filled, drawn))

    def _filled(self, match: re.Match[str]) -> str:
        name, masculine, feminine = match.groups()
        value = self._values[name]
        if masculine is not None:
            return str(feminine if value.feminine else masculine)
        text = value.again if name in self._named else value.text
        self._named.add(name)
        return text


def _joined(match: re.Match[str]) -> str:
    if match["the"]:
        return "لل"
    return f"{match['letter']}ـ" if match["letter"] else str(match["other"])
