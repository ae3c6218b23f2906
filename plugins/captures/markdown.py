"""Text to Markdown: blocks written so that Python-Markdown gives back exactly what went in.

Maintainers edit these files, so only what Markdown would read as markup is escaped. The rules
are those of Python-Markdown's block processors and inline patterns (markdown/blockprocessors.py,
markdown/inlinepatterns.py, and markdown/htmlparser.py for raw HTML). A backslash escapes only
the characters of `Markdown.ESCAPED_CHARS`; for the others there are entities.
"""

import re
from collections.abc import Callable, Iterable
from urllib.parse import quote

from captures.capture import Block, Form

_RULES = r"""
    # Emphasis needs a run of * or _ that touches a word from one side: these do not.
    (?P<plain> (?<=[^\W_]) _+ (?=[^\W_]) | (?<=[^\S\n]) (?: \*+ | _+ ) (?=\s|\Z) )

    # A backslash before an escapable character, code, emphasis; headings, quotes, lists, rules
    # and underlines, which start a line; a link's definition.
    | (?P<slash> \\ (?= [\\`*_{}\[\]()>#+\-.!] )
               | [`*_]
               | ^ [#>]
               | ^ [-+] (?=\ )
               | ^ - (?= [-\ ]* $ )
               | ^ \[ (?= [^\[\]]* \]: ) )
    | (?P<number> ^ \d+ ) \. (?=\ )

    | (?P<underline> (?<=\n) = (?= =* $ ) )

    # Tags, comments, instructions; an entity, or what the HTML parser would complete to one.
    | (?P<angle> < (?= [A-Za-z/!?] ) )
    | (?P<ampersand> & (?= \#[0-9xX] | [0-9A-Za-z][0-9A-Za-z.\-]* ; ) )
"""
# Without a definition, brackets are a link only where an address in parentheses follows them;
# angle brackets hold a mail address only where there is an @, and not after a space.
_LINK, _MAIL = r"| (?P<bracket> \[ )", r"| (?P<mail> < (?!\ ) )"
_ESCAPE = {
    (link, mail): re.compile(_RULES + _LINK * link + _MAIL * mail, re.MULTILINE | re.VERBOSE)
    for link in (False, True)
    for mail in (False, True)
}
_ENTITIES = {"underline": "&#61;", "angle": "&lt;", "mail": "&lt;", "ampersand": "&amp;"}


def _escaped(match: re.Match[str]) -> str:
    kind = match.lastgroup or ""
    if kind == "plain":
        return match.group()
    if kind in ("slash", "bracket"):
        return "\\" + match.group()
    if kind == "number":
        return match["number"] + "\\."
    return _ENTITIES[kind]


def escape(paragraph: str) -> str:
    """The Markdown of one cleaned paragraph (cleaning.paragraphs)."""
    return _ESCAPE["](" in paragraph, "@" in paragraph].sub(_escaped, paragraph)


def to_markdown(paragraphs: Iterable[str | Block]) -> str:
    """The Markdown of an article's text, one newline at the end; empty without any."""
    written, before = "", None
    for part in paragraphs:
        block = Block(part) if isinstance(part, str) else part
        if _is_miscounted(before, block):
            written += f"\n\n{block.number}\\. {_inline(block)}"
            before = Block("")
            continue
        written += _between(before, block.form) + _MARKUP[block.form](block)
        before = block
    return written + "\n" if written else ""


def _is_miscounted(before: Block | None, block: Block) -> bool:
    """Whether Markdown would count on from the item before, and so give a wrong number."""
    if before is None or not (before.form is block.form is Form.NUMBERED):
        return False
    return block.number != before.number + 1


def _between(before: Block | None, form: Form) -> str:
    """Items of one list follow each other, and quotes of one stay one."""
    if before is None:
        return ""
    if before.form is form and form in (Form.ITEM, Form.NUMBERED):
        return "\n"
    return "\n>\n" if before.form is form is Form.QUOTE else "\n\n"


def _inline(block: Block) -> str:
    """A block's text with its links, escaped piece by piece."""
    if not block.links:
        return escape(block.text)
    pieces, at = [], 0
    for link in block.links:
        pieces.append(_piece(block.text[at : link.start], after=at > 0, before=True))
        words = _piece(block.text[link.start : link.end], after=True, before=True)
        pieces.append(f"[{words.replace(']', _CLOSE)}]({_address(link.address)})")
        at = link.end
    pieces.append(_piece(block.text[at:], after=True, before=False))
    return "".join(pieces)


_CLOSE = "\\]"


def _piece(text: str, *, after: bool, before: bool) -> str:
    """Text that stands after a link, before one, or in it: escaped with what is beside it."""
    if before and text.endswith("!"):
        return _piece(text[:-1], after=after, before=True) + "\\!"  # else it were an image
    beside = (")" if after else "") + text + ("[" if before else "")
    escaped = _ESCAPE[True, "@" in text].sub(_escaped, beside)
    return escaped[after : len(escaped) - 2 * before]


_UNSAFE = re.compile(r"""[\s<>"'()\[\]\\`{}|^]""")
_ENTITY = re.compile(r"&(?=#?\w+;)")


def _address(address: str) -> str:
    """An address without the signs that would end it, percent-encoded as addresses are."""
    encoded = _UNSAFE.sub(lambda sign: quote(sign.group(), safe=""), address)
    return _ENTITY.sub("&amp;", encoded)


def _heading(block: Block) -> str:
    text = _inline(block)
    if (len(text) - len(text.rstrip("\\"))) % 2:
        text += "\\"  # a lone one would take the line's end with it
    bare = text.rstrip("#")
    if (len(bare) - len(bare.rstrip("\\"))) % 2:  # one at the line's start is escaped already
        bare += "#"
    return "## " + bare + "\\#" * (len(text) - len(bare))  # a heading may be closed by them


def _image(block: Block) -> str:
    if not block.links:
        return escape(f"[{block.text}]")
    words = _piece(block.text, after=True, before=True).replace("]", _CLOSE)
    return f"![{words}]({_address(block.links[0].address)})"


_MARKUP: dict[Form, Callable[[Block], str]] = {
    Form.PARAGRAPH: _inline,
    Form.HEADING: _heading,
    Form.QUOTE: lambda block: "> " + _inline(block).replace("\n", "\n> "),
    Form.ITEM: lambda block: "- " + _inline(block),
    Form.NUMBERED: lambda block: f"{block.number}. {_inline(block)}",
    Form.IMAGE: _image,
}
