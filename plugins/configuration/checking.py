"""The mistakes of a set of settings, each in a sentence that says where, what and what instead."""

import os
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from markdown import Markdown

from configuration.near import meant
from configuration.places import Place
from configuration.plugins import wrong_plugins
from configuration.table import OWN, TABLE_OF_SETTINGS, Setting
from telling import shortened

_ARTICLES = "articles"
"""The folder of the content folder that the import fills, and the ledger tells of."""

_SHOWN = 80  # characters of a value


class Written(NamedTuple):
    """Settings as they were written, and where."""

    values: Mapping[str, Any]  # a relative path is relative to the working directory
    places: Mapping[str, Place]
    file: Path  # the one that was named

    def place(self, name: str) -> Place:
        """Where a setting stands; only the file where no line gives it its value."""
        return self.places.get(name, Place(self.file))

    def is_right(self, *names: str) -> bool:
        """Whether these settings are there, and each is what it may be."""
        return all(
            name in self.values and TABLE_OF_SETTINGS[name].kind.is_right(self.values[name])
            for name in names
        )


def mistakes(written: Written) -> list[str]:
    """A sentence for each mistake, in the order of the lines; none where all is right."""
    kinds = (_misspelt, _missing, _wrong, _at_odds, _outputs, _lists)
    found = [mistake for kind in kinds for mistake in kind(written)]
    found.sort(key=lambda mistake: (mistake[0].file, mistake[0].line or 0))
    return [f"{place}: found {found}; expected {expected}" for place, found, expected in found]


_Mistake = tuple[Place, str, str]


def _misspelt(written: Written) -> Iterator[_Mistake]:
    for name in sorted({*written.places, *written.values}):
        right = meant(name)
        if right is None:
            continue
        place = written.place(name)
        beside = written.places.get(right)
        if not name.isupper() and beside and beside.file == place.file:
            continue  # a variable that helps to make the setting
        yield (
            place,
            f"{name}, which nothing reads",
            f"{right}; a setting of your own needs a name less like it",
        )


def _missing(written: Written) -> Iterator[_Mistake]:
    # Pelican's defaults are of an English blog: «A Pelican Blog», its language, its category
    missing = [name for name in OWN if name not in written.values]
    place = Place(written.file)
    if len(missing) > len(OWN) / 2:
        begin = "a file that begins with: from pelicanconf import *"
        yield place, "none of the archive's settings", begin
        return
    for name in missing:
        yield place, f"no {name}", f"a line such as {name} = {OWN[name].example!r}"


def _wrong(written: Written) -> Iterator[_Mistake]:
    for name, setting in TABLE_OF_SETTINGS.items():
        if name in written.values and not setting.kind.is_right(written.values[name]):
            value = written.values[name]
            expected = f"{setting.kind.words}, such as {name} = {_example(setting, value)!r}"
            yield written.place(name), f"{name} = {_shown(value)}", expected
    for name in ("PATH", "THEME"):
        folder = written.values.get(name, ".")
        if not isinstance(folder, str) or not Path(folder).is_dir():
            yield written.place(name), f"{name} = {_shown(folder)}", "a folder that is there"


def _at_odds(written: Written) -> Iterator[_Mistake]:
    """Settings of which each is right, and which cannot stand beside each other."""
    values = written.values
    if written.is_right("LICENSE", "LICENSE_URL") and bool(values["LICENSE"]) != bool(
        values["LICENSE_URL"]
    ):
        yield (
            written.place("LICENSE" if values["LICENSE"] else "LICENSE_URL"),
            f"LICENSE = {values['LICENSE']!r} and LICENSE_URL = {values['LICENSE_URL']!r}",
            "a licence's name and the https:// address of its text, or both empty",
        )
    if written.is_right("ARCHIVE_URL", "SITEURL") and values["SITEURL"] != values[
        "ARCHIVE_URL"
    ].rstrip("/"):
        yield (
            written.place("SITEURL"),
            f"SITEURL = {values['SITEURL']!r} and ARCHIVE_URL = {values['ARCHIVE_URL']!r}",
            f"one address: ARCHIVE_URL = {values['SITEURL']!r}, and below it SITEURL = ARCHIVE_URL",
        )
    if written.is_right("DEFAULT_PAGINATION", "DEFAULT_ORPHANS"):
        entries, orphans = values["DEFAULT_PAGINATION"], values["DEFAULT_ORPHANS"]
        if orphans > entries:
            yield (
                written.place("DEFAULT_ORPHANS"),
                f"DEFAULT_ORPHANS = {orphans} and DEFAULT_PAGINATION = {entries}",
                "no more entries that may stay on the page before than a page has",
            )


def _outputs(written: Written) -> Iterator[_Mistake]:
    """A site within what it is made of, or around it: a build replaces all that is there."""
    content, output = written.values.get("PATH"), written.values.get("OUTPUT_PATH")
    if not isinstance(content, str | os.PathLike) or not isinstance(output, str | os.PathLike):
        return
    one, other = Path(os.path.realpath(content)), Path(os.path.realpath(output))
    if one.is_relative_to(other) or other.is_relative_to(one):
        yield (
            written.place("OUTPUT_PATH"),
            f"the site's folder {other} and the content's {one}, one within the other",
            "each in a place of its own, since a build replaces all that is in the site's: name "
            "another with OUTPUT=",
        )


def _lists(written: Written) -> Iterator[_Mistake]:
    """Folders and plugins that cannot be what they are listed as."""
    for name in ("ARTICLE_PATHS", "PAGE_PATHS", "STATIC_PATHS"):
        if written.is_right(name) and isinstance(written.values.get("PATH", ""), str):
            for found, expected in _misplaced(name, written.values):
                yield written.place(name), found, expected
    if written.is_right("MARKDOWN"):
        for found, expected in _unusable(written.values["MARKDOWN"]):
            yield written.place("MARKDOWN"), found, expected
    if written.is_right("PLUGINS", "PLUGIN_PATHS"):
        for found, expected in wrong_plugins(written.values):
            yield written.place("PLUGINS"), found, expected


def _unusable(options: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The extensions of Markdown that cannot be had with their options."""
    for name in options["extensions"]:
        try:
            Markdown(extensions=[name], extension_configs=options.get("extension_configs") or {})
        except Exception as error:  # whatever an extension raises
            yield (
                f"the extension {name!r} of MARKDOWN, which cannot be used ({error})",
                "one that is installed, such as 'markdown.extensions.tables'",
            )


def _misplaced(name: str, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What was found and what was expected of the folders of a setting."""
    content = Path(os.path.normpath(values.get("PATH", "")))
    folders = [Path(os.path.normpath(content / folder)) for folder in values[name]]
    outside = [
        str(written)
        for written, folder in zip(values[name], folders, strict=True)
        if not folder.is_relative_to(content)
    ]
    if outside:
        yield (
            f"{outside[0]!r} in {name}",
            f"folders within {content}: what lies elsewhere is no part of the archive, and no "
            "change of it would be seen",
        )
    elif name == "ARTICLE_PATHS" and not any(map((content / _ARTICLES).is_relative_to, folders)):
        yield (
            f"{name} = {_shown(values[name])}",
            f"{_ARTICLES!r} among them, since the import writes there",
        )


def _example(setting: Setting, value: object) -> object:
    """The choice that was nearly written, or else the setting's example."""
    near = get_close_matches(str(value), list(setting.kind.choices()), n=1)
    return near[0] if near else setting.example


def _shown(value: object) -> str:
    return shortened(repr(value), _SHOWN)
