"""A published copy of the archive: a folder, or an address that is read over HTTP.

What comes from elsewhere is bounded: no file is read beyond its limit, no answer is waited for
longer than `WAIT`, nor all of them together longer than `LONGEST`; only http and https are asked.
"""

import gzip
import http.client
import io
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Protocol
from urllib.parse import quote, urljoin, urlsplit

WAIT = 20.0
"""Seconds for an answer to begin, or to go on."""

LONGEST = 1800.0
"""Seconds for all of a copy."""

_CONNECTIONS = 6  # as a browser opens to a host
_REDIRECTS = 5
_TRIES = 2  # a host may close a connection that it had kept open
_MOVED = (301, 302, 303, 307, 308)

_Open = tuple[tuple[str, str], http.client.HTTPConnection]
"""The scheme and host of a connection, and it."""


class CopyError(Exception):
    """A copy that cannot be read; its text says what was found and what to do."""


class Copy(Protocol):
    """A copy of the site."""

    name: str
    """What it is called in what is told."""

    def read(self, path: str, most: int) -> bytes | None:
        """A file of it, None if there is none. Raises CopyError, also for one of more bytes."""

    def read_each(self, paths: Sequence[str], most: int) -> Iterator[tuple[str, bytes | None]]:
        """The same of many, in their order."""


class FolderCopy:
    """A copy in a folder."""

    def __init__(self, folder: Path) -> None:
        """The folder."""
        self.folder = folder
        self.name = str(folder)

    def read(self, path: str, most: int) -> bytes | None:
        """As `Copy` says."""
        file = self.folder / path
        try:
            with file.open("rb") as opened:
                return _bounded(opened.read(most + 1), most, str(file))
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None
        except OSError as error:
            raise CopyError(f"{file}: {error.strerror}") from None

    def read_each(self, paths: Sequence[str], most: int) -> Iterator[tuple[str, bytes | None]]:
        """As `Copy` says."""
        return ((path, self.read(path, most)) for path in paths)


class WebCopy:
    """A copy at an address, read by a few connections that are kept open."""

    def __init__(self, address: str, longest: float = LONGEST) -> None:
        """The address of the site's first page, and seconds for all that is read of it."""
        self.name = address.rstrip("/") + "/"
        self._end = time.monotonic() + longest
        self._own = threading.local()  # each thread's connection

    def read(self, path: str, most: int) -> bytes | None:
        """As `Copy` says."""
        address = self.name + quote(path)
        for _ in range(_REDIRECTS):
            status, moved, data = self._answer(address, most)
            if status == http.client.OK:
                return data
            if status in (http.client.NOT_FOUND, http.client.GONE):
                return None
            if status not in _MOVED or not moved:
                raise CopyError(f"{address}: found the answer {status}; expected the file")
            address = urljoin(address, moved)
        raise CopyError(f"{address}: found one redirect after the other; give the last address")

    def read_each(self, paths: Sequence[str], most: int) -> Iterator[tuple[str, bytes | None]]:
        """As `Copy` says."""
        left = iter(paths)
        with ThreadPoolExecutor(_CONNECTIONS) as threads:
            while some := list(islice(left, 16 * _CONNECTIONS)):
                yield from zip(some, threads.map(lambda p: self.read(p, most), some), strict=True)

    def _answer(self, address: str, most: int) -> tuple[int, str, bytes]:
        """The status of an answer, where it leads, and its bytes."""
        parts = urlsplit(address)
        place = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
        for number in range(1, _TRIES + 1):
            try:
                self._check_time()
                connection = self._connection(parts.scheme, parts.netloc)
                connection.request("GET", place, headers={"Accept-Encoding": "identity"})
                answer = connection.getresponse()
                data = self._body(answer, most, address)
                return answer.status, answer.headers.get("Location", ""), data
            except (OSError, EOFError, http.client.HTTPException) as error:
                self._own.known = None
                if number == _TRIES:
                    why = str(error) or type(error).__name__
                    raise CopyError(f"{address}: found no answer ({why})") from None
        raise AssertionError  # unreachable

    def _connection(self, scheme: str, host: str) -> http.client.HTTPConnection:
        known: _Open | None = getattr(self._own, "known", None)
        if known and known[0] == (scheme, host):
            return known[1]
        kinds = {"http": http.client.HTTPConnection, "https": http.client.HTTPSConnection}
        if scheme not in kinds or not host:
            raise CopyError(f"{self.name}: found a redirect to {scheme}://{host}; expected http(s)")
        new: http.client.HTTPConnection = kinds[scheme](host, timeout=WAIT)
        self._own.known = ((scheme, host), new)
        return new

    def _body(self, answer: http.client.HTTPResponse, most: int, address: str) -> bytes:
        data = bytearray()
        while part := answer.read1(2**20):
            data += part
            if len(data) > most:
                self._own.known = None  # what is left of it is not read
                break
            self._check_time()
        else:
            if answer.length:
                raise http.client.IncompleteRead(bytes(data), answer.length)
        whole = _bounded(bytes(data), most, address)
        is_packed = answer.headers.get("Content-Encoding") == "gzip"  # though nobody asked for it
        if is_packed and not urlsplit(address).path.endswith(".gz"):
            with gzip.GzipFile(fileobj=io.BytesIO(whole)) as packed:
                whole = _bounded(packed.read(most + 1), most, address)
        return whole

    def _check_time(self) -> None:
        if time.monotonic() > self._end:
            raise CopyError(
                f"{self.name}: found that it takes too long; download the site, and give its folder"
            )


def _bounded(data: bytes, most: int, place: str) -> bytes:
    if len(data) > most:
        raise CopyError(f"{place}: found more than {most:,} bytes; expected a file of the archive")
    return data


def copy_of(site: str) -> Copy:
    """The copy in a folder, or at an address of http or https. Raises CopyError."""
    if "://" in site:
        parts = urlsplit(site)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise CopyError(f"{site}: found {parts.scheme}://; expected http:// or https://")
        return WebCopy(site)
    folder = Path(site).expanduser()
    if not folder.is_dir():
        raise CopyError(f"{site}: no such folder; give a built site, or its address (https://…)")
    return FolderCopy(folder)
