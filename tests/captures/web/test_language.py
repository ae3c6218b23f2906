"""The language of a page is Arabic by its letters, unless it states one that has more of them."""

import datetime

import pytest

from captures.capture import Defaults
from captures.web.capture import clean_page

ARABIC = "وصلت القافلة إلى بلدة العناب بعد رحلة دامت تسعة أيام في طريق الجبل القديم"
PERSIAN = "کاروان پس از نه روز راه در کوهستان به شهرک خیالی رسید و چند روزی در آنجا ماند"
KURDISH = "کاروانەکە دوای نۆ ڕۆژ لە ڕێگای شاخ گەیشتە شارۆچکەی خەیاڵی و چەند ڕۆژێک لەوێ مایەوە"
URDU = "قافلہ نو دن کے سفر کے بعد پہاڑ کے راستے سے خیالی بستی میں پہنچا اور وہاں ٹھہرا"


@pytest.mark.parametrize(
    ("text", "stated", "language"),
    [
        (ARABIC, "fa", ""),
        (ARABIC, "en-US", ""),
        (f"{ARABIC}. وقال غوركي ﭖ: {ARABIC}", "fa", ""),
        (PERSIAN, "fa", "fa"),
        (PERSIAN, "fa_IR", "fa-IR"),
        (PERSIAN, "en", ""),
        (KURDISH, "ckb", "ckb"),
        (URDU, "ur", "ur"),
    ],
)
def test_letters_decide_between_arabic_and_what_a_page_states(text, stated, language):
    page = (
        f"<html lang='{stated}'><head><meta charset='utf-8'></head><body><h1>{text[:30]}</h1>"
        f"<p>{text}.</p><p>{text}!</p></body></html>"
    )
    cleaned = clean_page(page.encode(), Defaults(datetime.date(2025, 3, 1)))
    assert cleaned.article.language == language
