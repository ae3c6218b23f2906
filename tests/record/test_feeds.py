"""The feeds are valid Atom with whole texts, and feed readers find all of it."""

import datetime
import re
import zoneinfo
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest

from atom_rules import broken
from record.feeds import Feed, write_feed
from small_site import Built, article, build

BASE = "https://example.org/archive"
ALL = "feeds/all.atom.xml"


@pytest.fixture(scope="module")
def licensed(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site with a licence, and with more articles than a feed has entries."""
    files = {
        f"articles/{day}.md": article(
            f"waaaaaaaa{'abcdefghijklmnopqrstuvwxyz'[day]}x",
            f"2024-01-{day:02}",
            Category="سياسة",
            Source="وكالة" if day % 2 else "صحيفة <أ> & ب",
        )
        for day in range(1, 8)
    }
    built = build(
        tmp_path_factory.mktemp("licensed"),
        files,
        FEED_MAX_ITEMS=5,
        LICENSE="رخصة مختلقة",
        LICENSE_URL="https://example.org/licence?a=1&b=2",
    )
    assert built.code == 0, built.said
    return built


def feeds_of(site: Built) -> dict[str, str]:
    paths = sorted(site.output.rglob("*.xml"))
    files = {path.relative_to(site.output).as_posix(): path.read_text("utf-8") for path in paths}
    return {name: text for name, text in files.items() if "sitemap" not in name}


def parsed(site: Built, path: str = ALL) -> Any:
    feed = feedparser.parse((site.output / path).read_bytes())
    assert not feed.bozo, feed.bozo_exception
    return feed


def entry_of(site: Built, id: str, path: str = ALL) -> Any:  # noqa: A002
    [entry] = [each for each in parsed(site, path).entries if each.id.endswith(f"{id}.html")]
    return entry


def test_there_is_a_feed_of_all_and_one_of_each_category_and_source(site: Built) -> None:
    assert list(feeds_of(site)) == [
        "category/أخبار/feed.xml",
        "category/سياسة/feed.xml",
        ALL,
        "source/the-invented-paper/feed.xml",
        "source/وكالة-المثال/feed.xml",
    ]


def test_every_feed_keeps_the_rules_of_atom(site: Built, licensed: Built) -> None:
    for path, text in {**feeds_of(site), **feeds_of(licensed)}.items():
        assert broken(text) == [], path


@pytest.mark.parametrize(
    ("pattern", "replacement", "rule"),
    [
        (r"<id>.*?</id>", "", "0 id in feed"),
        (r"(<entry.*?>)\n<id>.*?</id>", r"\1", "0 id in entry"),
        (r"<updated>.*?</updated>", "<updated>2024-1-1</updated>", "3.3"),
        (r"\+03:00</published>", "</published>", "3.3"),
        (r"(<entry>\n)(<id>.*?</id>)", r"\1\2\2", "2 id in entry"),
        (r"<author>.*?</author>", "<author><name> </name></author>", "3.2.1"),
        (r"<author>", "<author><name>x</name>", "2 name in author"),
        (r'<link rel="self".*?/>', "", "no link to itself"),
        (r'href="https://example.org', 'href="', "no absolute IRI"),
        (r"<category term=", "<category label=", "category without term"),
        (r"<summary>", "<summary>x</summary><summary>", "2 summary in entry"),
        (r"<summary>", "<summery>x</summery><summary>", "summery in entry"),
        (r'(<link rel="alternate".*?/>)', r"\1\1", "two alternates"),
        (r' type="html"', ' type="xml"', "of type xml"),
        (r"(<title)>", r'\1 class="x">', "['class'] on title"),
        (r"wnnnnnnnnn[a-j]", "wnnnnnnnnna", "entries with id"),
    ],
)
def test_the_rules_find_a_feed_that_breaks_them(
    site: Built, pattern: str, replacement: str, rule: str
) -> None:
    text, count = re.subn(pattern, replacement, site.text(ALL), flags=re.DOTALL)
    assert count
    assert any(rule in sentence for sentence in broken(text)), broken(text)


def test_a_feed_reader_finds_every_field_of_a_feed(site: Built, licensed: Built) -> None:
    feed = parsed(site).feed
    assert feed.title == feed.author == "أرشيف التجربة"
    assert feed.subtitle.startswith("أرشيف مفتوح")
    assert feed.language == "ar"
    assert feed.id == feed.link == f"{BASE}/"
    assert feed.updated == "2024-12-02T00:00:00+03:00"
    links = {link.rel: link.href for link in feed.links}
    assert links == {"alternate": f"{BASE}/", "self": f"{BASE}/{ALL}"}
    assert "rights" not in feed  # nothing is claimed where the settings claim nothing
    assert parsed(licensed).feed.rights == "رخصة مختلقة (https://example.org/licence?a=1&b=2)"
    links = {link.rel: link.href for link in parsed(licensed).feed.links}
    assert links["license"] == "https://example.org/licence?a=1&b=2"


def test_a_feed_reader_finds_every_field_of_an_entry(site: Built) -> None:
    entry = entry_of(site, "waaaaaaaaaa")
    assert entry.title == "خبر </script><!-- كامل & مختلق"
    assert entry.title_detail.type == "text/plain"
    assert entry.link == entry.id == f"{BASE}/a/waaaaaaaaaa.html"
    assert [author.name for author in entry.authors] == ["كاتب أول", "كاتبة ثانية"]
    assert entry.published == "2024-11-18T00:00:00+03:00"
    assert entry.updated == "2024-11-22T00:00:00+03:00"  # captured
    assert entry.summary == "الفقرة الأولى. الفقرة الثانية، وفيها رابط."
    assert entry.content[0].type == "text/html"
    assert "<p>الفقرة الأولى.</p>" in entry.content[0].value
    assert '<a href="https://one.example/">رابط</a>' in entry.content[0].value
    assert [tag.term for tag in entry.tags] == ["سياسة", "حرب", "هرب"]
    [via] = [link for link in entry.links if link.rel == "via"]
    assert (via.href, via.title) == ("https://agency.example/news?id=1&page=2", "وكالة المثال")


def test_an_article_without_an_author_is_its_source_s(site: Built) -> None:
    entry = entry_of(site, "wbbbbbbbbbb")
    assert entry.author_detail == {"name": "The Invented Paper", "href": "https://paper.example/"}
    assert "author" not in entry_of(site, "whandedited")  # so it has the feed's


def test_an_entry_says_its_language_and_when_it_was_changed(site: Built) -> None:
    entry = entry_of(site, "wbbbbbbbbbb")
    assert entry.title_detail.language == "en"
    assert entry.published == "2024-03-31T23:30:00+02:00"
    assert entry.updated == "2024-04-02T08:00:00+03:00"  # modified
    assert entry_of(site, "whandedited").updated == "2024-12-02T00:00:00+03:00"  # corrected


def test_links_in_a_text_lead_to_the_site_from_anywhere(site: Built) -> None:
    content = entry_of(site, "wbbbbbbbbbb").content[0].value
    assert f'<a href="{BASE}/a/waaaaaaaaaa.html?a=1&amp;b=2">one</a>' in content
    for text in feeds_of(site).values():
        for link in re.findall(r"&lt;a [^&]*href=\"([^\"]*)", text):
            assert re.match("https?://|mailto:", link), link


def test_what_looks_like_html_in_a_lead_or_a_text_stays_text(site: Built) -> None:
    root = ElementTree.fromstring(site.text(ALL))  # noqa: S314  # our own file
    atom = "{http://www.w3.org/2005/Atom}"
    summaries = [element.text or "" for element in root.iter(f"{atom}summary")]
    assert any("<b>وسم</b>" in summary for summary in summaries)
    contents = [element.text or "" for element in root.iter(f"{atom}content")]
    assert any("&lt;b&gt;وسم&lt;/b&gt;" in content for content in contents)
    assert not any("<b>" in content or "<script" in content for content in contents)


def test_the_feed_of_a_list_is_named_after_it_and_has_its_articles(licensed: Built) -> None:
    feed = parsed(licensed, "source/صحيفة-ب/feed.xml")
    assert feed.feed.title == "صحيفة <أ> & ب · ورّاق"
    assert feed.feed.link.isascii()
    assert feed.feed.id == feed.feed.link
    assert feed.feed.link.startswith(f"{BASE}/source/%D8%B5")
    assert [entry.published[:10] for entry in feed.entries] == [
        "2024-01-06",
        "2024-01-04",
        "2024-01-02",
    ]
    assert {entry.author for entry in feed.entries} == {"صحيفة <أ> & ب"}


def test_no_feed_grows_with_the_archive(licensed: Built) -> None:
    for path in (ALL, "category/سياسة/feed.xml"):
        assert [entry.published[8:10] for entry in parsed(licensed, path).entries] == [
            "07",
            "06",
            "05",
            "04",
            "03",
        ]


def test_withdrawn_hidden_and_unfinished_articles_are_in_no_feed(site: Built) -> None:
    for path, text in feeds_of(site).items():
        for gone in ("wcccccccccc", "wdddddddddd", "weeeeeeeeee"):
            assert gone not in text, path


def test_the_feed_of_an_empty_archive_is_valid_and_the_same_every_time(tmp_path: Path) -> None:
    built = build(tmp_path, {"pages/about.md": "Title: عن الأرشيف\n\nنص مختلق.\n"})
    assert built.code == 0, built.said
    assert broken(built.text(ALL)) == []
    assert parsed(built).feed.updated == "1970-01-01T00:00:00+00:00"


def test_addresses_and_zones_that_atom_does_not_know_are_made_such_as_it_does(
    tmp_path: Path,
) -> None:
    old = datetime.datetime(1905, 3, 1, tzinfo=zoneinfo.ZoneInfo("Asia/Damascus"))  # +02:25:12
    invented = SimpleNamespace(
        url="a/w.html",
        title="عنوان",
        summary="نص",
        lang="ar",
        category="أ",
        date=old,
        original_url="https://example.org/{a}|خبر",
        corrections=[],
        get_content=lambda _: "<p>نص</p>",
    )
    settings = {
        "ARCHIVE_URL": BASE,
        "SITENAME": "ورّاق",
        "SITE_DESCRIPTION": "أرشيف",
        "INTERFACE_LANG": "ar",
        "LICENSE": "",
        "LICENSE_URL": "",
    }
    with (tmp_path / "feed.xml").open("wb") as file:
        write_feed(Feed("feed.xml", "", "", [invented]), settings, file)
    text = (tmp_path / "feed.xml").read_text("utf-8")
    assert broken(text) == []
    assert "<published>1905-03-01T00:00:00+02:25</published>" in text
    assert 'href="https://example.org/%7Ba%7D%7Cخبر"' in text
