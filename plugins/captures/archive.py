"""The content folder: what it knows already, and the writing of what is new.

An article is known by its capture's sha-256, and a published one by its id with it, in the ledger
or, where that lacks it, in the front matter of an article. What is known is never written again:
so a corrected article keeps its corrections and a deleted one stays deleted. A capture of an
article that is there already, the same or nearly (texts.py), is merged with it (merging.py).
"""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from captures import frontmatter
from captures.capture import Article, Capture, Cleaned, Look, Note, Rejected, Verbatim
from captures.gone import Gone
from captures.history import History
from captures.ids import mint
from captures.ledger import FOUND, IMPORTED, MERGED, PUBLISHED, Entry, now
from captures.markdown import to_markdown
from captures.merging import Fields, Growing, Merge, mentioned
from captures.names import Names
from captures.recovery import sha256_of
from captures.session import WORKING, Session
from captures.storage import Evidence, placed
from captures.textcache import State, TextCache, state_of
from captures.texts import Text, Texts
from captures.waiting import MOST_WAITING, Waiting
from captures.wording import Words
from progress import Progress

_SHA256 = re.compile(r"\b[0-9a-f]{64}\b")


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
        """Reads the ledger; the articles are read when a capture is not in it.

        What an interrupted import left is put right first. Raises OSError, and UsageError while
        another import writes to the folder.
        """
        self._progress = progress or Progress()
        self.content = content
        self.captures = content / "captures"
        self._evidence = Evidence(self.captures, dry=dry)
        self._articles = content / "articles"
        self._session = None if dry else Session(content)
        self._unrecorded: dict[str, list[Path]] = defaultdict(list)  # by the capture's hash
        self._moved: dict[str, Path] = {}
        self._names = Names()
        self._texts = Texts(self._words)
        self._rows: dict[str, int] = {}  # in the cache, by the ids of articles
        self._waiting: dict[str, Waiting] = {}  # by the ids of articles
        self._gone = Gone()
        self._has_read = False
        self._history = History(content, self._session, self._progress)
        self._known = self._history.known
        self.account = self._history.account
        self.mended = self._history.mended
        """What was found where the ledger was torn, for the maintainer."""

    @cached_property
    def _cache(self) -> TextCache:
        return TextCache(self.content / WORKING, dry=not self._session)

    def _words(self, count: int, start: int) -> Words:
        return self._cache.words(count, start)

    def kept(self) -> Iterator[Path]:
        """The files in content/captures, in no order."""
        return (path for path in self.captures.rglob("*") if not path.name.startswith("."))

    def knows(self, capture: Capture) -> bool:
        """Whether a capture was imported before, even if its article is gone."""
        if not self._known.has(capture):
            self._read_articles()
        return self._known.has(capture)

    def recall(self, capture: Capture) -> None:
        """Adds a known capture to the ledger if a lost ledger left it out there."""
        paths = self._unrecorded.pop(capture.sha256, ())
        for path in paths if self._session else ():
            data = path.read_bytes()
            fields, _ = frontmatter.parse(frontmatter.head(data.decode(errors="replace")))
            cited = mentioned(fields, capture.sha256)
            article_id = fields.get("id", [path.stem])[0]
            entry = Entry(article_id, None, sha256_of(data), now(), FOUND, cited, capture.sha256)
            self._history.record(entry)

    def add(self, capture: Capture, cleaned: Cleaned) -> Added:
        """Writes an article, or merges it with one that is there. Raises Rejected, and OSError."""
        self._read_articles()
        if self._session:
            self._session.begin()
        if capture.is_published and self._known.has_id(capture.id):
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
        fields, body = _parted(markdown)
        self._names.check(fields)
        text = Text.of(body)
        cited, sha256 = capture.cited, capture.sha256
        told = Entry(capture.id, None, None, now(), PUBLISHED, cited, sha256, text.said)
        self._write_new(told, markdown, text)
        return Added(capture.id)

    def _add_article(self, capture: Capture, article: Article) -> Added:
        body = to_markdown(article.paragraphs)
        text = Text.of(body)
        if not (capture.is_published or article.withdrawn):
            self._gone.refuse(text, article.original_url)
        cited = self._evidence.keep(capture, self._known.is_altered)
        article, notes = self._names.settle(article)
        evidence = (cited, capture.sha256)
        if article.withdrawn and not capture.states_capture:
            evidence = ("", "")  # a published stub comes back as it was
        if not capture.is_published and (known := self._texts.copy_of(text, article.original_url)):
            markdown = frontmatter.compose(article, known, *evidence, body)
            merge = self._merge(known, text, markdown)
            return Added(known, notes, merge)
        is_free = capture.id and not self._known.has_id(capture.id)
        article_id = capture.id if is_free else mint(capture.sha256, self._known.has_id)
        if not article_id:
            raise Rejected("a capture whose ids are all used", "a free one", "see the ledger")
        markdown = frontmatter.compose(article, article_id, *evidence, body)
        # what another archive states of its capture is there, and not here
        reason = PUBLISHED if capture.is_published and capture.states_capture else IMPORTED
        told = Entry(article_id, None, None, now(), reason, cited, capture.sha256, text.said)
        self._write_new(told, markdown, text)
        if capture.id not in ("", article_id):
            detail = f"id: {capture.id} belongs to another article"
            notes = (*notes, Note(Look.VALUE_UNUSED, detail))
        return Added(article_id, notes)

    def _write_new(self, told: Entry, markdown: str, text: Text) -> None:
        """Writes an article of which the ledger is told so, and the hash of its file."""
        data = markdown.encode()
        entry = dataclasses.replace(told, after=sha256_of(data))
        path = self._articles / f"{entry.id}.md"
        self._write(path, data, entry)
        self._known.take(entry.id, entry.capture_sha256)
        fields, _ = _parted(markdown)
        self._names.see(fields)
        self._put(entry.id, self._cache.add(self._name(path), self._state(path), fields, text))

    def _put(self, article_id: str, row: int) -> Fields:
        """Makes a text of the cache the one of an article; the front matter of its file."""
        fields, text = self._cache.row(row)
        self._rows[article_id] = row
        self._texts.put(article_id, text, _address(fields))
        return fields

    def _merge(self, article_id: str, text: Text, markdown: str) -> Merge:
        """Merges an article with one that is there: `markdown` is the new one, with its id."""
        is_fuller = text.fullness > self._texts.fullness(article_id)
        new, _ = _parted(markdown)
        cited, sha256 = (new[key][0] for key in ("capture", "capture_sha256"))
        told = Entry(article_id, None, None, now(), MERGED, cited, sha256, text.said)
        if not self._session and self._known.is_new(article_id):  # it is in no file
            written = self._known.as_written(article_id)
            self._history.record(dataclasses.replace(told, before=written, after=written))
            if is_fuller:
                self._put(article_id, self._cache.add("", None, new, text))
                return Merge.FULLER
            self._texts.note(article_id, text.wording)
            return Merge.LISTED
        waiting = self._waiting.get(article_id) or self._opened(article_id)
        before = dict(waiting.file.fields)
        waiting.take(markdown, told, is_fuller=is_fuller)
        self._names.see(waiting.file.fields)
        self._names.forget(before)
        self._known.add(article_id, (sha256,))
        stands = is_fuller and not waiting.is_edited
        self._waiting[article_id] = waiting
        if not self._session:
            if stands:
                self._put(article_id, self._cache.add("", None, new, text))
        elif stands or waiting.is_much:
            self._write_merged(self._waiting.pop(article_id), text if stands else None)
        elif len(self._waiting) > MOST_WAITING:
            self._write_merged(self._waiting.pop(next(iter(self._waiting))))
        if stands:
            return Merge.FULLER
        self._texts.note(article_id, text.wording)
        return Merge.KEPT if is_fuller else Merge.LISTED

    def _opened(self, article_id: str) -> Waiting:
        path = self._file(article_id)
        known = path.read_bytes()
        before = sha256_of(known)
        is_edited = before != self._known.as_written(article_id)
        file = Growing(known, is_edited=is_edited)
        return Waiting(article_id, path, file, before, len(known), is_edited)

    def _write_merged(self, waiting: Waiting, text: Text | None = None) -> None:
        """Writes what was merged with an article; `text` is the fuller one that stands now."""
        path, data = waiting.path, waiting.file.whole
        there = path.read_bytes()
        is_edited = sha256_of(there) != waiting.before  # by hand, while it waited
        if is_edited:
            data = waiting.file.lines(there)
        before, after = sha256_of(there), sha256_of(data)
        told = [dataclasses.replace(each, before=before, after=before) for each in waiting.told]
        told[-1] = dataclasses.replace(told[-1], after=after)
        self._write(path, data, *told)
        state = self._state(path)
        if is_edited or waiting.is_edited or not state:
            return
        name, fields = self._name(path), _parted(data.decode(errors="replace"))[0]
        if text:
            self._put(waiting.id, self._cache.add(name, state, fields, text))
        else:
            self._rows[waiting.id] = self._cache.renew(self._rows[waiting.id], name, state, fields)

    def file(self, article_id: str) -> str:
        """Where an article lies in the content folder."""
        return self._file(article_id).relative_to(self.content).as_posix()

    def _file(self, article_id: str) -> Path:
        return self._moved.get(article_id, self._articles / f"{article_id}.md")

    def close(self) -> None:
        """Writes what waits, closes the files that are open, and lets others write."""
        try:
            while self._session and self._waiting:
                self._write_merged(self._waiting.popitem()[1])
        finally:
            self._history.close()
            if "_cache" in vars(self):
                self._cache.close()
            if self._session:
                self._session.end()

    def _read_articles(self) -> None:
        """Reads all articles, once, in the order in which their texts came.

        So an import that goes on after another, or after a crash, finds what one alone would.
        """
        if self._has_read:
            return
        self._has_read = True
        # as Pelican's IGNORE_FILES: an editor's lock, .#x.md, is a link that leads nowhere
        paths = sorted(p for p in self._articles.rglob("*.md") if not p.name.startswith("."))
        name = "Reading the articles that are there"
        with self._progress.stage(name, "article", len(paths)) as stage:
            files = sorted(map(self._learn, stage.each(paths)))
        ids = {article_id for _, article_id, _ in files}
        for wording, article_id in self._known.wordings():
            if article_id in ids and not self._gone.is_withdrawn(article_id):
                self._texts.note(article_id, wording)
            elif self._known.has_id(article_id):
                self._gone.note(article_id, wording)
        for _, article_id, row in files:
            self._names.see(self._put(article_id, row))

    def _learn(self, path: Path) -> tuple[int, str, int]:
        """Learns what an article's front matter tells; its place in the order, its id and row."""
        row = self._row_of(path)
        fields, _ = self._cache.row(row)
        article_id = fields.get("id", [path.stem])[-1]
        if path != self._articles / f"{article_id}.md":
            self._moved[article_id] = path
        sha256 = fields.get("capture_sha256", [""])
        hashes = {*sha256, *_SHA256.findall("\n".join(fields.get("also_captured", ())))} - {""}
        for unrecorded in self._known.missing(article_id, hashes):
            self._unrecorded[unrecorded].append(path)
        if fields.get("withdrawn"):
            self._gone.withdraw(article_id, _address(fields))
        place = self._known.place(article_id, sha256[0])
        for each in (path.stem, article_id):
            self._known.add(each, hashes)
        return place, article_id, row

    def _row_of(self, path: Path) -> int:
        """The row of an article's file in the cache; it is read if there is none."""
        name, state = self._name(path), state_of(path)  # as it is before it is read
        row = self._cache.find(name, state)
        if row is None:
            markdown = path.read_text(encoding="utf-8-sig", errors="replace")
            fields, body = _parted(markdown)
            row = self._cache.add(name, state, fields, Text.of(body))
        return row

    def _name(self, path: Path) -> str:
        return path.relative_to(self._articles).as_posix()

    def _state(self, path: Path) -> State | None:
        """The state of a file just written; None of one that would have been."""
        return state_of(path) if self._session else None

    def _write(self, path: Path, data: bytes, *entries: Entry) -> None:
        """Writes an article's file and the ledger's lines about it, in the order of recovery.py."""
        with placed(path, data, lasting=path.exists()) if self._session else nullcontext():
            for entry in entries:
                self._history.record(entry)


def _parted(markdown: str) -> tuple[Fields, str]:
    """The front matter of an article's file, and its body."""
    head = frontmatter.head(markdown)
    return frontmatter.parse(head)[0], markdown[len(head) :]


def _address(fields: Fields) -> str:
    """The address of the original, or an empty text."""
    return "".join(fields.get("original_url", ())[:1])
