"""What a walk through a site in a browser finds."""

import pytest
from playwright.sync_api import Browser

from checks.findings import Finding
from checks.kinds import stops
from checks.survey import survey
from checks.walk import walk
from checks.wire import Wire
from tests.checks.conftest import Write


def found(browser: Browser, write: Write, body: str) -> dict[str, list[Finding]]:
    """The findings of each check on a site with such an article."""
    site = write("a/wa.html", body)
    with Wire(site.folder, base=site.base) as wire:
        outcomes = walk(browser, wire.url, site, stops(survey(site)))
    return {outcome.check: outcome.findings for outcome in outcomes if outcome.findings}


def test_a_plain_page_is_well(browser: Browser, write: Write) -> None:
    assert found(browser, write, "<p>نص مختلق.</p>") == {}


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("<p><img src='../x.svg'></p>", "image-alt"),
        ("<details><summary>…</summary><p><img src='../x.svg'></p></details>", "image-alt"),
    ],
)
def test_a_barrier_is_found_and_told_once(
    browser: Browser, write: Write, body: str, rule: str
) -> None:
    write("x.svg", "<svg xmlns='http://www.w3.org/2000/svg'></svg>")
    [finding] = found(browser, write, body)["barriers"]
    assert finding.page == "a/wa.html"
    assert finding.found.startswith(f"{rule}, light, 360 px")


def test_a_barrier_in_the_dark_alone_or_on_a_wide_screen_alone_is_found(
    browser: Browser, write: Write
) -> None:
    write(
        "x.css",
        "@media (prefers-color-scheme: dark) { .dark { color: #777; background: #888 } }"
        "@media (min-width: 1000px) { .wide { color: #777; background: #888 } }",
    )
    link = '<link rel="stylesheet" href="../x.css">'
    body = f"{link}<p class='dark'>نص مختلق</p><p class='wide'>نص مختلق</p>"
    findings = found(browser, write, body)["barriers"]
    assert [finding.found[:30] for finding in findings] == [
        "color-contrast, dark, 360 px: ",
        "color-contrast, light, 1280 px",
    ]


def test_what_is_wider_than_a_small_phone_is_found(browser: Browser, write: Write) -> None:
    body = "<div><p style='inline-size: 400px'>نص مختلق</p></div>"
    findings = found(browser, write, body)["width"]
    assert findings
    assert findings[0].element.startswith("<p style=")
    assert "at 320 px" in findings[0].found


def test_what_grows_with_the_text_alone_is_found(browser: Browser, write: Write) -> None:
    body = "<p style='inline-size: 12rem'>نص مختلق</p>"
    [finding] = found(browser, write, body)["width"]
    assert finding.found.endswith(("text of twice the size", "zoom of 200 %"))


def test_what_sticks_out_of_main_into_its_margin_is_found(browser: Browser, write: Write) -> None:
    body = "<section><p style='margin-inline: -6px'>نص مختلق</p></section>"
    [finding] = found(browser, write, body)["width"]
    assert "6 px out of main" in finding.found


def test_what_scrolls_in_a_box_of_its_own_is_none(browser: Browser, write: Write) -> None:
    wide = "<p style='inline-size: 2000px'>نص مختلق</p>"
    body = f"<div style='overflow-x: auto' tabindex='0'>{wide}</div>"
    assert found(browser, write, body) == {}


@pytest.mark.parametrize(
    ("body", "address"),
    [
        ("<p><img src='http://other.example/x.png' alt=''></p>", "http://other.example/x.png"),
        ("<script>fetch('https://other.example/x').catch(() => {})</script>", "https://other.e"),
        ("<link rel='preconnect' href='https://other.example'>", "other.example"),
    ],
)
def test_a_request_to_another_host_is_found(
    browser: Browser, write: Write, body: str, address: str
) -> None:
    [finding] = found(browser, write, body)["other hosts"]
    assert finding.page == "a/wa.html"
    assert address in finding.found


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("throw new Error('broken')", "broken"),
        ("console.error('refused')", "refused"),
        ("fetch('gone.json')", "/archive/a/gone.json: 404"),
    ],
)
def test_an_error_of_a_script_is_found(
    browser: Browser, write: Write, script: str, said: str
) -> None:
    [finding] = found(browser, write, f"<script>{script}</script>")["scripts"]
    assert said in finding.found


def test_a_dead_link_that_a_script_makes_is_found(browser: Browser, write: Write) -> None:
    script = (
        "const a = document.createElement('a'); a.href = 'gone.html'; a.textContent = 'خبر';"
        "document.querySelector('main').append(a);"
    )
    [finding] = found(browser, write, f"<script>{script}</script>")["links drawn"]
    assert finding.found == "no file a/gone.html"
