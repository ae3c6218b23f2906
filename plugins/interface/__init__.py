"""The interface's language: its strings and plural forms, how it writes numbers and dates.

The settings INTERFACE_LANG, DIGITS, MONTH_NAMES and HIJRI decide; what an article says, and in
which language, is its own affair (DEFAULT_LANG). It stands on `arabic` and knows no article.
"""

from typing import Any, get_args

from pelican.plugins import signals

from arabic.dates import Digits, Months
from content_error import ContentError
from interface import pages
from interface.strings import LANGUAGES, strings

_CHOICES: dict[str, tuple[object, ...]] = {
    "INTERFACE_LANG": LANGUAGES,
    "DIGITS": get_args(Digits),
    "MONTH_NAMES": get_args(Months),
    "HIJRI": (True, False),
}


def _begin(pelican: Any) -> None:
    """When a build begins: templates find the language's strings as `t`.

    Raises ContentError where a setting is none of its choices.
    """
    settings = pelican.settings
    for name, choices in _CHOICES.items():
        if settings[name] not in choices:
            expected = " or ".join(map(str, choices))
            raise ContentError(
                f"pelicanconf.py: found {name} = {settings[name]!r}; expected {expected}"
            )
    words = strings(settings["INTERFACE_LANG"])
    settings["JINJA_GLOBALS"] = {**settings["JINJA_GLOBALS"], "t": words}


def register() -> None:
    """Called by Pelican."""
    signals.initialized.connect(_begin)
    signals.page_generator_finalized.connect(pages.choose)
