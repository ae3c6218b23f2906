"""What a reader meets on the pages, whatever the screen, in a real browser."""

import gzip
import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from checks import barriers, links, visit
from checks import site as built_site
from checks.kinds import ARTICLE, Stop, stops
from checks.kinds import kind as kind_of
from checks.survey import survey
from checks.walk import walk
from checks.wire import Wire
from served import Site, refused

REAL = "a/ww2i55cq2ye.html"


def invented_article(site: Site) -> str:
    """The address of an article that has a source, a category and related ones."""
    [first, *_] = json.loads((site.folder / "latest.json").read_text("utf-8"))[1:]
    return str(first["url"])


def kinds(site: Site) -> dict[str, str]:
    """One address of every kind of page."""
    return {
        "home": "",
        "article": REAL,
        "another article": invented_article(site),
        "years": "years.html",
        "year": "2022/",
        "month": "2022/03/",
        "categories": "categories.html",
        "category": "category/سياسة/",
        "tags": "tags.html",
        "tag": "tag/تجربة/",
        "page 2 of a tag": "tag/تجربة/page/2.html",
        "sources": "sources.html",
        "source": "source/وكالة-المثال/",
        "authors": "authors.html",
        "author": "author/سلمى-المختلقة/",
        "statistics": "statistics.html",
        "data": "data/",
        "licences": "colophon.html",
        "kept pages": "offline/",
        "unread": "offline/unread.html",
        "static page": "about.html",
        "search": "search.html",
        "results": "search.html?q=تجربة",
        "results within filters": "search.html?q=تجربة&source=وكالة المثال&from=2022-01-01",
        "nothing found": "search.html?q=ظظظظظ",
        "not found": "404.html",
    }


def test_a_failed_search_is_free_of_barriers(page: Page, site: Site) -> None:
    site.faults.append(refused("/search/manifest.json"))
    page.goto(f"{site.url}search.html?q=تجربة")
    page.get_by_text("تفاصيل تقنية").click()
    assert list(barriers.check(page, "a failed search")) == []


def test_every_kind_of_page_holds_what_make_check_asks(browser: Browser, site: Site) -> None:
    read = survey(built_site.Site(site.folder))
    with Wire(site.folder) as wire:
        outcomes = [links.check(read), *walk(browser, wire.url, read.site, stops(read))]
    assert [finding for outcome in outcomes for finding in outcome.findings] == []


def test_make_check_opens_every_kind_of_page(site: Site) -> None:
    opened = {stop.kind for stop in stops(survey(built_site.Site(site.folder)))}
    paths = [address.partition("?")[0] for address in kinds(site).values()]
    files = [path + "index.html" if path.endswith("/") or not path else path for path in paths]
    assert opened >= {kind_of(file) for file in files}


def test_every_page_is_arabic_from_right_to_left_with_one_headline(page: Page, site: Site) -> None:
    for kind, address in kinds(site).items():
        page.goto(site.url + address)
        assert page.evaluate("[document.documentElement.lang, document.dir]") == ["ar", "rtl"], kind
        expect(page.locator("h1")).to_have_count(1)
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).letterSpacing") == (
            "normal"
        )


def test_an_article_says_when_it_is_from_and_how_that_is_known(page: Page, site: Site) -> None:
    page.goto(site.url + REAL)
    main = page.locator("main")
    expect(main).to_contain_text("الاثنين 18 تشرين الثاني/نوفمبر 2024")
    expect(main).to_contain_text("«اليوم الاثنين»")
    expect(main).to_contain_text("الجمعة 22 تشرين الثاني/نوفمبر 2024")
    expect(main).to_contain_text("b691de8a1ac1")
    expect(page.locator("#text p")).to_have_count(11)
    for line in ("18.4 C", "Damascus", "نوفمبر 22, 2024"):
        expect(page.locator("#text")).not_to_contain_text(line)


def test_an_article_names_its_source_and_leads_to_the_original(page: Page, site: Site) -> None:
    page.goto(site.url + invented_article(site))
    source = page.locator("main").get_by_role("link", name=re.compile("صحيفة|وكالة|موقع")).first
    expect(source).to_have_attribute("href", re.compile(r"source/"))
    expect(page.locator("main a[href^='https://example.org/w']").first).to_be_visible()


def test_latest_and_related_news_stand_beside_an_article(page: Page, site: Site) -> None:
    page.goto(site.url + invented_article(site))
    latest = page.locator("#latest li a")
    expect(latest).not_to_have_count(0)
    here = page.evaluate("location.pathname")
    addresses = latest.evaluate_all("links => links.map(link => link.pathname)")
    assert here not in addresses
    assert f"/{REAL}" in addresses
    expect(page.get_by_role("heading", name="أخبار ذات صلة")).to_be_visible()
    page.locator("main section, main aside").filter(has_text="أخبار ذات صلة").first.locator(
        "a"
    ).first.click()
    expect(page.locator("#text")).to_be_visible()


def test_in_large_letters_no_line_of_the_latest_is_cut(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site.url + invented_article(site))
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    items = page.locator("#latest li:has(time)")
    expect(items).not_to_have_count(0)
    assert items.evaluate_all("items => items.every(li => li.scrollHeight <= li.clientHeight)")


def test_without_script_an_article_is_whole_and_leads_to_the_latest(
    browser: Browser, site: Site
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url + REAL)
    expect(page.locator("#text p")).to_have_count(11)
    expect(page.locator("main").get_by_role("link", name=re.compile("الأخبار|المقالات")).first)
    context.close()


def test_a_first_visit_of_an_article_is_light_and_nothing_shifts(
    browser: Browser, site: Site
) -> None:
    with Wire(site.folder) as wire:
        seen = visit.visit(browser, wire, Stop(ARTICLE, REAL))
    assert seen.weight <= visit.BYTES, seen.sent
    assert seen.shift < visit.SHIFT, seen.moved


def test_search_engines_and_readers_of_feeds_are_told_where_things_are(
    page: Page, site: Site
) -> None:
    page.goto(site.url + REAL)
    [article] = [
        json.loads(text)
        for text in page.locator("script[type='application/ld+json']").all_text_contents()
    ]
    assert article["@type"] == "NewsArticle"
    assert article["datePublished"].startswith("2024-11-18T00:00:00+0")
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert canonical == f"http://localhost:8000/{REAL}"
    assert page.locator("meta[property='og:title']").get_attribute("content") == article["headline"]
    assert (site.folder / "feeds/all.atom.xml").exists()
    assert REAL in (site.folder / "sitemap.xml").read_text("utf-8")
    assert "Sitemap: http://localhost:8000/sitemap.xml" in (site.folder / "robots.txt").read_text()


LATIN_FIRST = "NATO يعقد اجتماعًا مختلقًا"
ENGLISH = "An invented headline"
DIRECTION = "element => getComputedStyle(element).direction"


def pages_of(page: Page, site: Site, address: str) -> Iterator[str]:
    """Opens the pages of a list, one behind the other."""
    page.goto(site.url + address)
    yield page.url
    while (onward := page.locator(".turn a[rel=next]", has_text="الصفحة التالية")).count():
        page.goto(str(onward.evaluate("link => link.href")))
        yield page.url


@pytest.mark.parametrize(
    "address",
    ["2022/", "2022/03/", "category/سياسة/", "tag/تجربة/", "source/وكالة-المثال/"],
)
def test_headlines_run_as_their_language_does_whatever_they_begin_with(
    page: Page, site: Site, address: str
) -> None:
    seen = set()
    for url in pages_of(page, site, address):
        for title, direction in ((LATIN_FIRST, "rtl"), (ENGLISH, "ltr")):
            for found in page.locator("main a", has_text=title).all():
                assert found.evaluate(DIRECTION) == direction, url
                seen.add(direction)
    assert seen == {"rtl", "ltr"}


@pytest.mark.parametrize(("title", "direction"), [(LATIN_FIRST, "rtl"), (ENGLISH, "ltr")])
def test_an_article_and_the_hit_for_it_run_as_its_language_does(
    page: Page, site: Site, title: str, direction: str
) -> None:
    page.goto(f"{site.url}search.html?q={title}")
    hit = page.locator("#results > li").first
    link = hit.locator("h2 a", has_text=title)
    assert link.evaluate(DIRECTION) == direction
    expect(hit.locator(".excerpt")).to_contain_text("مختلق" if direction == "rtl" else "Invented")
    assert hit.locator(".excerpt").evaluate(DIRECTION) == direction
    link.click()
    for place in ("h1", "#text", "#text p"):
        assert page.locator(place).first.evaluate(DIRECTION) == direction
    expect(page.locator("h1[lang=en]")).to_have_count(int(direction == "ltr"))
    assert page.locator(".story .meta").evaluate(DIRECTION) == "rtl"


def test_the_latest_headlines_run_as_their_language_does(page: Page, site: Site) -> None:
    entries: list[dict[str, str]] = json.loads((site.folder / "latest.json").read_text("utf-8"))
    entries[1] |= {"title": ENGLISH, "lang": "en", "dir": "ltr"}
    entries[2] |= {"title": LATIN_FIRST}
    page.route("**/latest.json", lambda route: route.fulfill(json=entries))
    page.goto(site.url + REAL)
    assert page.locator("#latest a", has_text=ENGLISH).evaluate(DIRECTION) == "ltr"
    assert page.locator("#latest a", has_text=LATIN_FIRST).evaluate(DIRECTION) == "rtl"


def test_a_sign_in_the_help_stands_where_it_is_typed(page: Page, site: Site) -> None:
    page.goto(f"{site.url}search-help.html")
    for code, to_left in (("title:", False), ("عنوان:", True)):
        first, last = page.locator("code", has_text=re.compile(f"^{code}$")).evaluate(
            """code => [0, code.textContent.length - 1].map((at) => {
                const range = document.createRange();
                range.setStart(code.firstChild, at);
                range.setEnd(code.firstChild, at + 1);
                return range.getBoundingClientRect().left;
            })"""
        )
        assert (last < first) == to_left, code


@pytest.mark.parametrize("width", [320, 360, 412, 768, 1280])
def test_an_address_breaks_where_it_may_and_no_letter_stands_alone(
    page: Page, site: Site, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    records = gzip.decompress((site.folder / "data/articles-2022.jsonl.gz").read_bytes())
    [article] = [
        record for record in map(json.loads, records.splitlines()) if "%" in record.get("url", "")
    ]
    page.goto(f"{site.url}a/{article['id']}.html")
    page.locator(".provenance summary").last.click()
    for address in page.locator(".provenance dd bdi.address:has(span)").all():
        lines = address.evaluate(
            """address => {
                const tops = new Map();
                const walker = document.createTreeWalker(address, NodeFilter.SHOW_TEXT);
                for (let node; (node = walker.nextNode());) {
                    for (let at = 0; at < node.length; at += 1) {
                        const range = document.createRange();
                        range.setStart(node, at);
                        range.setEnd(node, at + 1);
                        const top = Math.round(range.getBoundingClientRect().top);
                        tops.set(top, (tops.get(top) ?? "") + node.data[at]);
                    }
                }
                return [...tops.values()];
            }"""
        )
        assert len(lines[-1]) >= 8, lines
        if "/" in lines[0]:
            assert all(line.startswith("/") for line in lines[1:] if "%" not in line), lines
    assert page.evaluate("document.documentElement.scrollWidth") <= width
