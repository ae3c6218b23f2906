"""The report as one JSON object in a file, written as the import goes and whole however it ends.

The captures stand first, one a line, then what is known only at the end: state and counts. So
memory holds a few of them, whatever their number.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from captures.report import Entry
from captures.sources import UsageError

_RESERVED = 2**20
"""Bytes kept free on the disk: what is still to be written when it is full has room in them."""

_AT_ONCE = 64 * 2**10
"""Bytes that wait in memory."""

_HEAD = b'{\n"captures": [\n'


class ReportFile:
    """A report that is being written, under a hidden name beside its own until it is whole."""

    def __init__(self, path: Path) -> None:
        """Begins the file; raises UsageError where it cannot be, and OSError with its name."""
        self.path = path
        self._target = Path(os.path.realpath(path))  # a link stays one
        if self._target.exists() and not self._target.is_file():  # as /dev/null
            raise UsageError(f"{path}: is no file; name one that the report may replace")
        if not _may_be_replaced(self._target):
            raise UsageError(f"{path}: is there already and is no report; name another file")
        self._unfinished = self._target.with_name(f".{self._target.name[:60]}.tmp")
        self._end = 0  # of what is surely written
        self._waiting: list[bytes] = []
        self._waits = 0
        with self._named():
            self._file: io.FileIO = self._unfinished.open("wb", buffering=0)
            self._reserve = tempfile.TemporaryFile(dir=self._target.parent)  # noqa: SIM115
            self._reserve.write(os.urandom(_RESERVED))  # which no file system packs
            self._reserve.flush()
            self._write(_HEAD)

    def write(self, entry: Entry) -> None:
        """Adds a capture; raises OSError, and even then it is not lost."""
        data = _json(entry)
        self._waiting.append(data)
        self._waits += len(data)
        if self._waits >= _AT_ONCE:
            self._flush()

    def finish(self, rest: Entry) -> None:
        """Writes the keys that stand below the captures, and gives the file its name.

        Raises OSError; the file that had the name before is there then.
        """
        self._reserve.close()
        try:
            self._flush()
            with self._named():
                keys = (b",\n%b: %b" % (_json(key), _json(value)) for key, value in rest.items())
                self._write(b"\n]" + b"".join(keys) + b"\n}\n")
                self._file.truncate(self._end)
                self._file.close()
                self._unfinished.replace(self._target)
        except OSError:
            self._file.close()
            self._unfinished.unlink(missing_ok=True)
            raise

    def _flush(self) -> None:
        """Writes what waits; where that fails it waits on."""
        if not self._waiting:
            return
        comma = b",\n" if self._end > len(_HEAD) else b""
        with self._named():
            self._write(comma + b",\n".join(self._waiting))
        self._waiting.clear()
        self._waits = 0

    def _write(self, data: bytes) -> None:
        """Writes all of it at the end; where that fails, what was written of it is void."""
        self._file.seek(self._end)
        left = memoryview(data)
        while left:
            left = left[self._file.write(left) :]
        self._end += len(data)

    @contextlib.contextmanager
    def _named(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            error.filename = str(self.path)  # of a full disk it says none
            raise


def _may_be_replaced(path: Path) -> bool:
    """Whether there is no file, an empty one, or an earlier report: no capture and no article."""
    if not path.exists():
        return True
    with path.open("rb") as file:
        return file.read(len(_HEAD)) in (b"", _HEAD)


def _json(value: object) -> bytes:
    # half a surrogate pair, as of a file's name, becomes an escape of JSON
    return json.dumps(value, ensure_ascii=False).encode(errors="backslashreplace")
