"""A built site behind a server on loopback that can be told to fail."""

import threading
import time
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

Fault = Callable[[SimpleHTTPRequestHandler], bool]
"""Answers a request itself and says True, or leaves it to the server and says False."""


class Site:
    """A site that is served, its address, and the faults that its server is to have."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self.requests: list[str] = []
        handler = partial(_Handler, self, directory=str(folder))
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, site: Site, *args: Any, **kwargs: Any) -> None:
        self.site = site
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        self.site.requests.append(self.path)
        if not any(fault(self) for fault in self.site.faults):
            super().do_GET()

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
