"""The sites that are measured: ours, of all articles and of every tenth, and Pagefind's."""

import gzip
import subprocess
import sys
from itertools import islice
from pathlib import Path

from bench.relevance import ENVIRONMENT, ROOT

TENTH = 10


def build(records: Path, folder: Path) -> Path:
    """Import records and build a site of them, as `make import` and `make html` do; its folder."""
    content, site = folder / "content", folder / "site"
    python = [sys.executable, "-m"]
    refused = 1  # some of the records, which is no failure of the import
    _run([*python, "captures", str(records), "--content", str(content)], {0, refused})
    settings = ["--settings", "pelicanconf.py", "--fatal", "errors"]
    _run([*python, "pelican", str(content), "--output", str(site), *settings], {0})
    return site


def every_tenth(news: Path, file: Path) -> Path:
    """A file of every tenth record, from the first on."""
    with gzip.open(news, "rb") as lines, gzip.open(file, "wb", 1) as tenth:
        tenth.writelines(islice(lines, 0, None, TENTH))
    return file


def _run(command: list[str], good: set[int]) -> None:
    run = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, capture_output=True, check=False)
    if run.returncode not in good:
        raise SystemExit(f"{' '.join(command)}\n{run.stdout.decode()}{run.stderr.decode()}")
