"""JSONL records: one article a line, as exports have them and as the site publishes them.

The format is described in docs/import.md. Unknown keys are ignored, but counted.
"""

import dataclasses
import datetime
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import telling
from captures import cleaning, dating, published
from captures.bounds import check_text
from captures.capture import (
    Article,
    Basis,
    Cleaned,
    Dated,
    Defaults,
    Found,
    Look,
    Note,
    Refusal,
    Rejected,
    texts,
)
from captures.dating import Kind, Said
from captures.joined import without_joined
from captures.lines import read_lines
from captures.misread import repair
from captures.values import Values, type_name
from captures.web import capture as web
from captures.web.metadata import Stated
from captures.web.reading import read_page
from front_matter import ID, is_day, is_in_future, is_sha256, is_withdrawal

_ANYONES = (
    "id url source source_url title text body html date captured author authors category tags"
    " language"
)
_PUBLISHED = (
    "markdown title_basis date_basis date_evidence modified capture capture_sha256 also_captured"
    " corrections withdrawn"
)
KEYS = frozenset(f"{_ANYONES} {_PUBLISHED}".split())
"""The keys of a record that are read."""

_LONGEST_NAME = 100  # characters of a record's id in `Capture`


@dataclass(frozen=True, slots=True)
class Record:
    """An article's record by its keys: a line of a JSONL file, or what another container has."""

    path: Path
    name: str
    """What the record is cited by: its id, or else its place in the file."""
    values: dict[str, Any] = field(repr=False)
    sha256: str
    cited: str
    id: str
    states_capture: bool
    is_published: bool
    kept: None = None  # the container is cited, not kept

    @property
    def place(self) -> str:
        """File and record, for messages."""
        return f"{self.path}#{self.name}"

    def clean(self, defaults: Defaults) -> Cleaned:
        """The article in the record; raises Rejected."""
        ignored = tuple(sorted(self.values.keys() - KEYS))
        values = Values(self.values)
        if values.text("markdown"):
            stated = self.sha256 if self.states_capture else ""
            article = published.check(values.text("markdown"), self.id, stated, defaults.today)
            return Cleaned(article, tuple(values.notes), ignored=ignored)
        text = next(filter(None, map(values.text, ("text", "body", "html"))), "")
        if repaired := repair(text)[1]:
            values = Values(_repaired(self.values))
            values.notes.append(Note(Look.ENCODING, repaired))
        if not self.is_published:
            values = values.unescaped("html")
        if values.text("html").strip() and not _has_text(values) and not values.line("withdrawn"):
            return _page(values, defaults, ignored)
        return _article(values, defaults, ignored)


def read(path: Path) -> Iterator[Found]:
    """The records of a file, in its order; raises OSError."""
    for number, line in read_lines(path):
        try:
            yield _record(path, number, line)
        except Rejected as error:
            yield Refusal(f"{path}#{number}", str(error))


def _record(path: Path, number: int, line: bytes | Rejected) -> Record:
    if isinstance(line, Rejected):
        raise line
    return record_of(path, str(number), _parse(line), hashlib.sha256(line).hexdigest())


def record_of(path: Path, place: str, record: dict[str, Any], sha256: str) -> Record:
    """A record with these values: cited by its id, or else by its `place` in the file.

    `sha256` is of the bytes that it stands in.
    """
    name = _name(record.get("id")) or place
    stated, cited = record.get("capture_sha256"), record.get("capture")
    states = isinstance(stated, str) and is_sha256(stated)
    if not (states and isinstance(cited, str) and _is_citation(cited)):
        cited = cleaning.clean_line(f"{path.name}#{name}")
    id_ = name if ID.fullmatch(name) else ""
    return Record(
        path,
        name,
        record,
        sha256=str(stated) if states else sha256,
        cited=cited,
        id=id_,
        states_capture=states,
        is_published=bool(id_ and (states or record.get("markdown") or record.get("withdrawn"))),
    )


def _parse(line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Rejected(
            f"bytes that are not UTF-8 (byte {error.start})", "UTF-8", "save it so"
        ) from None
    except json.JSONDecodeError as error:
        where = f"{error.msg} at character {error.pos + 1}"
        raise Rejected(
            f"broken JSON ({where})", "one JSON object a line", "mend the line"
        ) from None
    except (ValueError, RecursionError) as error:
        why = "nested too deep" if isinstance(error, RecursionError) else "a number too long"
        raise Rejected(f"JSON {why}", "the record's keys", "mend the line") from None
    if not isinstance(record, dict):
        raise Rejected(type_name(record), "a JSON object", "write one object a line")
    return record


def _name(value: object) -> str:
    """A record's own id, where it can be cited by it."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)[:_LONGEST_NAME]
    name = cleaning.clean_line(value) if isinstance(value, str) else ""
    return name if len(name) <= _LONGEST_NAME else ""


def _is_citation(value: str) -> bool:
    """Whether a value may stand as `Capture`: one line, a path inside the content folder."""
    if not value or value != cleaning.clean_line(value):
        return False
    path = PurePosixPath(value)
    return not path.is_absolute() and ".." not in path.parts


def _article(values: Values, defaults: Defaults, ignored: tuple[str, ...]) -> Cleaned:
    title, withdrawn = values.line("title"), values.line("withdrawn")
    paragraphs, cut = ((), ()) if withdrawn else without_joined(_paragraphs(values), title)
    if withdrawn and not title:
        raise Rejected("a withdrawn record without a title", "its title", "add it")
    if withdrawn and not is_withdrawal(withdrawn):
        found = f"withdrawn: {withdrawn[:60]!r}"
        raise Rejected(found, "the day and the reason: YYYY-MM-DD, reason", "say both")
    language = values.language()
    _check_language(language, (title, *paragraphs))
    if withdrawn:
        captured, modified = _stub_day(values), _stub_date(values, "modified")
        corrections = values.lines("corrections")
    else:
        captured = values.day("captured", defaults.today) or defaults.captured
        modified = values.date("modified")
        corrections = tuple(_corrections(values, defaults.today))
    dated = _date(values, (title, *paragraphs), defaults.today, captured)
    article = Article(
        title=title or cleaning.first_words(paragraphs),
        title_inferred=not title or values.line("title_basis") == "inferred",
        dated=dated,
        paragraphs=paragraphs,
        modified=modified,
        category=values.line("category"),
        tags=values.names("tags"),
        authors=_authors(values),
        language=language,
        source=values.line("source") or defaults.source,
        source_url=values.address("source_url"),
        original_url=values.address("url"),
        captured=captured or (defaults.today if dated.basis is Basis.CAPTURED else None),
        also_captured=values.lines("also_captured"),
        corrections=corrections,
        withdrawn=withdrawn,
    )
    return Cleaned(article, (*values.notes, *_notes(article)), cut, ignored)


def _authors(values: Values) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*values.names("authors"), *values.byline("author"))))


def _corrections(values: Values, today: datetime.date) -> Iterator[str]:
    """Those that are not of a day to come, with which the build would end."""
    for line in values.lines("corrections"):
        if is_in_future(line, today):
            values.unused("corrections", f"{line[:40]!r} is in the future")
        else:
            yield line


def _repaired(values: dict[str, Any]) -> dict[str, Any]:
    """A record whose text was misread, all its texts as they should have been read."""
    return {
        key: [_reread(each) for each in value] if isinstance(value, list) else _reread(value)
        for key, value in values.items()
    }


def _reread(value: Any) -> Any:
    return repair(value)[0] if isinstance(value, str) else value


def _stub_day(values: Values) -> datetime.date | None:
    """The day of capture of a withdrawn article, as it was published."""
    stated = values.line("captured")
    if stated and not is_day(stated):
        values.unused("captured", f"{stated[:40]!r} is not YYYY-MM-DD")
        return None
    return datetime.date.fromisoformat(stated) if stated else None


def _stub_date(values: Values, key: str) -> str:
    """A date of a withdrawn article, as it was published."""
    stated = values.line(key)
    date = published.stub_date(stated)
    if stated and not date:
        values.unused(key, f"{stated[:40]!r} is no date that exists")
    return date


def _notes(article: Article) -> Iterator[Note]:
    """What a maintainer may want to look at, beside the values that could not be used."""
    if article.title_inferred:
        yield Note(Look.TITLE_INFERRED, "")
    if article.dated.basis in (Basis.INFERRED, Basis.CAPTURED):
        yield dating.note(article.dated)
    plain = texts(article.paragraphs)
    if not article.withdrawn and cleaning.is_very_short(plain):
        yield Note(Look.VERY_SHORT, telling.number(len(" ".join(plain).split()), "word"))


def _has_text(values: Values) -> bool:
    return bool((values.text("text") or values.text("body")).strip())


def _page(values: Values, defaults: Defaults, ignored: tuple[str, ...]) -> Cleaned:
    """The article of a record that has HTML alone: what the record says goes before the page."""
    captured = values.day("captured", defaults.today) or defaults.captured
    reading = read_page(values.text("html"), values.address("url"), values.line("title"))
    date = values.date("date", captured or defaults.today)
    modified = values.written("modified")
    reading = dataclasses.replace(
        reading,
        category=values.line("category") or reading.category,
        tags=values.names("tags") or reading.tags,
        authors=_authors(values) or reading.authors,
        site=values.line("source") or reading.site,
        site_address=values.address("source_url") or reading.site_address,
        language=values.language() or reading.language,
        dates=(*((Stated(values.written("date"), "date"),) if date else ()), *reading.dates),
        changes=(Stated(modified, "modified"),) if modified else reading.changes,
    )
    cleaned = web.cleaned(reading, defaults, captured, [])
    return dataclasses.replace(cleaned, notes=(*values.notes, *cleaned.notes), ignored=ignored)


def _paragraphs(values: Values) -> tuple[str, ...]:
    text = values.text("text") or values.text("body")
    check_text(text)
    paragraphs = cleaning.paragraphs(text)
    if not paragraphs:
        expected = "`text` or `html` with the article"
        raise Rejected("no text", expected, "leave the record out or add it")
    return paragraphs


def _check_language(language: str, text: tuple[str, ...]) -> None:
    is_arabic = language.partition("-")[0] in ("", "ar")
    if is_arabic and not cleaning.has_arabic("\n".join(text)):
        raise Rejected("no Arabic", "an Arabic article", "leave it out or state its `language`")


def _date(
    values: Values, text: tuple[str, ...], today: datetime.date, captured: datetime.date | None
) -> Dated:
    is_stub = bool(values.line("withdrawn"))
    stated = _stub_date(values, "date") if is_stub else values.date("date", captured or today)
    basis, evidence = values.line("date_basis"), values.line("date_evidence")
    is_known = basis in {known.value for known in Basis}
    if stated and basis and not is_known:
        values.unused("date_basis", f"{basis[:20]!r} is no basis of a date")
    if stated and (is_stub or is_known):
        # a published stub comes back as it was, even without a basis
        return Dated(stated, Basis(basis) if is_known else None, evidence)
    # as it was written: its words may have a weekday or a Hijri date that is another day's
    written = values.written("date") if stated else ""
    said = (Said(Kind.METADATA, written, "date"), Said(Kind.ADDRESS, values.line("url"), "url"))
    found = dating.resolve(said, text, captured, today)
    values.notes += found.doubts
    return Dated(stated, Basis.STATED, evidence) if stated else found.dated
