"""What stands in the search form and was not sent yet goes along with what is chosen beside it."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from fake_archive import FakeArchive, part
from served import Site

QUERY = "تجربة"
PARTS = [part("تجربة", "-حلب"), part("حلب", "تجربة", presence="prohibited")]


def ask(page: Page, site: Site, archive: FakeArchive, query: str = QUERY) -> None:
    archive.serve(page)
    page.goto(f"{site.url}search.html?q={query}")
    expect(page.locator("#facets")).to_be_visible()


def asked(page: Page) -> dict[str, str]:
    """What the address asks for."""
    found: dict[str, str] = page.evaluate(
        "Object.fromEntries(new URLSearchParams(location.search))"
    )
    return found


def set_day(page: Page, field: str, day: str) -> None:
    if not page.locator(f"#{field}").is_visible():
        page.locator("#filters summary").click()
    page.locator(f"#{field}").fill(day)


def test_words_and_days_that_were_not_sent_go_along_with_a_facet(page: Page, site: Site) -> None:
    ask(page, site, FakeArchive(total=30))
    page.locator("#q").fill("تجربة جديدة")
    set_day(page, "from", "2022-02-01")
    page.locator("#facets summary", has_text="التصنيفات").click()
    page.get_by_role("button", name="سياسة ").click()
    expect(page.locator("#chips")).to_contain_text("التصنيف: سياسة")
    assert asked(page) == {"q": "تجربة جديدة", "from": "2022-02-01", "category": "سياسة"}
    expect(page.locator("#q")).to_have_value("تجربة جديدة")


def test_a_year_that_is_chosen_replaces_the_days_that_were_not_sent(page: Page, site: Site) -> None:
    ask(page, site, FakeArchive(total=30))
    set_day(page, "from", "2022-02-01")
    page.locator("#facets summary", has_text="السنوات").click()
    page.get_by_role("button", name="2023 ").click()
    expect(page.locator("#from")).to_have_value("2023-01-01")
    assert asked(page) == {"q": QUERY, "from": "2023-01-01", "to": "2023-12-31"}


def test_words_and_days_that_were_not_sent_go_along_where_a_filter_is_taken_away(
    page: Page, site: Site
) -> None:
    ask(page, site, FakeArchive(total=30), f"{QUERY}&category=سياسة&from=2022-01-01")
    page.locator("#q").fill("تجربة جديدة")
    set_day(page, "to", "2023-01-01")
    page.get_by_role("button", name="أزل: من 1 كانون الثاني/يناير 2022").click()
    expect(page.locator("#chips .filter")).to_have_count(2)
    assert asked(page) == {"q": "تجربة جديدة", "category": "سياسة", "to": "2023-01-01"}


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("تجربة -حلب جديدة", "تجربة جديدة"),
        ("جديدة", "جديدة"),
        ("-حلب", ""),
        ("  كل  -حلب", "كل"),
    ],
)
def test_a_part_that_is_taken_away_leaves_what_was_typed_since(
    page: Page, site: Site, typed: str, left: str
) -> None:
    ask(page, site, FakeArchive(total=30, parts=PARTS), "تجربة -حلب")
    page.locator("#q").fill(typed)
    page.get_by_role("button", name="أزل: من دون حلب").click()
    expect(page.locator("#q")).to_have_value(left)
    assert asked(page).get("q", "") == left


def test_another_page_of_the_hits_leaves_in_the_box_what_is_typed(page: Page, site: Site) -> None:
    ask(page, site, FakeArchive(total=30))
    page.locator("#q").fill("تجربة جديدة")
    page.get_by_role("link", name="الصفحة التالية").click()
    expect(page.locator("#pager")).to_contain_text("صفحة 2 من 3")
    assert asked(page) == {"q": QUERY, "page": "2"}
    expect(page.locator("#q")).to_have_value("تجربة جديدة")
    page.locator("#sort").select_option("newest")
    expect(page.locator("#pager")).to_contain_text("صفحة 1 من 3")
    assert asked(page) == {"q": "تجربة جديدة", "sort": "newest"}
    page.go_back()
    expect(page.locator("#pager")).to_contain_text("صفحة 2 من 3")
    expect(page.locator("#q")).to_have_value(QUERY)


def test_a_try_again_leaves_in_the_box_what_is_typed(page: Page, site: Site) -> None:
    FakeArchive(broken=["search"]).serve(page)
    page.goto(f"{site.url}search.html?q={QUERY}")
    expect(page.get_by_role("alert")).to_be_visible()
    page.locator("#q").fill("تجربة جديدة")
    FakeArchive(total=9).serve(page)
    page.get_by_role("button", name="أعد المحاولة").click()
    expect(page.locator("#results > li")).to_have_count(9)
    expect(page.locator("#q")).to_have_value("تجربة جديدة")


def test_days_that_were_not_sent_go_along_with_what_was_meant(page: Page, site: Site) -> None:
    meant = [{"text": "تجرية", "words": [{"text": "تجربة", "query": "تجربة"}]}]
    ask(page, site, FakeArchive(total=3, alternatives=meant), "تجرية&source=وكالة المثال")
    set_day(page, "from", "2022-02-01")
    page.locator("#meant a").click()
    expect(page.locator("#q")).to_have_value("تجربة")
    assert asked(page) == {"q": "تجربة", "from": "2022-02-01", "source": "وكالة المثال"}


def test_a_day_that_is_half_typed_stays_the_one_before(page: Page, site: Site) -> None:
    ask(page, site, FakeArchive(total=30), f"{QUERY}&from=2022-01-05")
    page.locator("#filters summary").click()
    page.locator("#from").focus()
    page.keyboard.press("Delete")
    assert page.locator("#from").evaluate("day => day.validity.badInput")
    page.locator("#facets summary", has_text="التصنيفات").click()
    page.get_by_role("button", name="سياسة ").click()
    expect(page.locator("#chips .filter")).to_have_count(2)
    assert asked(page) == {"q": QUERY, "from": "2022-01-05", "category": "سياسة"}


def test_a_first_day_behind_the_last_is_said_and_one_link_puts_them_in_order(
    page: Page, site: Site
) -> None:
    page.goto(f"{site.url}search.html?q={QUERY}")
    expect(page.locator("#results > li")).to_have_count(10)
    set_day(page, "from", "2023-02-28")
    set_day(page, "to", "2021-06-01")
    page.get_by_role("button", name="طبّق").click()
    expect(page.get_by_role("status")).to_have_text(
        "اليوم الأول (28 شباط/فبراير 2023) بعد اليوم الأخير (1 حزيران/يونيو 2021)،"
        " فليس بينهما ما نبحث فيه. صحّح أحدهما أو بدّل بينهما."
    )
    expect(page.locator("#results > li")).to_have_count(0)
    expect(page.locator("#results")).not_to_have_attribute("aria-busy", "true")
    page.get_by_role("link", name="ابحث من 1 حزيران/يونيو 2021 إلى 28 شباط/فبراير 2023").click()
    expect(page.locator("#results > li")).not_to_have_count(0)
    assert asked(page) == {"q": QUERY, "from": "2021-06-01", "to": "2023-02-28"}
    expect(page.locator("#from")).to_have_value("2021-06-01")


@pytest.mark.parametrize("filters", ["category=سياسة", "source=وكالة المثال", "from=2021-06-01"])
def test_a_filter_without_words_shows_the_newest_articles_that_it_leaves(
    page: Page, site: Site, filters: str
) -> None:
    page.goto(f"{site.url}search.html?{filters}")
    counted = re.compile(r"^\d+ (نتيجة|نتائج)، الأحدث أولًا\.$")
    expect(page.get_by_role("status")).to_have_text(counted)
    expect(page.locator("#results > li")).to_have_count(10)
    days = [time.get_attribute("datetime") for time in page.locator("#results time").all()]
    assert days == sorted(days, key=str, reverse=True)
    expect(page.locator(".excerpt").last).not_to_be_empty()
    expect(page.locator("#order")).to_be_hidden()
    expect(page.locator("#facets")).to_be_visible()
    page.get_by_role("link", name="الصفحة التالية").click()
    expect(page.locator("#pager")).to_contain_text("صفحة 2 من")
    expect(page.locator("#results > li").first).to_be_visible()


def test_a_filter_without_words_that_leaves_nothing_says_so(page: Page, site: Site) -> None:
    page.goto(f"{site.url}search.html?category=لا وجود له")
    expect(page.get_by_role("status")).to_contain_text("ليس في ما اخترت من الأرشيف مقال.")
    expect(page.get_by_role("region", name="ما يمكنك أن تجرّبه")).to_be_visible()
    page.get_by_role("button", name="أزل: التصنيف: لا وجود له").click()
    expect(page.get_by_role("status")).to_have_text("")
    assert page.evaluate("document.activeElement.id") == "q"


def test_what_no_headline_has_is_offered_from_the_texts(page: Page, site: Site) -> None:
    page.goto(f"{site.url}search.html?q={quote('عنوان:ورد -حلب')}")
    expect(page.get_by_role("status")).to_contain_text("لم نجد")
    page.get_by_role("link", name="ابحث عن «ورد -حلب» في النصوص أيضًا").click()
    expect(page.locator("#results > li")).not_to_have_count(0)
    expect(page.locator("#q")).to_have_value("ورد -حلب")


def test_what_no_text_has_either_is_not_offered(page: Page, site: Site) -> None:
    page.goto(f"{site.url}search.html?q={quote('عنوان:ظظظظظ')}")
    expect(page.get_by_role("status")).to_contain_text("لم نجد")
    page.wait_for_load_state("networkidle")
    expect(page.locator("#others a")).to_have_count(0)


def test_arabic_quotation_marks_hold_a_phrase(page: Page, site: Site) -> None:
    page.goto(f"{site.url}search.html?q={quote('«الهيئة العامة للائتلاف» -كرة')}")
    chips = page.get_by_role("list", name="ما فهمناه من بحثك").get_by_role("listitem")
    expect(chips.locator("> span")).to_have_text(["عبارة «الهيئة العامة للائتلاف»", "من دون كرة"])
    expect(page.locator("#results > li")).to_have_count(1)
