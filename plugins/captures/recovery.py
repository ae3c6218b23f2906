"""What an interrupted import left is finished, or undone so that it is imported again.

An article is written beside its place, then the ledger tells of it, then it takes its place. So a
file beside its place is finished if the ledger's last line is about it, and else is nothing.

Of several captures that are merged with an article at once the last one's line has the change of
its file. Those ahead of it have the hash of the file as it was before, twice.

Where the power failed, the ledger may tell of files that never reached the disk. Such lines are
taken back by others. Texts that were there before are safe: what replaces one is on the disk first.
"""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from pathlib import Path

from captures import frontmatter
from captures.ledger import IMPORTED, LOST, MERGED, PUBLISHED, Entry, now
from captures.merging import listed, mention
from captures.storage import UNFINISHED, write_whole

_WRITTEN = (IMPORTED, MERGED, PUBLISHED)


class ArticleFiles:
    """The files of articles, wherever in their folder a maintainer put them."""

    def __init__(self, folder: Path) -> None:
        """The folder content/articles, which need not exist."""
        self.folder = folder
        self._moved: dict[str, Path] | None = None

    def of(self, article_id: str) -> Path | None:
        """The file of an article; None if it is gone."""
        usual = self.folder / f"{article_id}.md"
        if usual.exists():
            return usual
        if self._moved is None:  # which is seldom asked, and takes reading them all
            paths = sorted(self.folder.rglob("*.md"))
            self._moved = {_id(path): path for path in paths if not path.name.startswith(".")}
        return self._moved.get(article_id)


def _id(path: Path) -> str:
    head = frontmatter.head(path.read_text(encoding="utf-8-sig", errors="replace"))
    return frontmatter.parse(head)[0].get("id", [""])[0]


def is_ahead(entry: Entry, following: Entry) -> bool:
    """Whether an entry tells of what is written by the one behind it."""
    return entry.before == entry.after == following.before and entry.id == following.id


def finish(content: Path, last: Sequence[Entry]) -> None:
    """Puts the file in its place that the ledger's last entries tell of; deletes any other.

    Raises OSError.
    """
    (content / "captures" / UNFINISHED).unlink(missing_ok=True)
    for folder, _, names in os.walk(content / "articles"):
        if UNFINISHED not in names:
            continue
        unfinished = Path(folder, UNFINISHED)
        data = unfinished.read_bytes()
        if last and last[-1].reason in _WRITTEN and last[-1].after == sha256_of(data):
            _put(unfinished, data.decode(errors="surrogateescape"), content / "articles", last)
        unfinished.unlink(missing_ok=True)


def _put(unfinished: Path, markdown: str, articles: Path, told: Sequence[Entry]) -> None:
    entry = told[-1]
    place = ArticleFiles(articles).of(entry.id)
    if place is None:
        if entry.before is None:  # else it was deleted since
            unfinished.replace(articles / f"{entry.id}.md")
        return
    there = place.read_bytes()
    if sha256_of(there) == entry.before:
        unfinished.replace(place)
    elif sha256_of(there) != entry.after:  # edited since: as if it had been before
        fields, _ = frontmatter.parse(frontmatter.head(markdown))
        lines = (mention(fields), *fields.get("also_captured", ()))
        hashes = {each.capture_sha256 for each in told}
        new = [line for line in lines if hashes.intersection(line.split())]
        text = listed(there.decode(errors="surrogateescape"), new)
        write_whole(place, text.encode(errors="surrogateescape"))


def undone(content: Path, entries: Iterable[Entry]) -> Iterator[Entry]:
    """Lines that take back those of an interrupted import whose article is not as they say.

    Whoever edited an article since has it as it is. What was deleted since is taken for lost.
    """
    files = ArticleFiles(content / "articles")
    by_article: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.reason in _WRITTEN:
            by_article[entry.id].append(entry)
    for article_id, changes in by_article.items():
        place = files.of(article_id)
        data = place.read_bytes() if place else b""
        is_empty = not data.strip(b"\0")  # as file systems leave what they did not write in time
        if is_empty and place and changes[0].before is None:
            place.unlink()
        yield from _taken_back(changes, None if is_empty else sha256_of(data))


def _taken_back(changes: Sequence[Entry], there: str | None) -> Iterator[Entry]:
    """Lines for the changes behind the state that an article is in, the last one first."""
    unwritten = list(takewhile(_is_ahead_of_none, reversed(changes)))
    lost: list[Entry] = []
    for change in list(reversed(changes))[len(unwritten) :]:
        is_back = bool(lost) and there == lost[-1].before
        if change.before != change.after and (is_back or there == change.after):
            break
        lost.append(change)
    if lost and there != lost[-1].before:
        lost = []  # it is no state that the import left
    for change in (*unwritten, *lost):
        cited, sha256 = change.capture, change.capture_sha256
        yield Entry(change.id, change.after, change.before, now(), LOST, cited, sha256)


def _is_ahead_of_none(entry: Entry) -> bool:
    """Whether the last entry of an article tells of what was still to be written."""
    return entry.before == entry.after


def sha256_of(data: bytes) -> str:
    """The hash by which the ledger knows a file."""
    return hashlib.sha256(data).hexdigest()
