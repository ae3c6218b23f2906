"""How a search is narrowed to a year, a category or a source, and what stays in its place then."""

import re

import pytest
from playwright.sync_api import Page, expect

from fake_archive import FakeArchive, facets
from served import Site, refused

QUERY = "تجربة"


def ask(page: Page, site: Site, archive: FakeArchive, filters: str = "") -> None:
    archive.serve(page)
    page.goto(f"{site.url}search.html?q={QUERY}{filters}")
    expect(page.locator("#results > li")).not_to_have_count(0)


def asked(page: Page) -> dict[str, str]:
    """What the address asks for."""
    found: dict[str, str] = page.evaluate(
        "Object.fromEntries(new URLSearchParams(location.search))"
    )
    return found


def unfold(page: Page, name: str) -> None:
    page.locator("#facets summary", has_text=name).click()


def test_on_a_phone_the_facets_fold_away_below_the_hits(page: Page, site: Site) -> None:
    ask(page, site, FakeArchive(total=30))
    expect(page.get_by_role("heading", name="ضيّق النتائج")).to_be_visible()
    expect(page.locator("#facets details button")).to_have_count(8)
    for button in page.locator("#facets details button").all():
        expect(button).to_be_hidden()
    assert page.evaluate(
        "facets.getBoundingClientRect().top >= pager.getBoundingClientRect().bottom"
    )
    unfold(page, "السنوات")
    heights = page.locator("#facets details button:visible").evaluate_all(
        "buttons => buttons.map(button => button.getBoundingClientRect().height)"
    )
    assert len(heights) == 3
    assert min(heights) >= 44


def test_at_a_desk_they_stand_open_beside_the_hits(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    ask(page, site, FakeArchive(total=30))
    for button in page.locator("#facets details button").all():
        expect(button).to_be_visible()
    assert page.evaluate(
        "facets.getBoundingClientRect().right <= results.getBoundingClientRect().left"
    )


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_they_come_after_the_hits_and_move_nothing(page: Page, site: Site, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    ask(page, site, FakeArchive(total=30, late={"facets": 1500}))
    expect(page.locator(".excerpt").last).to_contain_text("مقتطف")
    expect(page.locator("#facets")).to_be_hidden()
    place = "JSON.stringify([...results.children].map(li => li.getBoundingClientRect()))"
    before = page.evaluate(place)
    expect(page.locator("#facets")).to_be_visible()
    assert page.evaluate(place) == before


def test_a_year_narrows_the_search_and_widens_it_again(page: Page, site: Site) -> None:
    ask(page, site, FakeArchive(total=30))
    unfold(page, "السنوات")
    year = page.get_by_role("button", name=re.compile("^2023 "))
    expect(year).to_have_attribute("aria-pressed", "false")
    year.click()
    expect(year).to_have_attribute("aria-pressed", "true")
    assert asked(page) == {"q": QUERY, "from": "2023-01-01", "to": "2023-12-31"}
    expect(page.locator("#from")).to_have_value("2023-01-01")
    expect(page.locator("#chips")).to_contain_text("سنة 2023")
    year.click()
    expect(year).to_have_attribute("aria-pressed", "false")
    assert asked(page) == {"q": QUERY}
    page.go_back()
    expect(year).to_have_attribute("aria-pressed", "true")


def test_on_a_phone_a_choice_leads_up_to_the_count(page: Page, site: Site) -> None:
    ask(page, site, FakeArchive(total=30))
    unfold(page, "السنوات")
    page.get_by_role("button", name=re.compile("^2023 ")).click()
    expect(page.locator("#chips")).to_contain_text("سنة 2023")
    status = page.get_by_role("status")
    expect(status).to_have_text("30 نتيجة.")
    expect(status).to_be_focused()
    expect(status).to_be_in_viewport()
    expect(page.locator(".excerpt").last).to_contain_text("مقتطف")
    expect(status).to_be_in_viewport()
    page.go_back()
    expect(page.locator("#chips")).not_to_contain_text("سنة 2023")
    expect(page.get_by_role("button", name=re.compile("^2023 "))).to_be_in_viewport()


def test_at_a_desk_a_choice_keeps_focus_and_place(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    ask(page, site, FakeArchive(total=30))
    year = page.get_by_role("button", name=re.compile("^2023 "))
    year.click()
    expect(year).to_have_attribute("aria-pressed", "true")
    expect(year).to_be_focused()
    expect(year).to_be_in_viewport()


def test_a_category_and_a_source_go_together_and_stand_in_chips(page: Page, site: Site) -> None:
    ask(page, site, FakeArchive(total=30))
    unfold(page, "التصنيفات")
    unfold(page, "المصادر")
    page.get_by_role("button", name="سياسة 31").click()
    page.get_by_role("button", name="صحيفة التجربة 1 ").click()
    expect(page.locator("#chips")).to_contain_text("المصدر: صحيفة التجربة 1")
    assert asked(page) == {"q": QUERY, "category": "سياسة", "source": "صحيفة التجربة 1"}
    page.get_by_role("button", name="أزل: التصنيف: سياسة").click()
    expect(page.get_by_role("button", name="سياسة 31")).to_have_attribute("aria-pressed", "false")


def test_a_count_is_the_number_of_hits_that_a_choice_gives(page: Page, site: Site) -> None:
    page.goto(f"{site.url}search.html?q={QUERY}")
    for name in ("السنوات", "التصنيفات", "المصادر"):
        unfold(page, name)
        option = page.locator("#facets details", has_text=name).locator(".option").first
        said = str(option.get_attribute("aria-description"))
        option.click()
        expect(option).to_have_attribute("aria-pressed", "true")
        expect(page.get_by_role("status")).to_contain_text(f"{said}.")
        expect(option).to_have_attribute("aria-description", said)
    expect(page.locator("#chips .filter")).to_have_count(3)


def test_a_year_without_hits_is_no_button(page: Page, site: Site) -> None:
    ask(page, site, FakeArchive(total=30))
    unfold(page, "السنوات")
    years = page.locator("[data-facet=years] li")
    expect(years).to_have_count(4)
    expect(years.nth(1)).to_contain_text("2022")
    expect(years.nth(1).locator("button")).to_have_count(0)


def test_bars_are_as_long_as_the_counts_are_large(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    counts = {2021: 10, 2022: 20, 2023: 5}
    years = [{"year": year, "count": count} for year, count in counts.items()]
    ask(page, site, FakeArchive(total=30, facets={**facets(), "years": years}))
    expect(page.locator("#facets")).to_be_visible()
    bars = page.locator("[data-facet=years] .bar").evaluate_all(
        "bars => bars.map(bar => bar.getBoundingClientRect().width)"
    )
    assert bars[0] / bars[1] == pytest.approx(0.5, abs=0.02)
    assert bars[2] / bars[1] == pytest.approx(0.25, abs=0.02)


def test_more_than_thirty_years_stand_by_decades_and_the_chosen_one_by_its_years(
    page: Page, site: Site
) -> None:
    ask(page, site, FakeArchive(total=30, facets=facets(1985, 2024)))
    unfold(page, "السنوات")
    expect(page.locator("[data-facet=years] li")).to_have_count(5)
    page.get_by_role("button", name="1990–1999 ").click()
    assert asked(page) == {"q": QUERY, "from": "1990-01-01", "to": "1999-12-31"}
    expect(page.locator("[data-facet=years] li")).to_have_count(15)
    page.get_by_role("button", name="1994 ").click()
    assert asked(page) == {"q": QUERY, "from": "1994-01-01", "to": "1994-12-31"}


def test_of_many_sources_the_largest_stand_and_a_button_shows_the_others(
    page: Page, site: Site
) -> None:
    ask(page, site, FakeArchive(total=30, facets=facets(sources=25)))
    unfold(page, "المصادر")
    visible = page.locator("[data-facet=sources] .option:visible")
    expect(visible).to_have_count(8)
    more = page.locator("[data-facet=sources] .more")
    expect(more).to_have_text("أظهر الكل (25)")
    more.click()
    expect(visible).to_have_count(25)
    expect(more).to_have_attribute("aria-expanded", "true")
    expect(more).to_be_focused()


def test_what_is_chosen_stands_in_its_list_also_where_nothing_has_it(
    page: Page, site: Site
) -> None:
    ask(page, site, FakeArchive(total=30), "&source=صحيفة غابت")
    unfold(page, "المصادر")
    chosen = page.get_by_role("button", name="صحيفة غابت 0")
    expect(chosen).to_have_attribute("aria-pressed", "true")
    chosen.click()
    assert asked(page) == {"q": QUERY}


def test_where_there_is_nothing_to_choose_there_is_no_list(page: Page, site: Site) -> None:
    one = {"years": [{"year": 2022, "count": 1}], "months": [], "categories": [], "sources": []}
    ask(page, site, FakeArchive(total=1, facets=one))
    expect(page.locator(".excerpt")).to_contain_text("مقتطف")
    page.wait_for_timeout(200)
    expect(page.locator("#facets")).to_be_hidden()


def test_when_they_cannot_be_had_a_sentence_says_so_and_the_hits_stay(
    page: Page, site: Site
) -> None:
    ask(page, site, FakeArchive(total=30, broken=["facets"]))
    failed = page.locator("#facets-failed")
    expect(failed).to_contain_text("تعذّر عدّ ما في النتائج من سنوات وتصنيفات ومصادر.")
    expect(page.locator("#results > li")).to_have_count(10)
    expect(failed.get_by_role("button", name="أعد المحاولة")).to_be_visible()


def test_a_button_counts_again_what_could_not_be_counted(page: Page, site: Site) -> None:
    site.faults.append(refused("/search/source/", 404))
    page.goto(f"{site.url}search.html?q={QUERY}")
    failed = page.locator("#facets-failed")
    expect(failed).to_be_visible()
    again = failed.get_by_role("button", name="أعد المحاولة")
    with page.expect_response("**/search/source/**"):
        again.click()
    expect(again).to_be_focused()
    expect(failed).to_be_visible()
    site.faults.clear()
    again.click()
    expect(failed).to_be_hidden()
    expect(page.locator("#facets details button")).not_to_have_count(0)
    expect(page.locator("#facets summary").first).to_be_focused()


def hold_the_next_counts(page: Page) -> None:
    """Let them be asked for only when the page is told to `release()` them."""
    page.evaluate(
        """() => { const send = Worker.prototype.postMessage; const held = window.held = [];
        Worker.prototype.postMessage = function (message) {
          if (message.ask === 'facets') held.push(() => send.call(this, message));
          else send.call(this, message);
        };
        window.release = () => held.splice(0).forEach((one) => one()); }"""
    )


def test_counts_of_the_last_search_are_neither_seen_nor_heard_nor_pressed_beside_the_next_one(
    page: Page, site: Site
) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    ask(page, site, FakeArchive(total=30))
    counts = page.locator("#facets .count")
    year = page.locator("#facets .option").first
    expect(counts.first).to_be_visible()
    hold_the_next_counts(page)
    place = "JSON.stringify(facets.getBoundingClientRect())"
    before = page.evaluate(place)
    page.get_by_label("كلمات البحث").fill("مدينة")
    page.keyboard.press("Enter")
    expect(page.locator("#facets")).to_have_attribute("aria-busy", "true")
    expect(page.locator("#results > li")).to_have_count(10)
    expect(counts.first).to_be_hidden()
    expect(year).to_have_accessible_name("2021")
    expect(year).to_be_disabled()
    year.click(force=True)
    assert asked(page) == {"q": "مدينة"}
    assert page.evaluate(place) == before
    page.wait_for_function("held.length > 0")
    page.evaluate("release()")
    expect(counts.first).to_be_visible()
    expect(year).to_be_enabled()
    year.click()
    assert asked(page) == {"q": "مدينة", "from": "2021-01-01", "to": "2021-12-31"}


def test_counts_stay_while_another_page_or_order_of_the_same_hits_is_awaited(
    page: Page, site: Site
) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    ask(page, site, FakeArchive(total=30))
    counts = page.locator("#facets .count")
    expect(counts.first).to_be_visible()
    hold_the_next_counts(page)
    page.get_by_role("link", name="الصفحة التالية").click()
    expect(page.locator("#pager")).to_contain_text("صفحة 2 من 3")
    page.locator("#sort").select_option("newest")
    expect(page.locator("#pager")).to_contain_text("صفحة 1 من 3")
    expect(counts.first).to_be_visible()
    expect(page.locator("#facets .option").first).to_be_enabled()


def test_they_do_not_wait_for_the_excerpts(page: Page, site: Site) -> None:
    ask(page, site, FakeArchive(total=30, late={"excerpt": 60_000}))
    expect(page.locator("#facets details button")).to_have_count(8)


def test_the_way_down_to_them_is_no_step_of_the_history(page: Page, site: Site) -> None:
    ask(page, site, FakeArchive(total=30))
    expect(page.locator("#facets details button")).to_have_count(8)
    before = page.evaluate("history.length")
    page.get_by_role("link", name="ضيّق النتائج").click()
    assert page.evaluate("document.activeElement.matches('#facets summary')")
    assert page.evaluate("[history.length, location.hash]") == [before, ""]
    page.go_back()
    assert not page.url.startswith(site.url)


def test_where_they_failed_the_way_down_leads_to_the_second_try(page: Page, site: Site) -> None:
    ask(page, site, FakeArchive(total=30, broken=["facets"]))
    page.get_by_role("link", name="ضيّق النتائج").click()
    expect(page.locator("#facets-failed button")).to_be_focused()


def test_from_there_an_article_still_knows_the_way_back(page: Page, site: Site) -> None:
    ask(page, site, FakeArchive(total=30), "#facets")  # an address that was kept, or sent
    expect(page.locator(".excerpt").last).to_contain_text("مقتطف")
    page.locator("#results h2 a").first.click()
    expect(page.locator(".arrived")).to_be_visible()
    assert page.evaluate("history.state.arrival.isBehind")
    page.get_by_role("link", name="عد إلى النتائج").click()
    expect(page.locator("#results > li")).to_have_count(10)
