"""What a page says of its article beside the text: the structured first, broken JSON tolerated."""

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from captures.web import jsonld
from captures.web.metadata import read


def said(head: str, body: str = "<p>نص</p>", host: str = "sada.example"):
    page = f"<html lang='ar'><head>{head}</head><body>{body}</body></html>"
    return read(lxml.html.document_fromstring(page), host)


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


ARTICLE = '{"@type": "NewsArticle", "headline": "عنوان", "datePublished": "2020-05-06"}'


@pytest.mark.parametrize(
    "text",
    [
        ARTICLE,
        f"[{ARTICLE}]",
        f'{{"@graph": [{{"@type": "WebSite"}}, {ARTICLE}]}}',
        f"<!-- {ARTICLE} -->",
        f"//<![CDATA[\n{ARTICLE}\n//]]>",
        ARTICLE.replace("}", ",}"),
        ARTICLE.replace("عنوان", "عنوان"),
        ARTICLE[:-1],
        f"{ARTICLE} ;",
        ARTICLE.replace('"', "&quot;"),
        ARTICLE.replace('{"@type"', '{"description": "سطر\nآخر "مكسور"", "@type"'),
    ],
)
def test_json_ld_is_found_in_graphs_and_lists_and_where_it_is_broken(text):
    metadata = said(ld(text))
    assert metadata.titles[0] == "عنوان"
    assert (metadata.dates[0].value, metadata.dates[0].where) == (
        "2020-05-06",
        "JSON-LD datePublished",
    )


@given(st.text())
def test_no_json_ld_ends_the_reading(text):
    tree = lxml.html.document_fromstring(
        "<html><head><script></script></head><body>x</body></html>"
    )
    script = next(tree.iter("script"))
    script.set("type", "application/ld+json")
    script.text = "".join(c for c in text if c.isprintable())
    assert isinstance(jsonld.articles(tree), list)


def test_deep_json_ld_is_passed_over():
    assert said(ld("[" * 100_000)).dates == ()


def test_dates_come_in_the_order_of_trust():
    metadata = said(
        '<meta name="date" content="2020-05-09">'
        '<meta property="article:published_time" content="2020-05-07">' + ld(ARTICLE),
        '<h1>عنوان</h1><time datetime="2020-05-08">8 أيار</time>',
    )
    assert [date.value for date in metadata.dates] == [
        "2020-05-06",
        "2020-05-07",
        "2020-05-09",
        "2020-05-08",
    ]


def test_the_clock_above_the_headline_is_no_date():
    assert said("", '<time datetime="2025-01-01">اليوم</time><h1>عنوان</h1>').dates == ()


@pytest.mark.parametrize(
    "nobody",
    ["admin", "الأدمن", "صدى السهول", "https://facebook.com/x", "sada.example", "Developed By X"],
)
def test_sites_accounts_and_addresses_are_no_authors(nobody):
    site = '<meta property="og:site_name" content="صدى السهول">'
    assert said(f'{site}<meta name="author" content="{nobody}">').authors == ()


def test_a_site_that_states_itself_hides_no_author():
    head = (
        "<meta property='og:site_name' content='صدى السهول'><meta name=author content='صدى السهول'>"
    )
    metadata = said(head, "<p><a rel=author href='/u'>سليم النجار</a></p>")
    assert metadata.authors == ("سليم النجار",)


def test_several_authors_are_several():
    head = '<meta name="author" content="ليان الصنوبر؛ كرم العرعر">'
    assert said(head).authors == ("ليان الصنوبر", "كرم العرعر")


def test_a_headline_among_the_keywords_is_no_tag():
    title = '<meta property="og:title" content="عنوان الخبر">'
    assert said(f'{title}<meta name="keywords" content="عنوان الخبر, قمح, قمح, #ري">').tags == (
        "قمح",
        "ري",
    )


def test_the_section_comes_from_breadcrumbs_where_nothing_else_says_it():
    crumbs = '<li><a href="/">الرئيسية</a></li><li><a href="/s">زراعة</a></li>'
    body = f'<ul class="breadcrumbs">{crumbs}</ul>'
    assert said("", body).category == "زراعة"


def test_a_site_that_is_named_by_its_address_is_not_named():
    head = '<meta property="og:site_name" content="https://sada.example/">'
    assert said(head).site == ""
