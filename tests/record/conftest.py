"""One small site, built once, that the tests of the records read."""

import pytest

from small_site import Built, article, build

HAND_EDITED = (
    "\ufeffTitle:   عنوان بخط اليد\r\nDate: 2024-11-18\r\nId: whandedited\r\n"
    "Corrections: 2024-12-02 صُحّح اسم البلدة\r\n    2024-12-01 حُذف سطر مكرر\r\n\r\n"
    "فقرة\u00a0أولى فيها <b>وسم</b> &amp; رمز.\r\n\r\n\r\n*فقرة* ثانية بلا سطر أخير\t"
)

FILES: dict[str, str | bytes] = {
    "articles/whole.md": article(
        "waaaaaaaaaa",
        "2024-11-18",
        "الفقرة الأولى.\n\nالفقرة الثانية، وفيها [رابط](https://one.example/).",
        Title="خبر </script><!-- كامل & مختلق",
        Title_basis="inferred",
        Date_basis="inferred",
        Date_evidence="اليوم الاثنين",
        Category="سياسة",
        Tags="حرب; هرب",
        Authors="كاتب أول; كاتبة ثانية",
        Source="وكالة المثال",
        Source_url="https://agency.example/",
        Original_url="https://agency.example/news?id=1&page=2",
        Captured="2024-11-22",
        Capture="captures/one.txt",
        Capture_sha256="0" * 64,
        Also_captured="captures/two.txt\n    captures/three.txt",
    ),
    "articles/timed.md": article(
        "wbbbbbbbbbb",
        "2024-03-31 23:30+02:00",
        "An invented text: [one](waaaaaaaaaa.html?a=1&b=2), [two](../about.html#top),"
        " [three](#2), [four](mailto:someone@example.org).",
        Modified="2024-04-02 08:00+03:00",
        Lang="en",
        Source="The Invented Paper",
        Source_url="https://paper.example/",
    ),
    "articles/hand.md": HAND_EDITED.encode(),
    "articles/withdrawn.md": article(
        "wcccccccccc",
        "2024-05-01",
        "نص سُحب.",
        Source="وكالة المثال",
        Original_url="https://agency.example/gone",
        Status="hidden",
        Withdrawn="2024-12-01, طلب صاحبه",
    ),
    "articles/hidden.md": article("wdddddddddd", "2024-05-02", "نص مخفي.", Status="hidden"),
    "articles/draft.md": article("weeeeeeeeee", "2024-05-03", "نص لم يكتمل.", Status="draft"),
    **{
        f"articles/n{letter}.md": article(f"wnnnnnnnnn{letter}", f"2019-01-{day:02}")
        for day, letter in enumerate("abcdefghij", start=1)
    },
    "pages/about.md": "Title: عن الأرشيف\nDate: 2024-10-01\n\nنص مختلق.\n",
}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of FILES."""
    built = build(tmp_path_factory.mktemp("records"), FILES, SITENAME="أرشيف التجربة")
    assert built.code == 0, built.said
    return built
