"""The articles of a built site, as its own data files give them."""

import datetime
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Article:
    """An article that has a text; `category` and `source` may be empty."""

    id: str
    title: str
    text: str
    day: datetime.date
    category: str
    source: str


def articles(site: Path) -> Iterator[Article]:
    """All articles with a text, from `data/articles-YYYY.jsonl.gz`."""
    for file in sorted((site / "data").glob("articles-*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                if record.get("text"):
                    yield Article(
                        id=record["id"],
                        title=record["title"],
                        text=record["text"],
                        day=datetime.date.fromisoformat(record["date"][:10]),
                        category=record.get("category") or "",
                        source=record.get("source") or "",
                    )
