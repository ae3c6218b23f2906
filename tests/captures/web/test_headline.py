"""The headline is what the page states and shows, without the name of the site."""

import lxml.html
import pytest

from captures.web.headline import headline, site_beside, standing
from captures.web.passages import passages
from captures.web.reading import read_page


def shown(body: str):
    tree = lxml.html.document_fromstring(f"<html><body>{body}</body></html>")
    return passages(tree.body, "")


@pytest.mark.parametrize("sign", [" - ", " | ", " – ", " — ", " :: ", " • ", "|"])
@pytest.mark.parametrize("order", ["{0}{1}صدى السهول", "صدى السهول{1}{0}"])
def test_the_name_of_the_site_goes_from_both_ends(sign, order):
    stated = [order.format("سوق الغزل يفتح أبوابه", sign)]
    assert headline(shown("<p>نص</p>"), stated, "صدى السهول") == "سوق الغزل يفتح أبوابه"


def test_a_part_of_the_title_that_the_page_shows_is_the_headline():
    found = shown("<b>موقع بلا اسم</b><div>سوق الغزل يفتح أبوابه</div><p>نص</p>")
    assert headline(found, ["موقع قديم | سوق الغزل يفتح أبوابه"], "") == "سوق الغزل يفتح أبوابه"


def test_the_main_heading_is_not_the_headline_where_it_is_the_sites_name():
    found = shown("<h1>صدى السهول</h1><h2>سوق الغزل يفتح أبوابه</h2><p>نص</p>")
    stated = ["سوق الغزل يفتح أبوابه", "صدى السهول: سوق الغزل يفتح أبوابه"]
    assert headline(found, stated, "") == "سوق الغزل يفتح أبوابه"


def test_a_main_heading_that_is_the_sites_link_is_not_the_headline():
    found = shown("<h1><a href='/'>صدى السهول</a></h1><h2>سوق الغزل يفتح أبوابه</h2><p>نص</p>")
    stated = ["سوق الغزل يفتح أبوابه - صدى السهول"]
    assert headline(found, stated, "") == "سوق الغزل يفتح أبوابه"


def test_of_several_main_headings_that_the_title_holds_the_first_is_the_headline():
    parts = [f"فتح سوق {name} أبوابه" for name in ("الغزل", "الملح", "القمح", "الورق", "النحاس")]
    found = shown("".join(f"<h1>{part}</h1>" for part in parts) + "<p>نص</p>")
    assert headline(found, [f"اليوم {' و'.join(parts)}"], "") == parts[0]


def test_a_title_of_the_sites_first_page_is_no_headline():
    found = shown("<b>سوق الغزل يفتح أبوابه</b><p>نص</p>")
    assert headline(found, ["صدى السهول - الصفحة الرئيسية"], "") == ""


@pytest.mark.parametrize("heading", ["h1", "h2", "h3"])
def test_a_heading_below_the_sites_link_is_the_headline(heading):
    text = "وصلت القافلة إلى بلدة العناب بعد رحلة دامت تسعة أيام في طريق الجبل القديم."
    page = (
        "<html><head><title>صدى السهول</title></head><body><a href='/'>صدى السهول</a>"
        f"<div><{heading}>سوق الغزل يفتح أبوابه</{heading}><p>{text}</p><p>{text}</p></div>"
        "</body></html>"
    )
    reading = read_page(page)
    assert (reading.title, reading.site) == ("سوق الغزل يفتح أبوابه", "صدى السهول")
    assert [block.text for block in reading.blocks] == [text, text]


def test_a_headline_that_leads_to_its_own_page_stays_above_a_subhead():
    text = "وصلت القافلة إلى بلدة العناب بعد رحلة دامت تسعة أيام في طريق الجبل القديم."
    page = (
        "<html><head><title>سوق الغزل يفتح أبوابه - صدى السهول</title></head><body>"
        "<a href='/news/7'>سوق الغزل يفتح أبوابه</a>"
        f"<article><h3>تسعة أيام في الطريق</h3><p>{text}</p><p>{text}</p></article></body></html>"
    )
    reading = read_page(page, "http://example.org/news/7#top")
    assert reading.title == "سوق الغزل يفتح أبوابه"
    assert [block.text for block in reading.blocks] == ["تسعة أيام في الطريق", text, text]


def test_a_main_heading_of_one_word_is_a_headline_too():
    text = "وصلت القافلة إلى بلدة العناب بعد رحلة دامت تسعة أيام في طريق الجبل القديم."
    page = (
        "<html><head><title>بيان | صدى السهول</title></head><body><a href='/'>صدى السهول</a>"
        f"<div><h1>بيان</h1><p>{text}</p><p>{text}</p></div></body></html>"
    )
    assert read_page(page).title == "بيان"


def test_without_metadata_the_only_main_heading_is_the_headline():
    assert headline(shown("<h1>سوق الغزل</h1><p>نص</p>"), [], "") == "سوق الغزل"


def test_a_dash_inside_a_headline_stays():
    stated = ["حلب - دمشق: قطار بعد غياب - صدى السهول"]
    assert headline(shown("<p>نص</p>"), stated, "صدى السهول") == "حلب - دمشق: قطار بعد غياب"


def test_a_page_without_any_has_none():
    assert headline(shown("<p>نص</p>"), [], "") == ""


def test_what_stands_beside_the_headline_in_the_title_is_the_site():
    assert site_beside("سوق الغزل - صدى السهول", "سوق الغزل") == "صدى السهول"
    assert site_beside("سوق الغزل", "سوق الغزل") == ""


def test_the_headline_stands_at_its_main_heading():
    found = shown("<a>سوق الغزل</a><p>نص</p><h1>سوق الغزل</h1><p>نص</p>")
    assert standing(found, "سوق الغزل") == 2
    assert standing(found, "غيره") == -1
