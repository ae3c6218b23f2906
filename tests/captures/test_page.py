"""Which lines of a page are the site's own."""

import pytest

from captures.boilerplate import Kind, look_at
from captures.page import take_apart

LONG = (
    "هذه فقرة طويلة من نص المقالة تتحدث عن موسم الزيتون في القرى الجبلية وما لقيه المزارعون فيه من"
    " عناء، وتنتهي بنقطة كما تنتهي الفقرات عادة."
)
TITLE = "موسم الزيتون يبدأ مبكراً في القرى الجبلية"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("18.4 C", Kind.SITE),
        ("١٨ درجة مئوية", Kind.SITE),
        ("دمشق: 21°", Kind.SITE),
        ("Damascus", Kind.SITE),
        ("حَلَب", Kind.SITE),
        ("الجمعة, نوفمبر 22, 2024", Kind.DATE),
        ("آخر تحديث: 3 حزيران/يونيو 2013 الساعة 12:30 بتوقيت دمشق", Kind.DATE),
        ("الجمعة 20 جمادى الأولى 1446 هـ الموافق 22 نوفمبر 2024 م", Kind.DATE),
        ("الخميس 6 حزيران", Kind.DATE),
        ("نُشِر في 12 آذار 2019", Kind.BYLINE),
        ("الرئيسية / أخبار / موسم الزيتون يبدأ مبكراً", Kind.TOOL),
        ("Home » أخبار » تقارير", Kind.TOOL),
        ("أخبار محلية", Kind.TOOL),
        ("شارك الخبر عبر فيسبوك وتويتر", Kind.TOOL),
        ("فيسبوك", Kind.TOOL),
        ("عدد المشاهدات: 1234", Kind.TOOL),
        ("أخبـارٌ ذات صلة:", Kind.HEADING),
        ("إقرأ أيضاً", Kind.HEADING),
        ("اقرأ أيضا: مهرجان القطاف", Kind.FOOTER),
        ("جميع الحقوق محفوظة © 2021", Kind.FOOTER),
        ("أخبار|ثقافة", Kind.TOOL),
        ("سياسة > جبال", Kind.TOOL),
        ("راديو الوادي | Wadi", Kind.TOOL),
        ("[ رجوع | طباعة | إرسال لصديق ]", Kind.TOOL),
        ("بسم الله الرحمن الرحيم", Kind.TOOL),
        ("10:35 ص (بتوقيت دمشق)", Kind.DATE),
        ("أرسلت بواسطة: سمير في الأحد 14 شباط 2010", Kind.BYLINE),
        ("تاريخ النشر: 2021/10/05 - 14:20", Kind.BYLINE),
        ("ثقافة | نشر في: 3 آذار 2014 | عدد القراءات: 123", Kind.BYLINE),
        ("قطف العنب في الوادي بدأ قبل موعده | نشر في: 3 آذار 2014", Kind.TEXT),
        ("فيديو | قصف سد الوادي الكبير", Kind.TEXT),
        ("* * *", Kind.DECORATION),
        ("12", Kind.NUMBER),
        ("شارك وزير الزراعة في افتتاح الموسم", Kind.TEXT),
        ("هاتف الرئيس نظيره مهنئاً", Kind.TEXT),
        ("قتل ثلاثة في 12 آذار 2019", Kind.TEXT),
        (TITLE, Kind.TEXT),
        (LONG, Kind.TEXT),
    ],
)
def test_a_line_looks_like(line, kind):
    assert look_at(line).kind is kind


def test_a_heading_in_the_middle_of_the_text_cuts_nothing():
    page = take_apart([TITLE, "", LONG, "", "اقرأ أيضا", "", LONG, ""])
    assert [line for line in page.body if line] == [LONG, "اقرأ أيضا", LONG]
    assert page.footer == ()


def test_a_list_under_a_heading_is_cut_to_its_end():
    items = ["معصرة جديدة في السفح", "أسعار الزيت هذا العام", "12", "تدريب على القطاف"]
    page = take_apart([TITLE, "", LONG, "", "الأكثر قراءة", *items, "أضف تعليقاً", "طباعة"])
    assert [line for line in page.body if line] == [LONG]
    assert [line.text for line in page.footer][:5] == ["الأكثر قراءة", *items]


def test_short_lines_above_a_footer_without_a_heading_are_text():
    page = take_apart([TITLE, "", LONG, "", "يا زيتون بلادي", "", "طباعة"])
    assert [line for line in page.body if line] == [LONG, "يا زيتون بلادي"]


def test_a_short_headline_is_not_taken_for_a_menu():
    page = take_apart(["الرئيسية", "موسم الزيتون", "نشر في 3 أيلول 2018", "", LONG])
    assert page.title == "موسم الزيتون"
    assert [line.text for line in page.under_title] == ["نشر في 3 أيلول 2018"]


def test_a_menu_that_no_rule_knows_is_cut_between_lines_that_one_knows():
    page = take_apart(["صدى السهول", "بحث", "زراعة وري", "اتصل بنا", TITLE, "", LONG])
    assert page.title == TITLE
    assert len(page.header) == 4


def test_the_headline_again_under_the_headline_is_cut():
    page = take_apart([TITLE, TITLE, "", LONG])
    assert (page.title, [line for line in page.body if line]) == (TITLE, [LONG])


def test_a_first_line_with_a_full_stop_is_text():
    page = take_apart(["18 C", "", LONG, "", LONG])
    assert page.title == ""
    assert [line for line in page.body if line] == [LONG, LONG]


MASTHEAD = "مؤسسة السهول المختلقة للصحافة والنشر"
DAY = "الجمعة 22 نوفمبر 2024"


@pytest.mark.parametrize(
    "header",
    [
        [MASTHEAD, DAY],
        [MASTHEAD, "", "الرئيسية", DAY],
        [MASTHEAD, "18.4 C", "Damascus", DAY],
        [MASTHEAD, DAY, "محليات"],
        ["صدى السهول", "الرئيسية", "محليات", DAY],
        ["عاجل", "وصول قافلة البذار إلى السهول", DAY, "طقس دمشق 18°", "محليات > سهول"],
        [MASTHEAD, DAY, "آخر الأخبار", "وصول قافلة البذار إلى السهول", "معصرة للسفح"],
    ],
    ids=["name", "name, menu", "name, weather", "section", "short name", "ticker", "latest news"],
)
@pytest.mark.parametrize("dateline", ["حلب: الصدى", "حلب-صدى", "حلب - مكتب «صدى السهول»"])
def test_all_that_stands_above_the_day_of_a_page_is_header(header, dateline):
    page = take_apart([*header, TITLE, dateline, LONG])
    assert [line.text for line in page.header] == [line for line in header if line]
    assert (page.title, list(page.body)) == (TITLE, [dateline, LONG])


@pytest.mark.parametrize(
    "between",
    [["سمير المختلق"], ["صورة تعبيرية - إنترنت", "الكاتب: سمير"], ["قرية في السهول (صدى السهول)"]],
)
def test_credits_between_headline_and_date_are_cut_with_the_date(between):
    page = take_apart(["صدى السهول", "الرئيسية", TITLE, *between, "نشر في: 14 مارس 2016", LONG])
    assert (page.title, page.body) == (TITLE, (LONG,))
    assert [line.text for line in page.under_title] == [*between, "نشر في: 14 مارس 2016"]


def test_a_date_and_a_caption_under_a_headline_make_it_no_masthead():
    page = take_apart(["صدى السهول", DAY, "بحث", TITLE, "21 نوفمبر 2024", "وزير الزراعة", LONG])
    assert page.title == TITLE
    assert [line.text for line in page.under_title] == ["21 نوفمبر 2024"]


def test_a_statement_keeps_its_title_above_its_date_and_its_salutation_below():
    title, hail = "بيان صادر عن المجلس المحلي لبلدة السهول", "يا أهلنا الصامدين في السهول"
    page = take_apart(["بسم الله الرحمن الرحيم", "", title, "", DAY, "", hail, "", LONG])
    assert page.title == title
    assert [line for line in page.body if line] == [hail, LONG]


@pytest.mark.parametrize("heading", ["تعليقات الزوار (2)", "التعليقات (2)", "التعليقات"])
def test_readers_comments_are_cut_with_their_names_and_dates(heading):
    comments = ["1 - قارئ", "الأربعاء 03 يوليوز 2013 - 13:01", "شكراً على الخبر"]
    page = take_apart([TITLE, "", LONG, heading, *comments])
    assert [line for line in page.body if line] == [LONG]
    assert [line.text for line in page.footer] == [heading, *comments]
