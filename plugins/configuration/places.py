"""Where a setting is written: the file and line, found in the source and not by running it."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Place(NamedTuple):
    """A line of a settings file."""

    file: Path
    line: int | None = None

    def __str__(self) -> str:
        """As a maintainer would call it, from where the command was given."""
        file = self.file
        if file.is_relative_to(Path.cwd()):
            file = file.relative_to(Path.cwd())
        return f"{file}, line {self.line}" if self.line else str(file)


def places(file: Path) -> dict[str, Place]:
    """Where each name of a settings file was given its value last.

    `from other import *` is followed into a module that has been loaded. A file that cannot be
    read as Python has no places.
    """
    return _places(file.absolute(), frozenset())


def _places(file: Path, above: frozenset[Path]) -> dict[str, Place]:
    try:
        tree = ast.parse(file.read_bytes())
    except (OSError, SyntaxError, ValueError):
        return {}
    found: dict[str, Place] = {}
    for statement in tree.body:
        if isinstance(statement, ast.ImportFrom) and statement.names[0].name == "*":
            other = _loaded(statement.module)
            if other and other not in above | {file}:
                found.update(_places(other, above | {file}))
        else:
            found.update((name, Place(file, line)) for name, line in _given(statement))
    return found


def _given(statement: ast.stmt) -> Iterator[tuple[str, int]]:
    """The names that a statement gives a value to, also within an `if`, and their lines."""
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno


def _loaded(name: str | None) -> Path | None:
    module = sys.modules.get(name or "")
    file = getattr(module, "__file__", None)
    return Path(file).absolute() if file else None
