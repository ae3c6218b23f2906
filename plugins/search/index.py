"""The search index of an archive as files: tables in trees, and the manifest that leads to them.

search/manifest.json          the only name that does not change; all others are content hashes
search/stems/  positions/     postings by stem (search.postings)
search/forms/                 the vocabulary: each surface form with its frequency and stem
search/records/               what a hit shows, by document number
search/calendar/              the days that have articles, with their first numbers
search/category/  source/     the name of each document, for filters
"""

import base64
import datetime
import gzip
import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import arabic
from arabic import forms, is_stop, stem
from search.distinctive import Distinctiveness
from search.numbers import Day, Document, number_documents
from search.postings import (
    FIELDS,
    Postings,
    form_entries,
    group,
    position_entries,
    stem_entries,
)
from search.tree import SUFFIX, Tree, TreeWriter, node_name

FORMAT = 1
RULES = Path(arabic.__file__).with_name("rules.json")  # the browser's copy of them
K1 = 1.2
B = 0.75
TITLE_BOOST = 3
EXACT_BOOST = 0.25

POSTINGS_LEAF = 20_000  # bytes before compression; about half of it on the wire
FORMS_LEAF = 12_000
RECORDS_LEAF = 3_000


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index knows of an article; `category` and `source` are the names shown, or empty."""

    id: str
    title: str
    text: str
    day: datetime.date
    category: str
    source: str


@dataclass(frozen=True, slots=True)
class Index:
    """An archive, analysed. `days` and `numbered` are in the order of the numbers."""

    postings: Postings
    stems: dict[str, str]
    days: list[Day]
    numbered: list[tuple[int, Entry]]
    distinctiveness: Distinctiveness


def analyse(entries: Iterable[Entry]) -> Index:
    """The index of the articles, in memory."""
    by_id = {entry.id: entry for entry in entries}
    numbers, days = number_documents([Document(entry.day, entry.id) for entry in by_id.values()])
    postings, stems, distinctiveness = Postings(), _Stems(), Distinctiveness()
    numbered = [(number, by_id[id_]) for id_, number in numbers.items()]
    for number, entry in numbered:
        text = forms(entry.text)
        postings.add(number, forms(entry.title), text)
        distinctiveness.add(entry.id, (stems[form] for form in text if not is_stop(form)))
    for form in postings.forms:
        stems[form]  # those of headlines too
    return Index(postings, stems, days, numbered, distinctiveness)


class _Stems(dict[str, str]):
    """The stem of each form met, worked out once."""

    def __missing__(self, form: str) -> str:
        self[form] = found = stem(form)
        return found


def write_index(index: Index, folder: Path, dates: Mapping[str, str]) -> None:
    """Write the files of `index` into `folder`; those of an earlier index are removed.

    `dates` says how the client writes dates: `months` and `digits` as `arabic.dates` knows them.
    """
    if folder.exists():
        shutil.rmtree(folder)
    groups = group(index.stems)
    records = ((_key(number), _record(entry)) for number, entry in index.numbered)
    trees = {
        "stems": _tree(folder / "stems", POSTINGS_LEAF, stem_entries(index.postings, groups)),
        "positions": _tree(
            folder / "positions", POSTINGS_LEAF, position_entries(index.postings, groups)
        ),
        "forms": _tree(folder / "forms", FORMS_LEAF, form_entries(index.postings, index.stems)),
        "records": _tree(folder / "records", RECORDS_LEAF, records),
    }
    manifest = {
        "format": FORMAT,
        "documents": index.postings.documents,
        "k1": K1,
        "b": B,
        "exact_boost": EXACT_BOOST,
        "fields": [
            {
                "name": name,
                "boost": TITLE_BOOST if name == "title" else 1,
                "average": index.postings.average_length(number),
                "lengths": lengths,
            }
            for number, (name, lengths) in enumerate(FIELDS)
        ],
        "trees": {name: _tree_as_json(tree) for name, tree in trees.items()},
        "files": {
            "calendar": _file(folder / "calendar", [_day(day) for day in index.days]),
            "category": _file(folder / "category", _column(e.category for _, e in index.numbered)),
            "source": _file(folder / "source", _column(e.source for _, e in index.numbered)),
        },
        "dates": dict(dates),
        "rules": json.loads(RULES.read_text("utf-8")),
    }
    (folder / "manifest.json").write_text(_json(manifest), "utf-8")


def _tree(folder: Path, leaf_size: int, entries: Iterable[tuple[str, bytes]]) -> Tree:
    return TreeWriter(folder, leaf_size).write(entries)


def _tree_as_json(tree: Tree) -> dict[str, Any]:
    return {"depth": tree.depth, "top": [[key, name.decode()] for key, name in tree.top]}


def _file(folder: Path, content: Any) -> str:
    """The name of a file of its own for `content`, JSON, compressed."""
    data = gzip.compress(_json(content).encode(), 9, mtime=0)
    name = node_name(data)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / (name + SUFFIX)).write_bytes(data)
    return name


def _key(number: int) -> str:
    """A document number as a key: eight base32 digits (extended hex), which sort as numbers do."""
    return base64.b32hexencode(number.to_bytes(5, "big")).decode().lower()


def _record(entry: Entry) -> bytes:
    return _json(
        [entry.id, entry.title, entry.day.isoformat(), entry.category, entry.source]
    ).encode()


def _day(day: Day) -> list[str | int]:
    return [day.day.isoformat(), day.first, day.documents]


def _column(values: Iterable[str]) -> dict[str, list[Any]]:
    """The different values, and for each document the place of its own among them."""
    places: dict[str, int] = {}
    of = [places.setdefault(value, len(places)) for value in values]
    return {"names": list(places), "of": of}


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
