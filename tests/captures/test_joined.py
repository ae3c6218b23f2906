"""What a scraper has joined to a text goes, and no sentence does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captures.joined import begin, end
from containers_made import MORE, TEXT

BARS = (
    "شارك من خلال تويتر فيسبوك جوجل بلس اكتب رأيك",
    "شارك الخبر فيسبوك تويتر واتساب طباعة |",
    "Facebook Twitter WhatsApp",
    "Next Previous",
    "Previous  Next\nشارك عبر: تويتر فيسبوك",
)
SENTENCES = (
    "فيسبوك و تويتر على خط المواجهة في الوادي المختلق",
    "تويتر، فيسبوك: أعلنت شركتان مختلقتان عن سوق",
    "جوجل بلس يغلق أبوابه في القرية المختلقة",
    "سناب شات وتيك توك في درس مختلق",
    "شارك الوزير المختلق في افتتاح السوق",
    "مشاركة واسعة في السوق",
    "Nextdoor Previous أول الكلام",
)


@pytest.mark.parametrize("bar", BARS)
@pytest.mark.parametrize("rest", ["أعلنت الجمعية", "في كل عام", "على الطريق", "شارك الأهالي", "12"])
def test_a_row_of_buttons_is_told_from_the_sentence_behind_it(bar: str, rest: str) -> None:
    assert f"{bar} {rest}"[begin(f"{bar} {rest}") :] == rest


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_is_none(sentence: str) -> None:
    assert begin(sentence) == 0


@given(st.text(st.sampled_from("تويتر فيسبوك،|\n-xNext Previous"), max_size=80))
def test_it_ends_within_the_text(text: str) -> None:
    assert 0 <= begin(text) <= len(text)
    assert begin("قال " + text) == 0


@pytest.mark.parametrize("bar", BARS)
def test_a_record_is_imported_without_them(site, bar):
    report = site.imported(site.records({"title": "خبر", "text": f"{bar} {TEXT}\n\n{MORE}"}))
    assert site.body == f"{TEXT}\n\n{MORE}\n"
    assert report.cut


TITLE = "موعد سوق «المؤونة» في القرية: 3 أيام"
ENDS = (
    f"رابط الخبر بصحيفة الوهم: {TITLE}",
    f"رابط الموضوع : {TITLE}\u200e",
    f"المصدر: {TITLE}",
    "سمات بلدية القرية سوق المؤونة",
    "الكلمات المفتاحية: بلدية، سوق",
    f"سمات بلدية سوق رابط الخبر: {TITLE}",
)


@pytest.mark.parametrize("joined", ENDS)
@pytest.mark.parametrize("text", [TEXT, f"{TEXT[:-1]}؟", f"«{TEXT}»", f"{TEXT[:-1]}…"])
def test_what_is_joined_to_the_end_is_told_from_the_text(joined: str, text: str) -> None:
    whole = f"{text} {joined}"
    assert whole[: end(whole, TITLE)].rstrip() == text


@pytest.mark.parametrize(
    "text",
    [
        f"قال رئيس البلدية إن عنوانه «{TITLE}»",
        f"وهذا خبر بعنوان: {TITLE}",
        f"{TEXT} المصدر: بلدية القرية المختلقة",
        f"{TEXT} سمات البيت المختلق كثيرة. وهي هذه",
        "وللبيت المختلق سمات كثيرة",
        f"{TEXT} سمات",
        TITLE,
        "",
    ],
)
@pytest.mark.parametrize("title", [TITLE, ""])
def test_an_end_that_is_the_text_s_own_stays(text: str, title: str) -> None:
    assert end(text, title) == len(text)


@given(st.text(st.sampled_from("سماترابط الخبر:.\n x"), max_size=80), st.text(max_size=9))
def test_the_end_is_within_the_text(text: str, title: str) -> None:
    assert 0 <= end(text, title) <= len(text)


@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_a_record_ends_where_its_text_does(site, between):
    joined = f"رابط الخبر بصحيفة الوهم: {TITLE}"
    report = site.imported(site.records({"title": TITLE, "text": f"{TEXT}{between}{joined}"}))
    assert site.body == f"{TEXT}\n"
    assert [line.text for line in report.cut_from] == [joined]


def test_what_is_joined_alone_is_a_text(site):
    site.imported(site.records({"title": "خبر", "text": "شارك من خلال تويتر فيسبوك"}))
    assert site.body == "شارك من خلال تويتر فيسبوك\n"
