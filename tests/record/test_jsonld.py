"""JSON-LD says what an article is, and never leaves its script element."""

import json
import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from record.jsonld import script_json
from small_site import Built

# The properties that the archive writes and the kinds of their values, of all that schema.org knows
# of a NewsArticle, by https://schema.org/version/latest/schemaorg-all-https.jsonld (version 29)
KNOWN = {
    "NewsArticle": {
        "archivedAt": {"URL", "WebPage"},
        "articleSection": {"Text"},
        "author": {"Organization", "Person"},
        "correction": {"CorrectionComment", "Text", "URL"},
        "creativeWorkStatus": {"DefinedTerm", "Text"},
        "dateModified": {"Date", "DateTime"},
        "datePublished": {"Date", "DateTime"},
        "description": {"Text", "TextObject"},
        "expires": {"Date", "DateTime"},
        "headline": {"Text"},
        "inLanguage": {"Language", "Text"},
        "isAccessibleForFree": {"Boolean"},
        "isBasedOn": {"CreativeWork", "Product", "URL"},
        "isPartOf": {"CreativeWork", "WebSite", "URL"},
        "keywords": {"DefinedTerm", "Text", "URL"},
        "mainEntityOfPage": {"CreativeWork", "WebPage", "URL"},
        "provider": {"Organization", "Person"},
        "publisher": {"Organization", "Person"},
        "sourceOrganization": {"Organization"},
        "url": {"URL"},
    },
    "CorrectionComment": {"text": {"Text"}, "datePublished": {"Date", "DateTime"}},
    "Organization": {"name": {"Text"}, "url": {"URL"}},
    "Person": {"name": {"Text"}},
    "WebPage": {},
    "WebSite": {"name": {"Text"}, "url": {"URL"}},
}
NEEDED = {"headline", "datePublished", "publisher", "url"}
SCALARS = {
    "URL": re.compile(r"https?://[!-~]+"),
    "Date": re.compile(r"\d{4}-\d\d-\d\d"),
    "DateTime": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d"),  # with its zone
    "Text": re.compile(r".+", re.S),
}

ADDRESS = "https://example.org/archive/a/waaaaaaaaaa.html"


def check(thing: dict[str, Any]) -> None:
    """A thing and those in it are of kinds that schema.org knows, and so is all that is said."""
    known = KNOWN[thing["@type"]]
    for name, value in thing.items():
        if name in {"@type", "@context", "@id"}:
            continue
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                assert each["@type"] in known[name], name
                check(each)
            elif isinstance(each, bool):
                assert "Boolean" in known[name], name
            else:
                # a date is one of the kinds of time, and never merely text
                assert any(SCALARS[kind].fullmatch(each) for kind in known[name] & set(SCALARS)), (
                    name,
                    each,
                )


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


def test_all_that_is_said_is_known_to_schema_org(site: Built) -> None:
    pages = sorted(site.output.glob("a/*.html"))
    assert len(pages) > 10
    for page in pages:
        thing = site.jsonld(page.stem)
        assert thing["@context"] == "https://schema.org"
        check(thing)
        assert set(thing) >= NEEDED or thing.get("creativeWorkStatus") == "Withdrawn"


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
