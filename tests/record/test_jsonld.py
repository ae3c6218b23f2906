"""JSON-LD says what an article is, and never leaves its script element."""

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from record.jsonld import script_json
from small_site import Built

ADDRESS = "https://example.org/archive/a/waaaaaaaaaa.html"


@given(st.dictionaries(st.text(), st.text() | st.lists(st.text())))
def test_script_json_is_json_and_has_nothing_that_ends_a_script(
    value: dict[str, str | list[str]],
) -> None:
    written = script_json(value)
    assert json.loads(written) == value
    assert not re.search("[<>&\u2028\u2029\n]", written)


def test_a_headline_with_script_tags_stays_in_its_script_element(site: Built) -> None:
    page = site.text("a/waaaaaaaaaa.html")
    assert page.count("</script>") == 1
    assert site.jsonld("waaaaaaaaaa")["headline"] == "خبر </script><!-- كامل & مختلق"


def test_an_article_is_a_news_article_with_its_whole_origin(site: Built) -> None:
    source = {"@type": "Organization", "name": "وكالة المثال", "url": "https://agency.example/"}
    home = "https://example.org/archive/"
    assert site.jsonld("waaaaaaaaaa") == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "url": ADDRESS,
        "mainEntityOfPage": {"@type": "WebPage", "@id": ADDRESS},
        "inLanguage": "ar",
        "headline": "خبر </script><!-- كامل & مختلق",
        "description": "الفقرة الأولى. الفقرة الثانية، وفيها رابط.",
        "datePublished": "2024-11-18T00:00:00+03:00",
        "articleSection": "سياسة",
        "keywords": ["حرب", "هرب"],
        "isAccessibleForFree": True,
        "author": [
            {"@type": "Person", "name": "كاتب أول"},
            {"@type": "Person", "name": "كاتبة ثانية"},
        ],
        "publisher": source,
        "sourceOrganization": source,
        "isBasedOn": "https://agency.example/news?id=1&page=2",
        "provider": {"@type": "Organization", "name": "أرشيف التجربة", "url": home},
        "isPartOf": {"@type": "WebSite", "name": "أرشيف التجربة", "url": home},
        "archivedAt": ADDRESS,
    }


def test_dates_have_zones(site: Built) -> None:
    timed = site.jsonld("wbbbbbbbbbb")
    assert timed["datePublished"] == "2024-03-31T23:30:00+02:00"
    assert timed["dateModified"] == "2024-04-02T08:00:00+03:00"
    assert timed["inLanguage"] == "en"


def test_corrections_are_told_with_their_days(site: Built) -> None:
    assert site.jsonld("whandedited")["correction"][0] == {
        "@type": "CorrectionComment",
        "text": "صُحّح اسم البلدة",
        "datePublished": "2024-12-02",
    }


def test_of_a_withdrawn_article_it_says_only_that_it_was_withdrawn(site: Built) -> None:
    address = "https://example.org/archive/a/wcccccccccc.html"
    assert site.jsonld("wcccccccccc") == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "url": address,
        "mainEntityOfPage": {"@type": "WebPage", "@id": address},
        "inLanguage": "ar",
        "creativeWorkStatus": "Withdrawn",
        "expires": "2024-12-01",
    }
