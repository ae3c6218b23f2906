"""The files that a maintainer points to: folders walked in sorted order, hidden files left out."""

import json
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from captures.capture import Refusal, Rejected

PACKAGE = "datapackage.json"  # that an archive publishes beside its data
_PAGES = (".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx")
_PARTS = re.compile(r"(.+)[_.-](?:files|fichiers|Dateien|archivos|file)", re.IGNORECASE)


class UsageError(Exception):
    """A command that cannot be carried out; its text says what to change."""


def check_sources(sources: Iterable[Path], content: Path) -> None:
    """Raises UsageError where a source does not exist or is the archive itself."""
    if content.exists() and not content.is_dir():
        raise UsageError(f"{content}: is no folder; give the archive's content folder")
    inside = _real(content)
    for source in sources:
        if not source.exists() and not source.is_symlink():
            raise UsageError(f"{source}: no such file or folder; give the path of your captures")
        path = _real(source)
        if path == inside or (inside in path.parents and not _is_capture(path, inside)):
            raise UsageError(
                f"{source}: belongs to the archive itself; give captures, as {content}/captures"
            )


def _is_capture(path: Path, content: Path) -> bool:
    captures = content / "captures"
    return path == captures or captures in path.parents


def files(sources: Iterable[Path], content: Path) -> Iterator[Path | Refusal]:
    """The files of the sources; of the content folder inside one, only the captures.

    A folder that cannot be read is a Refusal. So is a link below a source to a folder, which may go
    round in a circle, or out of the source: whoever made the captures would choose what of the
    machine is read. A source may be such a link itself.
    """
    inside = _real(content)
    for source in sources:
        if source.is_dir():
            yield from _walk(source, inside)
        else:
            yield source


def _walk(folder: Path, content: Path) -> Iterator[Path | Refusal]:
    errors: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=errors.append):
        yield from map(_unreadable, errors)
        errors.clear()
        here = Path(place)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if _real(here) == content:
            folders[:] = [name for name in folders if name == "captures"]
            names.clear()
        yield from (_link(here / name) for name in folders if (here / name).is_symlink())
        folders[:] = [name for name in folders if not _is_of_page(name, names)]
        wanted = sorted(name for name in names if not name.startswith("."))
        for path in (here / name for name in _data_of(here, wanted)):
            yield path if _is_within(path, folder) else _leads_out(path)
    yield from map(_unreadable, errors)


def _is_within(path: Path, folder: Path) -> bool:
    """Whether a file, or what it is a link to, lies in a folder."""
    if not path.is_symlink():
        return True
    return _real(folder) in _real(path).parents


def _real(path: Path) -> Path:
    """A path without links; Path.resolve raises where they go round in a circle."""
    return Path(os.path.realpath(path))


def _data_of(folder: Path, names: list[str]) -> list[str]:
    """Of the names in a folder with a Data Package those of its data: not the page beside them."""
    if PACKAGE not in names:
        return names
    try:
        resources = json.loads((folder / PACKAGE).read_text("utf-8"))["resources"]
        data = {str(resource["path"]) for resource in resources}
    except (OSError, ValueError, KeyError, TypeError):
        return names  # another file of this name
    return [name for name in names if name in data] or names


def _is_of_page(folder: str, files: list[str]) -> bool:
    """Whether a folder is the one a browser saves beside a page, with its pictures and scripts."""
    match = _PARTS.fullmatch(folder)
    return match is not None and any(
        name.startswith(f"{match[1]}.") and name.lower().endswith(_PAGES) for name in files
    )


def _unreadable(error: OSError) -> Refusal:
    reason = error.strerror or type(error).__name__
    why = Rejected(f"a folder that cannot be read ({reason})", "a folder", "check it")
    return Refusal(str(error.filename), str(why))


def _link(path: Path) -> Refusal:
    why = Rejected("a link to a folder", "a folder", "links are not followed: give it as FROM")
    return Refusal(str(path), str(why))


def _leads_out(path: Path) -> Refusal:
    why = Rejected("a link that leads out of the folder", "a file in it", "give the file as FROM")
    return Refusal(str(path), str(why))
