"""A site as a maintainer would build it, and a real Chromium to open it with."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

import begun
import chromium
from invented import Inventor
from served import Site

ROOT = Path(__file__).resolve().parents[2]

REAL = "ww2i55cq2ye"  # the article of the real capture

LATIN_FIRST = {
    "title": "NATO يعقد اجتماعًا مختلقًا في مدينة لا وجود لها",
    "text": "UNHCR منظمة ورد اسمها في نص مختلق للتجربة، وبعده كلام عربي كثير.",
    "date": "2022-03-29",
    "url": f"https://example.org/news/{quote('خبر مختلق طويل الرابط')}/{quote('صفحة ثانية')}.html",
}
ENGLISH = {
    "title": "An invented headline, with a stop!",
    "text": "Invented words for a test of direction, and nothing else.",
    "date": "2022-03-30",
    "language": "en",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser these tests cannot run; `make test` says what to install, CI fails."""
    if chromium.find() or os.environ.get("CI"):
        return
    for item in items:
        if "browser" in Path(str(item.fspath)).parts:
            item.add_marker(pytest.mark.skip(reason=chromium.MISSING))


def build(content: Path, output: Path) -> None:
    """Build a site as `make html` does."""
    arguments = [str(content), "--output", str(output), "--settings", "pelicanconf.py"]
    done = begun.run(ROOT, arguments)
    assert done.returncode == 0, done.stderr


def import_invented(content: Path, count: int) -> None:
    """Import invented articles as a maintainer would: from a file of records."""
    common = {"category": "سياسة", "source": "وكالة المثال", "source_url": "https://example.org/"}
    records: list[dict[str, object]] = [
        {**common, **LATIN_FIRST, "tags": ["تجربة"]},
        {**common, **ENGLISH, "tags": ["تجربة"]},
    ]
    records += [
        {
            "title": article.title,
            "text": article.text,
            "date": article.day.isoformat(),
            "category": article.category,
            "source": article.source,
            "source_url": "https://example.org/",
            "url": f"https://example.org/{article.id}",
            "tags": [article.category, "تجربة"],
            "authors": ["سلمى المختلقة"],
        }
        for article in Inventor(seed=4).articles(count)
    ]
    file = content.parent / "invented.jsonl"
    file.write_text("\n".join(json.dumps(record) for record in records), "utf-8")
    done = begun.run(ROOT, [str(file), "--content", str(content)], module="captures")
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def builder() -> Callable[[Path, Path], None]:
    """Builds a site of a content folder, for tests that need one of their own."""
    return build


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive's pages, the first real capture and 80 invented articles, built."""
    folder = tmp_path_factory.mktemp("site")
    content = folder / "content"
    shutil.copytree(ROOT / "content" / "pages", content / "pages")
    (content / "captures").mkdir()
    shutil.copy(ROOT / "tests/fixtures/000_23febb985faa2048.txt", content / "captures")
    import_invented(content, 80)
    build(content, folder / "output")
    return folder / "output"


@pytest.fixture(scope="session")
def newer(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another edition of that site: of all articles but twenty, with the real one."""
    folder = tmp_path_factory.mktemp("newer")
    shutil.copytree(built.parent / "content", folder / "content")
    articles = sorted((folder / "content/articles").glob("*.md"))
    for article in [path for path in articles if path.stem != REAL][:20]:
        article.unlink()
    build(folder / "content", folder / "output")
    return folder / "output"


@pytest.fixture
def site(built: Path) -> Iterator[Site]:
    """The built site, served on loopback."""
    site = Site(built)
    yield site
    site.server.shutdown()
    site.server.server_close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile with a phone's width.

    No service worker there: it would answer, keep and fetch by itself, beside faults and requests
    that a test counts. test_offline.py has it.
    """
    made = browser.new_context(
        viewport={"width": 360, "height": 740}, locale="ar", service_workers="block"
    )
    made.set_default_timeout(10_000)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page in which no error may go unnoticed, the policy's refusals among them."""
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on(
        "console",
        lambda message: (
            errors.append(message.text)
            if message.type == "error" and "Failed to load resource" not in message.text
            else None
        ),
    )
    yield page
    assert errors == []
