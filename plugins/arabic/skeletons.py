"""The skeleton of a word: the strong letters that all forms of it share, by rules alone.

It is an address, not an analysis. Whatever may be an affix is taken off, and the weak letters,
which an inflection or a broken plural changes, are left out: مدرسه, مدارس and للمدارس all become
مدرس, and شان, شوون and شئون all become ش. So nearly all forms of a lexeme meet under one skeleton,
in the company of many others; search.lexemes parts them by what the archive shows.
"""

import re

from arabic.rules import RULES, Leaves, character_class

_RULES = RULES.skeleton
_ARABIC = re.compile(f"[{character_class(_RULES.letters)}]+")
_ARTICLE = re.compile(
    "|".join(
        article if article.endswith("ال") else article + "(?=ل)" for article in _RULES.articles
    )
)
_FEMININE = re.compile(f"(?:{'|'.join(_RULES.feminine)})$")
_DOUBLED = re.compile(r"(.)\1+")
_WITHOUT_WEAK = str.maketrans("", "", _RULES.weak)
_ENDINGS = _RULES.weak + _RULES.endings
_LEFT = 2  # letters that endings leave, weak ones counted


def skeleton(form: str) -> str:
    """The skeleton of a folded form. Words of other scripts and numbers are their own."""
    if not _ARABIC.fullmatch(form):
        return form
    core = _without_endings(_without_article(form))
    core = _without_prefixes(core, _RULES.clitics, "و")
    core = _without_prefixes(core, _RULES.persons, _RULES.weak)
    # A doubled letter is written once or twice: حق and حقوق.
    return _DOUBLED.sub(r"\1", _strong(core)) or _RULES.weak[0]


def _strong(core: str) -> str:
    return core.translate(_WITHOUT_WEAK)


def _without_article(form: str) -> str:
    """Off if a strong letter follows beside the feminine's: الويه and الات begin with an alif."""
    found = _ARTICLE.match(form)
    rest = form[found.end() :] if found else ""
    return rest if len(rest) >= _LEFT and _strong(_FEMININE.sub("", rest)) else form


def _without_endings(core: str) -> str:
    """All there are, one behind the other: so دراهم ends as درهم does, and قانون as قوانين."""
    strong = None  # counted only where there is a pronoun, and once
    while True:
        rest = core[:_LEFT] + core[_LEFT:].rstrip(_ENDINGS)
        left = _RULES.pronouns.get(rest[-2:])
        if left is None:
            return rest
        strong = len(_strong(rest)) if strong is None else strong - len(_strong(core[len(rest) :]))
        if strong - 2 < left:
            return rest
        core, strong = rest[:-2], strong - 2


def _without_prefixes(core: str, prefixes: Leaves, weak: str) -> str:
    """All there are, the longer first, as long as each leaves its number of strong letters."""
    strong = None  # counted only where there is a prefix, and once
    while True:
        core = core.lstrip(weak) or core[-1]
        for length in (2, 1):
            left = prefixes.get(core[:length])
            if left is None:
                continue
            strong = len(_strong(core)) if strong is None else strong
            rest = strong - len(_strong(core[:length]))
            if rest >= left:
                core, strong = core[length:], rest
                break
        else:
            return core
