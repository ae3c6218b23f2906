"""Which names are one name, and the last part of its list's address: its letters and digits.

The import and the build both go by these rules, so that what is imported can be built.

Pelican's default turns names into ASCII, where حرب and هرب are one address. Here letters and digits
stay, by the rules of `arabic`; marks, tatweel and what shows nothing go; anything else becomes one
hyphen. The rules are Pelican's own setting (`slug_settings`), so that Pelican makes the same slug
wherever it makes one itself; `slug` adds what a regular expression cannot do.
"""

import hashlib
import re
import unicodedata
from functools import lru_cache

from pelican.utils import slugify

from arabic.rules import RULES, character_class

MAX_BYTES = 200  # a file name may have 255 bytes; an Arabic letter takes 2
RESERVED = frozenset({"page"})  # the folder of page numbers: category/<slug>/page/2.html

_UNSEEN = f"[{character_class(RULES.delete)}]"
_SEPARATORS = f"[^_{character_class(RULES.word, RULES.inside)}]+"
SUBSTITUTIONS = [(_UNSEEN, ""), (_SEPARATORS, "-"), (r"\A-+|-+\Z", "")]

_unseen = re.compile(_UNSEEN)
_OF_THE_NAME = "_&*@%٪/\\"  # punctuation that may be a name's own: _x, R&
_LIKE_PUNCTUATION = "|<>"  # by Unicode they are mathematical signs


def slug_settings() -> dict[str, object]:
    """The settings by which Pelican makes the slugs of this module."""
    return {
        "SLUGIFY_USE_UNICODE": True,
        "SLUGIFY_PRESERVE_CASE": False,
        "SLUG_REGEX_SUBSTITUTIONS": SUBSTITUTIONS,
    }


@lru_cache(maxsize=1 << 16)
def name_key(name: str) -> str:
    """What all spellings of one name have in common.

    Spellings that differ by marks, tatweel, unseen characters, spacing, case, the encoding of their
    letters (NFKC) or by punctuation around them («سبق», #سبق, سبق!) are one name; أ and ا, or ة and
    ه, make two, and so do C, C++ and C#.
    """
    # before NFKC too, which makes a space of a presentation form's missing carrier
    seen = unicodedata.normalize("NFKC", _unseen.sub("", name))
    key = " ".join(_unseen.sub("", seen).lower().split())
    return _bare(key) or key


def _bare(key: str) -> str:
    """A name without the punctuation around it; a # behind it is its own."""
    start, end = 0, len(key)
    while start < end and _is_around(key[start]):
        start += 1
    while end > start and _is_around(key[end - 1]) and key[end - 1] != "#":
        end -= 1
    return key[start:end]


def _is_around(sign: str) -> bool:
    if sign in _OF_THE_NAME:
        return False
    return sign == " " or sign in _LIKE_PUNCTUATION or unicodedata.category(sign)[0] == "P"


@lru_cache(maxsize=1 << 16)
def slug(name: str) -> str:
    """The slug of a category, tag, author or source: 1 to 200 bytes of UTF-8.

    A name that is too long is cut at a letter, and one that leaves nothing or a reserved word is
    replaced or completed; eight hexadecimal digits of the name's sha-256 then keep it apart from
    others. All spellings with one `name_key` have one slug; two names with one slug cannot both
    have pages.
    """
    key = name_key(name)
    whole: str = slugify(key, regex_subs=SUBSTITUTIONS, use_unicode=True)
    if whole and whole not in RESERVED and len(whole.encode()) <= MAX_BYTES:
        return whole
    digest = hashlib.sha256(key.encode(errors="surrogatepass")).hexdigest()[:8]
    room = MAX_BYTES - len(digest) - 1
    beginning = whole.encode()[:room].decode(errors="ignore").rstrip("-")
    return f"{beginning}-{digest}" if beginning else digest
