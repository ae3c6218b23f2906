"""A visitor whose network fails all the time is never told anything untrue."""

from pathlib import Path

from playwright.sync_api import Browser

from bench.soak import run

QUERIES = 24  # `make soak` asks 500


def test_where_a_third_of_the_index_fails_each_page_is_right_or_names_what_is_missing(
    built: Path, browser: Browser
) -> None:
    report = run(browser, built, QUERIES, seed=5)
    assert report.wrong == []
    assert report.right > QUERIES / 3
    assert report.named > 0
