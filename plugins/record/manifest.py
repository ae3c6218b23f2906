"""`manifest.sha256`: the SHA-256 of every file of the site, for `sha256sum --check`.

A copy of the site, whole or in part, can be held to it. What a host does not hand out is not in it:
names that begin with a dot (the build's own mark, `.nojekyll`, what upload-pages-artifact drops)
and CNAME, which tells GitHub Pages its domain.
"""

import contextlib
import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from record.written import replacing

NAME = "manifest.sha256"

_LEFT_OUT = frozenset({"CNAME", NAME})
_ESCAPED = {b"\\": b"\\\\", b"\n": b"\\n", b"\r": b"\\r"}
_UNESCAPED = {written: sign for sign, written in _ESCAPED.items()}
_DIGEST = re.compile(rb"[0-9a-f]{64}  ")
_ESCAPE = re.compile(rb"\\[\\nr]")


def digests(folder: Path, earlier: Path | None = None) -> dict[str, str]:
    """The SHA-256 of each file that belongs into the manifest, by its path, in their order.

    `earlier` is the site that stands: a file that is one with its own, and no younger than its
    manifest, has the digest that stands there.
    """
    paths = sorted(set(_files(folder, "")) - _LEFT_OUT, key=os.fsencode)
    known = _shared(folder, earlier) if earlier and earlier != folder else {}
    return {path: known.get(path) or digest(folder / path) for path in paths}


def _shared(folder: Path, earlier: Path) -> dict[str, str]:
    """The digests of the files that two sites share, but for odd names."""
    found = {}
    try:
        written = (earlier / NAME).stat().st_mtime_ns
        lines = (earlier / NAME).read_text("utf-8", errors="surrogateescape").split("\n")
    except OSError:
        return {}
    new, old = f"{folder}{os.sep}", f"{earlier}{os.sep}"
    for line_ in lines:
        digest_, _, path = line_.partition("  ")
        if path and not line_.startswith("\\"):
            with contextlib.suppress(OSError):
                here = os.stat(new + path)  # noqa: PTH116  # quicker than Path, of each file
                is_one = os.path.samestat(here, os.stat(old + path))  # noqa: PTH116
                if is_one and here.st_mtime_ns <= written:
                    found[path] = digest_
    return found


def digest(file: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def write_manifest(folder: Path, known: Mapping[str, str]) -> None:
    """Write the manifest of files whose digests are known, in the order of the paths' bytes."""
    with replacing(folder / NAME) as file:
        for path in sorted(known, key=os.fsencode):
            file.write(line(os.fsencode(path), known[path]))


def line(path: bytes, digest: str) -> bytes:
    """A line of the manifest as coreutils writes it: a backslash begins one with an odd name."""
    escaped = path
    for sign, written in _ESCAPED.items():
        escaped = escaped.replace(sign, written)
    mark = b"\\" if escaped != path else b""
    return mark + digest.encode() + b"  " + escaped + b"\n"


def parse(data: bytes) -> dict[str, str]:
    """The digests of a manifest, by their paths. Raises ValueError, which names a bad line."""
    known: dict[str, str] = {}
    for number, each in enumerate(data.splitlines(), 1):
        bare = each.removeprefix(b"\\")
        path = bare[66:]
        if bare != each:
            path = _ESCAPE.sub(lambda found: _UNESCAPED[found[0]], path)
        if not _DIGEST.match(bare) or line(path, bare[:64].decode()) != each + b"\n":
            raise ValueError(f"line {number}")
        known[os.fsdecode(path)] = bare[:64].decode()
    return known


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
