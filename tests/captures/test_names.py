"""Names get one spelling, and one address each: what imports also builds."""

import pytest

from captures.capture import Look
from small_site import build

TEXT = "أعلنت جمعية القرية موعد سوق المؤونة السنوي، وقالت إنه يستمر ثلاثة أيام في الساحة."
ID = "wvovovovovo"


def record(number, **values):
    return {"title": f"خبر {number}", "text": f"{TEXT} {number}", "date": "2013-06-06", **values}


def details(report):
    found = report.looks.get(Look.VALUE_UNUSED, ())
    return [detail for worth in found for detail in worth.detail.split("; ")]


def written(site, key):
    """What the articles have under a key, in the order of the import."""
    texts = [(site.content / f"articles/{e['id']}.md").read_text("utf-8") for e in site.ledger]
    lines = [line for text in texts for line in text.split("\n\n")[0].splitlines()]
    return [line.removeprefix(f"{key}: ") for line in lines if line.startswith(f"{key}: ")]


def test_names_that_differ_by_punctuation_around_them_take_the_first_spelling(site):
    report = site.imported(
        site.records(
            record(1, category="محليات", tags=["#داعش", "داعش"], source="سبق"),
            record(2, category="محليات!", tags=["داعش", "«داعش»"], source="«سبق»"),
        )
    )
    assert details(report) == []
    assert written(site, "Category") == ["محليات"] * 2
    assert written(site, "Tags") == ["#داعش"] * 2
    assert written(site, "Source") == ["سبق"] * 2


def test_a_name_that_would_take_anothers_address_is_reported_and_left_out(site):
    report = site.imported(
        site.records(
            record(1, category="حلب/إدلب", tags=["C++", "C#", "لغات"], source="وكالة/المثال"),
            record(2, category="حلب: إدلب", tags=["C", "لغات"], source="وكالة: المثال"),
        )
    )
    assert report.imported == 2
    assert details(report) == [
        "tags: «C#», whose address (tag/c/) «C++» has",
        "source: «وكالة: المثال», whose address (source/وكالة-المثال/) «وكالة/المثال» has",
        "category: «حلب: إدلب», whose address (category/حلب-إدلب/) «حلب/إدلب» has",
        "tags: «C», whose address (tag/c/) «C++» has",
    ]
    assert {worth.id for worth in report.looks[Look.VALUE_UNUSED]} == {
        entry["id"] for entry in site.ledger
    }
    assert written(site, "Tags") == ["C++; لغات", "لغات"]
    assert written(site, "Category") == ["حلب/إدلب"]
    again = site.imported(site.records(record(3, tags=["C#"]), name="later.jsonl"))
    assert len(details(again)) == 1


def test_authors_have_no_address_and_stay(site):
    report = site.imported(site.records(record(1, authors=["م. أ", "م.أ"])))
    assert details(report) == []
    assert written(site, "Authors") == ["م. أ; م.أ"]


@pytest.mark.parametrize("tags", ["C#", "لغات; C", "C, لغات"])
def test_a_published_article_that_could_not_be_built_is_rejected(site, tags):
    site.imported(site.records(record(1, tags=["C++"])))
    markdown = f"Title: خبر\nDate: 2013-06-06\nId: {ID}\nTags: {tags}\n\n{TEXT}\n"
    published = {"id": ID, "title": "خبر", "text": TEXT, "markdown": markdown}
    report = site.imported(site.records(published, name="published.jsonl"))
    (refusal,) = report.rejected
    assert "whose address (tag/c/) «C++» has; expected names that differ" in refusal.reason
    assert len(site.articles) == 1


def test_a_published_article_that_could_not_be_built_by_itself_is_rejected(site):
    markdown = f"Title: خبر\nDate: 2013-06-06\nId: {ID}\nTags: C++; C#\n\n{TEXT}\n"
    report = site.imported(site.records({"id": ID, "markdown": markdown}))
    assert "found tags: «C#»" in report.rejected[0].reason


def test_what_is_imported_can_be_built(site, tmp_path):
    names = [
        "داعش",
        "#داعش",
        "C++",
        "C#",
        "«C»",
        "محليات!",
        "محليات",
        "سبق",
        "«سبق»",
        "page",
        "page!",
    ]
    names += ["؟؟", "!!", "#", "أخبار!", "أخبار", "حلب/إدلب", "حلب-إدلب", "a|b", "a b", "Page", "ﷺ"]
    rows = [
        record(n, category=name, source=name, tags=[name, *names[::3]])
        for n, name in enumerate(names)
    ]
    assert site.imported(site.records(*rows)).imported == len(rows)
    built = build(tmp_path, {"articles/none.md": f"Title: بلا تصنيف\nDate: 2013-06-06\nId: {ID}\n"})
    assert built.code == 0, built.said
    assert ID in built.ids("index.html")
