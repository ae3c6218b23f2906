"""HTML as the standard has it: html-validate always, the Nu checker where there is Java."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from checks.findings import Finding, Outcome
from checks.kinds import sample
from checks.survey import Survey

TOOLS = Path(__file__).parent
NU = TOOLS / "node_modules/vnu-jar/build/dist/vnu.jar"
SMALL = 1000  # pages: of more only a sample is read
OF_EACH = 30  # pages of each kind by chance
AT_ONCE = 500  # paths in one command
PATIENCE = 1800  # seconds; 20 pages a second on a quiet machine, and few are
SYSTEM = "the file could not be read"


def check(survey: Survey, seed: int) -> Outcome:
    """Every page of a small site, a sample of a large one."""
    pages = list(survey.parts)
    if len(pages) > SMALL:
        pages = sample(survey, OF_EACH, seed)
    folder = survey.site.folder
    findings = list(html_validate(folder, pages))
    tools, warnings = "html-validate and Nu", []
    if java := shutil.which("java"):
        findings += nu(java, folder, pages)
    else:
        tools = "html-validate"
        warnings.append(
            "the Nu checker did not run: it needs Java (Debian: apt install default-jre)"
        )
    looked_at = f"{len(pages):,} of {len(survey.parts):,} pages with {tools}"
    return Outcome("html", looked_at, findings, warnings)


def html_validate(folder: Path, pages: list[str]) -> Iterator[Finding]:
    """What html-validate finds in pages of a folder."""
    paths = "\n".join(str((folder / page).resolve()) for page in pages)
    node = shutil.which("node") or "node"
    done = subprocess.run(
        [node, TOOLS / "validate.js"],
        input=paths,
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    for each in json.loads(done.stdout):
        page = _relative(folder, each["file"])
        advice = f"line {each['line']}; html-validate calls it {each['rule']}"
        yield Finding(page, each["element"] or "", each["message"], advice)


def nu(java: str, folder: Path, pages: list[str]) -> Iterator[Finding]:
    """What the Nu checker finds in pages of a folder. RuntimeError where it does not run."""
    for start in range(0, len(pages), AT_ONCE):
        paths = [str((folder / page).resolve()) for page in pages[start : start + AT_ONCE]]
        done = subprocess.run(
            [java, "-jar", NU, "--errors-only", "--exit-zero-always", "--format", "json", *paths],
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        try:
            messages: list[dict[str, Any]] = json.loads(done.stderr or done.stdout)["messages"]
        except (ValueError, KeyError) as error:
            said = (done.stderr or done.stdout).strip()[-500:]
            raise RuntimeError(f"the Nu checker did not run: {said}") from error
        for each in messages:
            page = _relative(folder, each.get("url", "").removeprefix("file:"))
            advice = f"line {each.get('lastLine', '?')}"
            yield Finding(page, each.get("extract", SYSTEM).strip()[:120], each["message"], advice)


def _relative(folder: Path, path: str) -> str:
    return Path(os.path.relpath(path, folder.resolve())).as_posix()
