"""Settings read as Pelican reads them, once they are checked."""

import traceback
from pathlib import Path
from typing import Any

from pelican import settings

from configuration.checking import Written, mistakes
from configuration.places import Place, forget_bases, places
from configuration.values import NAMES
from content_error import ContentError


def read_settings(path: str | None = None, override: dict[str, Any] | None = None) -> Any:
    """As `pelican.settings.read_settings`, which it calls, and with `SETTINGS_FILES`.

    These are the paths of the file and of those that it takes settings from. Raises ContentError,
    with a sentence a mistake, where the file or a setting is wrong.
    """
    if path is None:
        return settings.read_settings(path, override)
    check(Path(path), override or {})
    try:
        found = settings.read_settings(path, override)
        files = {Path(path).absolute(), *(place.file for place in places(Path(path)).values())}
    finally:
        forget_bases(Path(path))
    # what a function of theirs does, no value tells (building.unchanged)
    found["SETTINGS_FILES"] = sorted(map(str, files))
    return found


def check(file: Path, override: dict[str, Any]) -> None:
    """Raises ContentError where something is wrong with a settings file.

    `override` are the settings of the command line, as Pelican has them.
    """
    try:
        found = mistakes(_written(file, override))
    finally:
        forget_bases(file)
    if found:
        raise ContentError("\n".join(found))


def _written(file: Path, override: dict[str, Any]) -> Written:
    values = {**_values(file), **override}
    for name in ("PATH", "THEME", "OUTPUT_PATH"):
        if isinstance(values.get(name), str):
            values[name] = str(file.parent / values[name])
    if NAMES.is_right(values.get("PLUGIN_PATHS")):
        values["PLUGIN_PATHS"] = [str(file.parent / path) for path in values["PLUGIN_PATHS"]]
    written = {name: place for name, place in places(file).items() if name not in override}
    return Written(values, written, file)


def _values(file: Path) -> dict[str, Any]:
    """The settings of a file; ContentError where it cannot be run."""
    try:
        values: dict[str, Any] = settings.get_settings_from_file(str(file))
    except OSError:
        raise  # content_error says which file, and why
    except SyntaxError as error:
        place = Place(Path(error.filename or file).absolute(), error.lineno)
        if "unicode error" in error.msg:
            raise ContentError(
                f"{place}: found letters in another encoding; expected a file saved as UTF-8"
            ) from None
        line = f"{error.text.strip()!r}, " if error.text and error.text.strip() else ""
        raise ContentError(
            f"{place}: found {line}which Python cannot read ({error.msg}); expected a name, = and "
            "a value, with texts in straight quotes, such as SITENAME = 'أرشيف المدينة'"
        ) from None
    except Exception as error:
        raise ContentError(
            f"{_where(error, file)}: found {type(error).__name__}: {error}; expected lines that "
            "Python can run, with texts in straight quotes, such as SITENAME = 'أرشيف المدينة'"
        ) from None
    return values


def _where(error: Exception, file: Path) -> Place:
    """The line of the settings at which a file stopped, and not that of what it called."""
    ours = {place.file for place in places(file).values()} | {file.absolute()}
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if Path(frame.filename).absolute() in ours:
            return Place(Path(frame.filename).absolute(), frame.lineno)
    return Place(file)
