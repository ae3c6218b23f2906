"""The short version of `make bench-trust`: all captures made by hand, some of what they become."""

from collections.abc import Iterable

import pytest
from playwright.sync_api import Browser

from bench.trust import captures, faults, index, integrity, policy
from bench.trust.course import Course
from bench.trust.findings import Finding, Told

OFTEN = 20  # of what a browser opens, one in so many
ARTICLES = 40  # of the honest site, as many as of the one whose builds are killed


@pytest.fixture(scope="module")
def course(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Course:
    folder = tmp_path_factory.mktemp("trust")
    return Course(folder, browser, generated=0, seconds=0, every=OFTEN, articles=ARTICLES)


def broken(told: Iterable[Told], least: int = 4) -> list[tuple[str, list[str]]]:
    findings = [each for each in told if isinstance(each, Finding)]
    assert len(findings) >= least
    return [(each.promise, list(each.wrong)[:3]) for each in findings if not each.is_kept]


def test_hostile_captures_harm_neither_the_machine_nor_a_reader(course: Course) -> None:
    assert broken(captures.measure(course)) == []


def test_every_page_has_the_policy_and_it_holds_where_markup_is_planted(course: Course) -> None:
    assert broken(policy.measure(course)) == []


def test_a_forged_index_and_hostile_queries_show_as_text(course: Course) -> None:
    assert broken(index.measure(course)) == []


def test_a_build_that_comes_to_no_good_end_leaves_a_whole_site(course: Course) -> None:
    assert broken(faults.measure(course, moments=2)) == []


def test_whoever_changes_an_archive_in_silence_is_named(course: Course) -> None:
    assert broken(integrity.measure(course, ids=1_000), least=3) == []
