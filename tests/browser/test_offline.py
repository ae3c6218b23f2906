"""The archive without a network: the server dies, and the reader reads on.

The site stands in a folder of its host, as it does on github.io.
"""

import base64
import json
import re
import shutil
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

import icons
import pelicanconf
from checks.barriers import barriers
from interface.strings import strings
from record import manifest, offline
from served import Fault, Site, answer, refused, replaced, slow

READ, UNREAD = "a/ww2i55cq2ye.html", "tag/تجربة/"
WORD, OTHER = "للائتلاف", "تجربة"
KEEP, RESUME, STOP = "احفظ الأرشيف كله على هذا الجهاز", "تابع الحفظ", "أوقف الحفظ"
COPY = "هذه نسخة من الصفحة حُفظت على جهازك"
IS_KEPT = "url => caches.match(url, {ignoreSearch: true}).then(Boolean)"
DAY = r"\d+ \D+ 20\d\d"


class Host(Site):
    """A host with the site in the folder `archive`, and maybe others.

    A browser's own cache keeps nothing of it, or it would answer when the host is dead.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.root = f"{self.url}archive/"
        self.headers["Cache-Control"] = "no-store"

    @property
    def archive(self) -> Path:
        """The folder of the site."""
        return self.folder / "archive"

    def die(self) -> None:
        """No request is answered from now on."""
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def host(built: Path, tmp_path: Path) -> Iterator[Host]:
    """The built site, alone on its host."""
    shutil.copytree(built, tmp_path / "host/archive")
    made = Host(tmp_path / "host")
    yield made
    made.die()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile that lets service workers be."""
    made = browser.new_context(viewport={"width": 360, "height": 740}, locale="ar")
    made.set_default_timeout(15_000)
    yield made
    made.close()


SOON = """if (!navigator.serviceWorker?.controller) {
  const later = window.setTimeout;
  window.setTimeout = (run, pause, ...more) => later(run, pause === 4000 ? 0 : pause, ...more);
}"""
"""The four seconds that register.js waits pass at once. (Playwright's clock would take away, too,
what the page tells the worker of: the files that it has loaded.)"""


@pytest.fixture
def reader(page: Page, host: Host) -> Page:
    """A page that has read an article and is served by the worker."""
    page.add_init_script(SOON)
    page.goto(host.root + READ)
    wait_until_kept(page, host.root + READ)
    until(page, "Boolean(navigator.serviceWorker.controller)")
    return page


def until(page: Page, expression: str, argument: object = None) -> None:
    """Wait until it holds; Playwright's own way to do so evaluates code that the policy refuses."""
    for _ in range(150):
        if page.evaluate(expression, argument):
            return
        page.wait_for_timeout(100)
    raise AssertionError(expression)


def wait_until_kept(page: Page, *urls: str) -> None:
    for url in urls:
        until(page, IS_KEPT, url)


def search(page: Page, host: Host, query: str) -> list[str]:
    """The hits of a query."""
    page.goto(f"{host.root}search.html?q={query}")
    expect(page.locator("#results:not([aria-busy]) > li").first).to_be_visible()
    links = page.locator("#results > li a").all()
    return [(link.get_attribute("href") or "").rpartition("/")[2] for link in links]


def rebuilt(host: Host) -> None:
    """Make worker and lists anew after a change of the site's files, as a build does."""
    known = manifest.digests(host.archive)
    offline.write(host.archive, known, settings())


def settings() -> dict[str, object]:
    words = {**pelicanconf.GLOBALS, "t": strings("ar")}  # as plugins/interface does
    return {**vars(pelicanconf), "THEME_STATIC_DIR": "theme", "JINJA_GLOBALS": words}


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


# Reading


def test_the_server_dies_and_the_reader_reads_on(reader: Page, host: Host) -> None:
    reader.goto(host.root)
    found = search(reader, host, WORD)
    wait_until_kept(reader, host.root, f"{host.root}search.html")
    host.die()
    reader.goto(host.root + READ)
    expect(reader.locator("#text p")).to_have_count(11)
    expect(reader.locator("body")).to_contain_text(re.compile(rf"{COPY} يوم {DAY}"))
    expect(reader.locator(".story")).to_have_css("font-family", re.compile("Warraq"))
    assert barriers(reader) == []
    reader.reload()
    expect(reader.locator("#latest a").first).to_be_visible()  # scripts, and what they fetch
    reader.goto(host.root)
    expect(reader.locator("body")).to_contain_text(COPY)
    assert search(reader, host, WORD) == found
    expect(reader.get_by_role("alert")).to_be_hidden()
    reader.locator("#results a").first.click()
    expect(reader.locator("#text")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", [UNREAD, "2022/03/", "a/nowhere.html"])
def test_what_was_not_read_is_told_so_where_it_was_looked_for(
    reader: Page, host: Host, address: str, scheme: str
) -> None:
    host.die()
    reader.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    reader.goto(host.root + address)
    expect(reader.get_by_role("heading", level=1)).to_have_text("هذه الصفحة غير محفوظة على جهازك")
    expect(reader.locator(".name")).to_have_css("font-family", re.compile("Warraq"))
    assert barriers(reader) == []
    again = reader.get_by_role("link", name="أعد المحاولة")
    assert again.evaluate("link => link.href") == reader.url
    home = reader.locator(".name a").evaluate("link => link.href")
    assert home == host.root
    reader.get_by_role("link", name="ما المحفوظ على جهازي؟").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(re.compile("غير محفوظة"))


def test_other_sites_on_the_host_are_left_alone(reader: Page, host: Host) -> None:
    with pytest.raises(Exception, match="ERR_CONNECTION_REFUSED"):
        host.die()
        reader.goto(f"{host.url}elsewhere.html")


def test_a_correction_and_a_withdrawal_are_seen_at_once_and_kept(reader: Page, host: Host) -> None:
    change(host.archive / READ, "<h1", "<p>صُحّح للتجربة</p><h1")
    reader.goto(host.root + READ)
    expect(reader.locator("main")).to_contain_text("صُحّح للتجربة")
    expect(reader.locator("body")).not_to_contain_text(COPY)
    (host.archive / READ).write_text(
        re.sub(
            "<main.*</main>",
            '<main id="main"><h1>سُحب هذا المقال</h1></main>',
            (host.archive / READ).read_text("utf-8"),
            flags=re.S,
        ),
        "utf-8",
    )
    reader.goto(host.root + READ)
    expect(reader.locator("h1")).to_have_text("سُحب هذا المقال")
    reader.wait_for_timeout(300)
    host.die()
    reader.goto(host.root + READ)
    expect(reader.locator("h1")).to_have_text("سُحب هذا المقال")
    expect(reader.locator("#text")).to_have_count(0)


def test_a_slow_network_shows_the_copy_and_then_what_has_changed(reader: Page, host: Host) -> None:
    host.faults.append(slow(4, READ))
    reader.goto(host.root + READ)
    expect(reader.locator("body")).to_contain_text("الاتصال بطيء")
    expect(reader.locator("#text")).to_be_visible()
    reader.wait_for_timeout(2500)
    expect(reader.locator("body")).to_contain_text("الاتصال بطيء")  # it came, and is the same
    host.faults[:] = [slow(6, READ)]
    change(host.archive / READ, "<h1", "<p>صُحّح للتجربة</p><h1")
    reader.goto(host.root + READ)
    expect(reader.locator("body")).to_contain_text("الاتصال بطيء")
    host.faults.clear()
    expect(reader.locator("main")).to_contain_text("صُحّح للتجربة")
    expect(reader.locator("body")).not_to_contain_text("الاتصال بطيء")


def half(handler: SimpleHTTPRequestHandler) -> bool:
    """A fault: half of a page, which claims to be all of it."""
    page = Path(handler.translate_path(handler.path)).read_bytes()
    answer(handler, 200, "text/html", page[: len(page) // 2])
    return True


@pytest.mark.parametrize("fault", [half, replaced, refused("", 503)])
def test_what_is_not_the_whole_page_takes_no_place_of_one(
    reader: Page, host: Host, fault: Fault
) -> None:
    host.faults.append(lambda handler: handler.path.endswith(READ) and fault(handler))
    reader.goto(host.root + READ)
    reader.wait_for_timeout(300)
    host.die()
    reader.goto(host.root + READ)
    expect(reader.locator("#text p")).to_have_count(11)
    expect(reader.locator(".colophon")).to_be_visible()
    expect(reader.locator("body")).to_contain_text(COPY)


def test_a_page_that_is_gone_is_gone(reader: Page, host: Host) -> None:
    (host.archive / READ).unlink()
    reader.goto(host.root + READ)
    reader.wait_for_timeout(300)
    host.die()
    reader.goto(host.root + READ)
    expect(reader.locator("h1")).to_have_text(re.compile("غير محفوظة"))


def test_a_first_visit_asks_for_nothing_of_it_before_all_is_there(page: Page, host: Host) -> None:
    host.headers["Cache-Control"] = "max-age=600"
    page.goto(host.root + READ)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1000)
    assert not [path for path in host.requests if "offline" in path or "service-worker" in path]
    before = len(host.requests)
    until(page, "Boolean(navigator.serviceWorker.controller)")
    wait_until_kept(page, host.root + READ)
    page.wait_for_timeout(500)
    asked = host.requests[before:]
    assert "/archive/service-worker.js" in asked
    sizes = [len((host.folder / path.lstrip("/")).read_bytes()) for path in asked]
    assert sum(sizes) < 40_000, asked  # as they lie there; a host compresses them


# The index and its editions


def deploy(host: Host, edition: Path) -> None:
    """Put a new build in the site's place."""
    shutil.rmtree(host.archive)
    shutil.copytree(edition, host.archive)


def test_a_new_index_is_used_at_once_and_the_old_one_serves_when_it_has_the_files(
    reader: Page, host: Host, newer: Path
) -> None:
    old = search(reader, host, OTHER)
    rare = search(reader, host, WORD)
    deploy(host, newer)
    new = search(reader, host, OTHER)
    assert new != old
    host.die()
    assert search(reader, host, OTHER) == new
    assert search(reader, host, WORD) == rare  # its files were fetched for the old index alone
    assert search(reader, host, OTHER)


# The frame


def test_a_copy_never_mixes_the_scripts_and_styles_of_two_builds(reader: Page, host: Host) -> None:
    colour = "getComputedStyle(document.body).outlineColor"
    style = host.archive / "theme/css/base.css"
    style.write_text(style.read_text("utf-8") + "body { outline-color: rgb(1, 2, 3); }\n", "utf-8")
    script = host.archive / "theme/js/article.js"
    script.write_text(script.read_text("utf-8") + "document.body.title = 'new';\n", "utf-8")
    rebuilt(host)
    reader.goto(f"{host.root}about.html")  # which has none of the article's scripts
    reader.evaluate("navigator.serviceWorker.ready.then((registration) => registration.update())")
    new = offline.name_of(manifest.digest(script))
    wait_until_frame_has(reader, new)
    host.die()
    reader.goto(host.root + READ)
    assert reader.evaluate(colour) == "rgb(1, 2, 3)"
    assert reader.evaluate("document.body.title") == "new"


@pytest.mark.parametrize("is_newer", [False, True])
def test_a_page_gets_late_scripts_from_what_is_kept_only_if_it_is_of_the_same_build(
    reader: Page, host: Host, is_newer: bool
) -> None:
    about = f"{host.root}about.html"
    reader.goto(about)
    reader.get_by_role("searchbox").focus()  # which loads the scripts of the box
    expect(reader.get_by_role("combobox")).to_be_visible()
    wait_until_kept(reader, f"{host.root}theme/js/search/find.js", f"{host.root}search.html")
    if is_newer:
        script = host.archive / "theme/js/keys.js"
        script.write_text(script.read_text("utf-8") + "document.body.title = 'new';\n", "utf-8")
        host.faults.append(refused("/service-worker.js"))  # or it would bring the new ones along
    reader.goto(about)
    assert reader.evaluate("document.body.title") == ("new" if is_newer else "")
    reader.wait_for_timeout(300)
    host.die()
    reader.get_by_role("searchbox").focus()
    if is_newer:
        reader.wait_for_timeout(1000)
        expect(reader.get_by_role("combobox")).to_have_count(0)
    else:
        expect(reader.get_by_role("combobox")).to_be_visible()


def test_a_build_that_is_half_there_changes_nothing_that_is_kept(reader: Page, host: Host) -> None:
    colour = "getComputedStyle(document.body).outlineColor"
    before = reader.evaluate(colour)
    style = host.archive / "theme/css/base.css"
    style.write_text(style.read_text("utf-8") + "body { outline-color: rgb(1, 2, 3); }\n", "utf-8")
    script = host.archive / "theme/js/article.js"
    script.write_text(script.read_text("utf-8") + "document.body.title = 'new';\n", "utf-8")
    rebuilt(host)
    host.faults.append(refused("/theme/js/article.js"))
    reader.evaluate(
        "navigator.serviceWorker.ready.then((registration) => registration.update())"
        ".then(() => new Promise((resolve) => setTimeout(resolve, 2000)))"
    )
    host.die()
    reader.goto(host.root + READ)
    assert reader.evaluate(colour) == before
    assert reader.evaluate("document.body.title") == ""
    expect(reader.locator("#latest a").first).to_be_visible()


def wait_until_frame_has(page: Page, version: str) -> None:
    until(
        page,
        """async (version) => {
          const name = (await caches.keys()).find((name) => name.endsWith(" frame"));
          const keys = await (await caches.open(name)).keys();
          return keys.some(({ url }) => url.endsWith(version));
        }""",
        version,
    )


# The whole archive


def offline_page(page: Page, host: Host) -> Page:
    page.goto(f"{host.root}offline/")
    expect(page.locator("#whole")).not_to_be_empty()
    return page


def test_the_whole_archive_is_kept_and_read_without_a_server(reader: Page, host: Host) -> None:
    page = offline_page(reader, host)
    size = json.loads((host.archive / offline.ARCHIVE).read_text())["bytes"]
    expect(page.locator("#whole")).to_contain_text(f"{size / 1e6:.1f} ميغابايت")
    page.get_by_role("button", name=KEEP).click()
    expect(page.locator("#whole")).to_contain_text(
        re.compile(f"الأرشيف كله محفوظ على هذا الجهاز، كما كان يوم {DAY}"), timeout=60_000
    )
    expect(page.get_by_role("button", name=STOP)).to_be_hidden()
    expect(page.locator("#whole")).to_be_focused()
    host.die()
    page.goto(host.root + UNREAD)
    expect(page.locator("body")).to_contain_text(COPY)
    page.locator("main h2 a, main h3 a").first.click()
    expect(page.locator("#text")).to_be_visible()
    assert search(page, host, OTHER)
    expect(page.locator("#facets summary").first).to_be_visible()
    expect(page.locator("#results .excerpt").first).not_to_be_empty()
    expect(offline_page(page, host).locator("#whole")).to_contain_text("الأرشيف كله محفوظ")


def test_it_can_be_stopped_and_goes_on_from_there(reader: Page, host: Host) -> None:
    host.faults.append(slow(0.05, "/a/"))
    page = offline_page(reader, host)
    page.get_by_role("button", name=KEEP).click()
    expect(page.locator("#far")).to_contain_text("حُفظ")
    until(page, "document.querySelector('progress').position > 0.3")
    page.get_by_role("button", name=STOP).click()
    expect(page.locator("#whole")).to_contain_text("توقف الحفظ بعد")
    host.requests.clear()
    page.wait_for_timeout(500)
    assert [path for path in host.requests if "/a/" in path] == []
    offline_page(page, host)
    expect(page.locator("#whole")).to_contain_text("توقف الحفظ بعد")
    host.requests.clear()
    page.get_by_role("button", name=RESUME).click()
    expect(page.locator("#whole")).to_contain_text("الأرشيف كله محفوظ", timeout=60_000)
    files = json.loads((host.archive / offline.ARCHIVE).read_text())["files"]
    assert 0 < len(host.requests) < 0.8 * files


def test_a_broken_connection_says_so_and_is_taken_up_again(reader: Page, host: Host) -> None:
    page = offline_page(reader, host)
    answered: list[str] = []

    def breaks(handler: SimpleHTTPRequestHandler) -> bool:
        answered.append(handler.path)
        if len(answered) < 60:
            return False
        handler.close_connection = True
        return True

    host.faults.append(breaks)
    page.get_by_role("button", name=KEEP).click()
    expect(page.locator("#whole")).to_contain_text("انقطع الاتصال بعد", timeout=60_000)
    host.faults.clear()
    page.get_by_role("button", name=RESUME).click()
    expect(page.locator("#whole")).to_contain_text("الأرشيف كله محفوظ", timeout=60_000)


def test_what_the_browser_still_has_of_an_older_page_replaces_no_newer_one(
    page: Page, host: Host
) -> None:
    host.headers["Cache-Control"] = "max-age=600"
    page.goto(host.root + READ)
    wait_until_kept(page, host.root + READ)
    change(host.archive / READ, "<h1", "<p>صُحّح للتجربة</p><h1")
    rebuilt(host)
    page.wait_for_timeout(1100)  # dates of answers are told in seconds
    offline_page(page, host)
    page.get_by_role("button", name=KEEP).click()
    expect(page.locator("#whole")).to_contain_text("الأرشيف كله محفوظ", timeout=60_000)
    page.goto(host.root + READ)
    expect(page.locator("main")).not_to_contain_text("صُحّح للتجربة")  # its host allows that
    page.wait_for_timeout(300)
    host.die()
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.goto(host.root + READ)
    expect(page.locator("main")).to_contain_text("صُحّح للتجربة")


def test_a_new_build_under_way_is_followed(reader: Page, host: Host, newer: Path) -> None:
    page = offline_page(reader, host)
    host.faults.append(slow(0.05, "/a/"))
    page.get_by_role("button", name=KEEP).click()
    until(page, "document.querySelector('progress').position > 0.3")
    deploy(host, newer)
    expect(page.locator("#whole")).to_contain_text("الأرشيف كله محفوظ", timeout=60_000)
    listed = {path for path, _, _ in json.loads((host.archive / offline.FILES).read_text())}
    kept = page.evaluate(
        """async () => {
          const name = (await caches.keys()).find((name) => name.endsWith(" pages"));
          return (await (await caches.open(name)).keys()).map(({ url }) => url);
        }"""
    )
    articles = {url.partition("/archive/")[2] for url in kept if "/a/" in url}
    assert articles == {path for path in listed if path.startswith("a/")}


def test_what_changed_since_is_told_and_only_that_is_fetched(reader: Page, host: Host) -> None:
    page = offline_page(reader, host)
    page.get_by_role("button", name=KEEP).click()
    expect(page.locator("#whole")).to_contain_text("الأرشيف كله محفوظ", timeout=60_000)
    change(host.archive / "about.html", "</main>", "<p>سطر جديد للتجربة</p></main>")
    rebuilt(host)
    offline_page(page, host)
    expect(page.locator("#whole")).to_contain_text(re.compile(f"تغيّر الأرشيف .* يوم {DAY}"))
    host.requests.clear()
    page.get_by_role("button", name="حدّث المحفوظ").click()
    expect(page.locator("#whole")).to_contain_text("الأرشيف كله محفوظ", timeout=60_000)
    asked = {path for path in host.requests if "/offline/" not in path}
    assert asked - {"/archive/service-worker.js"} == {"/archive/about.html"}


def test_where_there_is_no_room_it_does_not_begin(reader: Page, host: Host) -> None:
    reader.add_init_script(
        "StorageManager.prototype.estimate = async () => ({ quota: 2e6, usage: 1e6 })"
    )
    page = offline_page(reader, host)
    page.get_by_role("button", name=KEEP).click()
    expect(page.locator("#whole")).to_contain_text("لا مكان للأرشيف كله على هذا الجهاز")


def test_where_the_room_runs_out_it_says_so_and_the_reader_can_delete(
    page: Page, host: Host
) -> None:
    offline_page(page, host)  # Chromium tells pages of more room than it gives
    session = page.context.new_cdp_session(page)
    session.send(
        "Storage.overrideQuotaForOrigin", {"origin": host.url.rstrip("/"), "quotaSize": 700_000}
    )
    page.get_by_role("button", name=KEEP).click()
    expect(page.locator("#whole")).to_contain_text("امتلأ المكان", timeout=30_000)
    page.get_by_role("button", name="احذف كل المحفوظ").click()
    page.get_by_role("button", name="نعم، احذفه").click()
    expect(page.locator("#kept")).to_have_text("حُذف كل المحفوظ.")


def test_an_archive_that_is_too_large_is_not_offered(
    reader: Page, host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(offline, "MOST_BYTES", 1000)
    rebuilt(host)
    page = offline_page(reader, host)
    expect(page.locator("#whole")).to_contain_text("أكبر من أن يحفظه متصفح، فالحدّ 100.0 ميغابايت")
    expect(page.locator("#keep")).to_be_hidden()
    expect(page.locator("#data a")).to_be_visible()
    assert not (host.archive / offline.FILES).exists()


# Deleting


def test_an_article_that_was_read_stays_listed_when_the_search_looks_into_it(
    reader: Page, host: Host
) -> None:
    title = reader.locator("h1").inner_text()
    before = len(host.requests)
    search(reader, host, WORD)
    expect(reader.locator(".excerpt").first).to_contain_text(WORD)
    reader.wait_for_timeout(500)
    assert any(path.endswith(READ) for path in host.requests[before:])
    page = offline_page(reader, host)
    page.get_by_text("آخر المقالات المحفوظة").click()
    expect(page.locator("#read a")).to_have_text([title])


def test_what_is_kept_is_listed_and_can_be_deleted(reader: Page, host: Host) -> None:
    title = reader.locator("h1").inner_text()
    page = offline_page(reader, host)
    expect(page.locator("#kept")).to_contain_text(re.compile(r"صفحة|صفحتان|صفحات"))
    page.get_by_text("آخر المقالات المحفوظة").click()
    expect(page.locator("#read a").last).to_have_text(title)
    expect(page.locator("#read time").last).to_have_text(re.compile(DAY))
    assert barriers(page) == []
    page.get_by_role("button", name="احذف كل المحفوظ").click()
    page.get_by_role("button", name="لا، أبقِه").click()
    page.get_by_role("button", name="احذف كل المحفوظ").click()
    page.get_by_role("button", name="نعم، احذفه").click()
    expect(page.locator("#kept")).to_have_text("حُذف كل المحفوظ.")
    expect(page.locator("#kept")).to_be_focused()
    expect(page.locator("#read")).to_be_hidden()
    page.wait_for_timeout(500)
    host.die()
    page.goto(host.root + READ)
    expect(page.locator("h1")).to_have_text(re.compile("غير محفوظة"))


def test_two_archives_on_one_host_keep_apart(reader: Page, host: Host) -> None:
    shutil.copytree(host.archive, host.folder / "second")
    reader.goto(f"{host.url}second/{READ}")
    wait_until_kept(reader, f"{host.url}second/{READ}")
    reader.goto(f"{host.url}second/offline/")
    reader.get_by_role("button", name="احذف كل المحفوظ").click()
    reader.get_by_role("button", name="نعم، احذفه").click()
    expect(reader.locator("#kept")).to_have_text("حُذف كل المحفوظ.")
    host.die()
    reader.goto(host.root + READ)
    expect(reader.locator("#text")).to_be_visible()


def test_a_site_that_stops_takes_its_worker_and_what_it_kept_away(reader: Page, host: Host) -> None:
    farewell = host.archive / "theme/js/offline/farewell.js"
    shutil.copy(farewell, host.archive / "service-worker.js")
    reader.goto(host.root)
    until(reader, "caches.keys().then((names) => names.length === 0)")
    reader.goto(f"{host.url}nothing")
    reader.goto(host.root)
    assert reader.evaluate("navigator.serviceWorker.controller") is None


def test_without_a_worker_or_storage_nothing_breaks(browser: Browser, host: Host) -> None:
    context = browser.new_context(locale="ar")
    context.add_init_script("delete Navigator.prototype.serviceWorker; delete window.caches;")
    context.add_init_script(SOON)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(host.root + READ)
    page.wait_for_timeout(1000)
    page.goto(f"{host.root}offline/")
    expect(page.locator("#unavailable")).to_be_visible()
    expect(page.locator("#offline")).to_be_hidden()
    assert errors == []
    context.close()


# On a home screen


@pytest.mark.parametrize("size", offline.ICONS)
def test_the_icons_show_the_sign_that_a_tab_shows(browser: Browser, size: int) -> None:
    page = browser.new_page()
    images = [icons.draw(page, size), icons.path_of(size).read_bytes()]
    addresses = [f"data:image/png;base64,{base64.b64encode(image).decode()}" for image in images]
    page.set_content("")
    page.evaluate(
        """async (addresses) => {
          const [drawn, kept] = await Promise.all(addresses.map(async (address) => {
            const image = await createImageBitmap(await (await fetch(address)).blob());
            const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
            canvas.drawImage(image, 0, 0);
            return canvas.getImageData(0, 0, image.width, image.height).data;
          }));
          window.apart = drawn.reduce((sum, value, at) => sum + Math.abs(value - kept[at]), 0)
            / drawn.length;
        }""",
        addresses,
    )
    assert page.evaluate("apart") < 1  # of 255: another browser smooths an edge otherwise
    page.close()
