"""What a browser needs to have the archive without a network (docs/offline.md).

`service-worker.js` is the theme's worker behind a line that says which files its pages are made of.
It has to stand at the root of the site, because a worker serves what lies below it.
`offline/archive.json` says how large the whole archive is; `offline/files.json` names each of its
files, where a browser can keep as many. `manifest.webmanifest` is what a device asks of a site that
is put on its home screen.
"""

import base64
import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from pelican.generators import Generator

from interface.dates import month_name
from record.directions import direction
from record.written import replacing

WORKER = "service-worker.js"
ARCHIVE = "offline/archive.json"
FILES = "offline/files.json"
WRITTEN = (WORKER, ARCHIVE, FILES)
UNREAD = "offline/unread.html"
WEB_MANIFEST = "manifest.webmanifest"

MOST_BYTES = 100_000_000
"""Of an archive that is offered whole: what a phone spares, and a host's bandwidth."""

PAPER = "#fcfbf8"
"""The pages' background, as the theme's styles have it."""

ICONS = (192, 512)
"""Sides in pixels of the icons for devices that take no SVG (iOS, some launchers)."""

_SOURCE = "js/offline/worker.js"  # in the theme
_LETTERS = 10  # of a hash, as the worker reckons it
_FRAME = frozenset({".css", ".json", ".svg", ".woff2"})
_READ = frozenset({".html", ".json", ".bin"})


class OfflineGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Writes the page of what is kept, the one of what is not, and the web manifest."""

    def generate_output(self, writer: Any) -> None:
        """Called by Pelican."""
        for save_as, template, url in (
            ("offline/index.html", "offline", "offline/"),
            (UNREAD, "unread", UNREAD),
        ):
            writer.write_file(
                save_as,
                self.get_template(template),
                self.context,
                relative_urls=self.settings["RELATIVE_URLS"],
                url=url,
                most=MOST_BYTES,
            )
        with replacing(Path(self.output_path, WEB_MANIFEST)) as file:
            file.write(_json(web_manifest(self.settings)))


def web_manifest(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The site as an app: https://www.w3.org/TR/appmanifest/.

    Addresses are relative to it. A bar with the address stays, since readers cite it.
    """
    theme = settings["THEME_STATIC_DIR"]
    icons = [{"src": f"{theme}/favicon.svg", "type": "image/svg+xml", "sizes": "any"}]
    for size in ICONS:  # a launcher may cut them to its own shape: the sign is well inside
        icon = {"src": f"{theme}/icon-{size}.png", "type": "image/png", "sizes": f"{size}x{size}"}
        icons.append(icon | {"purpose": "any maskable"})
    return {
        "id": "./",
        "name": settings["SITENAME"],
        "description": settings["SITE_DESCRIPTION"],
        "lang": settings["INTERFACE_LANG"],
        "dir": direction(settings["INTERFACE_LANG"]),
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": icons,
    }


def write(folder: Path, digests: Mapping[str, str], settings: Mapping[str, Any]) -> list[str]:
    """Write the worker and the lists of a site that is otherwise complete; their paths.

    `digests` are the SHA-256 of its files, in hexadecimal digits, by their paths.
    """
    theme = settings["THEME_STATIC_DIR"]
    source = folder / theme / _SOURCE
    if not source.exists():
        return []  # a theme that has no worker
    scripts = _scripts(Path(settings["THEME"]) / "built", theme)
    frame = {
        path: name_of(digest)
        for path, digest in digests.items()
        if path == UNREAD
        or path in scripts
        or (_is_below(path, theme) and PurePosixPath(path).suffix in _FRAME)
    }
    read = [path for path in digests if path in frame or _is_read(path)]
    built = {
        "frame": frame,
        "places": sorted({path.partition("/")[0] for path in read}),
        "wording": _wording(settings),
    }
    with replacing(folder / WORKER) as file:
        file.write(b"self.built=" + _json(built, indent=None).rstrip() + b";\n")
        file.write(source.read_bytes())
    sizes = {path: os.stat(f"{folder}{os.sep}{path}").st_size for path in read}  # noqa: PTH116  # quicker
    _write_lists(folder, sizes, digests)
    return [path for path in WRITTEN if (folder / path).exists()]


def _write_lists(folder: Path, sizes: Mapping[str, int], digests: Mapping[str, str]) -> None:
    size = sum(sizes.values())
    archive: dict[str, Any] = {"files": len(sizes), "bytes": size}
    (folder / FILES).unlink(missing_ok=True)
    if size <= MOST_BYTES:
        files = [(path, name_of(digests[path]), size) for path, size in sizes.items()]
        listed = b"[" + b",\n".join(_json(entry, indent=None).rstrip() for entry in files) + b"]\n"
        with replacing(folder / FILES) as file:
            file.write(listed)
        archive["list"] = name_of(hashlib.sha256(listed).hexdigest())
    with replacing(folder / ARCHIVE) as file:
        file.write(_json(archive))


def _scripts(joined: Path, theme: str) -> set[str]:
    """The scripts that pages load: those that esbuild made of all others, but for the worker."""
    paths = {path.relative_to(joined).as_posix() for path in joined.rglob("*.js")}
    return {f"{theme}/{path}" for path in paths - {_SOURCE}}


def _is_read(path: str) -> bool:
    """Whether a file is for readers; data files, feeds and lists for machines are not."""
    if os.path.splitext(path)[1] not in _READ or not _is_text(path):  # noqa: PTH122  # quicker
        return False
    return path.endswith(".html") or not (_is_below(path, "data") or _is_below(path, "offline"))


def _is_text(path: str) -> bool:
    """Whether a name is UTF-8, without which it is no address."""
    return path.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in path)


def _is_below(path: str, folder: str) -> bool:
    return path.startswith(f"{folder}/")


def _wording(settings: Mapping[str, Any]) -> dict[str, Any]:
    """What a copy says of itself, and how the site writes the day on which it was kept."""
    return {
        **settings["JINJA_GLOBALS"]["t"]["offline"]["copies"],
        "months": [month_name(month, settings) for month in range(1, 13)],
        "digits": "arab" if settings["DIGITS"] == "arabic" else "latn",
    }


def name_of(digest: str) -> str:
    """The beginning of a hash, as the files of the index have it in their names."""
    return base64.b32encode(bytes.fromhex(digest)).decode()[:_LETTERS].lower()


def _json(value: object, indent: int | None = 2) -> bytes:
    separators = (",", ":") if indent is None else None
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators)
    return text.encode() + b"\n"
