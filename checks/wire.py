"""A folder served on loopback as GitHub Pages would serve it, and what each answer weighed.

Pages compresses by the kind of file: pages, scripts, styles, JSON, XML, SVG and plain text for a
browser that takes gzip, and leaves all else as it is. Fonts, our `.bin` and Pagefind's `.pagefind`
(its WebAssembly) and `.pf_*` come compressed from their makers. What is counted is the bodies of
the answers; headers, a few hundred bytes an answer on a real host, are counted as nothing. What is
not there is answered with the site's own 404.html.
"""

import gzip
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any, Self
from urllib.parse import unquote, urlsplit

COMPRESSED = frozenset({".html", ".js", ".css", ".json", ".svg", ".xml", ".txt"})
LEVEL = 6
MAX_AGE = 3600  # seconds; Pages says 600, and a long run is not to see its cache go stale
MISSING = "404.html"
NOTHING: Mapping[str, bytes] = MappingProxyType({})
POLL = 0.05  # seconds until the end of serving is noticed


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer: the path asked for, relative to the site, and the bytes of its body."""

    path: str
    size: int


def is_compressed(path: str, accepted: str) -> bool:
    """Whether the answer is compressed for a browser that accepts these encodings."""
    return PurePosixPath(path).suffix in COMPRESSED and "gzip" in accepted


class Wire:
    """A site on loopback, below the path `base`; a context that serves until it is left.

    `extra` are files that are served besides, by their paths.
    """

    def __init__(self, folder: Path, extra: Mapping[str, bytes] = NOTHING, base: str = "/") -> None:
        self.folder = folder
        self.base = base
        self._extra = extra
        self._sent: list[Sent] = []
        self._lock = threading.Lock()
        self.body = lru_cache(4096)(self._body)
        self._server = _Server(("127.0.0.1", 0), partial(_Handler, self))
        self.url = f"http://127.0.0.1:{self._server.server_port}{base}"
        threading.Thread(target=self._server.serve_forever, args=(POLL,), daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def _body(self, path: str, compressed: bool) -> bytes | None:
        """The body of an answer; None where there is no such file."""
        file = self.folder / path
        if path in self._extra:
            content = self._extra[path]
        elif ".." not in file.parts and file.is_file():
            content = file.read_bytes()
        else:
            return None
        return gzip.compress(content, LEVEL) if compressed else content

    def note(self, sent: Sent) -> None:
        """Count an answer."""
        with self._lock:
            self._sent.append(sent)

    def taken(self) -> list[Sent]:
        """What was sent since this was last asked."""
        with self._lock:
            taken, self._sent = self._sent, []
        return taken

    def close(self) -> None:
        """Serve no more."""
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False  # connections that a browser keeps open do not hold up the end

    def handle_error(self, *_args: Any) -> None:
        """A page that was left closes its connections: nothing to tell."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, wire: Wire, *args: Any) -> None:
        self._wire = wire
        super().__init__(*args)

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        inside = path.startswith(self._wire.base)
        path = path.removeprefix(self._wire.base)
        if path.endswith("/") or not path:
            path += "index.html"
        accepted = self.headers.get("Accept-Encoding", "")
        body = self._wire.body(path, is_compressed(path, accepted)) if inside else None
        status = 200 if body is not None else 404
        if body is None:
            path = MISSING
            body = self._wire.body(path, is_compressed(path, accepted)) or b""
        self.send_response(status)
        self.send_header("Content-Type", guess_type(path)[0] or "application/octet-stream")
        self.send_header("Cache-Control", f"max-age={MAX_AGE}")
        self.send_header("Content-Length", str(len(body)))
        if body and is_compressed(path, accepted):
            self.send_header("Content-Encoding", "gzip")
        self._wire.note(Sent(path, len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: Any) -> None:
        """Keep the table clean."""
