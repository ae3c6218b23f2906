"""A built site behind a server on loopback that can be told to fail."""

import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

POLL = 0.05  # seconds until the end of serving is noticed
Fault = Callable[[SimpleHTTPRequestHandler], bool]
"""Answers a request itself and says True, or leaves it to the server and says False."""


class Site:
    """A site that is served, its address, and the faults that its server is to have."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self.requests: list[str] = []
        self.headers: dict[str, str] = {}  # of every answer
        handler = partial(_Handler, self, directory=str(folder))
        self.server = _Server(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/"
        threading.Thread(target=self.server.serve_forever, args=(POLL,), daemon=True).start()


class _Server(ThreadingHTTPServer):
    def handle_error(self, *args: Any) -> None:
        """A browser that does not wait for an answer is no failure."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(*args)


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, site: Site, *args: Any, **kwargs: Any) -> None:
        self.site = site
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        self.site.requests.append(self.path)
        if not any(fault(self) for fault in self.site.faults):
            super().do_GET()

    def end_headers(self) -> None:
        for header in self.site.headers.items():
            self.send_header(*header)
        super().end_headers()

    def log_message(self, *_args: Any) -> None:
        """Keep the tests' output clean."""


def slow(seconds: float, part: str) -> Fault:
    """A fault: answers for addresses with `part` in them come late."""

    def fault(handler: SimpleHTTPRequestHandler) -> bool:
        if part in handler.path:
            time.sleep(seconds)
        return False

    return fault


def refused(part: str, status: int = 404) -> Fault:
    """A fault: addresses with `part` in them are answered with an error page."""

    def fault(handler: SimpleHTTPRequestHandler) -> bool:
        if part not in handler.path:
            return False
        handler.send_error(status)
        return True

    return fault


def dropped(handler: SimpleHTTPRequestHandler) -> bool:
    """The connection ends without an answer."""
    handler.close_connection = True
    return True


def late(_handler: SimpleHTTPRequestHandler) -> bool:
    """The answer takes its time."""
    time.sleep(0.4)
    return False


def cut(handler: SimpleHTTPRequestHandler) -> bool:
    """Half of the file comes, and claims to be all of it."""
    file = Path(handler.translate_path(handler.path))
    if not file.is_file():
        return False
    content = file.read_bytes()
    answer(handler, 200, "application/octet-stream", content[: len(content) // 2])
    return True


def busy(handler: SimpleHTTPRequestHandler) -> bool:
    """Too many requests."""
    answer(handler, 429, "text/plain", b"slow down")
    return True


def replaced(handler: SimpleHTTPRequestHandler) -> bool:
    """A page of some portal instead of the file."""
    answer(handler, 200, "text/html", b"<!doctype html><title>Sign in</title>")
    return True


def mistaken(handler: SimpleHTTPRequestHandler) -> bool:
    """Another file of the same folder, whole."""
    file = Path(handler.translate_path(handler.path))
    other = next((path for path in sorted(file.parent.glob("*")) if path != file), None)
    if not other or not other.is_file():
        return False
    answer(handler, 200, "application/octet-stream", other.read_bytes())
    return True


def answer(handler: SimpleHTTPRequestHandler, status: int, kind: str, body: bytes) -> None:
    """Answer with a whole body of a kind."""
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)
