"""What is wrong with the list PLUGINS: a plugin that is not there, or twice, or that is needed."""

import importlib.machinery
import importlib.util
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

_THEME = Path(__file__).resolve().parents[2] / "theme"
_OF_THE_THEME = ("interface", "reader", "record", "browse")
"""The plugins without which the archive's own theme has pages that cannot be rendered."""
_OF_READING = frozenset({"search", "record", "integrity"})
"""Those that ask articles for what the plugin `reader` says of them."""


def wrong_plugins(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What was found and what was expected, of settings whose PLUGINS and PLUGIN_PATHS are lists.

    A relative path is relative to the working directory.
    """
    plugins, folders = values["PLUGINS"], values["PLUGIN_PATHS"]
    for plugin in plugins:
        if isinstance(plugin, str):
            if not _is_there(plugin, folders):
                yield f"the plugin {plugin!r} in PLUGINS", _near(plugin, folders)
        elif not callable(getattr(plugin, "register", None)):
            yield (
                f"{plugin!r} in PLUGINS",
                "a plugin's name in quotes, or a module with a function register()",
            )
    names = [str(getattr(plugin, "__name__", plugin)) for plugin in plugins]
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        yield f"{_listed(twice)} more than once in PLUGINS", "each plugin once"
    yield from _needed(values, {name.removeprefix("pelican.plugins.") for name in names})


def _needed(values: Mapping[str, Any], names: set[str]) -> Iterator[tuple[str, str]]:
    missing = [name for name in _OF_THE_THEME if name not in names]
    if missing and _is_archives(values):
        them = "it" if len(missing) == 1 else "them"
        yield (
            f"PLUGINS without {_listed(missing)}",
            f"{them} in the list, since the theme needs {them}; a theme of your own (THEME) may do "
            "without",
        )
    elif "reader" in missing and names & _OF_READING:
        asking = sorted(names & _OF_READING)
        yield (
            f"PLUGINS without 'reader', and with {_listed(asking)}",
            "'reader' beside them, since they ask it what the articles say",
        )


def _is_archives(values: Mapping[str, Any]) -> bool:
    """Whether pages are made by the archive's own theme, and by no template of one's own."""
    theme = values.get("THEME")
    is_own = isinstance(theme, str) and Path(theme).resolve() == _THEME
    return is_own and not values.get("THEME_TEMPLATES_OVERRIDES")


def _is_there(name: str, folders: Sequence[str]) -> bool:
    top = name.partition(".")[0]
    if importlib.machinery.PathFinder.find_spec(top, folders):
        return True
    try:
        return any(map(importlib.util.find_spec, (top, f"pelican.plugins.{top}")))
    except (ImportError, ValueError):
        return False


def _near(name: str, folders: Sequence[str]) -> str:
    there = [path.stem for folder in folders for path in Path(folder).glob("[a-z]*")]
    near = get_close_matches(name, there, n=1)
    return repr(near[0]) if near else "the name of a plugin that is installed"


def _listed(names: Sequence[str]) -> str:
    *others, last = map(repr, names)
    return f"{', '.join(others)} and {last}" if others else last
