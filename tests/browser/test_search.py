"""What a visitor does with the search, on a phone's screen, in a real browser."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from served import Site, refused, slow

HEADLINE = (
    "الهيئة العامة للائتلاف الوطني تعقد اجتماعاً طارئاً لبحث التصعيد العسكري على المناطق المحررة"
)
CARELESS = "الهيئه العامه للإئتلاف"


def search(page: Page, site: Site, query: str) -> None:
    page.goto(f"{site.url}search.html")
    page.get_by_label("كلمات البحث").fill(query)
    page.keyboard.press("Enter")


def test_from_the_home_page_a_careless_spelling_leads_to_the_article(
    page: Page, site: Site
) -> None:
    page.goto(site.url)
    page.locator("input[name=q]").first.fill(CARELESS)
    page.keyboard.press("Enter")
    page.locator("#results > li a").first.click()
    expect(page.locator("h1")).to_have_text(HEADLINE)
    expect(page).to_have_url(re.compile(r"/a/w[a-z2-7]{10}\.html$"))


def test_everything_can_be_done_from_the_keyboard(page: Page, site: Site) -> None:
    page.goto(f"{site.url}search.html")
    page.locator("#q").focus()
    page.keyboard.type(CARELESS)
    page.keyboard.press("Enter")
    expect(page.locator("#results > li")).not_to_have_count(0)
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('#results a')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(HEADLINE)


def test_a_hit_shows_title_date_category_and_an_excerpt_with_the_words_marked(
    page: Page, site: Site
) -> None:
    search(page, site, CARELESS)
    hit = page.locator("#results > li").first
    expect(hit.get_by_role("link")).to_have_text(HEADLINE)
    expect(hit.locator("time")).to_have_attribute("datetime", "2024-11-18")
    expect(hit.locator(".meta")).to_contain_text("18 تشرين الثاني/نوفمبر 2024")
    expect(hit.locator(".meta")).to_contain_text("أخبار")
    expect(hit.locator(".excerpt")).to_contain_text("الهيئة العامة للائتلاف")
    marked = page.evaluate("[...CSS.highlights.get('search')].map((range) => range.toString())")
    assert {"الهيئة", "العامة", "للائتلاف"} <= set(marked)


def test_where_the_highlight_api_is_missing_whole_words_are_marked(page: Page, site: Site) -> None:
    page.add_init_script("delete window.Highlight")
    search(page, site, CARELESS)
    marks = page.locator("#results > li").first.locator("h2 mark")
    expect(marks).to_have_text(["الهيئة", "العامة", "للائتلاف"])
    expect(page.locator("#results > li").first.get_by_role("link")).to_have_text(HEADLINE)


def test_the_count_is_announced(page: Page, site: Site) -> None:
    search(page, site, CARELESS)
    status = page.get_by_role("status")
    expect(status).to_contain_text(re.compile("نتيجة|نتيجتان|نتائج"))
    expect(status).to_have_attribute("aria-live", "polite")


def test_the_query_stands_in_the_address_and_back_and_forward_work(page: Page, site: Site) -> None:
    search(page, site, "تجربة")
    expect(page).to_have_url(re.compile(r"\?q=%D8%AA"))
    expect(page.locator("#results > li")).to_have_count(10)
    page.locator("#q").fill(CARELESS)
    page.keyboard.press("Enter")
    expect(page.locator("#results > li a").first).to_have_text(HEADLINE)
    page.go_back()
    expect(page.locator("#q")).to_have_value("تجربة")
    expect(page.locator("#results > li")).to_have_count(10)
    page.go_forward()
    expect(page.locator("#q")).to_have_value(CARELESS)
    expect(page.locator("#results > li a").first).to_have_text(HEADLINE)


def test_an_address_that_was_shared_opens_as_it_was(page: Page, site: Site) -> None:
    page.goto(f"{site.url}search.html?q=تجربة&from=2022-01-01&to=2022-12-31&sort=oldest&page=2")
    expect(page.locator("#from")).to_have_value("2022-01-01")
    expect(page.locator("#sort")).to_have_value("oldest")
    times = page.locator("#results time")
    expect(times.first).to_be_visible()
    days = [time.get_attribute("datetime") for time in times.all()]
    assert days == sorted(days, key=str)
    assert all(str(day).startswith("2022") for day in days)


def test_pages_of_results_are_walked_and_focus_is_kept(page: Page, site: Site) -> None:
    search(page, site, "تجربة")
    first = page.locator("#results > li a").first.inner_text()
    page.get_by_role("link", name="الصفحة التالية").click()
    expect(page.locator("#pager")).to_contain_text("صفحة 2 من")
    expect(page.locator("#results > li a").first).not_to_have_text(first)
    assert page.evaluate("document.activeElement.id") == "status"
    page.get_by_role("link", name="الصفحة السابقة").click()
    expect(page.locator("#results > li a").first).to_have_text(first)


def test_on_paper_stand_the_query_and_what_was_found_alone(page: Page, site: Site) -> None:
    search(page, site, "تجربة")
    expect(page.locator("#facets [data-facet=years] .option").first).to_be_attached()
    page.emulate_media(media="print")
    expect(page.locator("#q")).to_be_visible()
    expect(page.locator("#status")).to_contain_text("نتيجة")
    expect(page.locator("#results > li a").first).to_be_visible()
    paper = page.locator("main").inner_text()
    for words in ("إلى يوم", "اضغط على أي مثال", "الترتيب", "ضيّق النتائج", "شهرًا بشهر"):
        assert words not in paper


def test_the_order_is_changed_without_typing_again(page: Page, site: Site) -> None:
    search(page, site, "تجربة")
    page.locator("#sort").select_option("newest")
    expect(page).to_have_url(re.compile("sort=newest"))
    expect(page.locator("#results > li")).to_have_count(10)
    days = [time.get_attribute("datetime") for time in page.locator("#results time").all()]
    assert days == sorted(days, key=str, reverse=True)


def test_while_it_loads_the_page_says_so(page: Page, site: Site) -> None:
    site.faults.append(slow(1.0, "/search/words/"))
    search(page, site, CARELESS)
    expect(page.locator("#status")).to_have_text("نبحث في الأرشيف…")
    expect(page.locator("#results")).to_have_attribute("aria-busy", "true")
    expect(page.locator("#results > li").first).to_be_visible()


def test_when_nothing_is_found_the_page_says_what_to_try(page: Page, site: Site) -> None:
    search(page, site, "ظظظظظ")
    expect(page.locator("#status")).to_contain_text(re.compile("«ظظظظظ».*جرّب"))
    expect(page.locator("#results > li")).to_have_count(0)


def test_what_finds_nothing_finds_something_without_its_rarest_part(page: Page, site: Site) -> None:
    search(page, site, "تجربة +ظظظظظ")
    expect(page.get_by_role("region", name="ما يمكنك أن تجرّبه")).to_contain_text("2024")
    page.get_by_role("link", name="ابحث من دون «ظظظظظ»").click()
    expect(page.locator("#results > li")).to_have_count(10)
    expect(page.locator("#q")).to_have_value("تجربة")


def test_each_part_of_the_query_can_be_taken_away(page: Page, site: Site) -> None:
    search(page, site, f'"{HEADLINE.split(" تعقد", maxsplit=1)[0]}" -كرة نص')
    chips = page.get_by_role("list", name="ما فهمناه من بحثك").get_by_role("listitem")
    expect(chips.locator("> span")).to_have_text(
        ["عبارة «الهيئة العامة للائتلاف الوطني»", "من دون كرة", "نص"]
    )
    page.get_by_role("button", name="أزل: من دون كرة").click()
    expect(chips).to_have_count(2)
    expect(page.locator("#q")).to_have_value('"الهيئة العامة للائتلاف الوطني" نص')


def test_the_words_found_are_shown_on_the_article_too(page: Page, site: Site) -> None:
    search(page, site, CARELESS)
    expect(page.locator(".excerpt").first).to_contain_text("الهيئة")
    page.locator("#results > li a").first.click()
    expect(page.locator(".arrived")).to_be_visible()
    marked = page.evaluate("[...CSS.highlights.get('search')].map((range) => range.toString())")
    assert {"الهيئة", "العامة", "للائتلاف"} <= set(marked)


def test_a_word_that_no_article_has_is_named(page: Page, site: Site) -> None:
    search(page, site, f"{CARELESS} ظظظظظ")
    expect(page.locator("#status")).to_contain_text("ظظظظظ")
    expect(page.locator("#results > li a").first).to_have_text(HEADLINE)


def test_a_slip_of_the_finger_leads_to_the_article_and_is_named(page: Page, site: Site) -> None:
    search(page, site, "الهيئة العامة للائتلافف")
    expect(page.locator("#results > li a").first).to_have_text(HEADLINE)
    expect(page.locator("#status bdi")).to_have_text(["للائتلافف", "للائتلاف"])


@pytest.mark.parametrize("part", ["/search/manifest.json", "/search/words/", "/search/records/"])
def test_when_a_part_cannot_be_fetched_a_button_tries_again(
    page: Page, site: Site, part: str
) -> None:
    site.faults.append(refused(part))
    search(page, site, CARELESS)
    expect(page.get_by_role("alert")).to_contain_text("لم يعطنا الخادم")
    expect(page.locator("#results > li")).to_have_count(0)
    site.faults.clear()
    page.get_by_role("button", name="أعد المحاولة").click()
    expect(page.locator("#results > li a").first).to_have_text(HEADLINE)
    expect(page.locator("#problem")).to_be_hidden()


def test_nothing_of_the_search_is_loaded_before_the_box_is_used(page: Page, site: Site) -> None:
    page.goto(f"{site.url}search.html")
    page.wait_for_load_state("networkidle")
    assert not [path for path in site.requests if "/search/manifest" in path or "worker" in path]
    page.locator("#q").focus()
    page.wait_for_timeout(500)
    assert [path for path in site.requests if "/search/manifest" in path]


@pytest.mark.parametrize("query", ['"وحدة تنسيق', "-", "+", "م*", "-حلب", "<img onerror=alert(1)>"])
def test_a_query_that_cannot_be_meant_gets_a_sentence(page: Page, site: Site, query: str) -> None:
    search(page, site, query)
    expect(page.locator("#status")).to_have_text(re.compile(r"\S{3}.*[.…]$"))
    expect(page.locator("#problem")).to_be_hidden()


def test_without_script_the_page_says_how_to_browse(site: Site, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.url}search.html")
    expect(page.get_by_role("link", name="التصنيفات").last).to_be_visible()
    expect(page.locator("main")).to_contain_text("يحتاج البحث إلى JavaScript")
    context.close()
