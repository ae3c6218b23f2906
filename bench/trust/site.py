"""An honest site, of invented articles, for the parts that attack something else than captures."""

import json
from pathlib import Path

from bench.site import build_site
from bench.trust.course import Course
from invented import Inventor


def honest(course: Course, most: int | None = None) -> Path:
    """The folder of a built site of the course's articles, `most` at most; each is built once."""
    count = min(course.articles, most or course.articles)
    folder = course.folder / f"honest-{count}"
    site = folder / "site"
    if not site.exists():
        folder.mkdir()
        records = folder / "records.jsonl"
        with records.open("w", encoding="utf-8") as file:
            for each in Inventor(seed=8).articles(count):
                record = {"title": each.title, "text": each.text, "date": each.day.isoformat()}
                record |= {"category": each.category, "source": each.source}
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
        build_site(records, folder)
    return site
