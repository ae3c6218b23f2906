"""Indexes of names: every category, tag, author and source in the order of the alphabet.

A page of 20,000 tags is no help and grows with the archive. So where there are many, the index's
page has those with the most articles and leads to a list for each letter, which is divided into
pages as every list is: `tags/ب/`, `tags/ب/page/2.html`.

The order is that of an Arabic index: by folded letters (أ and ا are one) and without «ال».
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pelican.generators import Generator

from arabic import forms

KINDS = ("categories", "tags", "authors", "sources")
ON_ONE_PAGE = 200
LARGEST = 60

LATIN, OTHERS = "A–Z", "…"
_SIGNS = [*"ابتثجحخدذرزسشصضطظعغفقكلمنهوي", LATIN, OTHERS]
_HAMZA_FIRST = re.compile(r"\W*[أإآ]")
_FOLDERS = {LATIN: "latin", OTHERS: "others"}

Names = list[tuple[Any, list[Any]]]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter's names, in order; `sign` is the letter, A–Z for Latin ones, … for all others."""

    sign: str
    url: str
    save_as: str
    names: Names


@dataclass(frozen=True, slots=True)
class Index:
    """What an index's page shows: all names and no letters, or the largest ones and the letters."""

    names: Names
    letters: list[Letter]
    count: int


def index(kind: str, names: Sequence[tuple[Any, list[Any]]]) -> Index:
    """The index of a kind (`tags`) whose (name, articles) come in any order."""
    in_order = sorted(names, key=lambda entry: sort_key(entry[0].name))
    if len(in_order) <= ON_ONE_PAGE:
        return Index(in_order, [], len(in_order))
    by_sign: dict[str, Names] = defaultdict(list)
    for entry in in_order:
        by_sign[first_sign(entry[0].name)].append(entry)
    letters = []
    for sign, group in by_sign.items():
        url = f"{kind}/{_FOLDERS.get(sign, sign)}/"
        letters.append(Letter(sign, url, f"{url}index.html", group))
    # a stable sort: of those with equally many articles the first in order
    largest = sorted(in_order, key=lambda entry: -len(entry[1]))[:LARGEST]
    return Index(largest, letters, len(in_order))


def sort_key(name: str) -> tuple[int, str, str]:
    """Arabic names come first, then Latin ones, then others; each by its words' folded forms."""
    bare = _bare(name)
    return _SIGNS.index(_sign(bare)), bare, name


def first_sign(name: str) -> str:
    """What a name stands under: a letter of the alphabet, LATIN or OTHERS."""
    return _sign(_bare(name))


def _sign(bare: str) -> str:
    first = bare[:1]
    if first in _SIGNS:
        return first
    return LATIN if "a" <= first <= "z" else OTHERS


def _bare(name: str) -> str:
    """A name's folded words without the first one's article: ألمانيا keeps its «ال», الله too."""
    words = " ".join(forms(name))
    has_article = len(words) > 4 and words.startswith("ال") and not words.startswith("الله")
    return words[2:] if has_article and not _HAMZA_FIRST.match(name) else words


class IndexesGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Puts `indexes` into the context and writes the letters' pages from `letter.html`."""

    writes_pages = True  # and nothing else

    def generate_context(self) -> None:
        """`indexes`: for each kind (`categories`, `tags`, `authors`, `sources`) its Index."""
        self.context["indexes"] = {kind: index(kind, self.context[kind]) for kind in KINDS}

    def generate_output(self, writer: Any) -> None:
        """Write `tags/ب/index.html`, `tags/ب/page/2.html` and on."""
        for kind, found in self.context["indexes"].items():
            for letter in found.letters:
                writer.write_file(
                    letter.save_as,
                    self.get_template("letter"),
                    self.context,
                    relative_urls=self.settings["RELATIVE_URLS"],
                    template_name="letter",
                    url=letter.url,
                    kind=kind,
                    letter=letter,
                    # Pelican divides whatever has this name into pages
                    articles=letter.names,
                )
