"""Settings that nobody reads, where one that is read has nearly the same name.

A setting that no one knows may be a plugin's of the maintainer's own, or a constant that the file
uses itself. So only what is nearly a known name is taken for a slip of the pen.
"""

from difflib import get_close_matches

from pelican.settings import DEFAULT_CONFIG

from configuration.table import OWN, TABLE_OF_SETTINGS

_ALIKE = 0.85  # of 1: LICENCE and LICENSE are 0.857, SITEMAP and SITENAME 0.67

_FEEDS = ("FEED", "FEED_ALL", "CATEGORY_FEED", "AUTHOR_FEED", "TAG_FEED", "TRANSLATION_FEED")
_LISTS = ("ARCHIVES", "AUTHORS", "CATEGORIES", "INDEX", "SOURCES", "STATISTICS", "TAGS", "YEARS")

KNOWN = frozenset(
    {
        *DEFAULT_CONFIG,
        *TABLE_OF_SETTINGS,
        # what Pelican reads and has no default
        *("AUTHOR", "DEBUG", "DEFAULT_DATE", "FEED_DOMAIN", "SUMMARY_MAX_PARAGRAPHS"),
        *(f"{kind}_REGEX_SUBSTITUTIONS" for kind in ("AUTHOR", "CATEGORY", "TAG")),
        *(f"{feed}_{what}" for feed in _FEEDS for what in ("ATOM", "RSS", "ATOM_URL", "RSS_URL")),
        *(f"{name}_{what}" for name in _LISTS for what in ("URL", "SAVE_AS")),
    }
)
"""Names that something may read."""


def meant(name: str) -> str | None:
    """The known setting that a name is nearly; None where it is known, or like none.

    A small letter among capitals hides a setting from Pelican, so `Sitename` is SITENAME misspelt;
    a name in small letters that is no documented setting is a variable of the file's own.
    """
    if name in KNOWN or name.startswith("_"):
        return None
    if not name.isupper():
        return name.upper() if name.upper() in OWN else None
    found = get_close_matches(name, KNOWN, n=1, cutoff=_ALIKE)
    return found[0] if found else None
