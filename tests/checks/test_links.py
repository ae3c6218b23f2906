"""Which addresses lead nowhere."""

import pytest

from checks import links
from checks.findings import Finding
from checks.survey import survey
from tests.checks.conftest import FEED, Write


def found(write: Write, path: str, body: str) -> list[Finding]:
    return links.check(survey(write(path, body))).findings


def test_a_site_whose_addresses_all_lead_somewhere_is_well(write: Write) -> None:
    outcome = links.check(survey(write()))
    assert outcome.findings == []
    assert outcome.looked_at.startswith("4 addresses in 3 pages")


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("wb.html", "no file a/wb.html"),
        ("../2024/", "no file 2024/index.html"),
        ("../%D8%A3.html", "no file أ.html"),
        ("https://example.org/archive/gone.html", "no file gone.html"),
        ("#gone", "no #gone in the page itself"),
        ("../#gone", "no #gone in index.html"),
        ("/about.html", "/about.html leaves the site, which stands below /archive/"),
    ],
)
def test_a_dead_link_is_found(write: Write, link: str, said: str) -> None:
    [finding] = found(write, "a/wc.html", f'<p><a class="x" href="{link}">…</a></p>')
    assert finding.page == "a/wc.html"
    assert finding.element == f'<a class="x" href="{link}">'
    assert finding.found == said


@pytest.mark.parametrize(
    "body",
    [
        '<img src="gone.png" alt="">',
        '<img srcset="gone.png 2x" alt="">',
        '<form action="gone.html"></form>',
        '<script src="gone.js"></script>',
    ],
)
def test_what_a_page_takes_in_must_be_there(write: Write, body: str) -> None:
    assert len(found(write, "a/wc.html", body)) == 1


@pytest.mark.parametrize(
    "link",
    ["https://example.com/gone", "mailto:x@example.org", "wa.html?x=1#:~:text=%D9%86", "#top"],
)
def test_what_is_of_others_or_is_there_is_none(write: Write, link: str) -> None:
    assert found(write, "a/wc.html", f'<a href="{link}">…</a>') == []


def test_a_lost_address_lies_at_any_depth_so_its_page_may_not_count_folders(write: Write) -> None:
    [finding] = found(write, "404.html", '<a href="a/wa.html">…</a>')
    assert finding.page == "404.html"


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("feeds/x.atom.xml", FEED.replace("wa.html", "gone.html").format(content="")),
        ("feeds/x.atom.xml", FEED.format(content='&lt;a href="gone.html">…&lt;/a>')),
        ("sitemap.xml", "<urlset><loc>https://example.org/archive/gone/</loc></urlset>"),
        ("robots.txt", "User-agent: *\nSitemap: https://example.org/archive/gone.xml\n"),
        ("theme/css/x.css", "@font-face { src: url('../fonts/gone.woff2') }"),
        ("latest.json", '[{"url": "a/gone.html", "title": "x"}]'),
        ("data/package.json", '{"resources": [{"path": "gone.gz"}]}'),
        ("manifest.webmanifest", '{"icons": [{"src": "gone.png"}]}'),
    ],
)
def test_addresses_outside_of_pages_count_too(write: Write, path: str, body: str) -> None:
    [finding] = found(write, path, body)
    assert finding.page == path
    assert "gone" in finding.found


def test_a_list_counts_from_the_site_and_a_package_from_its_folder(write: Write) -> None:
    assert found(write, "on-this-day/01.json", '[{"url": "a/wa.html"}]') == []
    assert found(write, "a/package.json", '{"path": "wa.html"}') == []


def test_words_in_a_list_are_no_addresses(write: Write) -> None:
    assert found(write, "theme/ar.json", '{"url": "رابط الصفحة الأصلية"}') == []


def test_a_link_on_many_pages_is_told_once(write: Write) -> None:
    write("a/wb.html", '<a href="../gone.html">…</a>')
    [finding] = found(write, "a/wc.html", '<a href="../gone.html">…</a>')
    assert finding.found == "no file gone.html (and on 1 more pages)"
