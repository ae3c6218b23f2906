"""What the archive holds, as a reader walks through it: days, names, numbers."""

import datetime
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from checks.barriers import SCHEMES, barriers
from invented import Inventor
from served import Site, refused
from small_site import ROOT, article

PAGES = {
    "home": "",
    "year": "2024/",
    "busy month": "2024/11/",
    "its second page": "2024/11/page/2.html",
    "tags": "tags.html",
    "letter": "tags/و/",
    "second page of a letter": "tags/و/page/2.html",
    "author": "author/سلمى-المختلقة/",
    "long list": "tag/مشترك/",
    "statistics": "statistics.html",
}


LAYOUT = (ROOT / "checks/layout.js").read_text("utf-8")
"""What sticks out of the window or of main."""


def moments() -> Iterator[datetime.datetime]:
    """Of each article: one a month from 2012 on, and November 2024 with ten a day."""
    for month in range(12 * 13):
        yield datetime.datetime(2012 + month // 12, month % 12 + 1, 18 if month % 12 == 10 else 5)
    for day in range(1, 31):
        for hour in range(10):
            yield datetime.datetime(2024, 11, day, hour)


@pytest.fixture(scope="session")
def holdings(
    tmp_path_factory: pytest.TempPathFactory, builder: Callable[[Path, Path], None]
) -> Path:
    """A site of thirteen years with a busy month and many tags."""
    folder = tmp_path_factory.mktemp("holdings")
    articles = folder / "content" / "articles"
    articles.mkdir(parents=True)
    inventor = Inventor(seed=6)
    for number, moment in enumerate(moments()):
        invented = next(inventor.articles(1))
        address = "https://example.org/" + "x" * 60  # breaks anywhere, but no line is as short
        text = article(
            f"whelds{number:05}".translate(str.maketrans("0189", "abcd")),
            moment.isoformat(" ") + "+00:00",
            f"{address} {invented.text}" if number % 9 == 0 else invented.text,
            Title=invented.title,
            Source=invented.source,
            Category=invented.category,
            Date_basis=("stated", "inferred", "captured")[number % 3],
            Authors="سلمى المختلقة" if number % 3 else f"كاتب {number}",
            Tags=f"مشترك; وسم {number}" + ("; Latin" if number < 2 else ""),
        )
        (articles / f"{number}.md").write_text(text, "utf-8")
    builder(folder / "content", folder / "output")
    return folder / "output"


@pytest.fixture
def site(holdings: Path) -> Iterator[Site]:
    """That site, served on loopback."""
    site = Site(holdings)
    yield site
    site.server.shutdown()
    site.server.server_close()


def on(page: Page, day: datetime.date) -> None:
    page.clock.set_fixed_time(datetime.datetime.combine(day, datetime.time(12)))


@pytest.mark.parametrize("width", [360, 1280])
def test_the_ways_through_the_archive_are_free_of_barriers(
    browser: Browser, site: Site, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, locale="ar", service_workers="block"
    )
    page = context.new_page()
    on(page, datetime.date(2025, 11, 18))
    for kind, address in PAGES.items():
        page.goto(site.url + address)
        page.wait_for_load_state("networkidle")
        page.evaluate(
            "for (const details of document.querySelectorAll('details')) details.open = true"
        )
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert barriers(page) == [], (kind, scheme)
    context.close()


def test_no_way_through_the_archive_is_wider_than_a_small_phone(page: Page, site: Site) -> None:
    on(page, datetime.date(2025, 11, 18))
    for kind, address in PAGES.items():
        page.set_viewport_size({"width": 320, "height": 640})
        page.goto(site.url + address)
        page.wait_for_load_state("networkidle")
        page.evaluate(
            "for (const details of document.querySelectorAll('details')) details.open = true"
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, kind
        assert page.evaluate(LAYOUT) == [], kind
        page.set_viewport_size({"width": 360, "height": 640})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, kind


def test_great_numbers_and_long_names_stay_in_the_smallest_window(page: Page, site: Site) -> None:
    on(page, datetime.date(2025, 11, 18))
    page.set_viewport_size({"width": 320, "height": 640})
    for kind in ("home", "busy month"):
        page.goto(site.url + PAGES[kind])
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        changed = page.evaluate(
            "() => { const put = (what, text) => [...document.querySelectorAll(what)]"
            ".map((each) => { each.textContent = text; }).length;"
            "return put('.calendar small, .tally span', '1,984')"
            " + put('.tally bdi', 'anewspaperofonelongword'); }"
        )
        assert changed > 5, kind
        assert page.evaluate(LAYOUT) == [], kind


def test_no_name_of_a_weekday_breaks_in_large_letters(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site.url + PAGES["busy month"])
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    lines = page.locator(".calendar th").evaluate_all(
        "names => names.map((name) => { const range = new Range();"
        " range.selectNodeContents(name); return range.getClientRects().length; })"
    )
    assert lines == [1] * 7


def test_no_page_grows_with_the_archive(holdings: Path) -> None:
    sizes = {
        path.relative_to(holdings).as_posix(): path.stat().st_size
        for path in holdings.rglob("*.html")
    }
    large = {name: size for name, size in sizes.items() if size > 90_000}
    assert large == {}


# Home


def test_the_search_box_comes_first(page: Page, site: Site) -> None:
    page.goto(site.url)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("input[type=search]")).to_be_focused()
    box = page.locator("input[type=search]").bounding_box()
    assert box
    assert box["y"] < 400
    expect(page.locator(".holdings")).to_have_text(
        "في الأرشيف الآن 456 مقالًا من 3 مصادر، بين عامي 2012 و2024."
    )


def test_on_this_day_shows_earlier_years_of_the_visitors_day(page: Page, site: Site) -> None:
    on(page, datetime.date(2024, 11, 18))
    page.goto(site.url)
    section = page.locator("#on-this-day")
    expect(section.get_by_role("heading", name="في مثل هذا اليوم")).to_be_visible()
    years = section.locator("time").evaluate_all(
        "times => times.map(time => Number(time.dateTime.slice(0, 4)))"
    )
    assert years == sorted(years, reverse=True)
    assert 3 <= len(years) <= 7
    assert max(years) < 2024
    expect(section.locator("bdi").first).to_have_text(
        json.loads((site.folder / "on-this-day/11.json").read_text("utf-8"))["18"][1]["source"]
    )
    section.locator("li a").nth(0).click()
    expect(page).to_have_url(f"{site.url}{max(years)}/11/#d18")
    expect(page.locator("h2#d18")).to_be_in_viewport()


@pytest.mark.parametrize(
    "day",
    [datetime.date(2025, 12, 20), datetime.date(2012, 11, 18)],
    ids=["a day without articles", "a day of the first year"],
)
def test_a_day_without_earlier_years_has_no_section(
    page: Page, site: Site, day: datetime.date
) -> None:
    on(page, day)
    page.goto(site.url)
    page.wait_for_load_state("networkidle")
    expect(page.locator("#on-this-day")).to_be_hidden()


def test_on_this_day_is_absent_where_its_file_does_not_come(page: Page, site: Site) -> None:
    on(page, datetime.date(2025, 11, 18))
    site.faults.append(refused("/on-this-day/11.json"))
    page.goto(site.url)
    page.wait_for_load_state("networkidle")
    expect(page.locator("#on-this-day")).to_be_hidden()


def test_on_this_day_moves_nothing_that_is_seen(page: Page, site: Site) -> None:
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => {"
        " for (const entry of list.getEntries()) window.shift += entry.value;"
        "}).observe({type: 'layout-shift', buffered: true});"
    )
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        on(page, datetime.date(2025, 11, 18))
        page.goto(site.url)
        expect(page.locator("#on-this-day")).to_be_visible()
        page.wait_for_timeout(300)
        assert page.evaluate("window.shift") < 0.01


def test_without_script_the_home_page_has_its_days_and_no_empty_section(
    browser: Browser, site: Site
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url)
    expect(page.locator("#on-this-day")).to_be_hidden()
    expect(page.locator(".strip")).to_have_count(4)
    context.close()


def test_a_month_of_the_days_leads_to_its_page_by_hand(page: Page, site: Site) -> None:
    page.goto(site.url)
    november = page.locator(".strip").first.locator("a", has_text="تشرين الثاني/نوفمبر 2024: 301")
    november.click()
    expect(page.locator("h1")).to_have_text("تشرين الثاني/نوفمبر 2024")


def test_the_days_stand_from_right_to_left_and_their_months_above_them(
    page: Page, site: Site
) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(site.url)
    strip = page.locator(".strip").first
    middles = strip.locator("svg a").evaluate_all(
        "links => links.map(link => link.getBoundingClientRect()).map(box => box.x + box.width / 2)"
    )
    assert len(middles) == 12
    assert middles == sorted(middles, reverse=True)
    labels = strip.locator("li").evaluate_all(
        "items => items.map(item => item.getBoundingClientRect()).map(box => box.x + box.width / 2)"
    )
    width = page.evaluate("document.querySelector('.strip svg').getBoundingClientRect().width")
    assert all(
        abs(label - middle) < width / 30 for label, middle in zip(labels, middles, strict=True)
    )


def test_the_keyboard_reaches_the_same_numbers_in_a_table_and_not_the_drawing(
    page: Page, site: Site
) -> None:
    page.goto(site.url)
    assert page.locator(".strip a:not([tabindex='-1'])").count() == 0
    page.locator(".held summary").focus()
    page.keyboard.press("Enter")
    table = page.locator(".held table")
    expect(table.get_by_role("columnheader")).to_have_text(
        ["الشهر", "2021", "2022", "2023", "2024"]
    )
    row = table.get_by_role("row", name="تشرين الثاني")
    expect(row.get_by_role("link")).to_have_text(["1", "1", "1", "301"])
    expect(table.locator("tfoot td")).to_have_text(["12", "12", "12", "312"])
    row.get_by_role("link").last.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.url}2024/11/")


def test_older_years_are_reached_from_the_home_page(page: Page, site: Site) -> None:
    page.goto(site.url)
    older = page.get_by_role("navigation", name="سنوات أقدم").get_by_role("link")
    expect(older).to_have_text([str(year) for year in range(2020, 2011, -1)])
    older.last.click()
    expect(page.locator("h1")).to_have_text("2012")
    expect(page.locator(".strip svg a")).to_have_count(12)


def test_days_are_told_apart_where_the_system_chooses_the_colours(
    browser: Browser, site: Site
) -> None:
    context = browser.new_context(forced_colors="active", service_workers="block")
    page = context.new_page()
    page.goto(site.url)
    looks = page.locator(".scale path").evaluate_all(
        "paths => paths.map(path => getComputedStyle(path))"
        ".map(style => style.stroke + style.strokeOpacity)"
    )
    assert len(looks) == len(set(looks)) == 4  # no article, one, ten, eleven
    context.close()


# Days


def test_the_calendar_leads_to_each_day_of_a_month_on_whatever_page(page: Page, site: Site) -> None:
    page.goto(f"{site.url}2024/11/")
    calendar = page.get_by_role("table", name="أيام الشهر")
    expect(calendar.get_by_role("columnheader")).to_have_text(
        ["سبت", "أحد", "اثنين", "ثلاثاء", "أربعاء", "خميس", "جمعة"]
    )
    calendar.get_by_role("link", name="28 تشرين الثاني/نوفمبر 2024: 10 مقالات").click()
    expect(page).to_have_url(f"{site.url}2024/11/#d28")
    expect(page.locator("h2#d28")).to_be_in_viewport()
    calendar.get_by_role("link", name="3 تشرين الثاني/نوفمبر 2024: 10 مقالات").first.click()
    expect(page).to_have_url(f"{site.url}2024/11/page/5.html#d3")
    expect(page.locator("h2#d3")).to_have_text("الأحد 3 تشرين الثاني/نوفمبر 2024")
    expect(page.locator("h2#d3")).to_be_in_viewport()
    page.get_by_role("navigation", name="موضع الصفحة").get_by_role("link").last.click()
    expect(calendar).to_be_visible()


def test_a_day_s_address_is_the_same_on_whatever_page_its_articles_stand(
    page: Page, site: Site
) -> None:
    page.emulate_media(reduced_motion="reduce")
    for day in range(1, 31):
        page.goto(f"{site.url}2024/11/#d{day}")
        expect(page.locator(f"#d{day}")).to_be_in_viewport()
    assert page.locator("h2#d30").count() == 1
    assert page.locator("td#d1").count() == 1


def test_a_day_that_goes_on_says_so_on_the_next_page(page: Page, site: Site) -> None:
    page.goto(f"{site.url}2024/11/page/4.html")  # the 18th has eleven articles
    first = page.locator(".days h2").first
    expect(first).to_have_text("الأربعاء 13 تشرين الثاني/نوفمبر 2024 (تتمة)")
    assert first.get_attribute("id") is None
    assert page.locator(".days h2[id]").count() == page.locator(".days h2").count() - 1


# Names


def test_many_tags_are_found_by_their_letter(page: Page, site: Site) -> None:
    page.goto(f"{site.url}tags.html")
    expect(page.locator(".top")).to_contain_text("458 وسمًا")
    expect(page.locator(".tally li").first).to_contain_text("مشترك")
    letters = page.get_by_role("navigation", name="بحسب الحرف الأول")
    expect(letters.get_by_role("link")).to_have_text(["م", "و", "A–Z"])
    letters.get_by_role("link", name="و").click()
    expect(page.locator("h1")).to_have_text("و")
    expect(page.locator(".tally li")).to_have_count(200)
    page.get_by_role("link", name="الصفحة التالية").click()
    expect(page).to_have_url(f"{site.url}tags/%D9%88/page/2.html")
    expect(letters.locator("[aria-current=page]")).to_have_text("و")


def test_a_tag_of_one_article_leads_to_it_and_is_no_link_there(page: Page, site: Site) -> None:
    page.goto(f"{site.url}tags/و/")
    page.get_by_role("link", name="وسم 105", exact=True).click()
    expect(page.locator("#text")).to_be_visible()
    tags = page.locator(".tags")
    expect(tags).to_contain_text("وسم")
    expect(tags.get_by_role("link")).to_have_text(["مشترك"])


def test_an_author_s_articles_are_reached_from_any_of_them(page: Page, site: Site) -> None:
    page.goto(f"{site.url}authors.html")
    page.get_by_role("link", name="سلمى المختلقة").click()
    expect(page.locator("h1")).to_have_text("سلمى المختلقة")
    expect(page.locator(".card")).to_have_count(60)
    for part in ("time", ".meta a[href*='source/']", ".lead"):
        expect(page.locator(f".card {part}")).to_have_count(60)
    page.locator(".card h2 a").first.click()
    page.locator(".story header").get_by_role("link", name="سلمى المختلقة").click()
    expect(page.locator("h1")).to_have_text("سلمى المختلقة")


def test_a_long_list_can_be_entered_at_a_date(page: Page, site: Site) -> None:
    page.goto(f"{site.url}tag/مشترك/")
    jump = page.get_by_role("navigation", name="اقفز إلى")
    expect(jump.locator("[aria-current=page]")).to_have_text("كانون الأول/ديسمبر 2024")
    jump.get_by_role("link").last.click()
    last = int(str(page.locator(".card time").first.get_attribute("datetime"))[:4])
    expect(jump.locator("[aria-current=page]")).to_contain_text(str(last))
    assert last < 2020


# Numbers


def test_the_statistics_are_drawn_and_told(page: Page, site: Site) -> None:
    page.goto(f"{site.url}statistics.html")
    expect(page.locator("#months + p")).to_have_text(
        "أكثر الشهور مقالات تشرين الثاني/نوفمبر 2024: 301 مقال."
    )
    assert page.locator(".columns .cols").evaluate("path => path.getBBox().width") > 1500
    ticks = page.locator(".ticks li").evaluate_all(
        "items => items.map(item => item.getBoundingClientRect().y)"
    )
    lines = page.locator(".columns svg").bounding_box()
    assert lines
    assert abs(ticks[0] - lines["y"]) < 1
    assert abs(ticks[-1] - lines["y"] - lines["height"]) < 1
    for heading in ("المصادر", "التصنيفات", "أطوال المقالات", "كيف عُرفت التواريخ"):
        counts = page.get_by_role("region", name=heading).locator("tbody td:nth-child(3)")
        assert sum(int(text) for text in counts.all_text_contents()) == 456
    page.locator(".numbers summary").click()
    totals = page.locator(".numbers tfoot td").all_text_contents()
    assert sum(int(text) for text in totals) == 456


def test_the_statistics_lie_beside_as_a_file(page: Page, site: Site) -> None:
    page.goto(f"{site.url}statistics.html")
    with page.expect_download() as download:
        page.get_by_role("link", name="هذه الأرقام كلها").click()
    assert "month,2024-11,301\r\n" in download.value.path().read_bytes().decode("utf-8-sig")
