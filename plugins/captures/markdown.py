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


def to_markdown(paragraphs: Iterable[str]) -> str:
    """The Markdown of cleaned paragraphs, one newline at the end; empty without any."""
    body = "\n\n".join(map(escape, paragraphs))
    return body + "\n" if body else ""
