"""What a first visit weighs, and what moves in it."""

import random

from playwright.sync_api import Browser

from checks import visit
from checks.findings import Finding, Outcome
from checks.kinds import ARTICLE, Stop
from checks.wire import Wire
from tests.checks.conftest import Write

STOP = Stop(ARTICLE, "a/wa.html")


def visited(browser: Browser, write: Write, body: str) -> Outcome:
    site = write("a/wa.html", body)
    with Wire(site.folder, base=site.base) as wire:
        return visit.check(browser, wire, [STOP])


def found(browser: Browser, write: Write, body: str) -> list[Finding]:
    return visited(browser, write, body).findings


def test_a_light_page_that_stands_still_is_well(browser: Browser, write: Write) -> None:
    outcome = visited(browser, write, "<p>نص مختلق.</p>")
    assert outcome.findings == []
    assert outcome.looked_at.startswith("1 pages: a shift of 0.000 at most; articles: ")


def test_a_page_is_too_heavy_by_what_goes_over_the_wire(browser: Browser, write: Write) -> None:
    write("x.js", "// " + "x" * 300_000)
    assert found(browser, write, "<script src='../x.js'></script><p>نص</p>") == []
    write("x.js", "// " + random.Random(1).randbytes(110_000).hex())
    findings = found(browser, write, "<p>نص</p><script src='../x.js'></script>")
    assert "KB, of 100 that a first visit may take" in findings[0].found
    assert "x.js" in findings[0].advice


def test_what_moves_is_found(browser: Browser, write: Write) -> None:
    script = (
        "setTimeout(() => { document.querySelector('h1').style.paddingBlockEnd = '200px'; }, 300)"
    )
    body = f"<p id='moved'>نص مختلق</p><script>{script}</script>"
    [finding] = found(browser, write, body)
    assert "a layout shift of 0." in finding.found
    assert finding.element == '<p id="moved">'


def test_what_stands_late_is_found(browser: Browser, write: Write) -> None:
    script = (
        "setTimeout(() => { document.querySelector('p').textContent = 'نص مختلق طويل '.repeat(99);"
        "}, 1600)"
    )
    style = "<style>main { min-height: 900px } p { height: 600px }</style>"
    body = f"{style}<p></p><img src='slow.svg' alt=''><script>{script}</script>"
    late = visit.Visit({}, 0, "", 1600, "<p>")
    assert [finding.found for finding in visit.judge(STOP, late)] == [
        "painted after 1.60 s, of 1.5 s"
    ]
    assert visit.judge(Stop("search.html", "search.html"), late) == []
    site = write("a/wa.html", body)
    with Wire(site.folder, base=site.base) as wire:
        seen = visit.visit(browser, wire, STOP)
    assert 0 < seen.paint < 60_000
