"""The interface's language: its strings and plural forms, how it writes numbers and dates.

The settings INTERFACE_LANG, DIGITS, MONTH_NAMES and HIJRI decide; what an article says, and in
which language, is its own affair (DEFAULT_LANG). It stands on `arabic` and knows no article.
"""

from typing import Any

from pelican.plugins import signals

from interface import pages
from interface.strings import strings


def _begin(pelican: Any) -> None:
    """When a build begins: templates find the language's strings as `t`."""
    settings = pelican.settings
    words = strings(settings["INTERFACE_LANG"])
    settings["JINJA_GLOBALS"] = {**settings["JINJA_GLOBALS"], "t": words}


def register() -> None:
    """Called by Pelican."""
    signals.initialized.connect(_begin)
    signals.page_generator_finalized.connect(pages.choose)
