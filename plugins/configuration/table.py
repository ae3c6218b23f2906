"""The table of settings: what each may be, and an example of it.

This is the only place where they are described to code; docs/settings.md says what they mean.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple, get_args

from pelican.settings import DEFAULT_CONFIG

from arabic.dates import Digits, Months
from configuration.values import (
    ESCAPING,
    FILLED,
    LANGUAGE,
    LINE,
    LINK,
    LIST,
    MARKDOWN,
    NAMES,
    NO,
    PAGES,
    PATTERNS,
    REPORTS,
    SITE,
    TABLE,
    YES_NO,
    ZONE,
    Kind,
    expression,
    number,
    one_of,
    pattern,
)
from interface.strings import LANGUAGES


class Setting(NamedTuple):
    """What a setting may be, and a value that it could have."""

    kind: Kind
    example: object


_SITE_EXAMPLE = "https://name.github.io/archive"

CHANGED_FIRST = {
    "SITENAME": Setting(FILLED, "أرشيف المدينة"),
    "SITE_DESCRIPTION": Setting(LINE, "أرشيف مفتوح لأخبار المدينة."),
    "NOTICE": Setting(LINE, ""),
    "LICENSE": Setting(LINE, ""),
    "LICENSE_URL": Setting(LINK, ""),
    "DEFAULT_CATEGORY": Setting(FILLED, "أخبار"),
    "TIMEZONE": Setting(ZONE, "Asia/Damascus"),
    "INTERFACE_LANG": Setting(one_of(*LANGUAGES), "ar"),
    "DEFAULT_LANG": Setting(LANGUAGE, "ar"),
    "MONTH_NAMES": Setting(one_of(*get_args(Months)), "both"),
    "DIGITS": Setting(one_of(*get_args(Digits)), "latin"),
    "HIJRI": Setting(YES_NO, False),
    "REPORT_TO": Setting(REPORTS, "https://github.com/name/archive/issues"),
}
"""What a maintainer changes first: the settings that are documented one by one."""

_PLACES = {
    "ARCHIVE_URL": Setting(SITE, _SITE_EXAMPLE),
    "CATEGORY_FEED_SAVE_AS": Setting(pattern("slug"), "category/{slug}/feed.xml"),
    "FEED_SAVE_AS": Setting(pattern(), "feeds/all.atom.xml"),
    "MONTH_SAVE_AS": Setting(pattern("year", "month"), "{year:04}/{month:02}/index.html"),
    "MONTH_URL": Setting(pattern("year", "month"), "{year:04}/{month:02}/"),
    "SOURCE_FEED_SAVE_AS": Setting(pattern("slug"), "source/{slug}/feed.xml"),
    "SOURCE_SAVE_AS": Setting(pattern("slug"), "source/{slug}/index.html"),
    "SOURCE_URL": Setting(pattern("slug"), "source/{slug}/"),
    "YEAR_SAVE_AS": Setting(pattern("year"), "{year:04}/index.html"),
    "YEAR_URL": Setting(pattern("year"), "{year:04}/"),
}

OWN = {**CHANGED_FIRST, **_PLACES}
"""Settings that the archive reads itself: without one of them there is no build."""

_SEARCHED = "a/{id}.html"  # the search's scripts know it too

_STRICTER = {
    **{
        f"ARTICLE_{kind}": Setting(one_of(_SEARCHED), _SEARCHED)
        for kind in ("URL", "SAVE_AS", "LANG_URL", "LANG_SAVE_AS")
    },
    **{
        f"{kind}_{what}": Setting(pattern("slug"), f"{kind.lower()}/{{slug}}/{file}")
        for kind in ("CATEGORY", "TAG", "AUTHOR")
        for what, file in (("URL", ""), ("SAVE_AS", "index.html"))
    },
    "PAGE_URL": Setting(pattern("slug"), "{slug}.html"),
    "PAGE_SAVE_AS": Setting(pattern("slug"), "{slug}.html"),
    "SITEURL": Setting(LINE, _SITE_EXAMPLE),  # the same as ARCHIVE_URL
    "FEED_MAX_ITEMS": Setting(number(1), 50),
    "DEFAULT_PAGINATION": Setting(number(1), 60),
    "DEFAULT_ORPHANS": Setting(number(0), 3),
    "PAGINATED_TEMPLATES": Setting(PAGES, {"category": None, "letter": 200}),
    "PAGINATION_PATTERNS": Setting(PATTERNS, [(1, "{url}", "{save_as}")]),
    # a new site takes the place of the old one when it is whole
    "DELETE_OUTPUT_DIRECTORY": Setting(NO, False),
    "JINJA_ENVIRONMENT": Setting(ESCAPING, {"autoescape": True}),
    "MARKDOWN": Setting(MARKDOWN, {"extensions": [], "output_format": "html"}),
    "INTRASITE_LINK_REGEX": Setting(expression("what"), "(?!)(?P<what>)"),
    "PATH_METADATA": Setting(expression(), "extra/(?P<path>.*)"),
    "FILENAME_METADATA": Setting(expression(), ""),
    "THEME_STATIC_DIR": Setting(one_of("theme"), "theme"),  # the templates know it too
    "PORT": Setting(number(1, 65535), 8000),
    "SUMMARY_MAX_LENGTH": Setting(
        Kind("a whole number or None", lambda value: value is None or type(value) is int), 50
    ),
    "LOCALE": Setting(
        Kind("a list of locales", lambda value: isinstance(value, str | list | tuple)), [""]
    ),
    **{
        name: Setting(NAMES, example)
        for name, example in {
            "ARTICLE_PATHS": ["articles"],
            "PAGE_PATHS": ["pages"],
            "STATIC_PATHS": ["extra"],
            "PLUGIN_PATHS": ["plugins"],
            "THEME_STATIC_PATHS": ["static", "built", "strings"],
            "DIRECT_TEMPLATES": ["index", "search", "404"],
            "IGNORE_FILES": [".*"],
            "OUTPUT_RETENTION": [".git"],
            "FORMATTED_FIELDS": [],
        }.items()
    },
    "PLUGINS": Setting(LIST, ["building", "reader", "search"]),  # of names, or of modules
    "DEFAULT_METADATA": Setting(
        Kind("a dictionary", lambda value: isinstance(value, Mapping | tuple | list)), {}
    ),
}


def _pelicans(default: Any) -> Kind | None:
    """What a setting of Pelican's may be, by its default; None where that says too little."""
    match default:
        case bool():
            return YES_NO
        case list():
            return LIST
        case dict():
            return TABLE
    return None


_BY_DEFAULT = {
    name: Setting(kind, default)
    for name, default in DEFAULT_CONFIG.items()
    if (kind := _pelicans(default))
}

TABLE_OF_SETTINGS: Mapping[str, Setting] = {**_BY_DEFAULT, **_STRICTER, **OWN}
"""All that are checked, by their names."""
