"""The feed is valid Atom with full text."""

from xml.etree import ElementTree

import feedparser

from small_site import Built

ATOM = "{http://www.w3.org/2005/Atom}"


def test_a_feed_reader_finds_every_field(site: Built) -> None:
    feed = feedparser.parse(site.text("feeds/all.atom.xml"))
    assert not feed.bozo
    assert feed.feed.title == "أرشيف التجربة"
    assert feed.feed.language == "ar"
    assert feed.feed.author == "أرشيف التجربة"
    assert feed.feed.link == "https://example.org/archive/"
    links = {link.rel: link.href for link in feed.feed.links}
    assert links["self"] == "https://example.org/archive/feeds/all.atom.xml"
    entry = next(entry for entry in feed.entries if entry.id.endswith("waaaaaaaaaa.html"))
    assert entry.link == entry.id == "https://example.org/archive/a/waaaaaaaaaa.html"
    assert entry.author == "كاتب أول"
    assert entry.published == "2024-11-18T00:00:00+03:00"
    assert entry.summary == "الفقرة الأولى. الفقرة الثانية، وفيها رابط."
    assert "<p>الفقرة الأولى.</p>" in entry.content[0].value
    assert [tag.term for tag in entry.tags] == ["سياسة", "حرب", "هرب"]


def test_every_entry_has_what_the_specification_demands(site: Built) -> None:
    root = ElementTree.fromstring(site.text("feeds/all.atom.xml"))  # noqa: S314  # our own file
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "أرشيف التجربة"
    for entry in root.iter(f"{ATOM}entry"):
        for name in ("id", "title", "updated"):
            assert entry.findtext(f"{ATOM}{name}")
        names = [author.findtext(f"{ATOM}name") for author in entry.iter(f"{ATOM}author")]
        assert all(names)


def test_a_summary_is_plain_text_not_html(site: Built) -> None:
    root = ElementTree.fromstring(site.text("feeds/all.atom.xml"))  # noqa: S314  # our own file
    summaries = [element.text or "" for element in root.iter(f"{ATOM}summary")]
    assert any("&lt;b&gt;وسم&lt;/b&gt;" in summary for summary in summaries)


def test_a_headline_keeps_what_looks_like_a_tag(site: Built) -> None:
    root = ElementTree.fromstring(site.text("feeds/all.atom.xml"))  # noqa: S314  # our own file
    titles = [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]
    assert "خبر </script><!-- كامل & مختلق" in titles


def test_withdrawn_hidden_and_unfinished_articles_are_not_in_the_feed(site: Built) -> None:
    feed = site.text("feeds/all.atom.xml")
    for gone in ("wcccccccccc", "wdddddddddd", "weeeeeeeeee"):
        assert gone not in feed
