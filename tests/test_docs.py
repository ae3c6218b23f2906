"""The documentation says what the code does, and nothing else."""

import re
import subprocess
from pathlib import Path

import pytest

import front_matter
import pelicanconf
from small_site import ROOT

DOCS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def first_cells(text: str, heading: str) -> set[str]:
    """The code words in the first column of the table below a heading."""
    section = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    return {word for cell in cells for word in re.findall(r"`([^`]+)`", cell)}


def test_the_readme_lists_every_target_that_make_help_lists() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    listed = {cell.split()[1] for cell in first_cells(readme, "What make can do")}
    said = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    targets = set(re.findall(r"^  make (\S+)", said.stdout, re.M))
    assert listed == targets
    assert {"html", "serve", "publish", "import", "test", "clean"} <= targets


def test_every_variable_of_the_makefile_is_documented() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    settable = set(re.findall(r"^(\w+)\s*\?=", makefile, re.M))
    documented = first_cells((ROOT / "docs/settings.md").read_text("utf-8"), "For make")
    assert settable | {"CHROMIUM"} == {name for name in documented if name.isupper()}


def test_every_setting_of_the_archive_is_documented_with_its_default() -> None:
    source = (ROOT / "pelicanconf.py").read_text("utf-8")
    block = source.partition("# What a maintainer changes first\n")[2].partition("\n\n")[0]
    settings = re.findall(r"^([A-Z_]+) =", block, re.M)
    documentation = (ROOT / "docs/settings.md").read_text("utf-8")
    assert first_cells(documentation, "For the archive") == set(settings)
    for name in settings:
        [row] = [line for line in documentation.splitlines() if line.startswith(f"| `{name}` |")]
        default = row.split("|")[2].strip().strip("`")
        assert default in (str(getattr(pelicanconf, name)), "a sentence")


def test_every_key_of_front_matter_is_documented() -> None:
    documentation = (ROOT / "docs/settings.md").read_text("utf-8")
    documented = first_cells(documentation, "Front matter of an article")
    assert {key.lower() for key in documented} == front_matter.KEYS


def test_every_locked_package_that_was_chosen_has_its_reason() -> None:
    decisions = (ROOT / "docs/decisions.md").read_text("utf-8")
    for file in (ROOT / "requirements").glob("*.in"):
        for name in re.findall(r"^([\w-]+)(?:==|$)", file.read_text("utf-8"), re.M):
            assert re.search(rf"\b{re.escape(name)}\b", decisions, re.I), name


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_links_between_documents_lead_to_files(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", path.read_text("utf-8")):
        # what lies in content/ is the maintainer's, to be removed as well
        if not target.startswith(("http://", "https://", "content/", "../content/")):
            assert (path.parent / target).exists(), target
