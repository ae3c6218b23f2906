"""What the import makes of saved web pages, as a visitor sees it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from served import Site

PAGES = Path(__file__).resolve().parents[1] / "captures/web/pages"


@pytest.fixture(scope="module")
def imported(
    tmp_path_factory: pytest.TempPathFactory, builder: Callable[[Path, Path], None]
) -> Iterator[tuple[Site, dict[str, str]]]:
    """A site of two saved pages; the address of each article by its title's first word."""
    folder = tmp_path_factory.mktemp("imported")
    (folder / "content/captures").mkdir(parents=True)
    for name in ("wordpress", "drupal"):
        shutil.copy(PAGES / f"{name}.html", folder / "content/captures")
    builder(folder / "content", folder / "output")
    articles = (folder / "content/articles").glob("*.md")
    heads = {path.stem: path.read_text("utf-8").split("\n", 1)[0] for path in articles}
    site = Site(folder / "output")
    yield site, {head.split()[1]: f"a/{name}.html" for name, head in heads.items()}
    site.server.shutdown()
    site.server.server_close()


def test_quotes_subheads_and_captions_of_a_saved_page_are_shown_and_nothing_is_fetched(
    page: Page, imported: tuple[Site, dict[str, str]]
) -> None:
    site, addresses = imported
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site.url}{addresses['ترميم']}")
    expect(page.locator("article blockquote")).to_contain_text("عقد من ضوء")
    expect(page.locator("article h2", has_text="ما الذي سيتغير؟")).to_be_visible()
    expect(page.locator("article .image")).to_contain_text("بعد انحسار الفيضان")
    assert page.locator("article img").count() == 0
    assert [url for url in asked if not url.startswith(site.url)] == []


def test_a_list_of_a_saved_page_is_a_list(
    page: Page, imported: tuple[Site, dict[str, str]]
) -> None:
    site, addresses = imported
    page.goto(f"{site.url}{addresses['قمح']}")
    expect(page.locator("article li", has_text="حبة قاسية تصلح للبرغل")).to_be_visible()
