"""A site in English, and one in Arabic-Indic digits, as a visitor walks through them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from checks.barriers import barriers
from served import Site
from small_site import ROOT, article, build

PLUGINS = ("content_error", "interface", "reader", "search", "record", "browse")
ARABIC = re.compile(r"[\u0600-\u06ff]")
LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
SHOWN = "document.body.innerText"
FOLDED = "details:not([open]) > summary"


def pages() -> dict[str, str]:
    folder = ROOT / "content/pages"
    return {
        f"pages/{path.relative_to(folder)}": path.read_text("utf-8")
        for path in folder.rglob("*.md")
    }


def articles(title: str, words: list[str], names: list[str]) -> dict[str, str]:
    """Forty articles of 2021 to 2024; every second one has all the words."""
    return {
        f"articles/{number}.md": article(
            f"wlang{LETTERS[number // 32]}{LETTERS[number % 32]}aaaa",
            f"{2021 + number % 4}-{1 + number % 12:02}-18",
            " ".join(words[: 1 + number % 2]) + "\n\n" + " ".join(words[:1] * 120),
            Title=title,
            Source=names[number % 2],
            Category=names[number % 3],
            Date_basis=("stated", "inferred", "captured")[number % 3],
            Captured="2024-12-22",
            Original_url=f"https://example.org/{number}.html",
        )
        for number in range(40)
    }


def served(folder: Path, files: dict[str, str], **settings: object) -> Site:
    built = build(folder, files, PLUGINS, THEME=str(ROOT / "theme"), **settings)
    assert built.code == 0, built.said
    return Site(built.output)


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    files = articles("An invented harvest", ["harvest", "village"], ["News", "Field", "Market"])
    files["articles/arabic.md"] = article(
        "wzzzzzzzzzz", "2024-11-19", "نص *مختلق* للتجربة.", Lang="ar", Category="Field"
    )
    site = served(
        tmp_path_factory.mktemp("english"),
        {**files, **pages()},
        INTERFACE_LANG="en",
        DEFAULT_LANG="en",
        SITENAME="Plain Archive",
        SITE_DESCRIPTION="An archive invented for a test.",
        DEFAULT_CATEGORY="News",
    )
    yield site
    site.server.shutdown()
    site.server.server_close()


@pytest.fixture(scope="module")
def indic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    files = articles("حصاد مختلق", ["حصاد", "قرية"], ["وكالة", "حقول", "أسواق"])
    site = served(tmp_path_factory.mktemp("indic"), {**files, **pages()}, DIGITS="arabic")
    yield site
    site.server.shutdown()
    site.server.server_close()


def places(page: Page, selector: str) -> list[float]:
    """Where elements begin, from the left."""
    return [(one.bounding_box() or {"x": -1})["x"] for one in page.locator(selector).all()]


def unfold(page: Page) -> None:
    for summary in page.locator(FOLDED).all():
        if summary.is_visible():
            summary.click()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "path",
    [
        "",
        "a/wlangaaaaaa.html",
        "a/wzzzzzzzzzz.html",
        "2024/11/",
        "statistics.html",
        "data/",
        "colophon.html",
    ],
)
def test_pages_of_an_english_site_are_free_of_barriers(
    page: Page, english: Site, path: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(english.url + path)
    assert barriers(page) == []
    assert page.evaluate("getComputedStyle(document.body).direction") == "ltr"
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_english_site_is_searched_in_english(page: Page, english: Site) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(english.url)
    expect(page.locator(".holdings")).to_have_text(
        "The archive now holds 41 articles from 2 sources, published from 2021 to 2024."
    )
    box = page.locator("input[type=search]")
    box.press_sequentially("harv")
    expect(page.locator(".suggestions")).to_contain_text("Headlines")
    expect(page.locator(".announcer").first).to_have_text(re.compile(r"^\d+ suggestions$"))
    box.fill("harvest village")
    box.press("Enter")
    expect(page.locator("#status")).to_have_text(
        "40 results. The first 20 have all of your words, the rest some of them."
    )
    expect(page.locator("#results time").first).to_have_text(re.compile(r"^18 [A-Z][a-z]+ 202\d$"))
    expect(page.locator("#pager")).to_contain_text("Page 1 of 4")
    page.locator('[data-facet="years"] button', has_text="2022").click()
    expect(page.locator("#chips")).to_contain_text("Year 2022")
    expect(page.locator("#status")).to_have_text(re.compile(r"^10 results\."))
    page.locator("#mentions > summary").click()
    expect(page.locator("#mentions .month")).to_contain_text(re.compile(r"^[A-Z][a-z]+ 202\d: "))
    years = places(page, "#mentions .years button")
    assert len(years) > 1
    assert years == sorted(years)
    unfold(page)
    expect(page.locator("#results .excerpt").last).not_to_be_empty()
    assert barriers(page) == []
    words = page.evaluate(SHOWN)
    examples = page.locator(".help dt").all_inner_texts()
    for example in examples:
        words = words.replace(example, "")
    assert not ARABIC.search(words.replace("«…»", ""))
    page.locator("#results h2 a").first.click()
    expect(page.locator(".arrived")).to_contain_text(re.compile(r"^\d+ match(es)?"))
    for part in (".masthead", ".arrived", ".story", ".beside", ".colophon"):
        assert not ARABIC.search(page.locator(part).inner_text()), part


def test_a_search_that_finds_nothing_says_so_in_english(page: Page, english: Site) -> None:
    page.goto(f"{english.url}search.html?q=zeppelin&category=Field")
    expect(page.locator("#status")).to_contain_text("We found nothing for “zeppelin”")
    assert not ARABIC.search(page.evaluate(SHOWN))


def test_time_runs_from_the_left_in_the_drawings_of_an_english_site(
    page: Page, english: Site
) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{english.url}2024/")
    months = places(page, ".strip svg a")
    assert len(months) == 4  # January, April, July, October; November has the Arabic one as well
    assert months == sorted(months)
    page.goto(f"{english.url}statistics.html")
    labels = places(page, ".columns .labels li")
    assert labels == sorted(labels)
    bar, field = page.locator(".bars svg path").last, page.locator(".bars svg").last
    assert abs((bar.bounding_box() or {})["x"] - (field.bounding_box() or {})["x"]) < 1


def test_an_arabic_article_runs_from_the_right_in_an_english_site(
    page: Page, english: Site
) -> None:
    page.goto(f"{english.url}a/wzzzzzzzzzz.html")
    style = "element => { const s = getComputedStyle(element); return [s.direction, s.fontStyle]; }"
    assert page.locator("h1").evaluate(style) == ["rtl", "normal"]
    assert page.locator(".text em").evaluate(style) == ["rtl", "normal"]  # nothing to slant
    page.goto(f"{english.url}about.html")
    assert page.locator(".text em").first.evaluate(style) == ["ltr", "italic"]


def test_no_latin_digit_is_shown_by_the_search_where_arabic_ones_are_set(
    page: Page, indic: Site
) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{indic.url}search.html?q=حصاد قرية&from=2021-01-01&to=2023-12-31")
    expect(page.locator("#status")).to_contain_text("٣٠ نتيجة")
    expect(page.locator("#pager")).to_contain_text("صفحة ١ من ٣")
    expect(page.locator("#chips")).to_contain_text("١ كانون الثاني/يناير ٢٠٢١")
    page.locator("#mentions > summary").click()
    page.locator("#mentions label").click()  # shares, in percent
    expect(page.locator("#mentions .scale")).to_contain_text("٪")
    expect(page.locator("#results .excerpt").last).not_to_be_empty()
    page.locator("#mentions details summary").click()
    page.locator('[data-facet="years"]').wait_for()
    page.locator("#q").fill("حص")
    page.locator("#q").press_sequentially("ا")
    expect(page.locator(".suggestions")).to_contain_text("٢٠٢٤")
    assert not re.search("[0-9]", page.evaluate(SHOWN))
    names = page.evaluate("[...document.querySelectorAll('[aria-label]')].map((e) => e.ariaLabel)")
    assert not re.search("[0-9]", " ".join(names))
    page.keyboard.press("Escape")
    page.locator("#results h2 a").first.click()
    page.locator(".arrived button").nth(1).click()
    expect(page.locator(".arrived span")).to_have_text(re.compile("^١ من [٠-٩]+$"))
