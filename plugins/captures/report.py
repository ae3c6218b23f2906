"""What an import did: counted, and told in lines that a maintainer reads from top to bottom."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from captures.capture import Cleaned, CutLine, Look, Note, PassedOver, Refusal
from captures.cleaning import clean_line
from captures.merging import Merge

_SHOWN = 50
"""Articles told of for each reason to look; the rest is counted, and found by its front matter."""

_NAMED = 3
"""Articles named with a line cut from them; from more of them, the line is only counted."""

_TITLE = 60  # characters


@dataclass(frozen=True, slots=True)
class Worth:
    """An article that wants a human look."""

    id: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class Merged:
    """A capture of an article that was there already."""

    place: str
    id: str
    how: Merge


@dataclass(slots=True)
class Report:
    """The counts and lists of one import."""

    imported: int = 0
    known: int = 0
    rejected: list[Refusal] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)
    looks: dict[Look, list[Worth]] = field(default_factory=dict)
    look_counts: Counter[Look] = field(default_factory=Counter)
    cut: Counter[CutLine] = field(default_factory=Counter)
    cut_from: dict[CutLine, list[str]] = field(default_factory=dict)
    """The ids of the first articles that a line was cut from, one more than are named."""
    ignored: Counter[str] = field(default_factory=Counter)
    passed_over: Counter[str] = field(default_factory=Counter)
    """What containers hold beside articles, by what it is."""
    pages: list[PassedOver] = field(default_factory=list)
    """Pages of crawls that were passed over, with what they were taken for and by what."""

    def reject(self, place: str, reason: str) -> None:
        """Counts a capture that gave no article."""
        self.rejected.append(Refusal(clean_line(place), clean_line(reason)))

    def pass_over(self, found: PassedOver) -> None:
        """Counts records of a container that are no articles and are not meant to be."""
        self.passed_over[found.what] += found.count
        if found.why:
            self.pages.append(found)

    def take(self, article_id: str, title: str, cleaned: Cleaned) -> None:
        """Counts an article and what is worth knowing about it."""
        self.imported += 1
        for note in cleaned.notes:
            self._note(article_id, title, note)
        self._tell_of(article_id, cleaned)

    def merge(self, place: str, article_id: str, how: Merge, cleaned: Cleaned) -> None:
        """Counts a capture of an article that is there, and what was cut from it."""
        self.merged.append(Merged(clean_line(place), article_id, how))
        self._tell_of(article_id, cleaned)

    def _tell_of(self, article_id: str, cleaned: Cleaned) -> None:
        self.cut.update(cleaned.cut)
        for line in cleaned.cut:
            ids = self.cut_from.setdefault(line, [])
            if article_id not in ids and len(ids) <= _NAMED:
                ids.append(article_id)
        self.ignored.update(cleaned.ignored)

    def _note(self, article_id: str, title: str, note: Note) -> None:
        self.look_counts[note.look] += 1
        shown = self.looks.setdefault(note.look, [])
        if len(shown) < _SHOWN:
            shown.append(Worth(article_id, title, clean_line(note.detail)))

    def summary(self, *, dry: bool = False) -> str:
        """The counts in one line."""
        would = "Would import" if dry else "Imported"
        return (
            f"{would} {_number(self.imported, 'article')}; "
            + (f"{len(self.merged):,} merged; " if self.merged else "")
            + f"{self.known:,} already there; {len(self.rejected):,} rejected."
        )

    def lines(self, *, dry: bool = False) -> Iterator[str]:
        """The whole report."""
        yield self.summary(dry=dry)
        if self.rejected:
            yield from ("", f"Rejected ({len(self.rejected):,}):")
            yield from (f"  {refusal.place}: {refusal.reason}" for refusal in self.rejected)
        for how, captures in self._merges():
            yield from ("", f"Merged: {how.value} ({len(captures):,})")
            yield from (f"  {capture.place} -> {capture.id}" for capture in captures)
        for look, shown in self.looks.items():
            count = self.look_counts[look]
            yield from ("", f"Worth a look: {look.value} ({count:,})")
            for worth in shown:
                detail = f"  [{worth.detail}]" if worth.detail else ""
                yield f"  {worth.id}  {_shortened(worth.title)}{detail}"
            if count > len(shown):
                yield f"  … and {count - len(shown):,} more"
        if self.cut:
            yield from ("", f"Lines cut as the site's own ({self.cut.total():,}):")
            yield from (
                f"  {times:,} × {line.end.value}{self._origin(line)}: {line.text}"
                for line, times in self.cut.most_common()
            )
        if self.passed_over:
            kinds = self.passed_over.most_common()
            yield from ("", f"Passed over, as no articles ({self.passed_over.total():,}):")
            yield from (f"  {count:,} {what}" for what, count in kinds)
            yield from (
                f"    {clean_line(page.place)}: {clean_line(page.why)}" for page in self.pages
            )
        if self.ignored:
            keys = ", ".join(f"{clean_line(key)} ({n:,})" for key, n in self.ignored.most_common())
            yield from ("", f"Keys of records that were not used: {keys}")

    def _merges(self) -> Iterator[tuple[Merge, list[Merged]]]:
        """The captures merged in each way; first those that want a look."""
        for how in (Merge.KEPT, Merge.FULLER, Merge.LISTED):
            if captures := [capture for capture in self.merged if capture.how is how]:
                yield how, captures

    def _origin(self, line: CutLine) -> str:
        ids = self.cut_from[line]
        return f" of {', '.join(ids)}" if len(ids) <= _NAMED else ""


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _shortened(title: str) -> str:
    return title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…"
