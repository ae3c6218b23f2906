"""The index by itself: how long it takes, how much memory, and how large it is.

    python -m bench.cost.indexing SITE

indexes the articles of a built site anew, in this process alone, and writes JSON.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.cost.articles import articles
from bench.cost.memory import peak
from bench.site import ENVIRONMENT, ROOT
from search.index import Entry, index_of, write_index

DATES = {"months": "both", "digits": "latin"}


@dataclass(frozen=True, slots=True)
class Indexing:
    """Seconds of both steps; bytes of the greatest memory, with the texts alone and in all."""

    analyse: float
    write: float
    texts: int
    peak: int


def index(site: Path) -> Indexing:
    """Index the articles of a site, in a process of its own."""
    command = [sys.executable, "-m", "bench.cost.indexing", str(site)]
    run = subprocess.run(
        command, cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.PIPE, check=False, text=True
    )
    if run.returncode:
        raise SystemExit(f"{' '.join(command)} failed")
    return Indexing(**json.loads(run.stdout))


def main() -> None:
    """Measure in this process."""
    entries = [
        Entry(
            id=article.id,
            title=article.title,
            text=article.text,
            day=article.day,
            category=article.category,
            source=article.source,
        )
        for article in articles(Path(sys.argv[1]))
    ]
    texts = peak(resource.getrusage(resource.RUSAGE_SELF))
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        analysed = index_of(entries)
        middle = time.perf_counter()
        write_index(analysed, Path(folder) / "search", DATES)
        end = time.perf_counter()
    whole = peak(resource.getrusage(resource.RUSAGE_SELF))
    print(json.dumps(asdict(Indexing(middle - start, end - middle, texts, whole))))


def size(folder: Path, *parts: str) -> int:
    """Bytes of the files in a folder whose paths in it begin with one of the parts, or of all."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sum(
        path.stat().st_size
        for path in files
        if not parts or path.relative_to(folder).as_posix().startswith(parts)
    )


if __name__ == "__main__":
    main()
