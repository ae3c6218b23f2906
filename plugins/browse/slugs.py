"""The last part of a list's address: the name with its Arabic letters kept.

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


def slug_settings() -> dict[str, object]:
    """The settings by which Pelican makes the slugs of this module."""
    return {
        "SLUGIFY_USE_UNICODE": True,
        "SLUGIFY_PRESERVE_CASE": False,
        "SLUG_REGEX_SUBSTITUTIONS": SUBSTITUTIONS,
    }


def name_key(name: str) -> str:
    """What all spellings of one name have in common.

    Spellings that differ by marks, tatweel, unseen characters, spacing, case or the encoding of
    their letters (NFKC) are one name; أ and ا, or ة and ه, make two.
    """
    # before NFKC too, which makes a space of a presentation form's missing carrier
    seen = unicodedata.normalize("NFKC", _unseen.sub("", name))
    return " ".join(_unseen.sub("", seen).lower().split())


@lru_cache(maxsize=1 << 16)
def slug(name: str) -> str:
    """The slug of a category, tag, author or source: 1 to 200 bytes of UTF-8.

    A name that is too long is cut at a letter, and one that leaves nothing or a reserved word is
    replaced or completed; eight hexadecimal digits of the name's sha-256 then keep it apart from
    others. All spellings with one `name_key` have one slug.
    """
    key = name_key(name)
    whole: str = slugify(key, regex_subs=SUBSTITUTIONS, use_unicode=True)
    if whole and whole not in RESERVED and len(whole.encode()) <= MAX_BYTES:
        return whole
    digest = hashlib.sha256(key.encode(errors="surrogatepass")).hexdigest()[:8]
    room = MAX_BYTES - len(digest) - 1
    beginning = whole.encode()[:room].decode(errors="ignore").rstrip("-")
    return f"{beginning}-{digest}" if beginning else digest
