"""Search quality on sets of questions and the passages that answer them.

    python -m bench.relevance DATA [--news NEWS.jsonl.gz]

DATA holds a folder for each set: `corpus.jsonl.gz`, `queries.jsonl.gz`, `qrels.tsv`. The texts go
the whole way, through the import, the build and the client in Node, as records whose title is
their id, so that the text alone decides. What the import takes for one article is one: a passage
that is the beginning of another is found where that other is. Beside ours stands BM25 with Lucene's
Arabic analyser, over the texts as they are. A set without a corpus of its own is of the articles in
NEWS.
"""

import argparse
import gzip
import json
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import light10
from bench.metrics import DEPTH, Relevant, Scores, scores
from bench.site import ROOT, build_site
from bench.spoilt import careless, mistyped

Queries = list[tuple[str, str]]

RECORDS = "texts.jsonl"

VARIANTS: dict[str, Callable[[str, int], str]] = {
    "clean": lambda text, _seed: text,
    "careless": careless,
    "typos": mistyped,
}


@dataclass(frozen=True, slots=True)
class Collection:
    """Texts by id, queries, and which texts answer which query."""

    name: str
    texts: dict[str, str]
    queries: Queries
    relevant: Relevant


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a gzipped JSONL file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def read(folder: Path, news: Path | None) -> Collection | None:
    """A collection, or None where it needs the news and there are none."""
    own = folder / "corpus.jsonl.gz"
    corpus = own if own.exists() else news
    if corpus is None:
        return None
    texts = {
        str(record["id"]): record.get("text") or record.get("body") or ""
        for record in records(corpus)
    }
    relevant: dict[str, set[str]] = {}
    for line in (folder / "qrels.tsv").read_text("utf-8").splitlines():
        query, document, grade = line.split("\t")
        if int(grade) > 0:
            relevant.setdefault(query, set()).add(document)
    return Collection(
        folder.name,
        {id_: text for id_, text in texts.items() if text.strip()},
        [(record["id"], record["text"]) for record in records(folder / "queries.jsonl.gz")],
        {query: frozenset(documents) for query, documents in relevant.items()},
    )


def build(collection: Collection, folder: Path) -> Path:
    """Import the texts and build a site of them; its folder."""
    source = folder / RECORDS
    with source.open("w", encoding="utf-8") as file:
        for id_, text in collection.texts.items():
            record = {"title": id_, "text": text, "date": "2020-01-01", "language": "ar-x-bench"}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return build_site(source, folder)


def articles(ledger: Path, texts: Iterable[str]) -> dict[str, str]:
    """The article that the import made of each text, by its id; a text refused stays itself.

    The ledger has every capture, those merged into an article that was there among them.
    """
    entries = map(json.loads, ledger.read_text("utf-8").splitlines())
    made = {entry["capture"]: entry["id"] for entry in entries if "capture" in entry}
    return {id_: made.get(f"{RECORDS}#{place}", id_) for place, id_ in enumerate(texts, 1)}


def ours(site: Path, queries: Queries, folder: Path) -> dict[str, list[str]]:
    """What the site's own search finds for each query."""
    file = folder / "queries.json"
    file.write_text(json.dumps(queries), "utf-8")
    run = subprocess.run(
        ["node", "bench/search.js", str(site), str(file)],
        cwd=ROOT,
        stdout=subprocess.PIPE,  # what it complains of is seen
        check=True,
    )
    found: dict[str, list[str]] = json.loads(run.stdout)
    return found


def measure(collection: Collection) -> Iterator[tuple[str, str, Scores]]:
    """Variant, system and scores, one after the other."""
    yardstick = light10.Index(collection.texts)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = build(collection, folder)
        article = articles(folder / "content/ledger.jsonl", collection.texts)
        relevant = {
            query: frozenset(article.get(text, text) for text in texts)
            for query, texts in collection.relevant.items()
        }
        for variant, spoil in VARIANTS.items():
            queries = [
                (id_, spoil(text, place)) for place, (id_, text) in enumerate(collection.queries)
            ]
            found = ours(site, queries, folder)
            yield variant, "warraq", scores(found, relevant)
            found = yardstick.search_all(queries, DEPTH)
            yield variant, "light10", scores(found, collection.relevant)


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(prog="python -m bench.relevance", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--news", type=Path)
    arguments = parser.parse_args()
    print(f"{'set':24}{'queries':10}{'system':10}   MRR  recall    nDCG  of clean  none")
    for folder in sorted(path for path in arguments.data.iterdir() if path.is_dir()):
        collection = read(folder, arguments.news)
        if collection is None:
            print(f"{folder.name:24}needs NEWS=, the articles it is of")
            continue
        clean: dict[str, float] = {}
        for variant, system, found in measure(collection):
            clean.setdefault(system, found.mrr)
            print(
                f"{collection.name:24}{variant:10}{system:10}{found.mrr:6.3f}{found.recall:8.3f}"
                f"{found.ndcg:8.3f}{found.mrr / clean[system]:10.3f}{found.none:6.1%}",
                flush=True,
            )


if __name__ == "__main__":
    main()
