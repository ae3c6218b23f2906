"""What the search page says and offers in each of its states, from nothing found to thousands."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from checks.barriers import barriers
from fake_archive import FakeArchive, part
from served import Site

SCREENS: tuple[tuple[int, Literal["light", "dark"]], ...] = (
    (360, "light"),
    (360, "dark"),
    (1280, "dark"),
    (1280, "light"),
)
QUERY = "تجربة"
FAILED = {"text": "مدينة", "presence": "optional", "url": "search/words/x.bin", "found": "HTTP 404"}
STATES = {
    "nothing": FakeArchive(
        total=0,
        parts=[part("تجربة", "ظظظ"), part("ظظظ", "تجربة")],
        looser="تجربة",
        alternatives=[{"text": "ظظظ", "words": [{"text": "حظ", "query": "تجربة حظ"}]}],
    ),
    "one": FakeArchive(total=1),
    "seven": FakeArchive(total=7, complete=2),
    "many": FakeArchive(total=12_000, complete=4),
    "failed words": FakeArchive(total=7, failed=[FAILED]),
    "failed": FakeArchive(broken=["search"]),
    "loading": FakeArchive(late={"search": 60_000}),
    "without facets": FakeArchive(total=30, broken=["facets"]),
}


def ask(page: Page, site: Site, archive: FakeArchive, query: str = QUERY) -> None:
    archive.serve(page)
    page.goto(f"{site.url}search.html?q={query}")


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_free_of_barriers_and_fits_the_screen(
    page: Page, site: Site, state: str
) -> None:
    ask(page, site, STATES[state], f"{QUERY}&category=سياسة")
    if state == "failed":
        page.get_by_text("تفاصيل تقنية").click()
    elif state != "loading":
        expect(page.locator("#facets")).to_be_visible()
    for width, scheme in SCREENS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        if state not in ("failed", "loading"):
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert barriers(page) == [], f"{width} {scheme}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_of_thousands_the_first_page_comes_with_the_way_to_the_next(page: Page, site: Site) -> None:
    ask(page, site, STATES["many"])
    expect(page.get_by_role("status")).to_contain_text("12,000 نتيجة")
    expect(page.locator("#results > li")).to_have_count(10)
    expect(page.locator("#pager")).to_contain_text("صفحة 1 من 1,200")


def test_a_line_parts_the_articles_with_all_the_words_from_the_others(
    page: Page, site: Site
) -> None:
    ask(page, site, FakeArchive(total=23, complete=4))
    divider = page.get_by_text("في ما يلي بعض كلماتك لا كلها")
    expect(divider).to_have_count(1)
    fifth = page.locator("#results > li").nth(4)
    expect(fifth).to_contain_text("في ما يلي بعض كلماتك لا كلها")
    expect(fifth.get_by_role("link")).to_have_count(1)
    expect(page.locator("#results > li")).to_have_count(10)
    page.get_by_role("link", name="الصفحة التالية").click()
    expect(page.locator("#pager")).to_contain_text("صفحة 2 من 3")
    expect(divider).to_have_count(0)


def test_a_line_stands_first_on_the_page_where_the_others_begin(page: Page, site: Site) -> None:
    ask(page, site, FakeArchive(total=23, complete=10), f"{QUERY}&page=2")
    expect(page.locator("#results > li").first).to_contain_text("في ما يلي بعض كلماتك")


def test_a_long_question_has_no_such_line_as_its_answers_are_mixed(page: Page, site: Site) -> None:
    words = [{"text": f"كلمة{number}", "found": True, "known": True} for number in range(6)]
    ask(page, site, FakeArchive(total=23, complete=4, words=words))
    expect(page.get_by_role("status")).to_contain_text("في 4 منها الكلمات كلها")
    expect(page.locator(".divider")).to_have_count(0)


def test_what_was_understood_stands_in_chips_each_in_its_words(page: Page, site: Site) -> None:
    parts = [
        part("إدلب", presence="required"),
        part("وحدة تنسيق الدعم", kind="phrase", presence="required"),
        part("حلب", presence="prohibited"),
        part("مدرس", prefix=True),
        part("تعليم", edits=1),
        part("دمشق", field="title"),
        part("للائتلافف", taken=["للائتلاف", "الائتلاف"]),
        part("عبارة ما", kind="phrase", presence="prohibited", field="title"),
    ]
    ask(page, site, FakeArchive(parts=parts), f"{QUERY}&from=2022-01-01&to=2022-12-31")
    chips = page.get_by_role("list", name="ما فهمناه من بحثك").get_by_role("listitem")
    expect(chips.locator("> span")).to_have_text(
        [
            "لا بد من إدلب",
            "عبارة «وحدة تنسيق الدعم»",
            "من دون حلب",
            "ما يبدأ بـ«مدرس»",
            "تعليم أو ما يشبهها",
            "دمشق في العنوان",
            "للائتلاف، الائتلاف بدل «للائتلافف»",
            "من دون عبارة «عبارة ما» في العنوان",
            "سنة 2022",
        ]
    )


def test_a_part_of_the_query_is_taken_away_by_its_chip(page: Page, site: Site) -> None:
    parts = [part("تجربة", "-حلب"), part("حلب", "تجربة", presence="prohibited")]
    ask(page, site, FakeArchive(parts=parts), "تجربة -حلب")
    page.get_by_role("button", name="أزل: من دون حلب").click()
    expect(page.locator("#q")).to_have_value("تجربة")
    assert page.evaluate("new URLSearchParams(location.search).get('q')") == "تجربة"
    assert page.evaluate("document.activeElement.id") == "status"


def test_the_last_word_taken_away_leaves_an_empty_box_with_focus(page: Page, site: Site) -> None:
    ask(page, site, FakeArchive())
    page.get_by_role("button", name="أزل: تجربة").click()
    expect(page.locator("#results > li")).to_have_count(0)
    expect(page.locator("#facets")).to_be_hidden()
    expect(page.locator("#order")).to_be_hidden()
    assert page.evaluate("document.activeElement.id") == "q"


def test_where_nothing_is_found_the_page_offers_ways_on(page: Page, site: Site) -> None:
    ask(page, site, STATES["nothing"], "تجربة ظظظ")
    expect(page.locator("#meant")).to_have_text("هل تقصد: تجربة حظ؟")
    ways = page.get_by_role("region", name="ما يمكنك أن تجرّبه")
    for link in ways.locator(".ways a").all():
        assert page.request.get(str(link.evaluate("a => a.href"))).ok
    expect(ways.get_by_role("link", name=re.compile("2023$")).first).to_be_visible()
    ways.get_by_role("link", name="ابحث من دون «ظظظ»").click()
    expect(page.locator("#q")).to_have_value("تجربة")
    assert page.evaluate("document.activeElement.id") == "status"


def test_did_you_mean_leads_to_the_other_query_and_comes_into_room_kept_for_it(
    page: Page, site: Site
) -> None:
    meant = [{"text": "تجرية", "words": [{"text": "تجربة", "query": "+تجربة حلب"}]}]
    ask(page, site, FakeArchive(total=3, alternatives=meant, late={"alternatives": 600}), "تجرية")
    expect(page.locator("#results > li")).to_have_count(3)
    before = page.locator("#results").evaluate("list => list.getBoundingClientRect().top")
    expect(page.locator("#meant a")).to_have_text("+تجربة حلب")
    after = page.locator("#results").evaluate("list => list.getBoundingClientRect().top")
    assert before == after
    page.locator("#meant a").click()
    expect(page.locator("#q")).to_have_value("+تجربة حلب")


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_an_answer_moves_nothing_that_is_read_while_it_is_awaited(
    page: Page, site: Site, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.add_init_script(
        "window.moved = []; new PerformanceObserver((list) => {"
        " for (const entry of list.getEntries())"
        "  moved.push(...entry.sources.map(({node}) => node?.id || node?.className));"
        "}).observe({type: 'layout-shift', buffered: true});"
    )
    words = [f"كلمة{number}" for number in range(9)]
    answer = FakeArchive(
        total=3,
        complete=0,
        parts=[part(word) for word in words],
        notes=[{"kind": "stop-words", "text": word} for word in words[:4]],
        late={"search": 900},
    )
    ask(page, site, answer, " ".join(words))
    expect(page.locator("#status")).to_have_text("نبحث في الأرشيف…")
    top = page.locator("#status").evaluate("line => line.getBoundingClientRect().top")
    expect(page.locator("#chips li")).to_have_count(9)
    expect(page.locator(".excerpt").last).to_contain_text("مقتطف")
    assert page.locator("#status").evaluate("line => line.getBoundingClientRect().top") == top
    assert page.evaluate("moved") == []


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_next_answer_moves_nothing_either_that_is_seen(
    page: Page, site: Site, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    notes = [{"kind": "stop-words", "text": word} for word in ("في", "من", "إلى")]
    ask(page, site, FakeArchive(total=3, complete=0, notes=notes, late={"search": 1200}))
    expect(page.locator("#results > li")).to_have_count(3)
    page.wait_for_timeout(600)  # what moves sooner after a key is no shift
    page.evaluate(
        "window.moved = []; new PerformanceObserver((list) => {"
        " for (const entry of list.getEntries()) if (!entry.hadRecentInput)"
        "  moved.push(...entry.sources.map(({node}) => node?.id || node?.className));"
        "}).observe({type: 'layout-shift'})"
    )
    for query in ("تجربة ثانية", "تجربة ثالثة"):
        page.locator("#q").fill(query)
        page.keyboard.press("Enter")
        expect(page.locator("#status")).to_have_text("نبحث في الأرشيف…")
        expect(page.locator("#order")).to_be_hidden()
        expect(page.locator("#results > li")).to_have_count(3)
        expect(page.locator("#order")).to_be_visible()
    page.wait_for_timeout(300)
    # The measure counts what comes into sight elsewhere than it went
    assert set(page.evaluate("moved")) <= {"order", "to-facets"}


@pytest.mark.parametrize("width", [360, 1280])
def test_of_long_queries_that_may_be_meant_as_many_are_shown_as_a_line_takes(
    page: Page, site: Site, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    rest = "كلام مختلق طويل عن مدينة لا وجود لها"
    words = [{"text": word, "query": f"{word} {rest}"} for word in ("تجربة", "تجارب", "تجريب")]
    meant = [{"text": "تجرية", "words": words}]
    late = {"alternatives": 600}
    ask(page, site, FakeArchive(total=3, alternatives=meant, late=late), f"تجرية {rest}")
    expect(page.locator("#results > li")).to_have_count(3)
    before = page.locator("#results").evaluate("list => list.getBoundingClientRect().top")
    expect(page.locator("#meant a").first).to_be_visible()
    after = page.locator("#results").evaluate("list => list.getBoundingClientRect().top")
    assert before == after
    shown = page.locator("#meant a").all_text_contents()
    assert shown == (
        ["تجربة", "تجارب", "تجريب"] if width == 360 else [f"تجربة {rest}", f"تجارب {rest}"]
    )
    page.locator("#meant a").last.click()
    expect(page.locator("#q")).to_have_value(re.compile(f"{rest}$"))


def test_many_hits_are_not_asked_what_else_was_meant(page: Page, site: Site) -> None:
    ask(page, site, FakeArchive(total=12, broken=["alternatives"]))
    expect(page.locator("#results > li")).to_have_count(10)
    expect(page.locator("#meant")).to_be_hidden()


def test_words_that_could_not_be_had_are_named_and_a_button_asks_again(
    page: Page, site: Site
) -> None:
    words = [
        {"text": "تجربة", "found": True, "known": True},
        {"text": "مدينة", "found": False, "known": False},
    ]
    ask(page, site, FakeArchive(total=7, failed=[FAILED], words=words), "تجربة مدينة")
    expect(page.locator("#results > li")).to_have_count(7)
    alert = page.get_by_role("alert")
    expect(alert).to_have_text(
        "لم يصلنا من ملفات البحث ما يخص: مدينة. فالنتائج هنا لباقي كلماتك وحدها."
    )
    expect(page.get_by_role("status")).not_to_contain_text("مدينة")  # who knows whether it has it
    FakeArchive(total=9).serve(page)
    page.get_by_role("button", name="أعد المحاولة").click()
    expect(page.locator("#results > li")).to_have_count(9)
    expect(alert).to_be_hidden()
    assert page.evaluate("document.activeElement.id") == "status"


def test_where_the_one_word_could_not_be_had_nothing_is_said_of_the_archive(
    page: Page, site: Site
) -> None:
    words = [{"text": "تجربة", "found": False, "known": False}]
    ask(page, site, FakeArchive(total=0, failed=[FAILED], words=words), "تجربة مدينة")
    expect(page.get_by_role("alert")).to_have_text(
        "لم يصلنا من ملفات البحث ما يخص: مدينة. وليس لباقي ما طلبت نتائج."
    )
    expect(page.get_by_role("status")).to_have_text("تعذّر البحث عن: مدينة.")


def test_of_hits_for_some_of_the_words_it_is_not_said_that_they_have_all(
    page: Page, site: Site
) -> None:
    ask(page, site, FakeArchive(total=7, complete=2, failed=[FAILED]), "تجربة مدينة")
    expect(page.get_by_role("status")).to_have_text("7 نتائج.")


def test_of_an_excluded_word_that_could_not_be_had_it_is_said_that_nothing_was_left_out(
    page: Page, site: Site
) -> None:
    failed = [{**FAILED, "presence": "prohibited"}]
    ask(page, site, FakeArchive(total=7, failed=failed), "تجربة -مدينة")
    expect(page.get_by_role("alert")).to_have_text(
        "لم نستبعد ما فيه: مدينة، لأن ما يخصه من ملفات البحث لم يصلنا."
    )


def test_what_is_not_found_is_not_there_also_where_a_word_could_not_be_excluded(
    page: Page, site: Site
) -> None:
    failed = [{**FAILED, "presence": "prohibited"}]
    ask(page, site, FakeArchive(total=0, failed=failed), "تجربة -مدينة")
    expect(page.get_by_role("status")).to_contain_text("لم نجد «تجربة -مدينة» في الأرشيف.")


def test_a_word_that_only_these_results_lack_is_not_said_to_be_absent_from_the_archive(
    page: Page, site: Site
) -> None:
    words = [
        {"text": "تجربة", "found": False, "known": True},
        {"text": "ظظظ", "found": False, "known": False},
    ]
    ask(page, site, FakeArchive(total=7, words=words), "+مدينة تجربة ظظظ")
    status = page.get_by_role("status")
    expect(status).to_contain_text("ليست في هذه النتائج، وإن كانت في الأرشيف: تجربة.")
    expect(status).to_contain_text("ليست في الأرشيف: ظظظ.")


def test_the_count_is_announced_once_and_no_excerpt_is(page: Page, site: Site) -> None:
    FakeArchive(total=7).serve(page)
    page.goto(f"{site.url}search.html")
    page.evaluate(
        """window.said = [];
        new MutationObserver(() => said.push(document.getElementById("status").textContent))
            .observe(document.getElementById("status"), {childList: true, subtree: true})"""
    )
    page.get_by_label("كلمات البحث").fill(QUERY)
    page.keyboard.press("Enter")
    expect(page.locator(".excerpt").last).to_contain_text("مقتطف")
    expect(page.locator("#facets")).to_be_visible()
    said = [text for text in page.evaluate("window.said") if text]
    assert said == ["نبحث في الأرشيف…", "7 نتائج."]
    assert page.locator("[aria-live] .excerpt, [role=status] a").count() == 0
