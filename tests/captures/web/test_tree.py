"""Hostile pages cost little and are refused with a sentence; what nobody sees gives no text."""

import datetime
import html
import time

import pytest

from captures.capture import Defaults, Rejected, texts
from captures.web import tree
from captures.web.capture import clean_page

TODAY = datetime.date(2025, 3, 1)
P = "<p>هذا نص مختلق طويل بعض الشيء لتجربة القراءة من صفحة في أرشيف بعيد عن المدينة.</p>"
HEAD = "<html><body><h1>عنوان مختلق</h1>"


def read(page: str) -> str:
    return "\n".join(texts(clean_page(page.encode(), Defaults(TODAY)).article.paragraphs))


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (HEAD + "<div>" * 100_000 + P, "more than 40,000 tags"),
        (HEAD + "<div>" * 30_000 + P, "nested too deep"),
        (HEAD + "<p " + " ".join(f"a{i}=1" for i in range(50_000)) + ">نص</p>", "attributes"),
        (HEAD + "<p " + "/".join(f"a{i}" for i in range(50_000)) + ">نص</p>", "attributes"),
        (HEAD + "<!--" * 500_000, "more than 40,000 tags"),
        (HEAD + "<p>" + "كلمة " * 500_000 + "</p>", "characters of text"),
    ],
    ids=["many", "deep", "attributes", "slashes", "comments", "long"],
)
def test_a_hostile_page_is_refused_at_once(page, reason):
    before = time.process_time()
    with pytest.raises(Rejected, match=reason):
        read(page)
    assert time.process_time() - before < 5


def test_entities_do_not_grow():
    entities = "".join(f'<!ENTITY a{i + 1} "{f"&a{i};" * 10}">' for i in range(10))
    page = f'<!DOCTYPE html [<!ENTITY a0 "قنبلة">{entities}]>{HEAD}{P}<p>&a10;</p>'
    assert len(read(page)) < 10_000


def test_an_embedded_picture_of_many_megabytes_is_no_text():
    picture = f'<img alt="x" src="data:image/png;base64,{"A" * 5_000_000}">'
    assert "AAAA" not in read(HEAD + P + picture + P)


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>{}</script>",
        "<style>{}</style>",
        "<noscript>{}</noscript>",
        "<template>{}</template>",
        '<div style="color:red; DISPLAY : none">{}</div>',
        "<p hidden>{}</p>",
        '<div aria-hidden="true"><p>{}</p></div>',
        "<!-- {} -->",
        "<iframe>{}</iframe>",
        "<select><option>{}</option></select>",
    ],
)
def test_what_a_reader_does_not_see_is_no_text(unseen):
    unread = "سر لا يراه أحد من القراء في هذه الصفحة المختلقة أبدا مهما بحثوا"
    text = read(f"{HEAD}{P}{unseen.format(unread)} ذيل{P}</body></html>")
    assert unread not in text
    assert "هذا نص مختلق" in text


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<title>الصفحة غير موجودة - موقع</title><body><h1>الصفحة غير موجودة</h1>", "no article"),
        ("<title>404 Not Found</title><body><h1>404 Not Found</h1>nginx</body>", "no article"),
        ("<title>Before you continue</title><body><h1>قبل المتابعة</h1><p>اقبل</p>", "consent"),
        ("<html><body><div id=root></div><script>app()</script></body></html>", "shows no text"),
        ("<html><body><ul><li><a href=/>الرئيسية</a></li></ul></body></html>", "no text"),
    ],
)  # fmt: skip
def test_a_page_without_an_article_is_refused_with_what_it_is(page, reason):
    with pytest.raises(Rejected, match=reason):
        read(page)


@pytest.mark.parametrize(
    "sign", ["\x01", "\x0c", "\x1b", "\uffff", "&#1;", "&#x1B;", "&#0000011", "&#65534;"]
)
def test_signs_that_no_tree_takes_back_are_blanks(sign):
    page = tree.parse(f"<body><p>قبل<script>x</script>{sign} بعد{sign} ذلك")
    tree.strip_unseen(page.body)
    assert page.text_content().split() == ["قبل", "بعد", "ذلك"]


def test_letters_written_as_numbers_stay():
    letters = "&#1575;&#x627;&#10;&#x9;&#1110;&#x1F600;"
    assert tree.parse(f"<p>{letters}").text_content() == html.unescape(letters)
