"""The content folder: what it knows already, and the writing of what is new.

An article is known by its capture's sha-256, and a published one by its id with it, in the ledger
or, where that lacks it, in the front matter of an article. What is known is never written again:
so a corrected article keeps its corrections and a deleted one stays deleted.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from captures import frontmatter
from captures.capture import Capture, Cleaned, Look, Note, Rejected, Verbatim
from captures.cleaning import clean_line
from captures.ledger import Entry, Ledger, now, read
from captures.markdown import to_markdown
from captures.names import Names

_SHORTEST_ID = 10
_SHA256 = re.compile(r"\b[0-9a-f]{64}\b")

_LONGEST_NAME, _LONGEST_SUFFIX = 255, 32  # bytes


@dataclass(frozen=True, slots=True)
class Added:
    """An article that is in the archive now, and what had to be left out to add it."""

    id: str
    notes: tuple[Note, ...]


class Archive:
    """A content folder. `dry` writes nothing, and otherwise behaves the same."""

    def __init__(self, content: Path, *, dry: bool = False) -> None:
        """Reads the ledger; the articles are read when a capture is not in it. Raises OSError."""
        self.content = content
        self.captures = content / "captures"
        self._articles = content / "articles"
        self._dry = dry
        self._ledger = Ledger(content / "ledger.jsonl")
        self._ids: dict[str, set[str]] = defaultdict(set)  # with the hashes of their captures
        self._new: dict[str, str] = {}  # the ids of this import, each with its capture's hash
        self._hashes: set[str] = set()
        self._files: set[str] = set()
        self._unrecorded: dict[str, list[Path]] = defaultdict(list)  # by the capture's hash
        self._names: Names | None = None
        self._suffixes: dict[str, int] = {}
        for entry in read(content / "ledger.jsonl"):
            self._ids[entry.id].add(entry.capture_sha256)
            self._hashes.add(entry.capture_sha256)
            self._files.add(entry.capture)
        self._hashes.discard("")
        self._files.discard("")

    def kept(self) -> Iterator[Path]:
        """The files in content/captures, in no order."""
        return (path for path in self.captures.rglob("*") if not path.name.startswith("."))

    def has_recorded(self, path: Path) -> bool:
        """Whether the ledger knows a file of content/captures by its name: it is not read then."""
        return self._cited(path) in self._files

    def knows(self, capture: Capture) -> bool:
        """Whether a capture was imported before, even if its article is gone.

        An article that an archive published is known by its id and hash together, since several may
        have been made of one capture; where it states no hash, by its id, unless this very import
        took that from another record. Anything else is known by its hash.
        """
        if not self._has_seen(capture):
            self._read_articles()
        return self._has_seen(capture)

    def _has_seen(self, capture: Capture) -> bool:
        if not capture.is_published:
            return capture.sha256 in self._hashes
        if capture.id not in self._ids:
            return False
        if capture.states_capture:
            return capture.sha256 in self._ids[capture.id]
        return self._new.get(capture.id, capture.sha256) == capture.sha256

    def recall(self, capture: Capture) -> None:
        """Adds a known capture to the ledger if a crash, or a lost ledger, left it out there."""
        paths = self._unrecorded.pop(capture.sha256, ())
        for path in () if self._dry else paths:
            data = path.read_bytes()
            fields, _ = frontmatter.parse(frontmatter.head(data.decode(errors="replace")))
            cited = fields.get("capture", [""])[0]
            self._record(fields.get("id", [path.stem])[0], data, cited, capture.sha256)

    def add(self, capture: Capture, cleaned: Cleaned) -> Added:
        """Writes an article and records it. Raises Rejected, and OSError."""
        names = self._read_articles()
        article = cleaned.article
        if capture.is_published and capture.id in self._ids:
            raise Rejected(
                f"the id {capture.id}, which another capture's article has",
                "an id of its own",
                "import it without `id` and `markdown`",
            )
        if isinstance(article, Verbatim):
            article_id, cited, data = capture.id, capture.cited, article.markdown
            fields, _ = frontmatter.parse(frontmatter.head(data.decode()))
            names.check(fields)
            names.see(fields)
            notes: tuple[Note, ...] = ()
        else:
            is_free = capture.id and capture.id not in self._ids
            article_id = capture.id if is_free else self._mint(capture.sha256)
            cited = self._keep(capture)
            body = to_markdown(article.paragraphs)
            article, notes = names.settle(article)
            evidence = (cited, capture.sha256)
            if article.withdrawn and not capture.states_capture:
                evidence = ("", "")  # a published stub comes back as it was
            data = frontmatter.compose(article, article_id, *evidence, body).encode()
        self._write(self._articles / f"{article_id}.md", data)
        self._new[article_id] = capture.sha256
        self._record(article_id, data, cited, capture.sha256)
        if capture.id not in ("", article_id):
            detail = f"id: {capture.id} belongs to another article"
            notes = (*notes, Note(Look.VALUE_UNUSED, detail))
        return Added(article_id, notes)

    def close(self) -> None:
        """Closes the ledger."""
        self._ledger.close()

    def _read_articles(self) -> Names:
        """Reads the front matter of all articles, once."""
        if self._names is None:
            self._names = Names()
            for path in sorted(self._articles.rglob("*.md")):
                text = path.read_text(encoding="utf-8-sig", errors="replace")
                fields, _ = frontmatter.parse(frontmatter.head(text))
                self._names.see(fields)
                ids = (path.stem, *fields.get("id", ()))
                hashes = set(fields.get("capture_sha256", ()))
                for sha256 in hashes - self._ids[ids[-1]]:
                    self._unrecorded[sha256].append(path)
                for line in fields.get("also_captured", ()):
                    hashes.update(_SHA256.findall(line))
                self._hashes.update(hashes)
                for article_id in ids:
                    self._ids[article_id].update(hashes)
        return self._names

    def _mint(self, sha256: str) -> str:
        letters = base64.b32encode(bytes.fromhex(sha256)).decode().lower().rstrip("=")
        lengths = range(_SHORTEST_ID, len(letters) + 1)
        candidates = (f"w{letters[:length]}" for length in lengths)
        free = next((candidate for candidate in candidates if candidate not in self._ids), "")
        if not free:
            raise Rejected("a capture whose ids are all used", "a free one", "see the ledger")
        return free

    def _cited(self, path: Path) -> str:
        """What `Capture` says of a file that lies in content/captures, else empty."""
        try:
            inside = path.resolve().relative_to(self.captures.resolve())
        except ValueError:
            return ""
        return f"captures/{inside.as_posix()}"

    def _keep(self, capture: Capture) -> str:
        """Copies a text capture to content/captures unless it lies there; what `Capture` says."""
        if capture.kept is None:
            return capture.cited
        if cited := self._cited(capture.path):
            if cited != clean_line(cited):
                raise Rejected("a file name that no line can hold", "a plain one", "rename it")
            return cited
        name = self._free_name(clean_line(capture.path.name).lstrip(".") or "capture", capture.kept)
        self._write(self.captures / name, capture.kept)
        return f"captures/{name}"

    def _free_name(self, name: str, data: bytes) -> str:
        """The name, or with -2, -3 … where other bytes lie under it. The same bytes may."""
        number = self._suffixes.get(name, 1)
        candidate = _numbered(name, number)
        while (path := self.captures / candidate).exists() and path.read_bytes() != data:
            number += 1
            candidate = _numbered(name, number)
        self._suffixes[name] = number
        return candidate

    def _write(self, path: Path, data: bytes) -> None:
        """Writes a whole file or none; an OSError of it has the file's name."""
        if self._dry:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        # the same name again after a crash, so that nothing is left over
        unfinished = path.with_name(f".{hashlib.sha256(path.name.encode()).hexdigest()[:16]}.tmp")
        try:
            unfinished.write_bytes(data)
            unfinished.replace(path)
        except OSError as error:
            with contextlib.suppress(OSError):
                unfinished.unlink()
            error.filename = str(path)  # of a full disk it says none
            raise

    def _record(self, article_id: str, data: bytes, cited: str, sha256: str) -> None:
        self._ids[article_id].add(sha256)
        self._hashes.add(sha256)
        if not self._dry:
            after = hashlib.sha256(data).hexdigest()
            self._ledger.append(Entry(article_id, None, after, now(), "import", cited, sha256))


def _numbered(name: str, number: int) -> str:
    """`name-2.txt` for the second file of a name, in no more bytes than a file's name may have."""
    suffix = Path(name).suffix
    if len(suffix.encode()) > _LONGEST_SUFFIX:
        suffix = ""  # a full stop in a long name
    end = suffix if number == 1 else f"-{number}{suffix}"
    stem = name.removesuffix(suffix).encode()[: _LONGEST_NAME - len(end.encode())]
    return stem.decode(errors="ignore") + end
