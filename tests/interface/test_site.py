"""Whole sites in one language, and in one kind of digits."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from small_site import ROOT, Built, article, build

THEME = str(ROOT / "theme")
ARABIC = re.compile(r"[\u0600-\u06ff]")
LONG = "Invented words for a test of the interface, and nothing else. " * 60
SHA256 = "0123456789abcdef" * 4
EXAMPLES = {"search.html"}  # what one may type, in an archive of Arabic news

ENGLISH = {
    "INTERFACE_LANG": "en",
    "SITENAME": "Plain Archive",
    "SITE_DESCRIPTION": "Invented for a test.",
    "NOTICE": "Invented, too.",
    "DEFAULT_CATEGORY": "News",
    "DEFAULT_LANG": "en",
    "HIJRI": True,
}
PAGES = {
    f"pages/{path.relative_to(ROOT / 'content/pages')}": path.read_text("utf-8")
    for path in (ROOT / "content/pages").rglob("*.md")
}


def articles(title: str, body: str, source: str, reason: str) -> dict[str, str]:
    """Articles with all that a page may tell of one, over four years."""
    common = {"Title": title, "Source": source, "Category": source, "Tags": f"{source}; x{source}"}
    made = {
        f"articles/{number}.md": article(
            f"w{'abcdefghij'[number] * 10}",
            f"{2021 + number % 4}-11-{10 + number}",
            body,
            **common,
            Authors=source,
            Date_basis=("stated", "inferred", "captured")[number % 3],
            Captured="2024-12-22",
            Capture_sha256=SHA256,
            Original_url=f"https://example.org/{number}.html",
        )
        for number in range(8)
    }
    made["articles/corrected.md"] = article(
        "wkkkkkkkkkk",
        "2024-11-18",
        body,
        **common,
        Date_basis="inferred",
        Date_evidence=reason,
        Captured="2024-11-22",
        Corrections=f"2024-12-01 {reason}",
        Also_captured=f"x.gz#1 {SHA256} · {source} · https://example.com/2 · 2024-11-30",
    )
    made["articles/withdrawn.md"] = article(
        "wwwwwwwwwww",
        "2024-10-01",
        body,
        Title=title,
        Category=source,
        Status="hidden",
        Withdrawn=f"2024-12-20, {reason}",
    )
    return made


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Built:
    files = articles("An invented headline", LONG, "Example", "a mistake")
    files["articles/arabic.md"] = article("wzzzzzzzzzz", "2024-11-19", Lang="ar", Category="Arabic")
    folder = tmp_path_factory.mktemp("english")
    built = build(folder, {**files, **PAGES}, THEME=THEME, DEFAULT_PAGINATION=3, **ENGLISH)
    assert built.code == 0, built.said
    return built


def pages(built: Built) -> Iterator[tuple[str, str]]:
    for path in sorted(built.output.rglob("*.html")):
        yield path.relative_to(built.output).as_posix(), path.read_text("utf-8")


def test_every_page_is_english_and_reads_from_the_left(english: Built) -> None:
    for name, page in pages(english):
        assert '<html lang="en" dir="ltr"' in page, name
        assert 'property="og:locale" content="ar' not in page, name


def test_no_arabic_is_left_but_the_articles_own(english: Built) -> None:
    # what is marked as Arabic is the article's; its headline stands in metas and JSON, too
    of_the_article = r'<(\w+)[^>]* lang="ar" dir="rtl".*?</\1>'
    seen = 0
    for name, page in pages(english):
        if name in EXAMPLES | {"a/wzzzzzzzzzz.html", "search-help.html"}:
            continue
        seen += 1
        left = re.sub(of_the_article, "", page, flags=re.S)
        assert not ARABIC.search(left), (name, ARABIC.search(left))
    assert seen > 30
    described = json.loads(english.text("data/datapackage.json"))
    assert not ARABIC.search(json.dumps(described, ensure_ascii=False))


def test_the_archive_s_own_words_run_as_their_letters_do(english: Built) -> None:
    home, year = english.text("index.html"), english.text("2024/index.html")
    assert "<h1><bdi>Plain Archive</bdi></h1>" in home
    assert '<p class="purpose"><bdi>Invented for a test.</bdi></p>' in home
    assert '<p class="announcement"><bdi>Invented, too.</bdi></p>' in year
    assert '/"><bdi>Plain Archive</bdi></a>' in year


def test_fonts_of_latin_letters_are_asked_for_first_where_a_page_is_of_them(english: Built) -> None:
    def asked(name: str) -> set[str]:
        fonts = re.findall(r'rel="preload" href="[^"]*/([\w-]+)\.woff2"', english.text(name))
        return {font for font in fonts if "latin" in font}

    sans = {"sans-400-latin", "sans-600-latin"}
    assert asked("2024/index.html") == asked("a/wzzzzzzzzzz.html") == sans
    assert asked("a/wkkkkkkkkkk.html") == {"naskh-400-latin", *sans}


def test_an_article_keeps_its_own_language(english: Built) -> None:
    page = english.text("a/wzzzzzzzzzz.html")
    assert '<h1 lang="ar" dir="rtl">' in page
    assert '<div class="text" id="text" lang="ar" dir="rtl">' in page
    assert '<div class="text" id="text">' in english.text("a/waaaaaaaaaa.html")
    newest = json.loads(english.text("latest.json"))
    marked = {entry["url"]: entry.get("dir") for entry in newest}
    assert marked["a/wzzzzzzzzzz.html"] == "rtl"
    assert marked["a/wkkkkkkkkkk.html"] is None
    feed = english.text("feeds/all.atom.xml")
    assert 'xml:lang="en"' in feed.partition("<entry")[0]
    assert '<entry xml:lang="ar">' in feed


def test_dates_and_counts_are_english(english: Built) -> None:
    page = english.text("a/wkkkkkkkkkk.html")
    assert "Monday, 18 November 2024 (16 Jumada al-Ula 1446\u00a0AH)" in page
    assert "“<bdi>a mistake</bdi>” in the text; the page was saved on Friday, 22 November" in page
    assert "<h1>November 2024</h1>" in english.text("2024/11/index.html")
    assert '<th scope="col" abbr="Saturday">Sat</th>' in english.text("2024/11/index.html")
    assert "29 Rabi' al-Thani 1446" in english.text("2024/11/index.html").replace("&#39;", "'")
    assert json.loads(english.text("latest.json"))[0]["day"] == "19 November 2024"
    words = " ".join(re.sub(r"<[^>]*>", "", page.partition('id="reference">')[2]).split())
    assert words.startswith("“An invented headline”, Example, 18 November 2024 (date inferred), ")


def test_of_pages_with_one_slug_the_one_in_the_language_is_built(
    english: Built, tmp_path: Path
) -> None:
    assert "<h1>About the archive</h1>" in english.text("about.html")
    assert english.text("index.html").count('about.html"') == 1
    alone = "Title: Imprint\nLang: en\n\nInvented.\n"
    arabic = build(tmp_path, {**PAGES, "pages/imprint.md": alone}, THEME=THEME)
    assert arabic.code == 0, arabic.said
    assert "<h1>عن الأرشيف</h1>" in arabic.text("about.html")
    assert '<h1 lang="en" dir="ltr">Imprint</h1>' in arabic.text("imprint.html")
    assert 'lang="en" dir="ltr">Imprint</a>' in arabic.text("index.html")


class Visible(HTMLParser):
    """What a visitor sees of a page, or is read out: without texts, addresses, hashes and code."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        classes = (given.get("class") or "").split()
        # an article's own words: its text, headlines, leads
        theirs = tag in {"script", "pre", "code"} or {"address", "text", "lead"} & set(classes)
        theirs = theirs or (tag == "bdi" and "lang" in given)  # a name, in its makers' words
        if tag not in {"meta", "link", "input", "wbr", "path", "br"}:
            self._open.append((tag, bool(theirs)))
        if not self._hidden():
            for name in ("aria-label", "title", "placeholder", "alt", "abbr"):
                self.words.append(given.get(name) or "")

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._hidden():
            self.words.append(data)

    def _hidden(self) -> bool:
        return any(theirs for _, theirs in self._open)


def test_no_latin_digit_is_left_where_the_setting_asks_for_arabic_ones(tmp_path: Path) -> None:
    files = articles("عنوان مختلق", "نص مختلق فيه 17 رقمًا. " * 60, "المثال", "غلط")
    built = build(
        tmp_path,
        {**files, "pages/about.md": PAGES["pages/about.md"]},
        THEME=THEME,
        DEFAULT_PAGINATION=3,
        DIGITS="arabic",
        HIJRI=True,
    )
    assert built.code == 0, built.said
    seen = ""
    for name, page in pages(built):
        parser = Visible()
        parser.feed(page)
        for words in parser.words:
            bare = re.sub(r"SHA-256|ISO 8601", "", words)  # names
            assert not re.search(r"[0-9%]", bare), (name, words)
        seen += " ".join(parser.words)
    for words in ("صفحة ١ من", "٢٠٢٤", "١٦ جمادى الأولى ١٤٤٦\u00a0هـ", "٪", "كيلوبايت", "١٨ تشرين"):
        assert words in seen, words
    for path in ("latest.json", "on-this-day/11.json"):
        assert "١٨ تشرين الثاني/نوفمبر ٢٠٢٤" in built.text(path)
    assert '<div class="text arabic-digits"' in built.text("a/waaaaaaaaaa.html")
