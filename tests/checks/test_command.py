"""The command: its report and its exit status."""

import json
import subprocess
import sys
from pathlib import Path

from checks.findings import Finding, Outcome
from checks.report import SHOWN, details, table
from small_site import ROOT
from tests.checks.conftest import Write


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "checks", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_site_that_is_well_gives_a_table_and_nothing_else(write: Write, tmp_path: Path) -> None:
    done = run(write().folder, "--only", "files", "--json", tmp_path / "found.json")
    assert done.returncode == 0, done.stderr
    assert [line.split()[:2] for line in done.stdout.split("\n") if line] == [
        ["ok", "links"],
        ["ok", "size"],
    ]
    records = json.loads((tmp_path / "found.json").read_text("utf-8"))
    assert [record["check"] for record in records] == ["links", "size"]


def test_a_finding_has_page_element_what_and_advice_and_status_1(write: Write) -> None:
    done = run(write("a/wb.html", '<a href="gone.html">…</a>').folder, "--only", "files")
    assert done.returncode == 1
    assert "  1 found  links" in done.stdout
    told = done.stdout.partition("links: a/wb.html\n")[2].splitlines()
    assert [line.strip() for line in told[:2]] == ['<a href="gone.html">', "no file a/gone.html"]
    assert "write the page" in told[2]


def test_a_wrong_call_has_status_2(write: Write, tmp_path: Path) -> None:
    assert run(tmp_path / "nowhere").returncode == 2
    wrong = run(write().folder, "--only", "files,links")
    assert wrong.returncode == 2
    assert "ONLY=links" in wrong.stderr


def test_the_same_finding_on_many_pages_is_one_and_a_long_list_is_cut() -> None:
    same = [Finding(f"a/w{n}.html", f"<p {n % 3}>", "wide", "mend") for n in range(40)]
    many = [Finding("index.html", "<p>", f"{n} px wide", "mend") for n in range(SHOWN + 5)]
    outcomes = [Outcome("width", "all", same), Outcome("links", "all", many)]
    assert [line.split()[0] for line in table(outcomes)] == ["1", str(SHOWN + 5)]
    told = "\n".join(details(outcomes))
    assert "width: a/w0.html (and 39 more pages)\n  <p 0> (and 2 more)\n  wide\n  mend" in told
    assert told.endswith("links: 5 more")
