"""What the import handles: captures, the articles cleaned out of them, and why one was refused."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

from captures.template import NONE, Templates
from telling import shortened

_LONGEST = 300  # characters of what was found, as a headline that is a whole page


class Rejected(Exception):  # noqa: N818  # the word that the report uses
    """A capture that gives no article; its text says what was found, expected, and to be done."""

    def __init__(self, found: str, expected: str, remedy: str) -> None:
        """The three parts of the sentence: found …; expected …; what to do."""
        found = shortened(found, _LONGEST)
        super().__init__(f"found {found}; expected {expected}; {remedy}")


class NoArticle(Rejected):
    """A page that is surely no article, and was never meant to be one."""

    def __init__(self, what: str, found: str, expected: str, remedy: str) -> None:
        """What several such pages are called, as `home pages`, and the sentence."""
        super().__init__(found, expected, remedy)
        self.what = what


class Look(enum.Enum):
    """Why an article wants a human look; the value is what the report calls it."""

    TITLE_INFERRED = "title inferred from the first words"
    DATE_INFERRED = "date inferred from the text"
    DATE_CAPTURED = "no date of its own: dated by the day of capture, or of the import"
    DATES_DISAGREE = "sources that do not agree on the date"
    VALUE_UNUSED = "values that could not be used"
    VERY_SHORT = "very short"
    NO_ARTICLE = "maybe no article, but a list or a page of the site's own"
    NOT_SHOWN = "text out of the page's structured data: the page itself shows none"
    CUT_SHORT = "cut short when it was captured"
    ENCODING = "encoding repaired, or not the one that was stated"


@dataclass(frozen=True, slots=True)
class Note:
    """One thing about one article that a maintainer may want to look at."""

    look: Look
    detail: str


class End(enum.Enum):
    """From which end of a page a line was cut, or from among its text."""

    HEADER = "header"
    INSIDE = "body"
    FOOTER = "footer"


@dataclass(frozen=True, slots=True)
class CutLine:
    """A line of the page that belongs to the site and not to the article."""

    end: End
    text: str


class Basis(enum.Enum):
    """What an article's date stands on; the value is `Date_basis`."""

    STATED = "stated"
    INFERRED = "inferred"
    CAPTURED = "captured"


@dataclass(frozen=True, slots=True)
class Dated:
    """An article's date as the front matter writes it, and the words that it stands on.

    Only a stub of a withdrawn article may be without a basis.
    """

    written: str
    basis: Basis | None
    evidence: str = ""


class Form(enum.Enum):
    """What a part of an article is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTE = "quote"
    ITEM = "item"
    NUMBERED = "numbered item"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Link:
    """A link on the characters from `start` to before `end` of a block's text."""

    start: int
    end: int
    address: str


@dataclass(frozen=True, slots=True)
class Block:
    r"""A part of an article: cleaned text, in which only paragraphs and quotes may have a \n.

    Of an image the text is the caption, and its one link the address, if that is known.
    """

    text: str
    form: Form = Form.PARAGRAPH
    links: tuple[Link, ...] = ()
    """In the order of the text; they do not overlap."""
    number: int = 1
    """Of a numbered item, what stands before it."""


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned article. An empty string, tuple or None is something that nobody said."""

    title: str
    dated: Dated
    paragraphs: tuple[str | Block, ...]
    """Its text in order. A string is a paragraph without links."""
    title_inferred: bool = False
    modified: str = ""
    category: str = ""
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    language: str = ""
    source: str = ""
    source_url: str = ""
    original_url: str = ""
    captured: datetime.date | None = None
    also_captured: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    withdrawn: str = ""


def texts(paragraphs: Iterable[str | Block]) -> tuple[str, ...]:
    """The plain texts of an article's parts, without its pictures."""
    blocks = (Block(part) if isinstance(part, str) else part for part in paragraphs)
    return tuple(block.text for block in blocks if block.form is not Form.IMAGE)


@dataclass(frozen=True, slots=True)
class Verbatim:
    """An article as another archive published it: its whole Markdown file, checked."""

    markdown: bytes
    title: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What came out of a capture, and what the report says about it."""

    article: Article | Verbatim
    notes: tuple[Note, ...] = ()
    cut: tuple[CutLine, ...] = ()
    ignored: tuple[str, ...] = ()
    """Keys of a record that no one knows."""


@dataclass(frozen=True, slots=True)
class Defaults:
    """What is known of captures that do not say it themselves."""

    today: datetime.date
    source: str = ""
    captured: datetime.date | None = None
    templates: Templates = NONE
    """What was learned of the sites that the captures are of."""


class Capture(Protocol):
    """One saved page or record. Each kind of capture has its own class."""

    @property
    def place(self) -> str:
        """Where it lies, for messages: a file, or file#record."""

    @property
    def sha256(self) -> str:
        """What it is known by: the hash of its bytes."""

    @property
    def cited(self) -> str:
        """What `Capture` says if the file is not kept: file#record."""

    @property
    def kept(self) -> bytes | None:
        """The bytes to keep in content/captures/ as evidence, unless it is out of a container."""

    @property
    def path(self) -> Path:
        """The file in which it lies."""

    @property
    def id(self) -> str:
        """The article's id where the capture brings one, else empty."""

    @property
    def states_capture(self) -> bool:
        """Whether `cited` and `sha256` are what the capture says of itself (published records)."""

    @property
    def is_published(self) -> bool:
        """Whether it is an article as an archive publishes it, with the id that it has there."""

    def clean(self, defaults: Defaults) -> Cleaned:
        """The article in it; raises Rejected."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A capture that could not even be opened."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Records of a container that are no captures of articles, and are not meant to be."""

    place: str
    what: str
    """In the plural, for the report: `redirects`."""
    count: int
    why: str = ""
    """Of a page that may have been an article, what it is taken for and by what."""


class Unwanted(Exception):  # noqa: N818  # as Rejected
    """A page of a crawl that nobody chose and that is surely no article: it is passed over."""

    def __init__(self, found: PassedOver) -> None:
        """What the report counts and tells."""
        super().__init__(found.why)
        self.found = found


Found: TypeAlias = Capture | Refusal | PassedOver
