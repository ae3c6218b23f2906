"""The search index of an archive as files: tables in trees, and the manifest that leads to them.

search/manifest.json          the only name that does not change; all others are content hashes
search/words/  positions/     postings of words, by skeleton and lexeme (search.buckets)
search/forms/  endings/       the vocabulary, forwards and backwards (search.vocabulary)
search/records/               what a hit shows, by document number (search.records)
search/calendar/              the days that have articles, with their first numbers
search/category/  source/     the name of each document, for filters
"""

import datetime
import json
import shutil
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

import arabic
from arabic import skeleton
from pieces import Pieces
from processes import mapped, uncollected
from search.buckets import buckets, position_table, word_table
from search.derived import Derived
from search.distinctive import Distinctive, distinctive, stem_of
from search.encoding import as_json, encoded_json
from search.lexemes import lexemes
from search.numbers import Day, Document, number_documents
from search.postings import FIELDS, Postings, posted
from search.records import BLOCK, LEAF, Record, write_records
from search.spelt import Words
from search.standing import Standing
from search.texts import Texts, folded, tokenised
from search.tree import SUFFIX, Table, Tree, TreeWriter, node_name
from search.vocabulary import ending_table, form_table

FORMAT = 5
WORD_RULES = (folded, stem_of)
"""What is asked of each word to begin with, and kept from build to build (search.derived)."""
BROWSER_RULES = Path(arabic.__file__).with_name("rules.json")  # the browser's copy of all rules

# Lunr's part of a score
K1 = 1.2
B = 0.75
TITLE_BOOST = 3
EXACT_BOOST = 0.25  # for the form as it was typed, beside 1 for its lexeme
READING_BOOST = 0.5  # for the readings of an unknown word, beside 1 for the best
# What is added to it, of articles found already (docs/decisions.md has the measurements)
PLACE_BOOSTS = (0.5, 0.25, 0)  # by how early a word first stands, times its idf
FAMILY_BOOST = 0.5  # for a word with its light relatives, as one word

# Bytes of a table's files before compression, and of its beginning in the manifest: what the
# manifest holds saves every search a level of files, one after the other
WORDS_LEAF, WORDS_TOP = 3_600, 2_400
POSITIONS_LEAF, POSITIONS_TOP = 30_000, 600
FORMS_LEAF, FORMS_TOP = 9_000, 500


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index knows of an article; `category` and `source` are the names shown, or empty."""

    id: str
    title: str
    text: str
    """Empty where it is to be read when it is wanted."""
    day: datetime.date
    category: str
    source: str
    key: bytes = b""
    """What its title and its text are known by among the words of an earlier build."""


@dataclass(frozen=True, slots=True)
class Tokenised:
    """An archive whose words are known. `days` and `numbered` are in the order of the numbers."""

    texts: Texts
    days: list[Day]
    numbered: list[tuple[int, Entry]]


@dataclass(frozen=True, slots=True)
class Index:
    """An archive whose words are known for what they are: as in `Tokenised`, and with postings.

    Of each form, by its number: `spellings` say how it is mostly spelt, `skeletons` have its
    skeleton; `heads` has the head of its lexeme, by the forms themselves.
    """

    postings: Postings
    spellings: list[str]
    skeletons: list[str]
    heads: dict[str, str]
    days: list[Day]
    numbered: list[tuple[int, Entry]]


def read(
    entries: Iterable[Entry],
    words: Words | None = None,
    derived: Derived | None = None,
    text: Callable[[Entry], str] = attrgetter("text"),
) -> tuple[Tokenised, Distinctive]:
    """The words of the articles, and what tells each article from the others, by their numbers.

    `words` are those of articles that have been split before; with them entries need keys.
    `derived` has what is known of single words. `text` gives the text of an article.
    """
    by_id = {entry.id: entry for entry in entries}
    numbers, days = number_documents([Document(entry.day, entry.id) for entry in by_id.values()])
    numbered = [(number, by_id[id_]) for id_, number in numbers.items()]
    if words is None:
        words = Words(len(FIELDS))
        numbered = [(number, replace(entry, key=entry.id.encode())) for number, entry in numbered]
    with uncollected():
        spelt = words.of([(e.key, _Texts(e, text)) for _, e in numbered])
        derived = derived or Derived()
        texts = tokenised(spelt, derived, derived.known(stem_of).words)
        rarest = distinctive(texts.forms, texts.fields[-1], derived)
    return Tokenised(texts, days, numbered), rarest


@dataclass(frozen=True, slots=True)
class _Texts:
    """Of an article, the second one made when it is wanted: all together take 220 MB."""

    entry: Entry
    text: Callable[[Entry], str]

    def __iter__(self) -> Iterator[str]:
        yield self.entry.title
        yield self.text(self.entry)


def analyse(
    archive: Tokenised, pieces: Pieces | None = None, derived: Derived | None = None
) -> Index:
    """The index, in memory: where each word stands, and which forms are one word.

    `pieces` are what is known of that, `derived` has what is known of single words.
    """
    texts = archive.texts
    with uncollected():
        postings = posted([number for number, _ in archive.numbered], texts)
        skeletons = (derived or Derived()).of(skeleton, texts.forms, postings.documents)
        of_form = dict(zip(texts.forms, skeletons, strict=True))
        heads = lexemes(postings.company(texts.places), of_form, texts, pieces)
    return Index(postings, texts.spellings, skeletons, heads, archive.days, archive.numbered)


def index_of(entries: Iterable[Entry]) -> Index:
    """The index of articles, in memory."""
    return analyse(read(entries)[0])


def write_index(
    index: Index, folder: Path, dates: Mapping[str, object], standing: Standing | None = None
) -> None:
    """Write the files of `index` into `folder`; those of an earlier index are removed.

    `dates` says how the client writes dates: `digits` and `months` as `arabic.dates` knows them,
    or the twelve names of the months. `standing` are the files of the site that stands.
    """
    if folder.exists():
        shutil.rmtree(folder)
    postings = index.postings
    trees, blocks = _write_tables(index, folder, standing or Standing())
    manifest = {
        "format": FORMAT,
        "documents": postings.documents,
        "number_bits": postings.number_bits,
        "k1": K1,
        "b": B,
        "exact_boost": EXACT_BOOST,
        "reading_boost": READING_BOOST,
        "place_boosts": PLACE_BOOSTS,
        "family_boost": FAMILY_BOOST,
        "fields": [
            {
                "name": name,
                "boost": TITLE_BOOST if name == "title" else 1,
                "average": postings.averages[number],
                "lengths": lengths,
            }
            for number, (name, lengths) in enumerate(FIELDS)
        ],
        "trees": {name: _tree_as_json(tree) for name, tree in trees.items()},
        "records": {
            "leaf": LEAF,
            "block": BLOCK,
            "blocks": blocks,
        },
        "files": {
            "calendar": _file(folder / "calendar", [_day(day) for day in index.days]),
            "category": _file(folder / "category", _column(e.category for _, e in index.numbered)),
            "source": _file(folder / "source", _column(e.source for _, e in index.numbered)),
        },
        "dates": dict(dates),
        "rules": json.loads(BROWSER_RULES.read_text("utf-8")),
    }
    (folder / "manifest.json").write_bytes(as_json(manifest).encode())


class _Written(NamedTuple):
    """What has been written: the trees, what is to be known of files, the blocks of records."""

    trees: dict[str, Tree]
    standing: dict[str, bytes]
    blocks: list[str]


def _write_tables(
    index: Index, folder: Path, standing: Standing
) -> tuple[dict[str, Tree], list[str]]:
    """Write all tables, each into a folder of its own: the trees, and the blocks of the records.

    In large archives two processes do: words are as much work as all others.
    """
    postings = index.postings

    def write(done: _Written, name: str, leaf_size: int, top_size: int, table: Table) -> None:
        leaves = standing.leaves(name)
        writer = TreeWriter(folder / name, leaf_size, top_size)
        done.trees[name] = writer.write(table, leaves)
        done.standing[name] = leaves.as_bytes()

    def words() -> _Written:
        done = _Written({}, {}, [])
        write(done, "words", WORDS_LEAF, WORDS_TOP, word_table(postings, found))
        return done

    def others() -> _Written:
        done = _Written({}, {}, [])
        positions = position_table(postings, found)
        write(done, "positions", POSITIONS_LEAF, POSITIONS_TOP, positions)
        forms = form_table(postings, index.spellings)
        write(done, "forms", FORMS_LEAF, FORMS_TOP, forms)
        write(done, "endings", FORMS_LEAF, FORMS_TOP, ending_table(postings))
        blocks = standing.blocks("records")
        records = ((number, _record(entry)) for number, entry in index.numbered)
        done.blocks.extend(write_records(folder / "records", records, blocks))
        done.standing["records"] = blocks.as_bytes()
        return done

    with uncollected():
        found = buckets(postings, index.heads, index.skeletons)
        ours, theirs = mapped(lambda write: write(), [words, others], postings.documents)
    standing.keep(ours.standing | theirs.standing)
    return ours.trees | theirs.trees, theirs.blocks


def _tree_as_json(tree: Tree) -> dict[str, Any]:
    return {"depth": tree.depth, "top": [[entry.key, entry.body.decode()] for entry in tree.top]}


def _file(folder: Path, content: Any) -> str:
    """The name of a file of its own for `content`, JSON, compressed."""
    data = zlib.compress(encoded_json(content), 9)
    name = node_name(data)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / (name + SUFFIX)).write_bytes(data)
    return name


def _record(entry: Entry) -> Record:
    return [entry.id, entry.title, entry.day.isoformat(), entry.category, entry.source]


def _day(day: Day) -> list[str | int]:
    return [day.day.isoformat(), day.first, day.documents]


def _column(values: Iterable[str]) -> dict[str, list[Any]]:
    """The different values, and for each document the place of its own among them."""
    places: dict[str, int] = {}
    of = [places.setdefault(value, len(places)) for value in values]
    return {"names": list(places), "of": of}
