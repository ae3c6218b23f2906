"""Pages that are no article are told by evidence; an article is never taken for one of them."""

# ruff: noqa: E501  # markup as it is written
import datetime

import pytest

from captures.capture import Defaults, Look, NoArticle, texts
from captures.web.capture import Origin, clean_page
from village_news import MENU, heads, links, paragraph, paragraphs, sentence
from wild_pages import PAGES

TODAY = datetime.date(2025, 3, 1)
SITE = "http://sununu.example"


def page(body: str, head: str = "", attributes: str = "") -> bytes:
    return (
        f"<!DOCTYPE html><html lang='ar' dir='rtl'><head><meta charset='utf-8'>{head}</head>"
        f"<body{attributes}><nav><ul>{MENU}</ul></nav>{body}<footer>صحيفة السنونو ©</footer></body></html>"
    ).encode()


def cards(count: int, tag: str = "h2", start: int = 0) -> str:
    """Headlines with pictures, dates, teasers and links onward, as themes show lists."""
    return "".join(
        f"<article class='post'><a href='{SITE}/n/{n}'><img src='{SITE}/{n}.jpg' alt=''></a><{tag}><a href='{SITE}/n/{n}'>{head}</a></{tag}>"
        f"<time datetime='2020-05-{n + 1:02}'>{n + 1} أيار 2020</time><p>{sentence(n)[:110]} […]</p><a href='{SITE}/n/{n}'>اقرأ المزيد</a></article>"
        for n, head in enumerate(heads(count, start))
    )


def full_posts(count: int) -> str:
    return "".join(
        f"<div class='post'><h2><a href='{SITE}/n/{n}'>{head}</a></h2>{''.join(f'<p>{one}</p>' for one in paragraphs(n, 3))}</div>"
        for n, head in enumerate(heads(count))
    )


TABLES = "".join(
    f"<tr><td><img src='b.gif'></td><td><a href='{SITE}/news.asp?id={n}'><font size=4><b>{head}</b></font></a><br><font size=3>{sentence(n)[:90]} ... "
    f"<a href='{SITE}/news.asp?id={n}'>التفاصيل</a></font></td></tr>"
    for n, head in enumerate(heads(8))
)
LOGIN = "<h1>تسجيل الدخول</h1><form><label>اسم المستخدم<input name='u'></label><label>كلمة المرور<input type='password'></label></form><p>نسيت كلمة المرور؟ سجل حسابا جديدا</p>"
LETTER = "<h1>اتصل بنا</h1><p>يسرنا أن نسمع منكم</p><form><input type='email' name='email'><textarea></textarea><button>إرسال</button></form>"

NONE_OF_THEM = {
    "WordPress, a category": (page(f"<h1>تصنيف: محليات</h1>{cards(6)}", "<title>محليات - السنونو</title>", " class='rtl archive category category-local'"), "/category/local/", "lists of articles"),
    "WordPress, a tag with one article": (page(f"<h1>وسم: جسر</h1>{cards(1)}", "<title>جسر</title>", " class='archive tag'"), "/tag/bridge/", "lists of articles"),
    "WordPress, an empty category": (page("<h1>تصنيف: أرشيف</h1><p>لا توجد مقالات في هذا القسم حتى الآن</p>", "", " class='archive category'"), "/category/x/", "lists of articles"),
    "WordPress, an author": (page(f"<h1>الكاتب: هالة النجار</h1><p>{sentence('bio')}</p>{cards(5)}", '<script type="application/ld+json">{"@graph":[{"@type":"ProfilePage"},{"@type":"Person"}]}</script>', " class='archive author'"), "/author/hala/", "lists of articles"),
    "WordPress, a month": (page(f"<h1>الشهر: أيار 2020</h1>{cards(6, 'h3')}"), "/2020/05/", "lists of articles"),
    "WordPress, a search": (page(f"<h1>نتائج البحث عن: جسر</h1>{cards(4)}", "", " class='search search-results'"), "/?s=%D8%AC%D8%B3%D8%B1", "results of searches"),
    "WordPress, the next page of the home": (page(cards(8)), "/page/2/", "lists of articles"),
    "a home page in boxes": (page(f"<div class='slider'>{links(4, 0, 'h2')}</div><div>{links(8, 4, 'h3')}</div>", '<title>السنونو</title><script type="application/ld+json">{"@type":"WebSite"}</script>'), "/", "home pages"),
    "a home page in tables": (page(f"<table>{TABLES}</table>", "<title>جريدة السنونو</title>"), "/index.asp", "home pages"),
    "a section in tables": (page(f"<table>{TABLES}</table>", "<title>جريدة السنونو</title>"), "/local.asp", "lists of articles"),
    "Joomla, a category": (page(cards(5)), "/index.php?option=com_content&view=category&id=3", "lists of articles"),
    "Drupal, a term": (page(cards(5), "", " class='page-taxonomy page-taxonomy-term'"), "/taxonomy/term/12", "lists of articles"),
    "Blogger, a label": (page(cards(6, "h3")), "/search/label/%D8%AC%D8%B3%D8%B1", "lists of articles"),
    "a collection": (page(cards(4), '<script type="application/ld+json">{"@type":["WebPage","CollectionPage"]}</script>'), "/local", "lists of articles"),
    "a login": (page(LOGIN, "<title>تسجيل الدخول</title>"), "/user/login", "pages to log in or to register"),
    "a form": (page(LETTER, "<title>اتصل بنا - السنونو</title>"), "/contact-us", "forms to write to the site"),
    "an error with status 200": (page("<h1>عذراً، الصفحة غير موجودة</h1><p>ربما نقلت أو حذفت</p>"), "/n/999", "pages that say they have no article"),
    "an error in a line": (page(f"<p>عفواً الخبر غير موجود</p><ul>{links(8)}</ul>", "<title>السنونو</title>"), "/n/998", "pages that say they have no article"),
    "a page that leads on": (page("", "<meta http-equiv='Refresh' content='0; url=/a'>"), "/old", "pages that only lead on to another"),
    "an empty page": (b"<html><head><title>x</title></head><body><div id='root'></div></body></html>", "/app", "pages that show no text of an article"),
}  # fmt: skip


@pytest.mark.parametrize("name", NONE_OF_THEM)
def test_of_a_crawl_what_surely_is_no_article_is_left_out_with_its_reason(name):
    html, path, what = NONE_OF_THEM[name]
    with pytest.raises(NoArticle) as told:
        clean_page(html, Defaults(TODAY), Origin(f"{SITE}{path}", is_crawled=True))
    assert told.value.what == what
    assert str(told.value).startswith("found ")


LISTS = [name for name in NONE_OF_THEM if NONE_OF_THEM[name][2].split()[0] in ("lists", "home")]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_that_somebody_saved_is_refused_with_a_sentence(name):
    html, path, _ = NONE_OF_THEM[name]
    html = html.replace(b"<head>", f"<head><link rel='canonical' href='{SITE}{path}'>".encode())
    with pytest.raises(NoArticle, match="save the articles alone"):
        clean_page(html, Defaults(TODAY))


BRIEF = sentence("brief")
SIDE = f"<div class='c2'>{links(9, 0, 'h4')}</div>"

ARTICLES = {
    "a brief beside many headlines": (page(f"{SIDE}<h1>موعد سوق القصب</h1><p>{BRIEF}</p>{SIDE}"), "/n/1"),
    "a brief in tables, the title the site's": (page(f"<table><tr><td>{SIDE}</td><td><font size=5><b>موعد سوق القصب القديم</b></font><br><br>{BRIEF}</td></tr></table>", "<title>جريدة</title>"), "/news.asp?id=1"),
    "a brief below /archives/": (page(f"<h1>موعد سوق القصب</h1><p>{BRIEF}</p>{SIDE}"), "/archives/4512"),
    "a headline like an error's": (page(f"<h1>404 أشجار جديدة في الوادي</h1><p>{BRIEF}</p>"), "/n/2"),
    "another like an error's": (page(f"<h1>لم يتم العثور على القطار الصغير بعد</h1><p>{BRIEF}</p>"), "/n/3"),
    "a headline like a search's": (page(f"<h1>نتائج البحث عن القطار تعلن غدا</h1><p>{BRIEF}</p>{SIDE}", "<title>نتائج البحث عن القطار تعلن غدا</title>"), "/n/4"),
    "a video with a line": (page(f"<h1>فيديو: القطار يعبر الجسر</h1><iframe></iframe><p>{BRIEF}</p>{cards(8, 'h4')}", "<meta property='article:published_time' content='2020-01-01T00:00:00Z'>"), "/v/5"),
    "a path of a section and a headline": (page(f"<h1>موعد سوق القصب</h1><p>{BRIEF}</p>{SIDE}"), "/category/local/souq-dates-announced-for-all-villages"),
    "a single post whose body has many classes": (page(f"<h1>موعد سوق القصب</h1><p>{BRIEF}</p>{SIDE}", "", " class='single single-post tag'"), "/n/6"),
}  # fmt: skip


@pytest.mark.parametrize("name", ARTICLES)
def test_a_short_article_is_never_left_out(name):
    html, path = ARTICLES[name]
    cleaned = clean_page(html, Defaults(TODAY), Origin(f"{SITE}{path}", is_crawled=True))
    assert BRIEF in texts(cleaned.article.paragraphs)


DOUBTED = {
    "a blog's home with whole posts": (page(full_posts(4), "", " class='home blog'"), "/"),
    "a category of whole posts": (page(full_posts(3), "", " class='archive category'"), "/category/x/"),
    "whole posts of no stated kind": (page(full_posts(4)), "/all"),
    "a list that its data calls an article": (page(f"<h1>محليات</h1>{cards(6)}", "<meta property='article:published_time' content='2020-01-01T00:00:00Z'>"), "/category/local/"),
    "a section with a headline and nothing stated": (page(f"<h1>أخبار الوادي</h1>{cards(6)}", "<title>أخبار الوادي</title>"), "/valley.asp"),
    "what the site says of itself": (page(f"<h1>من نحن</h1><p>{paragraph('about', 4)}</p>", "<title>من نحن</title>"), "/about"),
}  # fmt: skip


@pytest.mark.parametrize("name", DOUBTED)
def test_what_may_be_an_article_comes_in_with_a_note(name):
    html, path = DOUBTED[name]
    cleaned = clean_page(html, Defaults(TODAY), Origin(f"{SITE}{path}", is_crawled=True))
    (note,) = (note for note in cleaned.notes if note.look is Look.NO_ARTICLE)
    assert ": " in note.detail


@pytest.mark.parametrize("name", PAGES)
def test_no_article_is_doubted(name):
    wild = PAGES[name]()
    cleaned = clean_page(wild.html, Defaults(TODAY), Origin(wild.address, is_crawled=True))
    assert Look.NO_ARTICLE not in {note.look for note in cleaned.notes}


def test_a_form_that_somebody_saved_comes_in_with_a_note():
    html = LETTER.replace("منكم", f"منكم. {sentence('letter')}")
    cleaned = clean_page(page(html, "<title>اتصل بنا</title>"), Defaults(TODAY))
    assert Look.NO_ARTICLE in {note.look for note in cleaned.notes}
