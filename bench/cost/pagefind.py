"""Pagefind on the same articles: bare pages, its index, and what making that took.

What it is spared, so that nothing but its search is measured: its pages hold the headline, the
date and the text and nothing else; no filters and no orders are asked for, whose lists would be in
the file that each first search loads; its ready-made interface is not loaded.
"""

import html
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bench.cost.articles import Article
from bench.cost.memory import peak

BUNDLE = "pagefind"  # the folder of the index in the site


@dataclass(frozen=True, slots=True)
class Built:
    """A site that Pagefind has indexed; `seconds` and `peak` (bytes) are its own, pages not in."""

    folder: Path
    version: str
    seconds: float
    peak: int


def write_pages(articles: Iterable[Article], folder: Path) -> None:
    """A bare page for each article, in folders of at most a thousand or so."""
    for article in articles:
        page = folder / article.id[1:3] / f"{article.id}.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(bare_page(article), "utf-8")


def bare_page(article: Article) -> str:
    """The page of an article, for Pagefind to read."""
    paragraphs = "\n".join(f"<p>{html.escape(text)}</p>" for text in article.text.split("\n\n"))
    title = html.escape(article.title)
    return (
        f'<!doctype html>\n<html lang="ar"><head><meta charset="utf-8"><title>{title}</title>'
        f'</head>\n<body data-pagefind-body data-pagefind-meta="date:{article.day}">\n'
        f"<h1>{title}</h1>\n{paragraphs}\n</body></html>\n"
    )


def build(articles: Iterable[Article], folder: Path) -> Built:
    """Write the pages into `folder` and let Pagefind index them."""
    write_pages(articles, folder)
    command = [sys.executable, "-m", "pagefind", "--site", str(folder), "--output-subdir", BUNDLE]
    log = folder.with_suffix(".log")
    started = time.perf_counter()
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}\n{log.read_text('utf-8', 'replace')}")
    entry = json.loads((folder / BUNDLE / "pagefind-entry.json").read_text("utf-8"))
    return Built(folder, entry["version"], seconds, peak(usage))
