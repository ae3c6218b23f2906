"""What slips into a text goes out; what only looks like it stays."""

import datetime
import re
import time

import pytest

from captures.capture import Defaults, End, Form, texts
from captures.web.capture import clean_page

TODAY = datetime.date(2025, 3, 1)
ONE = "وصلت القافلة إلى بلدة العناب بعد رحلة دامت تسعة أيام في طريق الجبل القديم."
TWO = "وقال دليلها سمعان الريحان إن الثلج أخرها يومين عند النبع وإن الجمال سليمة."
LAST = "وتعود القافلة مطلع الربيع محملة بالملح والصوف كما جرت العادة منذ قرن."


def page(between="", above="", below="", head=""):
    return clean_page(
        f"<html><head>{head}</head><body><div class='x'><h1>عودة القافلة إلى العناب</h1>{above}"
        f"<div class='story'><p>{ONE}</p>{between}<p>{TWO}</p><p>{LAST}</p>{below}</div></div>"
        "</body></html>".encode(),
        Defaults(TODAY),
    )


def text(cleaned):
    return list(texts(cleaned.article.paragraphs))


@pytest.mark.parametrize(
    "clutter",
    [
        "<p>اقرأ أيضا: قافلة الملح تتأخر</p>",
        "<p>إقرأ أيضاً: <a href='/1'>قافلة الملح تتأخر في وادي الشوك أسبوعا آخر</a></p>",
        "<p><a href='/1'>قافلة الملح تتأخر في وادي الشوك أسبوعا آخر</a></p>",
        "<p>إعلان</p>",
        "<p>شارك الخبر</p>",
        "<p>© وكالة / مصور</p>",
        "<div class='related-posts'><p>خبر طويل يروي قصة لا صلة لها بالقافلة أبدا.</p></div>",
        "<aside><p>خبر آخر طويل يروي قصة أخرى لا صلة لها بالقافلة أبدا.</p></aside>",
        "<div class='newsletterBox'><p>سجل بريدك هنا تصلك حكايات الطريق كل صباح جمعة.</p></div>",
        "<figure><img src='http://x.example/a.jpg'><figcaption>جمال القافلة</figcaption></figure>",
        "<p>تابعونا على تلغرام</p>",
    ],
)  # fmt: skip
def test_what_the_site_says_among_the_text_goes_out_and_is_told(clutter):
    cleaned = page(between=clutter)
    assert text(cleaned) == [ONE, TWO, LAST]
    assert {line.end for line in cleaned.cut} - {End.HEADER} == {End.INSIDE}


@pytest.mark.parametrize(
    "below",
    [
        "<p>الآراء الواردة أدناه لا تعبر عن رأي الموقع بل عن رأي أصحابها.</p>",
        "<p>المقال لا يعبر بالضرورة عن رأي الصحيفة.</p>",
        "<p>يرجى الالتزام بقواعد النشر وعدم الخروج عن الموضوع، ويحق لهيئة التحرير الحق في ذلك.</p>",
        "<p>جميع الحقوق محفوظة لموقع العناب 2020</p>",
        "<p>12:30</p><p>15/3/2020</p>",
        "<h3>مواضيع ذات صلة</h3><ul><li><a href='/1'>قافلة الملح</a></li></ul>",
    ],
)  # fmt: skip
def test_what_the_site_says_below_the_text_goes_out_and_is_told(below):
    cleaned = page(below=below)
    assert text(cleaned) == [ONE, TWO, LAST]
    assert cleaned.cut


@pytest.mark.parametrize(
    "sentence",
    [
        "وأكد أن سياسة الخصوصية في الشركة وشروط الاستخدام تغيرت بعد شكوى التجار من سرقة الرسائل.",
        "شارك الوزير في استقبال القافلة ووعد بترميم الخان.",
        "تابعنا على مدى تسعة أيام أخبار القافلة من نبع إلى نبع حتى ظهرت أضواء البلدة.",
        "تصميم وتطوير طرق الجبل شأن قديم اختلف فيه الناس ولم ينته خلافهم حتى بعد أن شقت الطريق.",
        "الرواية لا تعبر عن رأي القافلة كلها، قال سمعان، فلكل جمّال رأيه في الطريق.",
    ],
)
def test_a_sentence_between_paragraphs_is_safe_whatever_it_says(sentence):
    assert text(page(between=f"<p>{sentence}</p>")) == [ONE, sentence, TWO, LAST]


@pytest.mark.parametrize("name", ["related-story", "main-sidebar", "print-area share", "author"])
def test_a_box_that_holds_the_text_is_none_whatever_it_is_called(name):
    html = (
        f"<html><body><h1>عودة القافلة</h1><div class='{name}'>"
        f"<p>{ONE}</p><p>{TWO}</p><p>{LAST}</p></div></body></html>"
    )
    assert text(clean_page(html.encode(), Defaults(TODAY))) == [ONE, TWO, LAST]


def test_the_headline_that_is_the_title_is_no_line_that_was_cut():
    cleaned = clean_page(
        f"<html><head><title>عودة القافلة</title></head><body><article><h1>عودة القافلة</h1>"
        f"<p>{ONE}</p><h2>عودة القافلة</h2><p>{TWO}</p><p>إعلان</p><p>{LAST}</p></article></body>"
        "</html>".encode(),
        Defaults(TODAY),
    )
    assert cleaned.article.title == "عودة القافلة"
    assert text(cleaned) == [ONE, TWO, LAST]
    assert [line.text for line in cleaned.cut] == ["إعلان"]


def test_a_lead_in_a_box_of_its_own_is_text():
    lead = "تسعة أيام من الثلج والحكايات قطعتها القافلة قبل أن ترى أضواء البلدة."
    cleaned = page(above=f"<div class='lead'><p>{lead}</p></div>")
    assert text(cleaned)[0] == lead


@pytest.mark.parametrize(
    "line",
    [
        "بقلم: سمعان الريحان",
        "بقلم: سمعان الريحان | المشاهدات: 1٬234",
        "بقلم - سمعان الريحان - العناب",
        "الكاتب: سمعان الريحان • رأي",
        "بقلم: • سمعان الريحان",
    ],
)
def test_a_line_with_the_writers_name_goes_to_the_authors(line):
    cleaned = page(above=f"<p>{line}</p>")
    assert cleaned.article.authors == ("سمعان الريحان",)
    assert text(cleaned)[0] == ONE


@pytest.mark.parametrize("label", ["", "بقلم: ", "بقلم "])
def test_a_gap_in_a_line_takes_no_time(label):
    start = time.process_time()
    page(above=f"<p>{label}سمعان{chr(0x2003) * 40_000}الريحان</p>")
    assert time.process_time() - start < 5  # blank by blank it takes a minute


@pytest.mark.parametrize("name", ["entry-meta", "entry_meta", "entryMeta", "x post-meta"])
def test_a_box_is_known_however_its_words_are_joined(name):
    line = "بقلم محرر القوافل في العناب صباح الخميس وقرأه 125 قارئا"
    cleaned = page(between=f"<div class='{name}'>{line}</div>")
    assert text(cleaned) == [ONE, TWO, LAST]
    assert line in {cut.text for cut in cleaned.cut}


def test_the_numbers_that_end_a_table_are_text_and_a_counter_below_is_none():
    table = "<table><tr><th>الملح</th><th>الصوف</th></tr><tr><td>12</td><td>7</td></tr></table>"
    cleaned = page(below=f"{table}<p>125</p>")
    assert text(cleaned) == [ONE, TWO, LAST, "الملح", "الصوف", "12", "7"]
    assert [line.text for line in cleaned.cut if line.end is End.FOOTER] == ["125"]


def test_a_dateline_beside_the_headline_dates_the_article():
    cleaned = page(above="<div>نشر في: 14 شباط 2011</div>")
    assert cleaned.article.dated.written == "2011-02-14"


def test_the_day_of_the_visit_above_the_headline_does_not_date_an_article_that_its_address_dates():
    html = (
        "<html><head><link rel=canonical href='https://x.example/2013/08/03/a.html'></head><body>"
        f"<div>الأربعاء 28 آب 2013</div><h1>عودة القافلة</h1><p>{ONE}</p><p>{TWO}</p></body></html>"
    )
    assert clean_page(html.encode(), Defaults(TODAY)).article.dated.written == "2013-08-03"


def test_a_picture_that_leads_to_another_article_is_not_the_articles():
    cleaned = page(between="<a href='http://x.example/2'><img src='http://x.example/a.jpg'></a>")
    assert all(block.form is not Form.IMAGE for block in cleaned.article.paragraphs)


def test_links_in_a_text_stay_with_their_words():
    between = (
        "<p>روى <a href='https://x.example/1'>الرحالة</a> أن الطريق القديم أقصر بيوم كامل.</p>"
    )
    block = page(between=between).article.paragraphs[1]
    (link,) = block.links
    assert block.text[link.start : link.end] == "الرحالة"
    assert link.address == "https://x.example/1"


LINK = "<a href='https://x.example/1'>{}</a>"
OPEN = "وروى شيخ البلدة لمن حوله أن القافلة عادت كلها كما جاء في تقرير نشرته"
LINKED = "جريدة السهول البعيدة في عددها الأخير"
PICTURE = "<img src='http://x.example/a.jpg'>"


@pytest.mark.parametrize(
    "paragraph",
    [
        f"{OPEN}<br>{LINK.format(LINKED)}<br>ثم قال إن الماء كان كثيرا هذا العام.",
        f"{OPEN}<br>{LINK.format(LINKED)}",
        f"{OPEN} {PICTURE} {LINK.format(LINKED)}",
        f"{OPEN}<br>{PICTURE}<br>{LINK.format(LINKED)} أمس",
        f"{OPEN} {LINK.format('جريدة السهول<br>البعيدة في عددها الأخير')}.",
        f"{OPEN}. {LINK.format(f'وقالت جريدة السهول. {PICTURE} البعيدة في عددها الأخير')}",
    ],
)
def test_a_link_is_text_where_a_line_end_or_a_picture_parts_it_from_its_sentence(paragraph):
    cleaned = page(between=f"<p>{paragraph}</p>")
    words = re.sub("<[^>]*>", " ", paragraph).replace(" .", ".").split()
    assert " ".join(text(cleaned)[1:-2]).split() == words
    assert not cleaned.cut


@pytest.mark.parametrize(
    "between",
    [
        f"<p>{OPEN} أمس.<br>{LINK.format(LINKED)}</p>",
        f"<p>{OPEN} أمس<br><br>{LINK.format(LINKED)}</p>",
        f"<p>{OPEN} أمس<br><a href='/1'>{LINKED}</a><br><a href='/2'>{LINKED} {LINKED}</a></p>",
        f"<p>{OPEN} أمس</p><p>{LINK.format(LINKED)}</p>",
    ],
)
def test_a_link_by_itself_between_lines_is_none_of_the_text(between):
    above = re.split("<br>|</p>", between)[0].removeprefix("<p>")
    assert text(page(between=between)) == [ONE, above, TWO, LAST]


def test_a_list_of_other_articles_may_be_longer_than_the_text():
    others = "".join(f"<p>{ONE} {number}</p>" for number in range(9))
    html = (
        f"<html><body><h1>عودة القافلة</h1><div><p>{TWO}</p></div>"
        f"<div class='x7'><div><h3>أخبار ذات صلة</h3></div>{others}</div></body></html>"
    )
    assert text(clean_page(html.encode(), Defaults(TODAY))) == [TWO]


def test_a_page_that_states_no_headline_has_the_line_above_its_text():
    html = (
        f"<html><body><center><font size=6>عودة القافلة</font></center>"
        f"<p>{ONE}<p>{TWO}<p>{LAST}</body></html>"
    )
    cleaned = clean_page(html.encode(), Defaults(TODAY))
    assert (cleaned.article.title, cleaned.article.title_inferred) == ("عودة القافلة", False)
