"""How well captures of one article are told from captures of another.

From real articles it makes recaptures as a site, a correction or another site would: each is cut at
its end, its lead is written anew, its typos are others, and another page stands around it. Then it
imports them after all the articles, and counts which came to their own article.
"""

import json
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.relevance import records
from captures.archive import Archive
from captures.capture import Defaults
from captures.importer import import_files
from captures.merging import Merge
from captures.report import Report

RECAPTURES = 500
FEWEST = 60
"""Words of an article that is captured again."""

_LEADS = (
    "أفادت مصادر مطلعة في حديث خاص",
    "ذكرت وسائل إعلام محلية في تقرير لها",
    "قال مراسلنا في نبأ وصل متأخرا",
    "علمت الصحيفة من مصادرها",
)
_HEADERS = ("", "شارك الخبر عبر البريد والطباعة", "خاص - مراسل الموقع في العاصمة")
_FOOTERS = ("", "جميع الحقوق محفوظة للموقع", "تابعونا على صفحات التواصل وشاركونا الرأي")
_TODAY = date(2030, 1, 1)


@dataclass(frozen=True, slots=True)
class Recapture:
    """A text made from an article, and the record that the article has."""

    of: str
    text: str
    changes: tuple[str, ...]


def _with_typos(words: list[str], rng: random.Random, share: float) -> list[str]:
    """Some words with two letters in each other's place; never a number."""
    changed = list(words)
    for at in rng.sample(range(len(words)), round(share * len(words))):
        word = changed[at]
        if len(word) > 4 and word.isalpha():
            middle = rng.randrange(1, len(word) - 2)
            swapped = word[middle + 1] + word[middle]
            changed[at] = word[:middle] + swapped + word[middle + 2 :]
    return changed


def recapture(record: str, text: str, rng: random.Random) -> Recapture:
    """A recapture with two or three of the changes that are named in it."""
    words = text.split()
    kinds = ["lead", "tail", "around", "typos"]
    changes = tuple(rng.sample(kinds, rng.choice((2, 3))))
    if "typos" in changes:
        words = _with_typos(words, rng, rng.uniform(0.005, 0.02))
    if "tail" in changes:
        words = words[: round(len(words) * rng.uniform(0.68, 0.95))]
    if "lead" in changes:
        lead = rng.choice(_LEADS).split()
        words = lead + words[min(len(lead), len(words) // 20) :]
    if "around" in changes:
        words = [*rng.choice(_HEADERS).split(), *words, *rng.choice(_FOOTERS).split()]
    return Recapture(record, " ".join(words), changes)


def _lines(rows: Iterable[dict[str, object]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _imported(source: Path, content: Path) -> tuple[Report, float]:
    """The report of an import, and the seconds of CPU time that it took."""
    start = time.process_time()
    archive, report = Archive(content), Report()
    try:
        import_files([source], archive, Defaults(today=_TODAY), report)
    finally:
        archive.close()
    return report, time.process_time() - start


def _homes(content: Path) -> dict[str, str]:
    """The article in which each record of the import is: by what the ledger cites it by."""
    rows = map(json.loads, (content / "ledger.jsonl").read_text("utf-8").splitlines())
    return {row["capture"]: row["id"] for row in rows}


def run(news: Path) -> Iterator[str]:
    """The lines of the measurement."""
    rng = random.Random(5)
    rows = [{**row, "id": str(n), "url": ""} for n, row in enumerate(records(news))]
    bodies = {str(row["id"]): str(row.get("text") or row.get("body") or "") for row in rows}
    texts = {record: " ".join(body.split()) for record, body in bodies.items()}
    repeated = sum(times - 1 for text, times in Counter(texts.values()).items() if text)
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        source = Path(folder) / "news.jsonl"
        source.write_text(_lines(rows), "utf-8")
        report, seconds = _imported(source, content)
        homes = _homes(content)
        yield from _told_of_news(report, seconds, repeated, texts, homes)
        long = [record for record, text in texts.items() if len(text.split()) >= FEWEST]
        made = [recapture(record, bodies[record], rng) for record in rng.sample(long, RECAPTURES)]
        again = Path(folder) / "again.jsonl"
        again.write_text(
            _lines(
                {"id": f"again-{n}", "title": "عنوان آخر", "text": one.text}
                for n, one in enumerate(made)
            ),
            "utf-8",
        )
        _imported(again, content)
        yield from _told_of_recaptures(made, homes, _homes(content))


def _told_of_news(
    report: Report, seconds: float, repeated: int, texts: dict[str, str], homes: dict[str, str]
) -> Iterator[str]:
    empty = sum(not text for text in texts.values())
    first: dict[str, str] = {}
    parted = 0
    for record, text in texts.items():
        if text and (home := homes.get(f"news.jsonl#{record}")):
            parted += first.setdefault(text, home) != home
    how, merged, rejected = report.merges, report.merges.total(), report.rejections.total()
    total = report.imported + merged + rejected
    yield f"{len(texts):,} records: {report.imported:,} articles, {merged:,} merged, "
    yield f"  {rejected:,} rejected ({empty:,} empty); {len(texts) - total:,} lost"
    yield f"  {repeated:,} repeat a text, of these {repeated - parted:,} came to one article"
    yield f"  {merged - repeated + parted:,} more are near-duplicates; "
    yield f"  {how[Merge.FULLER]:,} were the fuller, {how[Merge.LISTED]:,} were not"
    yield f"  {seconds:.0f} s of CPU time for the whole import"


def _told_of_recaptures(
    made: list[Recapture], before: dict[str, str], after: dict[str, str]
) -> Iterator[str]:
    known = set(before.values())
    right = wrong = 0
    missed: Counter[str] = Counter()
    for number, one in enumerate(made):
        home = after[f"again.jsonl#again-{number}"]
        if home == before[f"news.jsonl#{one.of}"]:
            right += 1
        elif home in known:
            wrong += 1
        else:
            missed[" + ".join(sorted(one.changes))] += 1
    share = right / len(made)
    yield f"{len(made)} recaptures: {share:.1%} merged with their article (95 % asked), "
    yield f"  {wrong} with another (0 asked)"
    yield from (f"  {times} missed: {changes}" for changes, times in missed.most_common())
