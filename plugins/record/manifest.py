"""`manifest.sha256`: the SHA-256 of every file of the site, for `sha256sum --check`.

A copy of the site, whole or in part, can be held to it. What a host does not hand out is not in it:
names that begin with a dot (the build's own mark, `.nojekyll`, what upload-pages-artifact drops)
and CNAME, which tells GitHub Pages its domain.
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from record.written import replacing

NAME = "manifest.sha256"

_LEFT_OUT = frozenset({"CNAME", NAME})
_ESCAPED = {b"\\": b"\\\\", b"\n": b"\\n", b"\r": b"\\r"}


def write_manifest(folder: Path) -> None:
    """Write the manifest of all that lies in a folder, in the order of the paths' bytes."""
    paths = sorted(set(_files(folder, "")) - _LEFT_OUT, key=os.fsencode)
    with replacing(folder / NAME) as file:
        for path in paths:
            digest = hashlib.sha256((folder / path).read_bytes()).hexdigest()
            file.write(line(os.fsencode(path), digest))


def line(path: bytes, digest: str) -> bytes:
    """A line of the manifest as coreutils writes it: a backslash begins one with an odd name."""
    escaped = path
    for sign, written in _ESCAPED.items():
        escaped = escaped.replace(sign, written)
    mark = b"\\" if escaped != path else b""
    return mark + digest.encode() + b"  " + escaped + b"\n"


def _files(folder: Path, below: str) -> Iterator[str]:
    """The paths of all files below a folder but of what is hidden, relative to it."""
    with os.scandir(folder / below) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                yield from _files(folder, f"{below}{entry.name}/")
            else:
                yield below + entry.name


def write(pelican: Any) -> None:
    """Called by Pelican at the very end, when every file of the site is there."""
    write_manifest(Path(pelican.output_path))
