"""On an article that was opened from the search, the words that it was found by are shown."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from fake_archive import FakeArchive
from served import Site

ARTICLE = "a/ww2i55cq2ye.html"
MARKED = "[...(CSS.highlights.get('search') ?? [])].map((range) => range.toString())"
QUERY = "الهيئة العامة"


def arrive(page: Page, site: Site) -> None:
    """Open the first hit, which is the real article, once its words are known."""
    FakeArchive(total=7).serve(page)
    page.goto(f"{site.url}search.html?q={QUERY}")
    expect(page.locator(".excerpt").last).to_contain_text("مقتطف")
    page.locator("#results h2 a").first.click()
    expect(page.locator(".arrived")).to_have_count(1)  # the page has taken the words


def test_whole_words_are_shown_in_headline_and_text(page: Page, site: Site) -> None:
    arrive(page, site)
    expect(page.get_by_role("complementary", name="كلمات بحثك في هذا المقال")).to_contain_text(
        re.compile("موضع|مواضع")
    )
    marked = page.evaluate(MARKED)
    assert set(marked) == {"الهيئة", "العامة"}
    text = page.locator("h1").inner_text() + "\n" + page.locator("#text").inner_text()
    assert len(marked) == len(re.findall(r"(?<!\w)(?:الهيئة|العامة)(?!\w)", text))
    assert page.evaluate("scrollY") == 0


def test_without_the_highlight_api_marks_stand_around_whole_words_and_go_again(
    page: Page, site: Site
) -> None:
    page.add_init_script("delete window.Highlight")
    arrive(page, site)
    before = page.locator("#text").inner_text()
    marks = page.locator("main mark")
    expect(marks).not_to_have_count(0)
    assert set(marks.all_text_contents()) == {"الهيئة", "العامة"}
    page.get_by_role("button", name="أزل الإبراز").click()
    expect(marks).to_have_count(0)
    assert page.locator("#text").inner_text() == before


def test_a_reload_keeps_the_marks_and_a_button_takes_them_away_for_good(
    page: Page, site: Site
) -> None:
    arrive(page, site)
    page.reload()
    assert page.evaluate(MARKED)
    page.get_by_role("button", name="أزل الإبراز").click()
    assert page.evaluate(MARKED) == []
    expect(page.locator(".arrived")).to_have_count(0)
    assert page.evaluate("document.activeElement.matches('h1')")
    page.reload()
    assert page.evaluate(MARKED) == []
    expect(page.locator(".arrived")).to_have_count(0)


def test_from_a_tab_of_its_own_the_way_back_leads_to_the_results(
    page: Page, site: Site, context: BrowserContext
) -> None:
    FakeArchive(total=7).serve(page)
    page.goto(f"{site.url}search.html?q={QUERY}")
    expect(page.locator(".excerpt").last).to_contain_text("مقتطف")
    with context.expect_page() as opened:
        page.locator("#results h2 a").first.click(modifiers=["Control"])
    tab = opened.value
    expect(tab.locator(".arrived")).to_be_visible()
    tab.evaluate("location.hash = 'main'")
    tab.go_back()
    tab.reload()  # now there are two entries, and none of them is the search
    tab.get_by_role("link", name="عد إلى النتائج").click()
    expect(tab.locator("#q")).to_have_value(QUERY)


def test_after_a_skip_link_the_way_back_leads_to_the_results_however_long_the_history(
    page: Page, site: Site
) -> None:
    page.goto(site.url)
    page.evaluate("for (let at = 0; at < 60; at += 1) history.pushState(null, '', `?${at}`)")
    arrive(page, site)
    full = page.evaluate("history.length")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("[location.hash, history.length]") == ["#main", full]  # it is cut at 50
    page.get_by_role("link", name="عد إلى النتائج").click()
    expect(page.locator("#q")).to_have_value(QUERY)


def test_the_way_back_is_a_step_of_the_history_to_the_place_of_the_hit(
    page: Page, site: Site
) -> None:
    FakeArchive(total=30).serve(page)
    page.goto(f"{site.url}search.html?q={QUERY}")
    expect(page.locator(".excerpt").last).to_contain_text("مقتطف")
    page.locator("#results h2 a").last.click()
    expect(page.locator("#text")).to_be_visible()
    length = page.evaluate("history.length")
    page.get_by_role("link", name="عد إلى النتائج").click()
    expect(page.locator("#results h2 a")).to_have_count(10)
    page.wait_for_function("scrollY > 300")
    assert page.evaluate("history.length") == length


def test_another_visit_of_the_article_shows_nothing(page: Page, site: Site) -> None:
    arrive(page, site)
    page.goto(site.url)
    page.goto(site.url + ARTICLE)
    expect(page.locator("#text")).to_be_visible()
    assert page.evaluate(MARKED) == []
    expect(page.locator(".arrived")).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage)") == []


def test_after_a_minute_nothing_is_shown(page: Page, site: Site) -> None:
    page.goto(site.url)
    page.evaluate(
        """article => localStorage.setItem(`arrived ${new URL(article).pathname}`, JSON.stringify(
            {words: ["العامة"], search: location.href, time: Date.now() - 61_000}))""",
        site.url + ARTICLE,
    )
    page.goto(site.url + ARTICLE)
    expect(page.locator("#text")).to_be_visible()
    assert page.evaluate(MARKED) == []
    assert page.evaluate("Object.keys(localStorage)") == []


@pytest.mark.parametrize("kept", ["", "null", "[]", "{}", '{"time": 9e15}', '{"words": 3}', "{"])
def test_what_another_script_left_there_breaks_nothing(page: Page, site: Site, kept: str) -> None:
    page.goto(site.url)
    page.evaluate(
        "([article, kept]) => localStorage.setItem(`arrived ${new URL(article).pathname}`, kept)",
        [site.url + ARTICLE, kept],
    )
    page.goto(site.url + ARTICLE)
    expect(page.locator("#latest li a")).not_to_have_count(0)
    expect(page.locator(".arrived")).to_have_count(0)


def test_in_a_new_tab_they_are_shown_too(page: Page, context: BrowserContext, site: Site) -> None:
    FakeArchive(total=7).serve(page)
    page.goto(f"{site.url}search.html?q={QUERY}")
    expect(page.locator(".excerpt").last).to_contain_text("مقتطف")
    with context.expect_page() as opened:
        page.locator("#results h2 a").first.click(button="middle")
    expect(opened.value.locator(".arrived")).to_be_visible()
    assert opened.value.evaluate(MARKED)


def test_buttons_lead_from_word_to_word_and_a_link_back_to_the_hits(page: Page, site: Site) -> None:
    arrive(page, site)
    before = page.evaluate("scrollY")
    total = len(page.evaluate(MARKED))
    assert total > 2
    count = page.locator(".arrived [aria-live]")
    expect(count).to_have_text(re.compile(rf"^{total} (مواضع|موضعًا|موضع)$"))
    following = page.get_by_role("button", name="الموضع التالي")
    selected = set()
    for number in range(1, total + 1):
        following.click()
        expect(count).to_have_text(f"{number} من {total}")
        selected.add(page.evaluate("getSelection().toString()"))
    assert selected == {"الهيئة", "العامة"}
    page.wait_for_function("before => scrollY > before", arg=before)
    following.click()
    expect(count).to_have_text(f"1 من {total}")
    previous = page.get_by_role("button", name="الموضع السابق")
    for number in (total, total - 1):
        previous.click()
        expect(count).to_have_text(f"{number} من {total}")
    expect(previous).to_be_focused()
    page.get_by_role("link", name="عد إلى النتائج").click()
    expect(page.locator("#q")).to_have_value(QUERY)


def test_the_first_step_back_leads_to_the_last_word(page: Page, site: Site) -> None:
    arrive(page, site)
    total = len(page.evaluate(MARKED))
    page.get_by_role("button", name="الموضع السابق").click()
    expect(page.locator(".arrived [aria-live]")).to_have_text(f"{total} من {total}")


def test_behind_the_skip_link_the_keyboard_comes_to_the_marks_first(page: Page, site: Site) -> None:
    arrive(page, site)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="الموضع السابق")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".arrived [aria-live]")).to_contain_text("1 من")


@pytest.mark.parametrize(("width", "rows"), [(1280, 1), (640, 1), (360, 1), (180, 2)])
def test_the_line_is_one_row_and_on_a_phone_at_twice_the_size_two(
    page: Page, site: Site, width: int, rows: int
) -> None:
    page.set_viewport_size({"width": width, "height": 400})
    arrive(page, site)
    height = page.locator(".arrived").evaluate("line => line.offsetHeight")
    assert height <= rows * 48
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_line_moves_nothing_and_hides_nothing_of_the_end(page: Page, site: Site) -> None:
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => {"
        " for (const entry of list.getEntries()) window.shift += entry.value;"
        "}).observe({type: 'layout-shift', buffered: true});"
    )
    arrive(page, site)
    page.wait_for_timeout(300)
    assert page.evaluate("window.shift") < 0.01
    page.evaluate("scrollTo({top: document.body.scrollHeight, behavior: 'instant'})")
    bottom = page.locator(".colophon a").last.evaluate("a => a.getBoundingClientRect().bottom")
    top = page.locator(".arrived").evaluate("line => line.getBoundingClientRect().top")
    assert bottom <= top
    sizes = page.locator(".arrived :is(a, button)").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 44
