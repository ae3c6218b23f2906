"""What does not agree: articles, captures and lines of the ledger, each with what was found."""

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from captures import intact
from captures.account import Account
from captures.ledger import NAME
from integrity.articles import ArticleFile, by_id, fields_of


class Kind(enum.Enum):
    """What is the matter; the value is the heading below which it is told."""

    LEDGER = "Lines of the ledger that are none"
    CHANGED = "Articles that were changed, and not accepted"
    ADDED = "Articles that were added, and not accepted"
    GONE = "Articles that are missing, and whose end was not accepted"
    BROKEN = "Articles that changed between two lines of the ledger, and were not accepted"
    REUSED = "Articles with an id that belonged to another one"
    UNNAMED = "Articles that cannot be told apart"
    CAPTURE = "Captures that were changed"
    NO_CAPTURE = "Captures that are missing"
    COPY = "Files of the copy that say too little or too much"
    OUTDATED = "Articles that changed since the copy was made"
    FORGED = "Articles that the copy has otherwise than the archive ever had them"
    SHOWN = "Articles whose page or record is not what their Markdown says"


ACCEPTABLE = frozenset({Kind.CHANGED, Kind.ADDED, Kind.GONE, Kind.BROKEN})
"""What a maintainer may accept: all else is to be put right."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that does not agree."""

    kind: Kind
    place: str
    """The file, or file and line."""
    found: str
    expected: str
    article: str = ""
    """The article's id, if it is about one."""

    @property
    def told(self) -> str:
        """It in one line."""
        return f"{self.place}: found {self.found}; expected {self.expected}"


def short(sha256: str | None) -> str:
    """A hash as it is told: its beginning."""
    return f"{sha256[:16]}…" if sha256 else "nothing"


def of_ledger(path: Path, account: Account) -> Iterator[Difference]:
    """The lines of a ledger that are no entries."""
    for number, line in account.foreign:
        shown = line[:60].decode(errors="backslashreplace").strip().replace("\0", "\\0")
        expected = "one JSON object with id, before, after, time and reason"
        if line.startswith((b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")):
            expected = "the lines of both branches, without this mark of git's"
        elif not line.endswith(b"\n"):
            expected = "a whole line: the next make import or make accept takes this part out"
        yield Difference(Kind.LEDGER, f"{path}, line {number}", repr(shown), expected)


def of_articles(
    content: Path, account: Account, files: Iterable[ArticleFile]
) -> Iterator[Difference]:
    """The articles whose files are not as the ledger has them."""
    files = list(files)
    for file in files:
        if not file.id:
            yield Difference(
                Kind.UNNAMED, str(file.path), "no Id that can be one", "Id: w and a-z, 2-7"
            )
    found = by_id(files)
    for id_ in sorted({*found, *account.hashes, *account.breaks}):
        there = found.get(id_, [])
        if len(there) > 1:
            place = " and ".join(str(file.path) for file in there)
            yield Difference(Kind.UNNAMED, place, f"Id: {id_} in each", "one file an id", id_)
        elif there:
            yield from _of_file(account, there[0])
        else:
            yield from _of_none(content, account, id_)


def _of_file(account: Account, file: ArticleFile) -> Iterator[Difference]:
    id_, place = file.id, str(file.path)
    told = account.hashes.get(id_)
    has = short(file.sha256)
    if told is None and account.has_had(id_):
        if account.was(id_, file.sha256):
            expected = f"no file, by {account.last(id_)}"
            yield Difference(Kind.ADDED, place, has, expected, id_)
            return
        expected = f"another id: the article of this one went, by {account.last(id_)}"
        yield Difference(Kind.REUSED, place, has, expected, id_)
    elif told is None:
        yield Difference(Kind.ADDED, place, has, "no file: the ledger has no line of it", id_)
    elif told != file.sha256:
        known = account.captures_of(id_)
        named = "".join(fields_of(file.path).get("capture_sha256", [])[:1])
        if named and known and named not in known:
            has, told = f"Capture_sha256: {short(named)}", short(min(known))
            expected = f"another id: the article of this one is of {told}"
            yield Difference(Kind.REUSED, place, has, expected, id_)
            return
        expected = f"{short(told)}, by {account.last(id_)}"
        yield Difference(Kind.CHANGED, place, has, expected, id_)
    elif cut := account.breaks.get(id_):
        found = f"{short(cut.began)} before line {cut.line} of the ledger"
        yield Difference(Kind.BROKEN, place, found, f"{short(cut.left)}, as it was left", id_)


def _of_none(content: Path, account: Account, id_: str) -> Iterator[Difference]:
    if id_ in account.hashes:
        place = str(content / "articles" / f"{id_}.md")
        expected = f"{short(account.hashes[id_])}, by {account.last(id_)}"
        yield Difference(Kind.GONE, place, "no file", expected, id_)
    elif cut := account.breaks.get(id_):
        place = f"{content / NAME}, line {cut.line}"
        found = f"{short(cut.began)} before the end of {id_}"
        yield Difference(Kind.BROKEN, place, found, f"{short(cut.left)}, as it was left", id_)


def of_captures(
    content: Path, account: Account, files: Iterable[ArticleFile]
) -> Iterator[Difference]:
    """The captures in content/captures that are not what was imported; raises OSError.

    Where there is no such folder none is missed: captures may be kept elsewhere. So may those of
    articles that were deleted or withdrawn.
    """
    for each in intact.altered(content, account):
        has = short(each.found) if each.found else "no such record"
        place = str(content / each.place) if each.found else each.place
        yield Difference(
            Kind.CAPTURE, place, has, f"{short(each.expected)}, of article {each.article}"
        )
    if not (content / "captures").is_dir():
        return
    there = by_id(list(files))
    for each in intact.missing(content, account.captures):
        if any("withdrawn" not in fields_of(file.path) for file in there.get(each.article, ())):
            expected = f"{short(each.expected)}, of article {each.article}"
            place = str(content / each.place)
            yield Difference(Kind.NO_CAPTURE, place, "no file", expected)
