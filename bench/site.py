"""A site of given records, made as `make import` and `make html` make one."""

import os
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}
PYTHON = (sys.executable, "-m")


def build_site(records: Path, folder: Path) -> Path:
    """Import records into `folder` and build a site of them there; its own folder."""
    content, site = folder / "content", folder / "site"
    import_records(records, content)
    run(build_command(content, site))
    return site


def import_records(records: Path, content: Path) -> None:
    """Make articles of records."""
    refused = 1  # some of the records, which is no failure of the import
    run([*PYTHON, "captures", str(records), "--content", str(content)], {0, refused})


def build_command(content: Path, site: Path) -> list[str]:
    """What builds a folder of articles into a site."""
    settings = ["--settings", "pelicanconf.py", "--fatal", "errors"]
    return [*PYTHON, "configuration.run", str(content), "--output", str(site), *settings]


def run(command: list[str], good: Collection[int] = (0,)) -> None:
    """Run a command of this project; one that fails is the end, with all that it said."""
    done = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, capture_output=True, check=False)
    if done.returncode not in good:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout.decode()}{done.stderr.decode()}")
