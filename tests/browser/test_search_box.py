"""What the search box does while someone types, and the keys that lead to it, in a real browser."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from checks.barriers import barriers
from served import Site, refused, slow

ARTICLE = "a/ww2i55cq2ye.html"
HEADLINE = "الهيئة العامة للائتلاف الوطني تعقد اجتماعاً طارئاً لبحث التصعيد العسكري"
WORDS = ("تجربة", "تجارب", "تجربتنا")
FOUND: dict[str, list[dict[str, Any]]] = {
    "words": [{"text": word, "query": word} for word in WORDS],
    "headlines": [
        {
            "url": ARTICLE,
            "title": HEADLINE,
            "ranges": [[0, 6]],
            "date": "2024-11-18",
            "day": "18 تشرين الثاني/نوفمبر 2024",
        }
    ],
}
SCREENS: tuple[tuple[int, Literal["light", "dark"]], ...] = (
    (360, "light"),
    (360, "dark"),
    (1280, "dark"),
    (1280, "light"),
)
NOTHING: dict[str, list[Any]] = {"words": [], "headlines": []}

# Answers for suggestions instead of the Worker, and tells the server which texts were asked about
ANSWERING = """
self.addEventListener("message", async (event) => {
  const { id, ask, args } = event.data;
  if (ask !== "suggest") return;
  event.stopImmediatePropagation();
  const { result, error, after = 0 } = PLAN[args[0]] ?? PLAN["*"];
  fetch(`/asked/${encodeURIComponent(args[0])}`).catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, after));
  self.postMessage({ id, result, error });
});
"""

Plan = dict[str, dict[str, Any]]
"""What is answered for a text, `*` for any other: a result or an error, and after how long (ms)."""


def suggesting(page: Page, site: Site, plan: Plan | None = None) -> None:
    """Let suggestions be answered by plan; all else is left to the real Worker."""
    script = f"const PLAN = {json.dumps(plan or {'*': {'result': FOUND}})};{ANSWERING}"
    worker = (site.folder / "theme/js/search/worker.js").read_text("utf-8")

    def answer(route: Route) -> None:
        route.fulfill(body=script + worker, content_type="text/javascript")

    page.route("**/search/worker.js", answer)


def about(site: Site) -> list[str]:
    """The parts of addresses, still encoded, of the texts that suggestions were asked for."""
    return [path.removeprefix("/asked/") for path in site.requests if path.startswith("/asked/")]


def words(*texts: str) -> dict[str, Any]:
    return {"words": [{"text": text, "query": text} for text in texts], "headlines": []}


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.tagName"))


Opened = Callable[..., Page]


@pytest.fixture(params=["search.html", ARTICLE], ids=["search page", "article"])
def opened(page: Page, site: Site, request: pytest.FixtureRequest) -> Opened:
    """Opens the search page, then an article with its box in the masthead, and types."""

    def open_and_type(text: str = "تجر", plan: Plan | None = None) -> Page:
        suggesting(page, site, plan)
        page.goto(site.url + request.param)
        box(page).focus()
        page.keyboard.type(text)
        return page

    return open_and_type


def box(page: Page) -> Any:
    return page.locator("input[type=search]")


def options(page: Page) -> Any:
    return page.locator(".suggestions").get_by_role("option")


def chosen(page: Page) -> Any:
    return page.locator("[role=option][aria-selected=true]")


def test_words_and_headlines_are_suggested_while_typing(opened: Opened) -> None:
    page = opened()
    expect(page.get_by_role("group", name="كلمات").get_by_role("option")).to_have_text([*WORDS])
    headline = page.get_by_role("group", name="عناوين").get_by_role("option")
    expect(headline).to_contain_text(HEADLINE)
    expect(headline).to_contain_text("18 تشرين الثاني/نوفمبر 2024")
    expect(headline.locator("mark")).to_have_text(["الهيئة"])
    expect(box(page)).to_be_focused()


@pytest.mark.parametrize("start", ["search.html", ARTICLE])
def test_the_archive_itself_completes_words_and_knows_headlines(
    page: Page, site: Site, start: str
) -> None:
    page.goto(site.url + start)
    box(page).focus()
    page.keyboard.type("الهيئه العام")
    expect(options(page).last).to_contain_text(HEADLINE)
    word = page.get_by_role("group", name="كلمات").get_by_role("option").first
    expect(word).to_have_text(re.compile("العام[ةه]$"))
    page.keyboard.press("ArrowUp")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(HEADLINE)


def test_a_screen_reader_is_told_of_a_box_with_a_list(opened: Opened) -> None:
    page = opened("")
    combobox = page.get_by_role("combobox")
    expect(combobox).to_have_attribute("aria-autocomplete", "list")
    expect(combobox).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("تجر")
    expect(combobox).to_have_attribute("aria-expanded", "true")
    list_id = page.get_by_role("listbox").get_attribute("id")
    expect(combobox).to_have_attribute("aria-controls", str(list_id))
    expect(page.locator(".box .announcer")).to_have_text("4 اقتراحات")
    page.keyboard.press("ArrowDown")
    expect(combobox).to_have_attribute(
        "aria-activedescendant", str(chosen(page).get_attribute("id"))
    )


def test_arrows_walk_through_the_list_and_back_into_the_box(opened: Opened) -> None:
    page = opened()
    expect(options(page)).to_have_count(4)
    for word in WORDS:
        page.keyboard.press("ArrowDown")
        expect(chosen(page)).to_have_text(word)
    page.keyboard.press("ArrowDown")
    expect(chosen(page)).to_contain_text(HEADLINE)
    page.keyboard.press("ArrowDown")
    expect(chosen(page)).to_have_count(0)
    page.keyboard.press("ArrowUp")
    expect(chosen(page)).to_contain_text(HEADLINE)
    page.keyboard.press("ArrowLeft")
    expect(chosen(page)).to_have_count(0)
    expect(box(page)).to_have_value("تجر")


def test_enter_on_a_word_searches_for_it(opened: Opened) -> None:
    page = opened()
    expect(options(page)).to_have_count(4)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"search\.html\?q=%D8%AA%D8%AC%D8%B1%D8%A8%D8%A9$"))
    expect(page.locator("#results > li")).to_have_count(10)
    expect(options(page)).to_have_count(0)


def test_enter_on_a_headline_opens_its_article(opened: Opened) -> None:
    page = opened()
    expect(options(page)).to_have_count(4)
    page.keyboard.press("ArrowUp")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"{ARTICLE}$"))
    expect(page.locator("h1")).to_contain_text(HEADLINE)


def test_enter_searches_for_what_was_typed_where_nothing_is_chosen(opened: Opened) -> None:
    page = opened("مختلق")
    expect(options(page)).to_have_count(4)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"search\.html\?q=%D9%85%D8%AE%D8%AA%D9%84%D9%82$"))
    expect(page.locator("#results > li").first).to_be_visible()
    expect(page.get_by_role("listbox")).to_have_count(0)


def test_a_list_asked_for_before_enter_does_not_open_after_it(page: Page, site: Site) -> None:
    suggesting(page, site, {"*": {"result": FOUND, "after": 600}})
    page.goto(f"{site.url}search.html")
    box(page).focus()
    page.keyboard.type("تجربة")
    page.wait_for_timeout(250)
    page.keyboard.press("Enter")
    expect(page.locator("#results > li")).to_have_count(10)
    page.wait_for_timeout(700)
    expect(page.get_by_role("listbox")).to_have_count(0)


def test_escape_closes_the_list_then_empties_the_box_then_leaves_it(opened: Opened) -> None:
    page = opened()
    expect(options(page)).to_have_count(4)
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(box(page)).to_have_value("تجر")
    expect(box(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(options(page)).to_have_count(4)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(box(page)).to_have_value("")
    expect(box(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(box(page)).not_to_be_focused()


def test_tab_leaves_the_box_and_closes_the_list(opened: Opened) -> None:
    page = opened()
    expect(options(page)).to_have_count(4)
    page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).to_have_count(0)
    assert page.evaluate("document.activeElement.matches('[role=search] button')")


@pytest.fixture
def touch(browser: Browser) -> Iterator[BrowserContext]:
    """A phone: narrow, with a finger instead of a mouse."""
    made = browser.new_context(
        viewport={"width": 360, "height": 740},
        locale="ar",
        has_touch=True,
        is_mobile=True,
        service_workers="block",  # as in conftest.py
    )
    made.set_default_timeout(10_000)
    yield made
    made.close()


@pytest.mark.parametrize("start", ["search.html", ARTICLE])
def test_a_tap_on_a_word_searches_and_on_a_headline_opens(
    touch: BrowserContext, site: Site, start: str
) -> None:
    page = touch.new_page()
    suggesting(page, site)
    page.goto(site.url + start)
    box(page).tap()
    page.keyboard.type("تجر")
    options(page).first.tap()
    expect(page.locator("#results > li")).to_have_count(10)
    page.goto(site.url + start)
    box(page).tap()
    page.keyboard.type("تجر")
    options(page).last.tap()
    expect(page.locator("h1")).to_contain_text(HEADLINE)


@pytest.mark.parametrize("start", ["search.html", ARTICLE, ""])
def test_every_option_has_room_for_a_finger_and_nothing_moves_for_the_list(
    touch: BrowserContext, site: Site, start: str
) -> None:
    page = touch.new_page()
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => {"
        " for (const entry of list.getEntries()) window.shift += entry.value;"
        "}).observe({type: 'layout-shift', buffered: true});"
    )
    suggesting(page, site)
    page.goto(site.url + start)
    page.wait_for_load_state("networkidle")
    box(page).tap()
    page.keyboard.type("تجر")
    expect(options(page)).to_have_count(4)
    for option in options(page).all():
        place = option.bounding_box()
        assert place
        assert place["height"] >= 44
        assert place["x"] >= 0
        assert place["x"] + place["width"] <= 360
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate("window.shift") < 0.01


def test_the_list_does_not_change_under_the_finger(page: Page, site: Site) -> None:
    plan = {"تج": {"result": words("تجربة", "تجارة")}, "تجا": {"result": words("تجارة")}}
    suggesting(page, site, plan)
    page.goto(f"{site.url}search.html")
    box(page).focus()
    page.keyboard.type("تج")
    expect(options(page)).to_have_text(["تجربة", "تجارة"])
    options(page).first.hover()
    page.mouse.down()
    page.keyboard.type("ا")
    page.wait_for_timeout(400)
    expect(options(page)).to_have_text(["تجربة", "تجارة"])
    page.mouse.move(5, 5)
    page.mouse.up()
    expect(options(page)).to_have_text(["تجارة"])


def test_an_answer_to_a_text_that_has_changed_is_dropped(page: Page, site: Site) -> None:
    plan = {
        "تج": {"result": words("قديمة"), "after": 700},
        "تجر": {"result": words("جديدة"), "after": 0},
    }
    suggesting(page, site, plan)
    page.goto(f"{site.url}search.html")
    box(page).focus()
    page.keyboard.type("تج")
    page.wait_for_timeout(250)
    page.keyboard.type("ر")
    expect(options(page)).to_have_text(["جديدة"])
    page.wait_for_timeout(700)
    expect(options(page)).to_have_text(["جديدة"])


def test_words_typed_at_once_are_asked_for_once_and_none_twice(page: Page, site: Site) -> None:
    suggesting(page, site)
    page.goto(f"{site.url}search.html")
    box(page).focus()
    box(page).evaluate(
        """box => ["n", "ne", "new", "news"].forEach((text) => {
            box.value = text;
            box.dispatchEvent(new Event("input", { bubbles: true }));
        })"""
    )
    expect(options(page)).to_have_count(4)
    page.keyboard.type("p")
    page.wait_for_timeout(300)
    page.keyboard.press("Backspace")
    expect(options(page)).to_have_count(4)
    page.wait_for_timeout(300)
    assert about(site) == ["news", "newsp"]


def test_nothing_found_closes_the_list_and_is_told(page: Page, site: Site) -> None:
    suggesting(page, site, {"تجرظ": {"result": NOTHING}, "*": {"result": FOUND}})
    page.goto(f"{site.url}search.html")
    box(page).focus()
    page.keyboard.type("تجر")
    expect(options(page)).to_have_count(4)
    page.keyboard.type("ظ")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(page.locator(".box .announcer")).to_have_text("لا اقتراحات")


def test_an_emptied_box_has_no_list(opened: Opened) -> None:
    page = opened()
    expect(options(page)).to_have_count(4)
    box(page).fill("")
    expect(page.get_by_role("listbox")).to_have_count(0)


def test_where_suggestions_fail_the_box_is_a_plain_one(opened: Opened) -> None:
    page = opened("تجربة", {"*": {"error": {"name": "ShardError", "message": "lost"}}})
    page.wait_for_timeout(400)
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(page.get_by_role("alert")).to_have_count(0)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#results > li")).to_have_count(10)


@pytest.mark.parametrize(
    "part", ["/search/find.js", "/search/worker.js", "/css/box.css", "/search.html"]
)
def test_where_its_scripts_or_styles_are_lost_the_box_still_leads_to_the_search(
    page: Page, site: Site, part: str
) -> None:
    suggesting(page, site)
    if "worker" in part:
        page.unroute_all()
    site.faults.append(refused(part))
    page.goto(site.url + ARTICLE)
    box(page).focus()
    page.keyboard.type("تجربة")
    page.wait_for_timeout(400)
    expect(page.get_by_role("listbox")).to_have_count(0)
    site.faults.clear()
    page.keyboard.press("Enter")
    expect(page.locator("#results > li")).to_have_count(10)


def test_styles_that_were_lost_once_are_asked_for_again(page: Page, site: Site) -> None:
    suggesting(page, site)
    site.faults.append(refused("/css/box.css"))
    page.goto(site.url)
    with page.expect_response("**/css/box.css"):
        box(page).focus()
    page.wait_for_timeout(100)  # until the page knows
    site.faults.clear()
    box(page).blur()
    box(page).focus()
    page.keyboard.type("تجربة")
    expect(page.get_by_role("listbox")).to_have_count(1)


def test_what_was_typed_before_the_scripts_came_gets_suggestions(page: Page, site: Site) -> None:
    suggesting(page, site)
    site.faults.append(slow(0.5, "/search/find.js"))
    page.goto(site.url + ARTICLE)
    box(page).focus()
    page.keyboard.type("تجر")
    expect(options(page)).to_have_count(4)


def test_keys_that_belong_to_an_input_method_choose_nothing(page: Page, site: Site) -> None:
    suggesting(page, site)
    page.goto(f"{site.url}search.html")
    box(page).focus()
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "تجر", "selectionStart": 3, "selectionEnd": 3})
    expect(options(page)).to_have_count(4)
    for key in ("ArrowDown", "Enter", "Escape"):
        box(page).dispatch_event("keydown", {"key": key, "isComposing": True, "cancelable": True})
    expect(chosen(page)).to_have_count(0)
    expect(options(page)).to_have_count(4)
    session.send("Input.insertText", {"text": "تجر"})
    page.keyboard.press("ArrowDown")
    expect(chosen(page)).to_have_text(WORDS[0])


def test_a_suggestion_can_be_opened_in_another_tab(opened: Opened) -> None:
    page = opened()
    expect(options(page)).to_have_count(4)
    with page.context.expect_page() as other:
        options(page).first.click(modifiers=["ControlOrMeta"])
    expect(other.value).to_have_url(re.compile(r"search\.html\?q="))
    expect(options(page)).to_have_count(4)


def test_what_is_suggested_stays_text(page: Page, site: Site) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    found = {**words(hostile), "headlines": [{**FOUND["headlines"][0], "title": hostile}]}
    suggesting(page, site, {"*": {"result": found}})
    page.goto(f"{site.url}search.html")
    box(page).focus()
    page.keyboard.type("im")
    expect(options(page).first).to_have_text(hostile)
    expect(page.locator(".suggestions img")).to_have_count(0)


def test_a_page_that_is_only_read_loads_nothing_of_the_search(page: Page, site: Site) -> None:
    page.goto(site.url + ARTICLE)
    page.wait_for_load_state("networkidle")
    search = re.compile(r"/js/search/|/search/|box\.css")
    assert not [path for path in site.requests if search.search(path)]
    box(page).focus()
    expect(page.get_by_role("combobox")).to_have_count(1)
    page.wait_for_timeout(300)
    assert [path for path in site.requests if "/search/manifest" in path]


def test_the_script_of_every_page_is_small(site: Site) -> None:
    assert (site.folder / "theme/js/keys.js").stat().st_size <= 2048


@pytest.mark.parametrize("start", ["", "search.html", ARTICLE, "404.html", "years.html"])
def test_keys_lead_to_the_box_from_anywhere(page: Page, site: Site, start: str) -> None:
    page.goto(site.url + start)
    expect(box(page)).to_have_attribute("aria-keyshortcuts", "Control+K Meta+K /")
    for keys in ("Control+k", "Meta+k", "/"):
        page.keyboard.press(keys)
        expect(box(page)).to_be_focused()
        expect(box(page)).to_have_value("")
        box(page).blur()


def test_who_types_at_once_sees_the_whole_box(page: Page, site: Site) -> None:
    page.goto(site.url)
    page.evaluate("scrollTo({top: document.body.scrollHeight, behavior: 'instant'})")
    page.keyboard.press("/")
    page.keyboard.type("تجر", delay=50)
    page.wait_for_timeout(300)
    expect(box(page)).to_be_in_viewport(ratio=1)


def pressed(page: Page, **event: Any) -> bool:
    """Press a key of another keyboard; whether the page took it."""
    return not page.evaluate(
        "event => document.activeElement.dispatchEvent(new KeyboardEvent('keydown',"
        " {bubbles: true, cancelable: true, ...event}))",
        event,
    )


def test_the_keys_are_found_on_an_arabic_keyboard(page: Page, site: Site) -> None:
    page.goto(f"{site.url}years.html")
    assert pressed(page, key="ن", code="KeyK", ctrlKey=True)
    expect(box(page)).to_be_focused()
    box(page).blur()
    assert pressed(page, key="ظ", code="Slash")
    expect(box(page)).to_be_focused()


@pytest.mark.parametrize(
    "event",
    [
        {"key": "K", "code": "KeyK", "ctrlKey": True, "shiftKey": True},
        {"key": "t", "code": "KeyK", "ctrlKey": True},  # a Dvorak keyboard
        {"key": "k", "code": "KeyK"},
        {"key": "-", "code": "Slash"},  # a German one
        {"key": "/", "code": "Slash", "altKey": True},
    ],
)
def test_other_keys_are_left_to_the_browser(page: Page, site: Site, event: dict[str, Any]) -> None:
    page.goto(f"{site.url}years.html")
    assert not pressed(page, **event)
    expect(box(page)).not_to_be_focused()


def test_a_slash_in_a_field_is_typed(page: Page, site: Site) -> None:
    page.goto(f"{site.url}search.html")
    box(page).focus()
    page.keyboard.type("1/2")
    expect(box(page)).to_have_value("1/2")
    page.keyboard.press("Control+k")
    assert page.evaluate("getSelection().toString()") == "1/2"


def test_an_address_can_lead_to_the_box(page: Page, site: Site) -> None:
    page.goto(f"{site.url}search.html#q")
    expect(box(page)).to_be_focused()


def test_the_help_is_one_line_until_it_is_wanted(page: Page, site: Site) -> None:
    page.goto(f"{site.url}search.html")
    summary = page.locator(".help summary")
    place = summary.bounding_box()
    assert place
    assert 44 <= place["height"] < 60
    expect(page.locator(".help dd").first).to_be_hidden()
    summary.click()
    text = page.locator(".help").inner_text()
    for sign in ('"', "+", "-", "عنوان:", "*", "~", "Ctrl+K"):
        assert sign in text


def test_an_example_of_the_help_is_tried_by_a_tap(touch: BrowserContext, site: Site) -> None:
    page = touch.new_page()
    page.goto(f"{site.url}search.html")
    for number in range(6):
        page.locator(".help summary").tap()
        example = page.locator(".help dt a").nth(number)
        place = example.bounding_box()
        assert place
        assert place["height"] >= 44
        query = example.inner_text()
        example.tap()
        expect(box(page)).to_have_value(query)
        expect(page.locator("#status")).to_contain_text(re.compile("نتيجة|نتيجتان|نتائج|لم نجد"))
        expect(page.locator(".help dd").first).to_be_hidden()
        assert focused(page) == "SUMMARY"


@pytest.mark.parametrize("start", ["search.html", ARTICLE, ""])
def test_the_open_list_has_no_barriers(page: Page, site: Site, start: str) -> None:
    suggesting(page, site)
    page.goto(site.url + start)
    if page.locator(".help").count():
        page.locator(".help summary").click()
    box(page).focus()
    page.keyboard.type("تجر")
    expect(options(page)).to_have_count(4)
    page.keyboard.press("ArrowDown")
    for width, scheme in SCREENS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        expect(options(page)).to_have_count(4)
        assert barriers(page) == [], f"{width} {scheme}"
