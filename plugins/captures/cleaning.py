"""Text as it should have been saved: without what no reader sees, in paragraphs.

Letters are kept as they are: no normalisation, since the archive quotes. What goes out is what
breaks feeds and terminals (control characters, lone surrogates, noncharacters), what makes a line
read other than it is written (bidi overrides and isolates), and words in letters that do not show
(Unicode's tags).
"""

import re

_SPACES = "\t\x1c\x1d\x1e\x1f"
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028]")
_REMOVED = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # controls other than spaces and line ends
    "\u202a-\u202e\u2066-\u2069"  # bidi embeddings, overrides and isolates
    "\ufeff\ufffe\uffff\ufdd0-\ufdef"  # zero-width no-break space, noncharacters
    "\ud800-\udfff]"  # lone surrogates
    # tags, which spell what nobody sees, but behind the flag that they make England's
    "|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e007f]+"
)
_TO_SPACE = str.maketrans(dict.fromkeys(_SPACES, " "))
_DIRTY = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]|" + _REMOVED.pattern)
_VISIBLE = re.compile("[^\\s\u00ad\u200b-\u200f\u2060]")

_TITLE_WORDS, _TITLE_LENGTH = 12, 90
_FEW_WORDS = 20

_ARABIC = re.compile(
    r"[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]"
)
_BESIDE_ARABIC = re.compile("[پچژگڤۆێەڕڵۀټځڅډړږښڼۍٹڈڑںھہےۇۈۋ]")
_LETTER = re.compile(r"[^\W\d_]")


def clean_text(text: str) -> str:
    r"""The text without invisible danger; line ends are \n and paragraph separators \n\n."""
    if not _DIRTY.search(text):
        return text
    text = _LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n")
    return _REMOVED.sub("", text.translate(_TO_SPACE))


def clean_lines(text: str) -> list[str]:
    """The cleaned lines of a text, trimmed; a line of invisible characters alone is empty."""
    return [line.strip() if _VISIBLE.search(line) else "" for line in clean_text(text).split("\n")]


def paragraphs_of(lines: list[str]) -> tuple[str, ...]:
    r"""Paragraphs of trimmed lines: blank lines part them; where there is none, each line is one.

    Lines of one paragraph stay lines, joined by \n.
    """
    first = next((index for index, line in enumerate(lines) if line), len(lines))
    last = next((index for index in range(len(lines), first, -1) if lines[index - 1]), first)
    lines = lines[first:last]
    if "" not in lines:
        return tuple(lines)
    return tuple(
        paragraph.strip("\n") for paragraph in re.split(r"\n{2,}", "\n".join(lines)) if paragraph
    )


def paragraphs(text: str) -> tuple[str, ...]:
    """The cleaned paragraphs of a text."""
    return paragraphs_of(clean_lines(text))


def clean_line(text: str) -> str:
    """A title, name or other value on one line, white space folded."""
    line = " ".join(clean_text(text).split())
    return line if _VISIBLE.search(line) else ""


def arabic_share(text: str) -> float:
    """The share of Arabic letters among all letters, 0 to 1."""
    letters = len(_LETTER.findall(text))
    return len(_ARABIC.findall(text)) / letters if letters else 0.0


def share_beside_arabic(text: str) -> float:
    """The share of letters that other languages write beside Arabic's, 0 to 1."""
    letters = len(_LETTER.findall(text))
    return len(_BESIDE_ARABIC.findall(text)) / letters if letters else 0.0


def has_arabic(text: str) -> bool:
    """Whether a text has an Arabic letter."""
    return _ARABIC.search(text) is not None


def first_words(paragraphs: tuple[str, ...]) -> str:
    """A title for a text that has none: its first words, with … where they are cut."""
    words = paragraphs[0].split()
    title = ""
    for word in words[:_TITLE_WORDS]:
        if title and len(title) + 1 + len(word) > _TITLE_LENGTH:
            break
        title = f"{title} {word}".strip()
    title = title[:_TITLE_LENGTH]
    return title if title == " ".join(words) else title.rstrip("،,؛;:.- ") + "…"


def is_very_short(paragraphs: tuple[str, ...]) -> bool:
    """Whether a text has so few words that something may be missing."""
    return sum(len(paragraph.split()) for paragraph in paragraphs) < _FEW_WORDS
