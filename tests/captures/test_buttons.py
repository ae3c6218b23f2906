"""Buttons that a scraper has joined to a text go, and no sentence does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captures.buttons import buttons
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
    assert f"{bar} {rest}"[buttons(f"{bar} {rest}") :] == rest


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_is_none(sentence: str) -> None:
    assert buttons(sentence) == 0


@given(st.text(st.sampled_from("تويتر فيسبوك،|\n-xNext Previous"), max_size=80))
def test_it_ends_within_the_text(text: str) -> None:
    assert 0 <= buttons(text) <= len(text)
    assert buttons("قال " + text) == 0


@pytest.mark.parametrize("bar", BARS)
def test_a_record_is_imported_without_them(site, bar):
    report = site.imported(site.records({"title": "خبر", "text": f"{bar} {TEXT}\n\n{MORE}"}))
    assert site.body == f"{TEXT}\n\n{MORE}\n"
    assert report.cut


def test_buttons_alone_are_a_text(site):
    site.imported(site.records({"title": "خبر", "text": "شارك من خلال تويتر فيسبوك"}))
    assert site.body == "شارك من خلال تويتر فيسبوك\n"
