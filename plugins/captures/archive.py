"""The content folder: what it knows already, and the writing of what is new.

An article is known by its capture's sha-256, and a published one by its id with it, in the ledger
or, where that lacks it, in the front matter of an article. What is known is never written again:
so a corrected article keeps its corrections and a deleted one stays deleted. A capture of an
article that is there already, the same or nearly (texts.py), is merged with it (merging.py).
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from captures import frontmatter
from captures.capture import Article, Capture, Cleaned, Look, Note, Rejected, Verbatim
from captures.ledger import Entry, Ledger, now, read
from captures.markdown import to_markdown
from captures.merging import Fields, Merge, combined, mentioned
from captures.names import Names
from captures.progress import Progress
from captures.storage import Evidence, write_whole
from captures.texts import Text, Texts

_SHORTEST_ID = 10
_SHA256 = re.compile(r"\b[0-9a-f]{64}\b")

_IMPORTED, _MERGED, _TAKEN_OVER, _FOUND = "import", "merged", "published", "found"
_OWN = (_IMPORTED, _MERGED)
"""Reasons in the ledger: with these, the import wrote what stands in the article's file."""


@dataclass(frozen=True, slots=True)
class Added:
    """Where a capture is in the archive now, and what had to be left out to add it."""

    id: str
    notes: tuple[Note, ...] = ()
    merge: Merge | None = None
    """How, if the article was there."""


class Archive:
    """A content folder. `dry` writes nothing, and otherwise behaves the same."""

    def __init__(
        self, content: Path, *, dry: bool = False, progress: Progress | None = None
    ) -> None:
        """Reads the ledger; the articles are read when a capture is not in it. Raises OSError."""
        self._progress = progress or Progress()
        self.content = content
        self.captures = content / "captures"
        self._evidence = Evidence(self.captures, dry=dry)
        self._articles = content / "articles"
        self._dry = dry
        self._ledger = Ledger(content / "ledger.jsonl")
        self._ids: dict[str, set[str]] = defaultdict(set)  # with the hashes of their captures
        self._new: dict[str, str] = {}  # the ids of this import, each with its capture's hash
        self._hashes: set[str] = set()
        self._files: set[str] = set()
        self._unrecorded: dict[str, list[Path]] = defaultdict(list)  # by the capture's hash
        self._as_written: dict[str, str] = {}  # ids with the hash of the file that no hand edited
        self._moved: dict[str, Path] = {}
        self._names = Names()
        self._texts = Texts()
        self._has_read = False
        with self._progress.stage("Reading the ledger", "line") as stage:
            for entry in stage.each(read(content / "ledger.jsonl")):
                self._follow(entry)
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
        return self._evidence.cited(path) in self._files

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
            cited = mentioned(fields, capture.sha256)
            article_id = fields.get("id", [path.stem])[0]
            entry = Entry(article_id, None, _sha256(data), now(), _FOUND, cited, capture.sha256)
            self._record(entry)

    def add(self, capture: Capture, cleaned: Cleaned) -> Added:
        """Writes an article, or merges it with one that is there. Raises Rejected, and OSError."""
        self._read_articles()
        if capture.is_published and capture.id in self._ids:
            raise Rejected(
                f"the id {capture.id}, which another capture's article has",
                "an id of its own",
                "import it without `id` and `markdown`",
            )
        if isinstance(cleaned.article, Verbatim):
            return self._take_over(capture, cleaned.article)
        return self._add_article(capture, cleaned.article)

    def _take_over(self, capture: Capture, article: Verbatim) -> Added:
        """Writes an article as it was published. Its archive has judged what it is a copy of."""
        markdown = article.markdown.decode()
        fields, _ = frontmatter.parse(frontmatter.head(markdown))
        self._names.check(fields)
        self._names.see(fields)
        self._write_new(capture, capture.id, capture.cited, markdown, _TAKEN_OVER)
        self._see_text(capture.id, fields, markdown)
        return Added(capture.id)

    def _add_article(self, capture: Capture, article: Article) -> Added:
        cited = self._evidence.keep(capture)
        body = to_markdown(article.paragraphs)
        article, notes = self._names.settle(article)
        evidence = (cited, capture.sha256)
        if article.withdrawn and not capture.states_capture:
            evidence = ("", "")  # a published stub comes back as it was
        text = Text.of(body)
        if not capture.is_published and (known := self._texts.copy_of(text, article.original_url)):
            markdown = frontmatter.compose(article, known, *evidence, body)
            merge = self._merge(known, text, markdown, article.original_url)
            return Added(known, notes, merge)
        is_free = capture.id and capture.id not in self._ids
        article_id = capture.id if is_free else self._mint(capture.sha256)
        markdown = frontmatter.compose(article, article_id, *evidence, body)
        self._write_new(capture, article_id, cited, markdown, _IMPORTED)
        self._texts.put(article_id, text, article.original_url)
        if capture.id not in ("", article_id):
            detail = f"id: {capture.id} belongs to another article"
            notes = (*notes, Note(Look.VALUE_UNUSED, detail))
        return Added(article_id, notes)

    def _write_new(
        self, capture: Capture, article_id: str, cited: str, markdown: str, reason: str
    ) -> None:
        data = markdown.encode()
        if not self._dry:
            write_whole(self._articles / f"{article_id}.md", data)
        self._new[article_id] = capture.sha256
        entry = Entry(article_id, None, _sha256(data), now(), reason, cited, capture.sha256)
        self._record(entry)

    def _merge(self, article_id: str, text: Text, markdown: str, address: str) -> Merge:
        """Merges an article with one that is there: `markdown` is the new one, with its id."""
        is_fuller = text.fullness > self._texts.fullness(article_id)
        file = self._file(article_id)
        is_unwritten = self._dry and article_id in self._new
        known = b"" if is_unwritten else file.read_bytes()
        before = self._as_written.get(article_id, "") if is_unwritten else _sha256(known)
        is_edited = before != self._as_written.get(article_id)
        after = before
        if not self._dry:
            data = combined(known, markdown, is_fuller=is_fuller, is_edited=is_edited)
            write_whole(file, data)
            after = _sha256(data)
        fields, _ = frontmatter.parse(frontmatter.head(markdown))
        cited, sha256 = (fields[key][0] for key in ("capture", "capture_sha256"))
        self._record(Entry(article_id, before, after, now(), _MERGED, cited, sha256))
        if not is_fuller or is_edited:
            self._texts.note(article_id, text)
            return Merge.KEPT if is_fuller else Merge.LISTED
        self._texts.put(article_id, text, address)
        return Merge.FULLER

    def file(self, article_id: str) -> str:
        """Where an article lies in the content folder."""
        return self._file(article_id).relative_to(self.content).as_posix()

    def _file(self, article_id: str) -> Path:
        return self._moved.get(article_id, self._articles / f"{article_id}.md")

    def close(self) -> None:
        """Closes the ledger, and deletes what was noted of the texts."""
        self._ledger.close()
        self._texts.close()

    def _read_articles(self) -> None:
        """Reads all articles, once."""
        if self._has_read:
            return
        self._has_read = True
        paths = sorted(self._articles.rglob("*.md"))
        name = "Reading the articles that are there"
        with self._progress.stage(name, "article", len(paths)) as stage:
            for path in stage.each(paths):
                self._read_article(path, path.read_text(encoding="utf-8-sig", errors="replace"))

    def _read_article(self, path: Path, markdown: str) -> None:
        fields, _ = frontmatter.parse(frontmatter.head(markdown))
        self._names.see(fields)
        ids = (path.stem, *fields.get("id", ()))
        if path != self._articles / f"{ids[-1]}.md":
            self._moved[ids[-1]] = path
        hashes = set(fields.get("capture_sha256", ()))
        for line in fields.get("also_captured", ()):
            hashes.update(_SHA256.findall(line))
        for sha256 in hashes - self._ids[ids[-1]]:
            self._unrecorded[sha256].append(path)
        self._hashes.update(hashes)
        for article_id in ids:
            self._ids[article_id].update(hashes)
        self._see_text(ids[-1], fields, markdown)

    def _see_text(self, article_id: str, fields: Fields, markdown: str) -> None:
        body = markdown[len(frontmatter.head(markdown)) :]
        self._texts.put(article_id, Text.of(body), "".join(fields.get("original_url", ())[:1]))

    def _mint(self, sha256: str) -> str:
        letters = base64.b32encode(bytes.fromhex(sha256)).decode().lower().rstrip("=")
        lengths = range(_SHORTEST_ID, len(letters) + 1)
        candidates = (f"w{letters[:length]}" for length in lengths)
        free = next((candidate for candidate in candidates if candidate not in self._ids), "")
        if not free:
            raise Rejected("a capture whose ids are all used", "a free one", "see the ledger")
        return free

    def _record(self, entry: Entry) -> None:
        self._ids[entry.id].add(entry.capture_sha256)
        self._hashes.add(entry.capture_sha256)
        self._follow(entry)
        if not self._dry:
            self._ledger.append(entry)

    def _follow(self, entry: Entry) -> None:
        """Keeps the hash of a file as long as only the import wrote it."""
        if entry.after and entry.before == self._as_written.get(entry.id) and entry.reason in _OWN:
            self._as_written[entry.id] = entry.after
        else:
            self._as_written.pop(entry.id, None)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
