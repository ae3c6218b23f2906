"""A site of given records, made as `make import` and `make html` make one."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}


def build_site(records: Path, folder: Path) -> Path:
    """Import records into `folder` and build a site of them there; its own folder."""
    content, site = folder / "content", folder / "site"
    python = [sys.executable, "-m"]
    refused = 1  # some of the records, which is no failure of the import
    _run([*python, "captures", str(records), "--content", str(content)], {0, refused})
    settings = ["--settings", "pelicanconf.py", "--fatal", "errors"]
    _run([*python, "pelican", str(content), "--output", str(site), *settings], {0})
    return site


def _run(command: list[str], good: set[int]) -> None:
    run = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, capture_output=True, check=False)
    if run.returncode not in good:
        raise SystemExit(f"{' '.join(command)}\n{run.stdout.decode()}{run.stderr.decode()}")
