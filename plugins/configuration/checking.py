"""The mistakes of a set of settings, each in a sentence that says where, what and what instead."""

import importlib.machinery
import importlib.util
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from pelican.settings import DEFAULT_CONFIG

from configuration.near import meant
from configuration.places import Place
from configuration.table import OWN, TABLE_OF_SETTINGS, Setting
from telling import shortened

_SHOWN = 80  # characters of a value


class Written(NamedTuple):
    """Settings as they were written, and where."""

    values: Mapping[str, Any]  # a relative path is relative to the working directory
    places: Mapping[str, Place]
    file: Path  # the one that was named

    def place(self, name: str) -> Place:
        """Where a setting stands; only the file where no line gives it its value."""
        return self.places.get(name, Place(self.file))


def mistakes(written: Written) -> list[str]:
    """A sentence for each mistake, in the order of the lines; none where all is right."""
    found = [*_misspelt(written), *_missing(written), *_wrong(written), *_at_odds(written)]
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
    missing = [name for name in OWN if name not in written.values and name not in DEFAULT_CONFIG]
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

    def right(*names: str) -> bool:
        return all(
            name in written.values and TABLE_OF_SETTINGS[name].kind.is_right(written.values[name])
            for name in names
        )

    values = written.values
    if right("LICENSE", "LICENSE_URL") and bool(values["LICENSE"]) != bool(values["LICENSE_URL"]):
        yield (
            written.place("LICENSE" if values["LICENSE"] else "LICENSE_URL"),
            f"LICENSE = {values['LICENSE']!r} and LICENSE_URL = {values['LICENSE_URL']!r}",
            "a licence's name and the https:// address of its text, or both empty",
        )
    if right("ARCHIVE_URL", "SITEURL") and values["SITEURL"] != values["ARCHIVE_URL"].rstrip("/"):
        yield (
            written.place("SITEURL"),
            f"SITEURL = {values['SITEURL']!r} and ARCHIVE_URL = {values['ARCHIVE_URL']!r}",
            f"one address: ARCHIVE_URL = {values['SITEURL']!r}, and below it SITEURL = ARCHIVE_URL",
        )
    if right("DEFAULT_PAGINATION", "DEFAULT_ORPHANS"):
        entries, orphans = values["DEFAULT_PAGINATION"], values["DEFAULT_ORPHANS"]
        if orphans > entries:
            yield (
                written.place("DEFAULT_ORPHANS"),
                f"DEFAULT_ORPHANS = {orphans} and DEFAULT_PAGINATION = {entries}",
                "no more entries that may stay on the page before than a page has",
            )
    if right("PLUGINS", "PLUGIN_PATHS"):
        yield from _strangers(written)


def _strangers(written: Written) -> Iterator[_Mistake]:
    """Plugins that are not there."""
    folders = written.values["PLUGIN_PATHS"]
    for name in written.values["PLUGINS"]:
        if not isinstance(name, str) or _is_there(name, folders):
            continue
        there = [path.stem for folder in folders for path in Path(folder).glob("[a-z]*")]
        near = get_close_matches(name, there, n=1)
        expected = repr(near[0]) if near else "the name of a plugin that is installed"
        yield written.place("PLUGINS"), f"the plugin {name!r} in PLUGINS", expected


def _is_there(name: str, folders: list[str]) -> bool:
    top = name.partition(".")[0]
    if importlib.machinery.PathFinder.find_spec(top, folders):
        return True
    try:
        return any(map(importlib.util.find_spec, (top, f"pelican.plugins.{top}")))
    except (ImportError, ValueError):
        return False


def _example(setting: Setting, value: object) -> object:
    """The choice that was nearly written, or else the setting's example."""
    near = get_close_matches(str(value), list(setting.kind.choices()), n=1)
    return near[0] if near else setting.example


def _shown(value: object) -> str:
    return shortened(repr(value), _SHOWN)
