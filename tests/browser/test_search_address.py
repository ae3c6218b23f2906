"""What the address of a search asks for is seen on the page, and can be taken away."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from served import Site

QUERY = "تجربة"
SOURCE = "وكالة المثال"
ALL = f"?q={QUERY}&source={SOURCE}&category=سياسة&from=2021-06-01&to=2023-02-28"


def asked(page: Page) -> dict[str, str]:
    """What the address asks for."""
    found: dict[str, str] = page.evaluate(
        "Object.fromEntries(new URLSearchParams(location.search))"
    )
    return found


def total(page: Page) -> int:
    """How many articles the page says it found."""
    expect(page.get_by_role("status")).to_contain_text(re.compile("نتيجة|نتيجتان|نتائج"))
    text = page.get_by_role("status").inner_text()
    words = {"نتيجة واحدة": 1, "نتيجتان": 2}
    first = text.partition(".")[0]
    return words[first] if first in words else int(first.split()[0])


def test_each_filter_of_the_address_stands_beside_the_box(page: Page, site: Site) -> None:
    page.goto(f"{site.url}search.html{ALL}")
    chips = page.get_by_role("list", name="ما فهمناه من بحثك").locator(".filter")
    expect(chips).to_have_count(4)
    shown = [chip.locator("span").inner_text() for chip in chips.all()]
    assert shown == [
        f"المصدر: {SOURCE}",
        "التصنيف: سياسة",
        "من 1 حزيران/يونيو 2021",
        "إلى 28 شباط/فبراير 2023",
    ]
    expect(chips.locator("bdi")).to_have_text(
        [SOURCE, "سياسة", "1 حزيران/يونيو 2021", "28 شباط/فبراير 2023"]
    )
    page.wait_for_function(
        """() => [...document.querySelectorAll("#chips .filter button")]
            .map((button) => button.getBoundingClientRect())
            .every(({ width, height }) => width >= 44 && height >= 44)"""
    )


def test_taking_a_filter_away_searches_again_and_can_be_undone(page: Page, site: Site) -> None:
    page.goto(f"{site.url}search.html{ALL}")
    narrow = total(page)
    page.get_by_role("button", name=f"أزل: المصدر: {SOURCE}").click()
    chips = page.locator("#chips .filter")
    expect(chips).to_have_count(3)
    expect(page.get_by_role("status")).not_to_contain_text("نبحث")
    assert "source" not in asked(page)
    assert asked(page)["category"] == "سياسة"
    assert total(page) > narrow
    assert page.evaluate("document.activeElement.id") == "status"
    page.go_back()
    expect(chips).to_have_count(4)
    expect(page.get_by_role("status")).not_to_contain_text("نبحث")
    assert total(page) == narrow
    for _ in range(4):
        chips.first.get_by_role("button").click()
    expect(chips).to_have_count(0)
    assert asked(page) == {"q": QUERY}
    expect(page.locator("#from")).to_have_value("")


def test_a_day_taken_away_leaves_the_form_too(page: Page, site: Site) -> None:
    page.goto(f"{site.url}search.html?q={QUERY}&from=2022-01-01")
    expect(page.locator("#from")).to_have_value("2022-01-01")
    page.get_by_role("button", name="أزل: من 1 كانون الثاني/يناير 2022").click()
    page.locator("#q").fill("مختلق")
    page.keyboard.press("Enter")
    expect(page.locator("#results > li").first).to_be_visible()
    assert asked(page) == {"q": "مختلق"}


@pytest.mark.parametrize(
    "impossible",
    ["from=2024-02-31", "to=abc", "from=20240101", "sort=best", "page=0", "page=x", "from="],
)
def test_what_cannot_be_meant_leaves_the_address_and_narrows_nothing(
    page: Page, site: Site, impossible: str
) -> None:
    page.goto(f"{site.url}search.html?q={QUERY}&{impossible}")
    expect(page.locator("#results > li")).to_have_count(10)
    expect(page.locator("#chips .filter")).to_have_count(0)
    assert asked(page) == {"q": QUERY}


def test_a_filter_with_which_nothing_is_found_is_named_as_what_may_be_dropped(
    page: Page, site: Site
) -> None:
    page.goto(f"{site.url}search.html?q={QUERY}&from=1999-01-01&to=1999-02-01")
    expect(page.get_by_role("status")).to_contain_text("أزل ما يقيّد البحث")
    page.goto(f"{site.url}search.html?q=ظظظظظ")
    expect(page.get_by_role("status")).to_contain_text("لم نجد")
    expect(page.get_by_role("status")).not_to_contain_text("التواريخ")


def scrolled(page: Page) -> int:
    """How far down the page is."""
    return int(page.evaluate("Math.round(scrollY)"))


def test_back_from_an_article_leads_to_the_same_place_and_the_link_that_was_followed(
    page: Page, site: Site
) -> None:
    page.goto(f"{site.url}search.html?q={QUERY}&page=2")
    expect(page.locator("#results > li")).to_have_count(10)
    expect(page.locator(".excerpt").last).not_to_be_empty()
    link = page.locator("#results h2 a").nth(6)
    link.evaluate("link => link.scrollIntoView({block: 'center', behavior: 'instant'})")
    page.wait_for_timeout(300)
    place, title = scrolled(page), link.inner_text()
    assert place > 500
    link.click()
    expect(page.locator("h1")).to_have_text(title)
    page.go_back()
    expect(page.locator("#results > li")).to_have_count(10)
    expect(page.locator(".excerpt").last).not_to_be_empty()
    page.wait_for_timeout(200)
    assert abs(scrolled(page) - place) <= 2
    expect(link).to_be_focused()
    page.reload()
    expect(page.locator(".excerpt").last).not_to_be_empty()
    page.wait_for_timeout(200)
    assert abs(scrolled(page) - place) <= 2


def test_back_and_forward_between_pages_of_hits_lead_to_their_places(
    page: Page, site: Site
) -> None:
    page.goto(f"{site.url}search.html?q={QUERY}")
    expect(page.locator(".excerpt").last).not_to_be_empty()
    page.get_by_role("link", name="الصفحة التالية").scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    first = scrolled(page)
    page.get_by_role("link", name="الصفحة التالية").click()
    expect(page.locator("#pager")).to_contain_text("صفحة 2 من")
    page.wait_for_timeout(600)
    second = scrolled(page)
    assert second < first
    page.go_back()
    expect(page.locator("#pager")).to_contain_text("صفحة 1 من")
    expect(page.locator(".excerpt").last).not_to_be_empty()
    page.wait_for_timeout(200)
    assert abs(scrolled(page) - first) <= 2
    page.go_forward()
    expect(page.locator("#pager")).to_contain_text("صفحة 2 من")
    expect(page.locator(".excerpt").last).not_to_be_empty()
    page.wait_for_timeout(200)
    assert abs(scrolled(page) - second) <= 2
    assert page.evaluate("document.activeElement !== document.body")


def test_a_page_beyond_the_last_shows_the_last(page: Page, site: Site) -> None:
    page.goto(f"{site.url}search.html?q={QUERY}&page=999")
    expect(page.locator("#results > li").first).to_be_visible()
    last = int(asked(page)["page"])
    assert 1 < last < 999
    expect(page.locator("#pager")).to_contain_text(f"صفحة {last} من {last}")
    expect(page.locator("#pager a[rel=next]")).to_have_count(0)
    page.locator("#pager a[rel=prev]").click()
    expect(page.locator("#pager")).to_contain_text(f"صفحة {last - 1} من {last}")


def test_an_empty_box_asks_for_words_and_the_search_before_it_is_one_step_back(
    page: Page, site: Site
) -> None:
    page.goto(f"{site.url}search.html")
    plain = page.title()
    before = page.evaluate("history.length")
    page.locator("#q").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("اكتب كلمة أو أكثر")
    assert page.evaluate("history.length") == before
    assert page.evaluate("location.search") == ""
    page.locator("#q").fill(QUERY)
    page.keyboard.press("Enter")
    expect(page.locator("#results > li")).to_have_count(10)
    assert page.title() != plain
    page.locator("#q").fill("  ")
    page.keyboard.press("Enter")
    expect(page.locator("#results > li")).to_have_count(0)
    assert page.title() == plain
    page.go_back()
    expect(page.locator("#results > li")).to_have_count(10)
    assert asked(page)["q"] == QUERY


def test_the_query_cannot_turn_the_words_around_it(page: Page, site: Site) -> None:
    query = "Zzzz (x"
    page.goto(f"{site.url}search.html?q={quote(query)}")
    expect(page.get_by_role("status").locator("bdi").first).to_have_text(query)
    assert page.title().startswith(f"\u2068{query}\u2069")
    page.goto(f"{site.url}search.html?q={quote('للتجربة ظظظ zzzzz')}")
    expect(page.get_by_role("status").locator("bdi")).to_have_text(["ظظظ", "zzzzz"])
    missing = page.locator("#results .missing").first
    expect(missing.locator("bdi")).to_have_text(["ظظظ", "zzzzz"])


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("-", "لم نفهم «-» فتركناه."),
        ("title:", "لم نفهم «title:» فتركناه."),
        ("*", "لم نفهم «*» فتركناه."),
        ("- -  -", "لم نفهم «-» فتركناه."),
        ("؟", "لم نفهم «؟» فتركناه."),
        ("-حلب", "اكتب مع «-حلب» كلمة واحدة على الأقل مما تريد أن تجده."),
    ],
)
def test_where_nothing_is_asked_for_the_page_does_not_say_that_nothing_was_found(
    page: Page, site: Site, query: str, said: str
) -> None:
    page.goto(f"{site.url}search.html?q={quote(query)}")
    expect(page.get_by_role("status")).to_have_text(said)


def test_words_passed_over_are_named_once(page: Page, site: Site) -> None:
    page.goto(f"{site.url}search.html?q={quote('في في من في للتجربة')}")
    expect(page.get_by_role("status").locator("bdi")).to_have_text(["في", "من"])


def test_signs_that_only_decorate_are_not_read_out(page: Page, site: Site) -> None:
    page.goto(f"{site.url}search.html?q={QUERY}")
    expect(page.locator("#results > li")).to_have_count(10)
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    names = [str(node.get("name", {}).get("value", "")) for node in nodes]
    assert "التاريخ" in names
    assert [name for name in names if name and name[0] in "+−→←‹"] == []
