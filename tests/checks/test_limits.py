"""What GitHub Pages takes."""

from checks import limits
from tests.checks.conftest import Write


def test_a_site_of_less_than_four_fifths_is_well(write: Write) -> None:
    outcome = limits.check(write())
    assert (outcome.findings, outcome.warnings) == ([], [])


def test_from_four_fifths_on_there_is_a_warning_and_beyond_a_finding(write: Write) -> None:
    site = write("data/x.txt", "x" * 90_000)
    whole = sum(site.files.values())
    near = limits.check(site, of_site=whole + 100, of_file=100_000)
    assert near.findings == []
    assert [warning.partition(":")[0] for warning in near.warnings] == [
        "the whole site",
        "data/x.txt",
    ]
    beyond = limits.check(site, of_site=whole - 1, of_file=89_999)
    assert [finding.page for finding in beyond.findings] == ["", "data/x.txt"]
