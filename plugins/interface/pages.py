"""The archive's own pages in the interface's language.

A page that is there in several languages has one Slug in all of them, and each file its `Lang`; the
one in the interface's language is built. A page in one language alone is built in any case.
"""

from typing import Any


def choose(generator: Any) -> None:
    """After the pages are read: leave out those that are there in the interface's language."""
    language = generator.settings["INTERFACE_LANG"]
    there = {page.slug for page in generator.pages if page.lang == language}
    # in place: the context has the same list
    generator.pages[:] = [
        page for page in generator.pages if page.lang == language or page.slug not in there
    ]
