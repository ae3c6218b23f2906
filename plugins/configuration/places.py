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
    """Where each name of a settings file was given its value last, or had it changed.

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


def forget_bases(file: Path) -> None:
    """After a settings file was run: let the modules that it takes settings from be run anew next.

    Else a line such as `PLUGINS += [...]` would add to the list of the run before.
    """
    try:
        tree = ast.parse(file.read_bytes())
    except (OSError, SyntaxError, ValueError):
        return
    for name in _imported(tree):
        base = _loaded(name)
        if base and "SITENAME" in vars(sys.modules[name]):
            del sys.modules[name]
            forget_bases(base)


def _imported(tree: ast.Module) -> Iterator[str]:
    """The names of all modules that are imported, or from which something is."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def _given(statement: ast.stmt) -> Iterator[tuple[str, int]]:
    """The names that a statement gives a value to, also within an `if`, and their lines.

    A value that is changed in its place, as by `NAME.append(…)` or `NAME[…] = …`, is given too.
    """
    for node in ast.walk(statement):
        match node:
            case ast.Name(id=name, ctx=ast.Store()):
                yield name, node.lineno
            case (
                ast.Call(func=ast.Attribute(value=ast.Name(id=name)))
                | ast.Subscript(value=ast.Name(id=name), ctx=ast.Store() | ast.Del())
            ) if name.isupper():
                yield name, node.lineno


def _loaded(name: str | None) -> Path | None:
    module = sys.modules.get(name or "")
    file = getattr(module, "__file__", None)
    return Path(file).absolute() if file else None
