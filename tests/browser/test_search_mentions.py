"""How a visitor sees when a thing was written of: the hits of each month, drawn and in numbers."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from checks.barriers import barriers
from fake_archive import FakeArchive, facets
from served import Site, refused

QUERY = "تجربة"
TITLE = "النتائج شهرًا بشهر"
MONTHS = facets()["months"]  # of 2021 to 2024


def ask(page: Page, site: Site, filters: str = "") -> None:
    FakeArchive(total=30).serve(page)
    page.goto(f"{site.url}search.html?q={QUERY}{filters}")
    expect(page.locator("#mentions")).to_be_visible()


def unfold(page: Page) -> None:
    page.get_by_text(TITLE).click()
    expect(page.locator("#mentions svg")).to_be_visible()


def test_nothing_of_it_is_loaded_until_it_is_unfolded(page: Page, site: Site) -> None:
    ask(page, site)
    assert not [path for path in site.requests if "mentions" in path or path.endswith("ar.json")]
    unfold(page)
    bars = page.locator("#mentions rect:not(.pointer)")
    expect(bars).to_have_count(sum(1 for month in MONTHS if month["count"]))


def test_time_runs_from_the_right_and_the_tallest_month_is_told_of(page: Page, site: Site) -> None:
    ask(page, site)
    unfold(page)
    years = page.locator("#mentions .years button").all()
    places = [(year.bounding_box() or {"x": 0})["x"] for year in years]
    assert places == sorted(places, reverse=True)
    expect(years[-1]).to_have_text("2024")
    first = next(month["month"] for month in MONTHS if month["count"] == 4)
    expect(page.locator("#mentions .month")).to_contain_text(f"{first[:4]}: 4 نتائج من 6")


def test_a_bar_narrows_the_search_to_its_month_and_widens_it_again(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    ask(page, site)
    unfold(page)
    box = page.locator("#mentions svg").bounding_box()
    assert box
    at = next(at for at, month in enumerate(MONTHS) if month["count"] == 3)
    x = box["x"] + box["width"] * (1 - (at + 0.5) / len(MONTHS))
    page.mouse.click(x, box["y"] + box["height"] - 4)
    month = MONTHS[at]["month"]
    expect(page).to_have_url(re.compile(f"from={month}-01&to={month}-"))
    expect(page.locator("#mentions rect.within")).to_have_count(1)
    chosen = page.locator("#mentions .month")
    expect(chosen).to_have_attribute("aria-pressed", "true")
    chosen.click()
    expect(page).not_to_have_url(re.compile("from="))


def test_a_finger_points_and_the_button_below_chooses(page: Page, site: Site) -> None:
    ask(page, site)
    unfold(page)
    box = page.locator("#mentions svg").bounding_box()
    assert box
    at = next(at for at, month in enumerate(MONTHS) if month["count"] == 3)
    x = box["x"] + box["width"] * (1 - (at + 0.5) / len(MONTHS))
    finger = {"clientX": x, "pointerType": "touch"}
    page.locator("#mentions .chart").evaluate(
        "(chart, finger) => chart.dispatchEvent(new PointerEvent('click', finger))", finger
    )
    expect(page).not_to_have_url(re.compile("from="))
    page.locator("#mentions .month").click()
    expect(page).to_have_url(re.compile(f"from={MONTHS[at]['month']}-01"))


def test_a_year_and_a_row_of_the_table_narrow_it_too(page: Page, site: Site) -> None:
    ask(page, site)
    unfold(page)
    page.get_by_role("button", name="2023: ").first.click()
    expect(page).to_have_url(re.compile("from=2023-01-01&to=2023-12-31"))
    page.locator("#mentions details summary").click()
    rows = page.locator("#mentions tbody tr")
    expect(rows).to_have_count(len(MONTHS))
    rows.locator("button").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("from=2021-0"))


def test_at_a_desk_a_year_and_a_row_keep_the_focus(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    ask(page, site)
    unfold(page)
    page.locator("#mentions details summary").click()
    for places in ("#mentions .years button", "#mentions tbody button"):
        place = page.locator(places).first
        place.focus()
        page.keyboard.press("Enter")
        expect(place).to_have_attribute("aria-pressed", "true")
        expect(place).to_be_focused()


def test_shares_are_shown_where_they_are_asked_for(page: Page, site: Site) -> None:
    ask(page, site)
    unfold(page)
    expect(page.locator("#mentions .scale li").first).to_have_text("1")
    page.get_by_label("نسبةً إلى كل مقالات الشهر").check()
    expect(page.locator("#mentions .scale li").first).to_have_text(re.compile("20"))
    expect(page.locator("#mentions .scale li").last).to_have_text(re.compile("80.*%|%.*80"))


def test_the_numbers_are_saved_as_a_file(page: Page, site: Site, tmp_path: Path) -> None:
    ask(page, site)
    unfold(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name="CSV").click()
    assert saved.value.suggested_filename == f"نتائج {QUERY} شهرًا بشهر.csv"
    saved.value.save_as(tmp_path / "file.csv")
    lines = (tmp_path / "file.csv").read_text("utf-8-sig").splitlines()
    assert lines[0] == "الشهر,النتائج,مقالات الشهر كلها"
    assert lines[1:] == [f"{each['month']},{each['count']},6" for each in MONTHS]


def test_where_the_chart_does_not_come_that_is_said_and_a_second_try_is_one(
    page: Page, site: Site
) -> None:
    site.faults.append(refused("ar.json"))
    ask(page, site)
    page.get_by_text(TITLE).click()
    expect(page.locator("#mentions")).to_contain_text("تعذّر تحميل الرسم")
    site.faults.clear()
    page.get_by_text(TITLE).click()
    unfold(page)
    expect(page.locator("#mentions [role=alert]")).to_be_hidden()


def test_it_has_no_barriers_and_moves_no_hit_when_it_comes(page: Page, site: Site) -> None:
    FakeArchive(total=30, late={"facets": 1500}).serve(page)
    page.goto(f"{site.url}search.html?q={QUERY}")
    expect(page.locator(".excerpt").last).to_contain_text("مقتطف")
    expect(page.locator("#mentions")).to_be_hidden()
    before = page.locator("#results").bounding_box()
    expect(page.locator("#mentions")).to_be_visible()
    assert page.locator("#results").bounding_box() == before
    unfold(page)
    page.locator("#mentions details summary").click()
    assert barriers(page) == []
