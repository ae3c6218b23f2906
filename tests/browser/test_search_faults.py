"""What a visitor sees when a part of the search does not come, and how it goes on after that."""

import json
import re
from http.server import SimpleHTTPRequestHandler

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from served import Fault, Site, refused

QUERY = "الهيئه العامه"
SECOND = "تجربة"
ENGLISH = re.compile(r"[A-Za-z]{3,}")


def answered(part: str, body: bytes) -> Fault:
    """A fault: addresses with `part` in them are answered with another file."""

    def fault(handler: SimpleHTTPRequestHandler) -> bool:
        if part not in handler.path:
            return False
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)
        return True

    return fault


def ask(page: Page, query: str) -> None:
    page.get_by_label("كلمات البحث").fill(query)
    page.keyboard.press("Enter")


def test_a_browser_without_workers_is_told_where_to_look_instead(page: Page, site: Site) -> None:
    page.add_init_script("delete window.Worker")
    page.goto(f"{site.url}search.html?q={QUERY}")
    expect(page.get_by_role("alert")).to_contain_text("متصفحك أقدم")


def test_a_script_that_crashes_is_not_taken_for_a_lost_connection(
    context: BrowserContext, site: Site
) -> None:
    page = context.new_page()  # without the fixture's watch: this crash is wanted
    page.route(
        "**/search/worker.js",
        lambda route: route.fulfill(
            body="throw new Error('crash')", content_type="text/javascript"
        ),
    )
    page.goto(f"{site.url}search.html?q={QUERY}")
    expect(page.get_by_role("alert")).to_contain_text("توقف البحث فجأة")
    expect(page.locator("#problem details p")).to_contain_text("crash")
    page.unroute_all()
    ask(page, SECOND)
    expect(page.locator("#results > li")).to_have_count(10)


def test_after_the_script_of_the_search_was_lost_the_button_and_a_new_query_work(
    page: Page, site: Site
) -> None:
    site.faults.append(refused("/search/worker.js", 503))
    page.goto(f"{site.url}search.html")
    ask(page, QUERY)
    expect(page.get_by_role("alert")).to_contain_text("تعذّر الاتصال بالأرشيف")
    page.get_by_role("button", name="أعد المحاولة").click()
    expect(page.get_by_role("alert")).to_contain_text("تعذّر الاتصال بالأرشيف")
    site.faults.clear()
    page.get_by_role("button", name="أعد المحاولة").click()
    expect(page.locator("#results > li")).not_to_have_count(0)
    expect(page.locator("#problem")).to_be_hidden()
    assert page.evaluate("document.activeElement.id") == "status"


def test_a_new_query_is_answered_after_one_that_failed(page: Page, site: Site) -> None:
    site.faults.append(refused("/search/worker.js", 503))
    page.goto(f"{site.url}search.html?q={QUERY}")
    expect(page.get_by_role("alert")).to_be_visible()
    site.faults.clear()
    ask(page, SECOND)
    expect(page.locator("#results > li")).to_have_count(10)
    expect(page.locator("#problem")).to_be_hidden()


def test_offline_the_connection_is_blamed_and_back_online_the_search_goes_on(
    page: Page, context: BrowserContext, site: Site
) -> None:
    page.goto(f"{site.url}search.html")
    page.wait_for_load_state("networkidle")
    context.set_offline(True)
    ask(page, QUERY)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("تعذّر الاتصال")
    expect(alert).not_to_contain_text("تالف")
    ask(page, SECOND)
    expect(alert).to_contain_text("تعذّر الاتصال")
    context.set_offline(False)
    page.get_by_role("button", name="أعد المحاولة").click()
    expect(page.locator("#results > li")).to_have_count(10)


def test_offline_after_a_search_the_next_one_blames_the_connection(
    page: Page, context: BrowserContext, site: Site
) -> None:
    page.goto(f"{site.url}search.html?q={QUERY}")
    expect(page.locator("#results > li")).not_to_have_count(0)
    context.set_offline(True)
    ask(page, "NATO")
    expect(page.get_by_role("alert")).to_contain_text("تعذّر الاتصال")
    context.set_offline(False)
    ask(page, SECOND)
    expect(page.locator("#results > li")).to_have_count(10)


def test_a_connection_that_breaks_off_is_blamed(page: Page, site: Site) -> None:
    page.route("**/search/manifest.json", lambda route: route.abort("connectionreset"))
    page.goto(f"{site.url}search.html?q={QUERY}")
    expect(page.get_by_role("alert")).to_contain_text("تعذّر الاتصال")


@pytest.mark.parametrize(
    ("part", "body"),
    [
        ("/search/manifest.json", b"<html>moved</html>"),
        ("/search/manifest.json", b"{}"),
        ("/search/manifest.json", json.dumps({"format": 99}).encode()),
        ("/search/manifest.json", json.dumps({"format": 1, "files": {}}).encode()),
        ("/search/manifest.json", json.dumps({"format": 4, "files": {}}).encode()),
        ("/search/words/", b"not a node"),
        ("/search/records/", b"not compressed"),
    ],
)
def test_a_damaged_file_is_named_in_arabic_with_the_details_for_who_wants_them(
    page: Page, site: Site, part: str, body: bytes
) -> None:
    site.faults.append(answered(part, body))
    page.goto(f"{site.url}search.html?q={QUERY}")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("تالف")
    assert not ENGLISH.search(alert.inner_text())
    assert not ENGLISH.search(page.locator("main").inner_text())
    details = page.locator("#problem details")
    expect(details.locator("p")).to_be_hidden()
    details.get_by_text("تفاصيل تقنية").click()
    expect(details.locator("p")).to_have_text(ENGLISH)
    assert details.locator("p").evaluate("p => getComputedStyle(p).direction") == "ltr"
    site.faults.clear()
    page.get_by_role("button", name="أعد المحاولة").click()
    expect(page.locator("#results > li")).not_to_have_count(0)


def test_a_hit_whose_title_does_not_come_is_left_out_and_that_is_said(
    page: Page, site: Site
) -> None:
    lost: list[str] = []

    def fault(handler: SimpleHTTPRequestHandler) -> bool:
        if "/search/records/" not in handler.path or (lost and handler.path != lost[0]):
            return False
        lost[:] = [handler.path]
        return answered("/search/records/", b"not compressed")(handler)

    site.faults.append(fault)
    page.goto(f"{site.url}search.html?q={SECOND}")  # nothing is in the cache yet
    expect(page.get_by_role("alert")).to_contain_text("فلم نعرضها")
    assert not ENGLISH.search(page.get_by_role("alert").inner_text())
    left = page.locator("#results > li a").all_text_contents()
    assert 0 < len(left) < 10
    expect(page.locator("#problem details p")).to_contain_text(lost[0].rpartition("/")[2])
    site.faults.clear()
    page.get_by_role("button", name="أعد المحاولة").click()
    expect(page.locator("#results > li")).to_have_count(10)
    whole = page.locator("#results > li a").all_text_contents()
    assert [title for title in whole if title in left] == left


def test_until_the_script_has_started_the_page_says_how_to_browse_without_it(
    page: Page, site: Site
) -> None:
    site.faults.append(refused("/search/page.js", 503))
    page.goto(f"{site.url}search.html?q={QUERY}")
    links = page.locator("#no-script a")
    expect(page.locator("#no-script")).to_contain_text("يحتاج البحث إلى JavaScript")
    expect(links).to_have_count(3)
    expect(links.first).to_be_visible()  # after the seconds in which the script may still come
    site.faults.clear()
    page.reload()
    expect(page.locator("#results > li")).not_to_have_count(0)
    expect(page.locator("#no-script")).to_be_hidden()
