"""The fragment of the latest articles."""

import json

from small_site import Built


def test_the_ten_newest_published_articles_come_the_newest_first(site: Built) -> None:
    latest = json.loads(site.text("latest.json"))
    assert len(latest) == 10
    assert latest[:2] == [
        {
            "url": "a/whandedited.html",
            "title": "عنوان بخط اليد",
            "date": "2024-11-18",
            "day": "18 تشرين الثاني/نوفمبر 2024",
        },
        {
            "url": "a/waaaaaaaaaa.html",
            "title": "خبر </script><!-- كامل & مختلق",
            "date": "2024-11-18",
            "day": "18 تشرين الثاني/نوفمبر 2024",
        },
    ]
    assert [entry["date"] for entry in latest[2:4]] == ["2024-03-31", "2019-01-10"]
