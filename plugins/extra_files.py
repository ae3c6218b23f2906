"""Files beside the articles: what lies in content/extra/ is copied to the site's root as it is.

Pelican copies it last and over whatever stands there, without a word: an index.html would be the
end of the home page. So a file may not have an address that the build itself writes to, and a file
in content/articles/ that no reader takes is named, since it looks like an article and is on no
page. A page may not take the place of another one, or of the build's own, either. A link may not
lead out of the folder: it would publish a capture, or any file of the machine.
"""

import logging
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican.plugins import signals

from content_error import ContentError, place

logger = logging.getLogger(__name__)

_LISTS = ("ARTICLE", "CATEGORY", "TAG", "AUTHOR", "SOURCE")
_WRITTEN = re.compile(
    r"\d{4}|data|offline|on-this-day|search|tags|authors|categories|sources|latest\.json"
    r"|statistics\.csv|manifest\.(sha256|webmanifest)|service-worker\.js|sitemap(-\d+)?\.xml",
    re.IGNORECASE,
)
"""Years, and what the plugins write; robots.txt is written only where the content has none."""


def belongs_to_the_build(address: str, settings: Mapping[str, Any]) -> bool:
    """Whether an address is one that the build writes, or lies in a folder that it fills.

    It knows no pages, whose addresses are their own.
    """
    root = address.split("/", maxsplit=1)[0]
    places = [settings.get(f"{kind}_SAVE_AS") or "" for kind in _LISTS]
    places += [
        settings.get(f"{name.upper()}_SAVE_AS", f"{name}.html")
        for name in settings["DIRECT_TEMPLATES"]
    ]
    places += [settings["FEED_SAVE_AS"], settings["THEME_STATIC_DIR"]]
    # on many disks Index.html is index.html
    roots = {place.split("/")[0].lower() for place in places}
    return root.lower() in roots or _WRITTEN.fullmatch(root) is not None


def _check_extra(generator: Any) -> None:
    pages = {
        page.save_as.lower()
        for status in ("pages", "hidden_pages")
        for page in generator.context.get(status, ())
    }
    content = Path(generator.settings["PATH"]).resolve()
    folders = [content / name for name in generator.settings["STATIC_PATHS"]]
    for file in generator.staticfiles:
        target = (content / file.source_path).resolve()
        if not any(target.is_relative_to(folder) for folder in folders):
            raise ContentError(
                f"{file.source_path}: found a link that leads to {target}; expected the file "
                "itself, since all in the folder is published: copy it there"
            )
        address = Path(file.save_as).as_posix()
        if belongs_to_the_build(address, generator.settings) or address.lower() in pages:
            raise ContentError(
                f"{file.source_path}: found a file that would stand at {address}, where the build "
                "writes its own; expected another name: rename it"
            )


def _check_pages(generator: Any) -> None:
    seen: dict[str, str] = {}
    for page in [*generator.pages, *generator.hidden_pages]:
        here = place(page.source_path, "slug", page.slug)
        if belongs_to_the_build(page.save_as, generator.settings):
            other = "a page of the build's own"
        else:
            other = seen.setdefault(page.save_as.lower(), here)
        if other != here:
            raise ContentError(
                f"{here}: found a page that would stand at {page.save_as}, where {other} stands; "
                "expected another Slug: an address belongs to one page"
            )


def _name_strangers(generator: Any) -> None:
    """Warns of files among the articles that are no Markdown."""
    settings = generator.settings
    paths, excludes = settings["ARTICLE_PATHS"], settings["ARTICLE_EXCLUDES"]
    every = generator.get_files(paths, exclude=excludes, extensions=False)
    for path in sorted(every - generator.get_files(paths, exclude=excludes)):
        logger.warning(
            "%s: found a file that is no Markdown, and left it out; expected NAME.md: rename it, "
            "or move it elsewhere and import it",
            Path(settings["PATH"], path),
        )


def register() -> None:
    """Called by Pelican."""
    signals.page_generator_finalized.connect(_check_pages)
    signals.static_generator_finalized.connect(_check_extra)
    signals.article_generator_init.connect(_name_strangers)
