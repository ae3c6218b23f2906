"""Text to Markdown: paragraphs written so that Python-Markdown gives back exactly what went in.

Maintainers edit these files, so only what Markdown would read as markup is escaped. The rules
are those of Python-Markdown's block processors and inline patterns (markdown/blockprocessors.py,
markdown/inlinepatterns.py, and markdown/htmlparser.py for raw HTML). A backslash escapes only
the characters of `Markdown.ESCAPED_CHARS`; for the others there are entities.
"""

import re
from collections.abc import Iterable

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

    # Tags, comments, instructions; what may become an address in angle brackets; an entity, or
    # what the HTML parser would complete to one.
    | (?P<angle> < (?= [A-Za-z/!?] | [^ !]+ @ ) )
    | (?P<ampersand> & (?= \#[0-9xX] | [0-9A-Za-z][0-9A-Za-z.\-]* ; ) )
"""
_ESCAPE = re.compile(_RULES, re.MULTILINE | re.VERBOSE)
# Without a definition, brackets are a link only where an address in parentheses follows them.
_ESCAPE_LINKS = re.compile(_RULES + r"| (?P<bracket> \[ )", re.MULTILINE | re.VERBOSE)
_ENTITIES = {"underline": "&#61;", "angle": "&lt;", "ampersand": "&amp;"}


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
    return (_ESCAPE_LINKS if "](" in paragraph else _ESCAPE).sub(_escaped, paragraph)


def to_markdown(paragraphs: Iterable[str]) -> str:
    """The Markdown of cleaned paragraphs, one newline at the end; empty without any."""
    body = "\n\n".join(map(escape, paragraphs))
    return body + "\n" if body else ""
