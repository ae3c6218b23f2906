"""What the project installs and runs of others is pinned, and may do no more than it must."""

import json
import re
from pathlib import Path

import pytest

from small_site import ROOT

REQUIREMENTS = sorted((ROOT / "requirements").glob("*.txt"))
NPM = [ROOT / "package-lock.json", ROOT / "checks/package-lock.json"]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
MAY = {
    ("publish.yml", "build"): {"contents: read", "pages: read"},
    ("publish.yml", "deploy"): {"pages: write", "id-token: write"},
}
"""What a job may; any other may read the repository."""


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.name)
def test_every_python_package_has_its_hashes(path: Path) -> None:
    text = re.sub(r"^\s*#.*\n", "", path.read_text("utf-8"), flags=re.M)
    packages = re.split(r"^(?=\S)", text, flags=re.M)[1:]
    assert packages
    for package in packages:
        assert re.match(r"[a-z0-9-]+(\[[a-z0-9,-]+\])?==\S+", package), package
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", package), package


def test_every_list_of_python_packages_is_locked() -> None:
    lists = {path.stem for path in (ROOT / "requirements").glob("*.in")}
    assert lists == {path.stem for path in REQUIREMENTS}
    [locked] = re.findall(r"for name in ([a-z ]+); do", (ROOT / "Makefile").read_text("utf-8"))
    assert set(locked.split()) == lists


@pytest.mark.parametrize("path", NPM, ids=lambda path: path.parent.name)
def test_every_npm_package_has_its_hash(path: Path) -> None:
    packages = json.loads(path.read_text("utf-8"))["packages"]
    assert len(packages) > 1
    for name, package in packages.items():
        if name and not package.get("link"):
            assert package["integrity"].startswith("sha512-"), name


def test_lock_files_name_no_host() -> None:
    for path in [*REQUIREMENTS, *NPM]:
        for line in path.read_text("utf-8").splitlines():
            assert "://" not in line or '"url":' in line, f"{path.name}: {line}"


def commands() -> list[str]:
    """The lines of what runs commands: the Makefile, the workflows, the script of the tests."""
    files = [ROOT / "Makefile", ROOT / ".ci/run", *WORKFLOWS]
    joined = [re.sub(r"\\\n\s*", " ", path.read_text("utf-8")) for path in files]
    lines = [line for text in joined for line in text.splitlines()]
    return [line for line in lines if not re.match(r"\s*(#|@?echo )", line)]


def test_no_npm_package_runs_a_script_when_it_is_installed() -> None:
    installing = [
        line for line in commands() if re.search(r"\bnpm (ci|i|install|add|update)\b", line)
    ]
    assert len(installing) > 2
    for line in installing:
        assert "--ignore-scripts" in line, line
    for folder in (ROOT, ROOT / "checks"):
        assert "ignore-scripts=true" in (folder / ".npmrc").read_text("utf-8").splitlines()
    assert not [line for line in commands() if re.search(r"\b(npx|npm exec|pipx|uvx)\b", line)]


def test_pip_installs_nothing_without_its_hash() -> None:
    installing = [line for line in commands() if re.search(r"\bpip\b.*\binstall\b", line)]
    assert installing
    for line in installing:
        assert "--require-hashes" in line, line


def test_no_python_package_runs_code_when_it_is_installed() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert re.search(r"^PIP_ONLY_BINARY \?= :all:$", makefile, re.M)
    assert re.search(r"^export .*\bPIP_ONLY_BINARY\b", makefile, re.M)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_commit_and_its_version_said(path: Path) -> None:
    used = re.findall(r"^\s*(?:- )?uses: (.*)$", path.read_text("utf-8"), re.M)
    assert used
    for action in used:
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+|\./\S+", action), action


def test_one_version_of_an_action_is_used_everywhere() -> None:
    used = {
        action
        for path in WORKFLOWS
        for action in re.findall(r"uses: ([^.\s].*)$", path.read_text("utf-8"), re.M)
    }
    assert len(used) == len({action.partition("@")[0] for action in used})


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_do_nothing_but_what_a_job_needs(path: Path) -> None:
    text = path.read_text("utf-8")
    assert re.search(r"^permissions: \{\}", text, re.M)
    assert "pull_request_target" not in text
    assert "secrets." not in text
    jobs = re.split(r"^  (?=\S)", text.partition("\njobs:\n")[2], flags=re.M)[1:]
    assert jobs
    for job in jobs:
        name = job.partition(":")[0]
        [block] = re.findall(r"^    permissions:\n((?:      .*\n)+)", job, re.M)
        asked = {line.strip() for line in block.splitlines()}
        assert asked == MAY.get((path.name, name), {"contents: read"})
        if "actions/checkout" in job:
            assert "persist-credentials: false" in job
        if "steps:" in job:
            assert re.search(r"^    timeout-minutes: \d+$", job, re.M)


def test_nothing_that_others_write_becomes_a_command() -> None:
    for line in commands():
        assert not re.search(r"run:.*\$\{\{", line), line


def test_known_holes_are_asked_for_each_week() -> None:
    text = (ROOT / ".github/workflows/audit.yml").read_text("utf-8")
    assert re.search(r"^  schedule:\n    - cron: \"\d+ \d+ \* \* \d\"$", text, re.M)
    assert "run: make audit" in text
    audit = (ROOT / "Makefile").read_text("utf-8").partition("\naudit:")[2].partition("\n\n")[0]
    assert "pip-audit --strict" in audit
    assert audit.count("npm audit") == 2
