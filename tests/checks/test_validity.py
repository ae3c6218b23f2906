"""HTML that is not as the standard has it. These tests need what `make check` installs."""

import shutil

import pytest

from checks import validity
from checks.survey import survey
from tests.checks.conftest import Write

NESTED = "<p><a href='wa.html'>خبر <a href='wa.html'>في خبر</a></a></p>"
needs_tools = pytest.mark.skipif(
    not validity.NU.exists(), reason="its packages come with the first make check"
)
needs_java = pytest.mark.skipif(not shutil.which("java"), reason="the Nu checker needs Java")


@needs_tools
def test_a_page_as_it_should_be_is_well(write: Write) -> None:
    outcome = validity.check(survey(write()), seed=1)
    assert outcome.findings == []
    assert outcome.looked_at.startswith("3 of 3 pages with html-validate")


@needs_tools
def test_html_validate_finds_what_may_not_stand_in_what(write: Write) -> None:
    site = write("a/wb.html", NESTED)
    [finding] = list(validity.html_validate(site.folder, site.pages))
    assert finding.page == "a/wb.html"
    assert "not permitted as a descendant" in finding.found
    assert finding.advice == "line 12; html-validate calls it element-permitted-content"


@needs_tools
@needs_java
def test_the_nu_checker_finds_what_may_not_stand_in_what(write: Write) -> None:
    site = write("a/wb.html", NESTED)
    java = shutil.which("java") or ""
    found = list(validity.nu(java, site.folder, site.pages))
    assert {finding.page for finding in found} == {"a/wb.html"}
    assert any("“a”" in finding.found for finding in found)


@needs_tools
def test_where_there_is_no_java_it_is_said(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    node = shutil.which("node")
    monkeypatch.setattr(shutil, "which", lambda name: node if name == "node" else None)
    outcome = validity.check(survey(write()), seed=1)
    assert outcome.looked_at == "3 of 3 pages with html-validate"
    assert "needs Java" in outcome.warnings[0]


@needs_tools
@needs_java
def test_of_a_large_site_a_sample_is_read(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validity, "SMALL", 5)
    monkeypatch.setattr(validity, "OF_EACH", 2)
    for n in range(20):
        write(f"a/w{n}.html")
    outcome = validity.check(survey(write()), seed=1)
    assert outcome.looked_at == "5 of 23 pages with html-validate and Nu"
