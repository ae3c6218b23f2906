"""What a reader does with an article beyond reading: cite it, link to a paragraph, print it."""

import datetime
import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from checks.barriers import barriers
from citing import parsed_bibtex, parsed_csl, parsed_ris
from served import Site
from small_site import article

HASH = "0123456789abcdef" * 4
FILL = "وقالت مصادر لا وجود لها إن الأسواق بقيت مفتوحة حتى ساعة متأخرة من الليل في المدينة كلها. "
PARAGRAPHS = {
    "first": f"هذه فقرة أولى مختلقة. {FILL * 3}",
    "marks": f"مَدِينَةٌ مُخْتَلَقَةٌ فِيهَا كُلُّ حَرْفٍ مُشَكَّلٌ. {FILL} آخِرُ الْفِقْرَةِ هُنَا.",
    "unmarked": f"مدينة مختلقة فيها كل حرف غير مشكل. {FILL} وهذا آخرها.",
    "tatweel": f"كلمـــات ممـــدودة بالتطـــويل في أول السطر. {FILL} وكلمـــة في آخـــره.",
    "short": "نعم، قالها.",
    "digits": f"في 12/5/2024، بلغت النسبة 3.5%-4% (بحسب NATO & UNHCR). {FILL} ١٢٣ آخرها ٤٥٦!",
    "lines": "سطر أول من قصيدة مختلقة  \nوسطر ثان منها  \nوسطر ثالث هو آخرها",
    "refrain": f"هذه لازمة مختلقة تتكرر كما هي، كلمة كلمة. {FILL}",
    "between": f"وبين اللازمتين كلام آخر لا يتكرر. {FILL}",
    "again": f"هذه لازمة مختلقة تتكرر كما هي، كلمة كلمة. {FILL}",
    "shortest": "نعم، قالها.",
    "last": f"وهذه فقرة أخيرة، قبلها كلام كثير. {FILL * 2}",
}
BODY = "\n\n".join([*PARAGRAPHS.values(), "- بند أول في قائمة مختلقة\n- بند ثان هو آخرها"])
FILES = {
    "whole": article(
        "waaaaaaaaaa",
        "2024-11-18",
        BODY,
        Title="خبر مختلق: 50% من «الأسر» في {مدينة} & قرية",
        Date_basis="inferred",
        Date_evidence="اليوم الاثنين",
        Captured="2024-11-22",
        Capture_sha256=HASH,
        Authors="سلمى المختلقة; عبد الرحمن التجربة",
        Source="صحيفة المثال",
        Original_url="https://example.org/1?a=50%25&b=2",
        Category="مجتمع",
        Also_captured=f"x.gz#1 {HASH[::-1]} · وكالة المثال · https://example.com/2 · 2024-11-30",
    ),
    "english": article(
        "wbbbbbbbbbb",
        "2024-11-17",
        "Invented words for a test, and nothing else.",
        Title="An invented headline",
        Lang="en",
        Source="The Invented Times",
    ),
    "often": article(
        "wdddddddddd",
        "2024-11-15",
        "\n\n".join([FILL * 3] * 3),
        Title="خبر مختلق حفظته مواقع كثيرة",
        Captured="2024-11-22",
        Capture_sha256=HASH,
        Source="صحيفة المثال",
        Original_url="https://example.org/2",
        Also_captured="\n    ".join(
            f"x.gz#{number} {HASH[::-1]} · وكالة المثال · https://example.com/{number} · 2024-11-30"
            for number in range(5)
        ),
    ),
    "withdrawn": article(
        "wcccccccccc",
        "2024-11-16",
        "كلمةسحبت من الأرشيف مع نصها.",
        Title="عنوانسحب مع نصه",
        Status="hidden",
        Withdrawn="2024-12-01, طلب صاحبه",
    ),
}
WHOLE = "a/waaaaaaaaaa.html"
DATED = "18 تشرين الثاني/نوفمبر 2024 (تاريخ مستنتَج)"
KEPT = "محفوظ في «ورّاق» يوم 22 تشرين الثاني/نوفمبر 2024"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, builder: Callable[[Path, Path], None]) -> Path:
    root = tmp_path_factory.mktemp("article")
    (root / "content/articles").mkdir(parents=True)
    for name, text in FILES.items():
        (root / "content/articles" / f"{name}.md").write_text(text, "utf-8")
    builder(root / "content", root / "output")
    return root / "output"


@pytest.fixture
def site(folder: Path) -> Iterator[Site]:
    site = Site(folder)
    yield site
    site.server.shutdown()
    site.server.server_close()


@pytest.fixture
def opened(context: BrowserContext, page: Page, site: Site) -> Page:
    """The article, on a page that may use the clipboard."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site.url + WHOLE)
    expect(page.locator(".cite.ready")).to_be_visible()
    return page


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def saved(page: Page, name: str) -> tuple[str, str]:
    """Name and text of the file that a button saves."""
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes().decode()


# Citing


def test_the_reference_is_saved_in_three_formats_from_what_the_page_says(opened: Page) -> None:
    title = "خبر مختلق: 50% من «الأسر» في {مدينة} & قرية"
    authors = ["سلمى المختلقة", "عبد الرحمن التجربة"]
    url = "http://localhost:8000/a/waaaaaaaaaa.html"
    note = f"{DATED}، {KEPT}، https://example.org/1?a=50%25&b=2"
    today = datetime.datetime.now().astimezone().date()

    name, text = saved(opened, "RIS")
    assert name == "waaaaaaaaaa.ris"
    ris = parsed_ris(text)
    assert (ris["type_of_reference"], ris["title"], ris["authors"]) == ("NEWS", title, authors)
    assert (ris["secondary_title"], ris["date"]) == ("صحيفة المثال", "2024/11/18")
    assert (ris["urls"], ris["notes"]) == ([url], [note])
    assert ris["name_of_database"] == "ورّاق"

    name, text = saved(opened, "BibTeX")
    assert name == "waaaaaaaaaa.bib"
    key, kind, bibtex = parsed_bibtex(text)
    assert (key, kind, bibtex["journal"]) == ("waaaaaaaaaa", "article", "صحيفة المثال")
    assert (bibtex["date"], bibtex["url"]) == ("2024-11-18", url)
    assert bibtex["urldate"] == today.isoformat()

    name, text = saved(opened, "CSL-JSON")
    assert name == "waaaaaaaaaa.json"
    csl = parsed_csl(text)
    assert (csl["title"], csl["section"], csl["note"]) == (title, "مجتمع", note)
    assert csl["issued"] == {"date-parts": [[2024, 11, 18]], "circa": True}
    assert [author["literal"] for author in csl["author"]] == authors


def test_a_source_without_named_authors_is_no_author(page: Page, site: Site) -> None:
    page.goto(f"{site.url}a/wbbbbbbbbbb.html")
    _, text = saved(page, "CSL-JSON")
    csl = parsed_csl(text)
    assert "author" not in csl
    assert csl["container-title"] == "The Invented Times"
    assert csl["language"] == "en"
    assert "circa" not in csl["issued"]


def test_the_reference_in_words_is_copied_by_keyboard_and_that_is_said(opened: Page) -> None:
    button = opened.get_by_role("button", name="انسخ المرجع")
    button.focus()
    opened.keyboard.press("Enter")
    expect(button).to_have_count(0)  # for a moment it says what it did
    expect(opened.get_by_role("status")).to_have_text("نُسخ")
    headline = "«خبر مختلق: 50% من “الأسر” في {مدينة} & قرية»"
    assert clipboard(opened) == (
        f"سلمى المختلقة، عبد الرحمن التجربة، {headline}، صحيفة المثال، {DATED}، {KEPT}، "
        "http://localhost:8000/a/waaaaaaaaaa.html"
    )
    expect(opened.get_by_role("button", name="انسخ المرجع")).to_be_focused()


def test_a_page_without_a_clipboard_copies_what_it_selects(opened: Page) -> None:
    # as on a site that comes by http
    opened.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    copied = opened.evaluate(
        """() => new Promise((resolve) => {
            document.addEventListener("copy", () => resolve(getSelection().toString()));
            document.querySelector(".ways button").click();
        })"""
    )
    assert "waaaaaaaaaa.html" in copied or copied == ""  # a field's selection is its own
    expect(opened.get_by_role("status")).to_have_text("نُسخ")
    expect(opened.locator("textarea")).to_have_count(0)


def test_every_hash_is_shown_short_and_copied_whole(opened: Page) -> None:
    hashes = [HASH, HASH[::-1]]
    details = opened.locator(".provenance details")
    expect(details).to_have_count(2)
    for place, sha256 in enumerate(hashes):
        summary = details.nth(place).locator("summary")
        expect(summary).to_have_text(f"{sha256[:12]}…")
        summary.focus()
        opened.keyboard.press("Enter")
        details.nth(place).get_by_role("button", name="انسخ البصمة").click()
        expect(opened.get_by_role("status")).to_have_text("نُسخ")
        assert clipboard(opened) == sha256


def test_without_script_the_reference_stands_there_and_no_button(
    browser: Browser, site: Site
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url + WHOLE)
    expect(page.locator("#reference")).to_contain_text("محفوظ في «ورّاق»")
    for button in page.locator("main button").all():
        expect(button).not_to_be_visible()
    context.close()


# Links to paragraphs


# The browser brings the beginning of what it found to the middle of the screen
NEAREST = """() => {
    const distances = [...document.getElementById("text").children].map((block) =>
        Math.abs(block.getBoundingClientRect().top - innerHeight / 2));
    return distances.indexOf(Math.min(...distances));
}"""


def blocks(page: Page) -> list[str]:
    return list(page.locator("#text > *").evaluate_all("all => all.map((one) => one.tagName)"))


def linked(page: Page, place: int) -> str:
    """The address that the button of a paragraph copies."""
    page.locator("#text > *").nth(place).hover()
    page.get_by_role("button", name=re.compile("^رابط إلى هذه الفقرة")).click()
    expect(page.get_by_role("status")).to_have_text("نُسخ رابط الفقرة")
    page.wait_for_timeout(100)
    return clipboard(page)


@pytest.fixture
def desk(browser: Browser) -> Iterator[BrowserContext]:
    """A screen with a mouse."""
    made = browser.new_context(
        viewport={"width": 1280, "height": 700}, locale="ar", service_workers="block"
    )
    made.set_default_timeout(10_000)
    made.grant_permissions(["clipboard-read", "clipboard-write"])
    yield made
    made.close()


def test_the_link_to_each_paragraph_scrolls_to_it(desk: BrowserContext, site: Site) -> None:
    page = desk.new_page()
    page.goto(site.url + WHOLE)
    addresses = [linked(page, place) for place in range(len(PARAGRAPHS) + 1)]
    assert len(set(addresses)) == len(addresses) == len(blocks(page))
    for place, address in enumerate(addresses):
        assert address.startswith(f"{site.url}{WHOLE}#:~:text=")
        assert re.fullmatch("[!-~]+", address)
        visitor = desk.new_page()
        visitor.set_viewport_size({"width": 1280, "height": 240})  # so that all can be scrolled to
        visitor.goto(address)
        for _ in range(30):
            if visitor.evaluate(NEAREST) == place:
                break
            visitor.wait_for_timeout(100)
        assert visitor.evaluate(NEAREST) == place, unquote(address)
        assert visitor.evaluate("scrollY") > 0
        visitor.close()


def test_a_copy_of_the_text_has_no_words_of_the_button(desk: BrowserContext, site: Site) -> None:
    page = desk.new_page()
    page.goto(site.url + WHOLE)
    page.locator("#text > *").first.hover()
    page.evaluate("getSelection().selectAllChildren(document.getElementById('text'))")
    assert "رابط" not in page.evaluate("getSelection().toString()")


def test_the_keyboard_walks_from_paragraph_to_paragraph(opened: Page) -> None:
    name = re.compile("^رابط إلى هذه الفقرة: ")
    button = opened.get_by_role("button", name=name)
    button.focus()
    expect(button).to_have_css("opacity", "1")
    opened.keyboard.press("ArrowDown")
    opened.keyboard.press("ArrowDown")
    expect(button).to_be_focused()
    assert "مدينة مختلقة فيها كل" in str(button.get_attribute("aria-label"))
    opened.keyboard.press("ArrowUp")
    opened.keyboard.press("Enter")
    expect(opened.get_by_role("status")).to_have_text("نُسخ رابط الفقرة")
    assert "text=مَدِينَةٌ مُخْتَلَقَةٌ" in unquote(clipboard(opened))
    opened.keyboard.press("Tab")  # one stop, however many paragraphs
    assert not opened.evaluate("document.getElementById('text').contains(document.activeElement)")


def test_a_tap_shows_the_link_of_a_paragraph(browser: Browser, site: Site) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740},
        has_touch=True,
        is_mobile=True,
        service_workers="block",
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(site.url + WHOLE)
    button = page.locator(".passage")
    expect(button).to_have_css("opacity", "0")
    page.locator("#text > p").nth(3).tap(position={"x": 100, "y": 20})
    expect(button).to_have_css("opacity", "1")
    button.tap()
    expect(page.get_by_role("status")).to_have_text("نُسخ رابط الفقرة")
    assert "text=كلمـــات" in unquote(clipboard(page))
    context.close()


def test_the_buttons_bring_no_barrier_and_move_nothing(opened: Page) -> None:
    opened.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => {"
        " for (const entry of list.getEntries()) window.shift += entry.value;"
        "}).observe({type: 'layout-shift', buffered: true});"
    )
    opened.reload()
    opened.wait_for_load_state("networkidle")
    opened.locator(".passage").focus()
    for summary in opened.locator(".provenance summary").all():
        summary.click()
    assert barriers(opened) == []
    opened.set_viewport_size({"width": 320, "height": 640})
    assert opened.evaluate("document.documentElement.scrollWidth") <= 320
    opened.reload()
    opened.wait_for_load_state("networkidle")
    opened.wait_for_timeout(300)
    assert opened.evaluate("window.shift") < 0.01


# Weight and paper


@pytest.mark.parametrize("address", [WHOLE, "a/wbbbbbbbbbb.html"])
def test_a_first_visit_is_light_in_either_script(page: Page, site: Site, address: str) -> None:
    page.goto(site.url + address)
    page.wait_for_load_state("networkidle")
    sizes = {}
    for path in set(site.requests):
        data = (site.folder / path.lstrip("/")).read_bytes()
        sizes[path] = len(data) if path.endswith(".woff2") else len(gzip.compress(data))
    assert sum(sizes.values()) <= 100_000, sizes


def test_on_paper_stand_the_text_its_source_and_its_address_alone(page: Page, site: Site) -> None:
    page.goto(site.url + WHOLE)
    page.wait_for_load_state("networkidle")
    page.emulate_media(media="print", color_scheme="dark")
    paper = page.locator("body").inner_text()
    for words in ("خبر مختلق", "هذه فقرة أولى", "صحيفة المثال", "https://example.org/1", HASH):
        assert words in paper
    assert "a/waaaaaaaaaa.html" in paper.replace("\n", "")
    for words in ("آخر الأخبار", "انسخ", "رابط إلى هذه الفقرة", "أرشيف الإنترنت", "بُني هذا"):
        assert words not in paper
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_a_short_article_takes_one_sheet_with_all_its_captures(page: Page, site: Site) -> None:
    page.goto(f"{site.url}a/wdddddddddd.html")
    expect(page.locator(".other")).to_have_count(5)
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True))
    assert len(sheets) == 1


@pytest.mark.parametrize("width", [320, 1280])
def test_a_long_word_in_a_headline_does_not_widen_the_page(
    page: Page, site: Site, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(site.url + WHOLE)
    expect(page.locator("#latest a")).not_to_have_count(0)
    page.locator("#reference, #latest a").evaluate_all(
        "places => places.forEach((place) => place.append(' ', 'x'.repeat(80)))"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width


# Withdrawn


def test_a_withdrawn_article_is_a_page_and_nothing_else(page: Page, site: Site) -> None:
    page.goto(f"{site.url}a/wcccccccccc.html")
    expect(page.locator("h1")).to_have_text("سُحب هذا المقال")
    expect(page.locator("main")).to_contain_text("طلب صاحبه")
    assert "كلمةسحبت" not in page.content()
    for query in ("كلمةسحبت", "عنوانسحب"):
        page.goto(f"{site.url}search.html?q={query}")
        expect(page.locator("#nothing")).to_be_visible()
        expect(page.locator("#results > li")).to_have_count(0)
    for path in site.folder.rglob("*"):
        # the list of files has its page, so that whoever keeps the whole archive has the notice
        if path == site.folder / "offline/files.json":
            continue
        if path.suffix in {".xml", ".json", ".txt", ".html"} and path.stem != "wcccccccccc":
            text = path.read_text("utf-8")
            assert "wcccccccccc" not in text, path
            assert "عنوانسحب" not in text, path
    records = gzip.decompress((site.folder / "data/articles-2024.jsonl.gz").read_bytes()).decode()
    [stub] = [line for line in records.splitlines() if "wcccccccccc" in line]
    assert "كلمةسحبت" not in stub
    assert "2024-12-01, طلب صاحبه" in stub
