"""The texts of the articles' files as they were last compared, so that they are not read anew.

A cache, and no more: `.import/texts` may be deleted whenever no import runs. A row is believed only
while its file has the size, times and number that it had; where a row is torn or wrong the file
ends; other rules for words, or another version of the code that finds them, begin it anew. Rows are
added as texts come, so it is of use after a crash too, and it is written anew when most of it is
about files that are no more. What may write nothing works on a copy.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import struct
import sys
import tempfile
import unicodedata
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, NamedTuple, TypeAlias

import markdown
import numpy as np

import arabic
from captures.session import own_folder
from captures.texts import Fullness, Kept, Text
from captures.wording import Words

State: TypeAlias = tuple[int, int, int, int]
"""The size of a file, when its bytes and when anything of it changed, and its number."""

Fields: TypeAlias = Mapping[str, Sequence[str]]

_KEYS = (
    "id",
    "capture_sha256",
    "also_captured",
    "original_url",
    "source",
    "category",
    "tags",
    "authors",
    "withdrawn",
)
"""Of the front matter, what an import asks of every article."""

_ROW = struct.Struct("<5I4q3Q")
"""The crc-32 of all behind it; how long are name, fields, fingerprints and words; the state of the
file; characters and digest of the fullness; the wording. The four parts follow."""

_SMALL = 2**20  # bytes that may be wasted
_LONGEST = 64 * 2**20  # bytes of a row: a longer one is none
_NOWHERE: State = (0, 0, 0, 0)


class _Row(NamedTuple):
    crc: int
    name: int
    fields: int
    prints: int
    words: int
    size: int
    mtime: int
    ctime: int
    number: int
    characters: int
    digest: int
    wording: int

    @property
    def head(self) -> int:
        return _ROW.size + self.name + self.fields

    @property
    def length(self) -> int:
        return self.head + 4 * (self.prints + self.words)

    @property
    def state(self) -> State:
        return (self.size, self.mtime, self.ctime, self.number)


def state_of(path: Path) -> State:
    """The state of a file by which its row is believed; raises OSError."""
    found = path.stat()
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


class TextCache:
    """The texts of an archive's articles in a file, by the names of the articles' files."""

    def __init__(self, folder: Path, *, dry: bool = False) -> None:
        """Opens the file in a folder that an import works in; raises OSError."""
        self._path = folder / "texts"
        self._rows: dict[str, int] = {}  # of each name, where its row begins
        self._asked: dict[str, tuple[int, int]] = {}  # and of those in use, how long it is
        self._end = 0
        self._file = _copy(self._path) if dry else self._open(folder)
        self._read()

    def _open(self, folder: Path) -> IO[bytes]:
        try:
            own_folder(folder)
            if self._path.is_symlink():
                self._path.unlink()
            self._path.touch()
            return self._path.open("r+b", buffering=0)
        except OSError:  # a folder that cannot be written
            return _copy(self._path)

    def _read(self) -> None:
        """Finds the rows; what is not whole behind them goes."""
        begin = _version()
        with os.fdopen(os.dup(self._file.fileno()), "rb") as file:
            file.seek(0)
            if file.read(len(begin)) == begin:
                self._end = len(begin)
                while found := _next_row(file):
                    row, body = found
                    name = body[: row.name].decode(errors="surrogateescape")
                    self._rows[name] = self._end
                    self._end += row.length
        self._file.truncate(self._end)
        if not self._end:
            self._append(begin)

    def find(self, name: str, state: State) -> int | None:
        """Where the row of a file begins, if the file is in that state."""
        at = self._rows.get(name)
        if at is None:
            return None
        row = self._row(at)
        if row.state != state:
            return None
        self._asked[name] = (at, row.length)
        return at

    def add(self, name: str, state: State | None, fields: Fields, text: Text) -> int:
        """Adds the row of a file, or of a text that is in none; where it begins. Raises OSError."""
        said = {key: list(fields[key]) for key in _KEYS if key in fields}
        parts = (
            name.encode(errors="surrogateescape") if state else b"",
            json.dumps(said, ensure_ascii=False).encode(errors="surrogatepass"),
            text.fingerprints.astype(np.uint32).tobytes(),
            text.words.tobytes(),
        )
        sizes = (len(parts[0]), len(parts[1]), len(text.fingerprints), len(text.words))
        fullness = (text.fullness.characters, text.fullness.digest, text.wording)
        head = _ROW.pack(0, *sizes, *(state or _NOWHERE), *fullness)[4:]
        data = b"".join((head, *parts))
        at = self._end
        self._append(zlib.crc32(data).to_bytes(4, "little") + data)
        if state:
            self._rows[name] = at
            self._asked[name] = (at, self._end - at)
        return at

    def renew(self, at: int, name: str, state: State, fields: Fields) -> int:
        """Adds the row of a file that was written anew with the same text; where it begins."""
        kept = self.row(at)[1]
        words = self.words(kept.length, kept.start)
        return self.add(name, state, fields, Text(words, *kept[2:]))

    def row(self, at: int) -> tuple[Fields, Kept]:
        """The front matter and the text of a row."""
        row = self._row(at)
        start = at + _ROW.size + row.name
        data = os.pread(self._file.fileno(), row.fields + 4 * row.prints, start)
        fields = json.loads(data[: row.fields].decode(errors="surrogatepass"))
        prints = np.frombuffer(data, np.uint32, offset=row.fields).astype(np.uint64)
        fullness = Fullness(row.words, row.characters, row.digest)
        return fields, Kept(
            at + row.head + 4 * row.prints, row.words, prints, fullness, row.wording
        )

    def words(self, count: int, start: int) -> Words:
        """So many words of a text, from a byte of the file on."""
        return np.frombuffer(os.pread(self._file.fileno(), 4 * count, start), np.uint32)

    def close(self) -> None:
        """Closes the file; writes it anew if most of it is of no use."""
        used = sum(length for _, length in self._asked.values())
        if self._asked and self._end > 2 * used + _SMALL and self._file.name == str(self._path):
            self._shrink()
        self._file.close()

    def _shrink(self) -> None:
        shorter = self._path.with_name("texts.tmp")
        shorter.unlink(missing_ok=True)
        with shorter.open("xb") as file:
            file.write(_version())
            for at, length in sorted(self._asked.values()):
                file.write(os.pread(self._file.fileno(), length, at))
        shorter.replace(self._path)

    def _row(self, at: int) -> _Row:
        return _Row(*_ROW.unpack(os.pread(self._file.fileno(), _ROW.size, at)))

    def _append(self, data: bytes) -> None:
        left, at = memoryview(data), self._end
        try:
            while left:
                written = os.pwrite(self._file.fileno(), left, at)
                left, at = left[written:], at + written
        except OSError as error:
            is_named = self._file.name == str(self._path)
            error.filename = str(self._path) if is_named else tempfile.gettempdir()
            raise
        self._end = at


def _copy(path: Path) -> IO[bytes]:
    """A temporary file with the bytes of another, if that can be read."""
    file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115  # closed by `close`
    try:
        with path.open("rb") as known:
            shutil.copyfileobj(known, file, 2**20)
    except OSError:
        file.truncate(0)
    return file


def _next_row(file: IO[bytes]) -> tuple[_Row, bytes] | None:
    """The next row and its parts; None at the end, and where there is no whole one."""
    head = file.read(_ROW.size)
    if len(head) < _ROW.size:
        return None
    row = _Row(*_ROW.unpack(head))
    body = file.read(row.length - _ROW.size) if row.length <= _LONGEST else b""
    is_whole = len(body) == row.length - _ROW.size
    return (row, body) if is_whole and zlib.crc32(body, zlib.crc32(head[4:])) == row.crc else None


def _version() -> bytes:
    """How a file begins whose rows were made by this code, with these rules, on this Python."""
    here = Path(__file__).parent
    own = (here / f"{name}.py" for name in ("textcache", "texts", "wording", "fingerprints"))
    rules = (path for path in Path(arabic.__file__).parent.iterdir() if path.is_file())
    known = hashlib.sha256(f"{sys.version} {unicodedata.unidata_version}".encode())
    known.update(markdown.__version__.encode())
    for path in (*own, here / "frontmatter.py", *sorted(rules)):
        known.update(path.read_bytes())
    return f"warraq texts {known.hexdigest()}\n".encode()
