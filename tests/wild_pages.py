"""Whole pages as they are found in the wild, of invented sites, each with what its article is.

They follow the markup that themes and content systems really write; all text is invented.
"""
# ruff: noqa: E501  # markup as it is written

from collections.abc import Callable
from dataclasses import dataclass

from village_news import MENU, links, paragraph, paragraphs, sentence


@dataclass(frozen=True)
class Wild:
    """A page, and the article on it; without a headline or a day of its own these are empty."""

    html: bytes
    title: str
    date: str
    text: tuple[str, ...]
    captions: tuple[str, ...] = ()
    address: str = ""
    least: float = 0.97
    """The F1 of its words at least."""


PAGES: dict[str, Callable[[], Wild]] = {}
HELD_OUT: dict[str, Callable[[], Wild]] = {}


def _page(make: Callable[[], Wild]) -> Callable[[], Wild]:
    PAGES[make.__name__] = make
    return make


def _p(texts: list[str], attributes: str = "") -> str:
    return "".join(f"<p{attributes}>{text}</p>" for text in texts)


def _html(head: str, body: str, attributes: str = "", charset: str = "utf-8") -> bytes:
    return (
        f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="{charset}">{head}</head>'
        f"<body{attributes}>{body}</body></html>"
    ).encode(charset)


@_page
def newspaper_theme() -> Wild:
    """WordPress with tagDiv's Newspaper: shares above, an inline box of related posts, ads."""
    text = paragraphs("newspaper", 5)
    title = "قرية تل السنونو تفتح باب التسجيل لسوق الخريف"
    inline = (
        '<div class="td_block_wrap td_block_related_posts td-post-related-inline"><h4 class="td-related-title">'
        f'مواضيع مشابهة</h4><div class="td_block_inner">{links(3, 0, "h3")}</div></div>'
    )
    return Wild(
        _html(
            f"<title>{title} | صحيفة السنونو</title><meta property='og:site_name' content='صحيفة السنونو'>"
            f"<meta property='og:title' content='{title}'>",
            f"<div class='td-header-menu-wrap'><ul class='sf-menu'>{MENU}</ul></div>"
            "<div class='td-main-content-wrap'><article id='post-311' class='post-311 post type-post'>"
            "<div class='td-crumb-container'><div class='entry-crumbs'><span><a class='entry-crumb' href='/'>"
            "الرئيسية</a></span> <span class='td-bread-sep'></span> <span><a href='/c/m'>محليات</a></span></div></div>"
            "<div class='td-post-header'><ul class='td-category'><li class='entry-category'><a href='/c/m'>محليات</a>"
            f"</li></ul><header class='td-post-title'><h1 class='entry-title'>{title}</h1><div class='td-module-meta-info'>"
            "<div class='td-post-author-name'><div class='td-author-by'>بواسطة</div> <a href='/a/1'>هالة النجار</a>"
            "<div class='td-author-line'> - </div></div><span class='td-post-date'><time class='entry-date updated "
            "td-module-date' datetime='2021-09-14T08:30:00+03:00'>14 سبتمبر، 2021</time></span>"
            "<div class='td-post-views'><span class='td-nr-views'>1204</span></div></div></header></div>"
            "<div class='td-post-sharing-top'><a>Facebook</a><a>Twitter</a><a>WhatsApp</a></div>"
            f"<div class='td-post-content tagdiv-type'>{_p(text[:2])}<div class='td-a-rec td-a-rec-id-content_inline'>"
            f"<span class='td-adspot-title'>- إعلان -</span></div>{_p(text[2:3])}{inline}{_p(text[3:])}</div>"
            "<footer><div class='td-post-source-tags'><ul class='td-tags'><li><span>الوسوم</span></li><li><a href='/t/1'>"
            "سوق الخريف</a></li></ul></div><div class='td-block-row td-post-next-prev'><div class='td-block-span6'>"
            f"<span>المادة السابقة</span>{links(1, 5, 'div')}</div></div><div class='author-box-wrap'><div class='desc'>"
            f"<div class='td-author-description'>{sentence('author box')}</div></div></div></footer></article>"
            f"<div class='td_block_wrap td_block_related_posts'><h4>مقالات ذات صلة</h4>{links(6, 3, 'h3')}</div>"
            f"<aside class='td-main-sidebar'><h4>الأكثر قراءة</h4>{links(5, 7, 'h3')}</aside></div>"
            "<div class='td-footer-wrapper'><p>© صحيفة السنونو 2021 جميع الحقوق محفوظة</p></div>",
            " class='rtl post-template-default single single-post postid-311 single-format-standard'",
        ),
        title,
        "2021-09-14",
        tuple(text),
    )


@_page
def jannah_theme() -> Wild:
    """WordPress with Jannah: no machine's date but in JSON-LD, an inline list, a writer's box."""
    text = paragraphs("jannah", 4)
    title = "نقابة الفوانيس تعلن نتائج مسابقة الألوان"
    return Wild(
        _html(
            f"<title>{title} - بوابة القصب</title>"
            '<script type="application/ld+json">{"@context":"http://schema.org","@type":"Article","dateCreated":'
            '"2022-01-20T18:10:00+02:00","datePublished":"2022-01-20T18:10:00+02:00","dateModified":'
            f'"2022-01-25T10:00:00+02:00","headline":"{title}","articleSection":"منوعات"}}</script>',
            f"<header id='theme-header'><nav id='main-nav'><ul class='menu'>{MENU}</ul></nav><div class='breaking'>"
            f"<span class='breaking-title'>عاجل</span><ul>{links(4, 2)}</ul></div></header>"
            "<div id='content'><article id='the-post' class='container-wrapper post-content'>"
            "<nav id='breadcrumb'><a href='/'>الرئيسية</a><em class='delimiter'>/</em><a href='/c/2'>منوعات</a>"
            f"<em class='delimiter'>/</em><span class='current'>{title}</span></nav>"
            "<header class='entry-header-outer'><div class='entry-header'><span class='post-cat-wrap'><a class='post-cat'"
            f" href='/c/2'>منوعات</a></span><h1 class='post-title entry-title'>{title}</h1><div id='single-post-meta'"
            " class='post-meta'><span class='author-meta single-author'><a class='author-name' href='/a/2'>رامي الحلاق"
            "</a></span><span class='date meta-item tie-icon'>آخر تحديث: الثلاثاء, 25 يناير 2022 - 10:00 صباحا</span>"
            "<div class='tie-alignright'><span class='meta-views meta-item'>412</span><span class='meta-reading-time "
            "meta-item'>دقيقتان</span></div></div></div></header><div id='share-buttons-top' class='share-buttons'>"
            "<a><span class='share-text'>فيسبوك</span></a><a><span class='share-text'>تويتر</span></a></div>"
            f"<div class='entry-content entry clearfix'>{_p(text[:2])}<div id='inline-related-post' class='mag-box "
            "mini-posts-box content-only'><div class='container-wrapper'><div class='widget-title the-global-title'>"
            f"<div class='the-subtitle'>مقالات ذات صلة</div></div><ul class='posts-list-items'>{links(2, 8)}</ul></div>"
            f"</div>{_p(text[2:])}<div class='post-bottom-meta post-bottom-tags'><div class='post-bottom-meta-title'>"
            "الوسوم</div><span class='tagcloud'><a href='/t/2'>فوانيس</a></span></div></div></article>"
            "<div class='post-components'><div class='about-author container-wrapper'><h3 class='author-name'>رامي "
            f"الحلاق</h3><div class='author-bio'>{sentence('jannah bio')}</div></div><div id='related-posts'>"
            f"<h3>مقالات ذات صلة</h3>{links(3, 4, 'h2')}</div><div id='comments'><div id='respond'><h3>اترك تعليقاً</h3>"
            "<p class='comment-notes'>لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *</p></div></div>"
            "</div></div>",
            " class='rtl single-post'",
        ),
        title,
        "2022-01-20",
        tuple(text),
    )


@_page
def kubrick() -> Wild:
    """WordPress of 2007: the headline a link to itself, the date in <small>, comments below."""
    text = paragraphs("kubrick", 3, 2)
    title = "يوم في سوق القصب"
    comments = "".join(
        f"<li class='alt' id='comment-{n}'><cite><a href='http://x{n}.example'>زائر {n}</a></cite> Says:<br />"
        f"<small class='commentmetadata'><a href='#comment-{n}'>مارس 1{n}, 2007 at 3:2{n} م</a></small>"
        f"<p>{paragraph(f'comment {n}', 3)}</p></li>"
        for n in range(4)
    )
    return Wild(
        _html(
            f"<title>مدونة الحكواتي &raquo; Blog Archive &raquo; {title}</title>",
            "<div id='page'><div id='header'><h1><a href='http://hakawati.example/'>مدونة الحكواتي</a></h1>"
            "<div class='description'>حكايات من القرية</div></div><div id='content' class='widecolumn'>"
            f"<div class='navigation'><div class='alignleft'>&laquo; <a href='/2007/03/a'>{links(1, 2, 'b')}</a></div></div>"
            f"<div class='post' id='post-31'><h2><a href='http://hakawati.example/2007/03/12/souq/' rel='bookmark'>{title}"
            f"</a></h2><div class='entry'>{_p(text)}<p class='postmetadata alt'><small>This entry was posted on الاثنين, "
            "مارس 12th, 2007 at 9:15 ص and is filed under <a href='/c/1' rel='category tag'>يوميات</a>. You can follow "
            "any responses to this entry through the <a href='/feed'>RSS 2.0</a> feed.</small></p></div></div>"
            f"<h3 id='comments'>4 Responses to &#8220;{title}&#8221;</h3><ol class='commentlist'>{comments}</ol>"
            "<h3 id='respond'>Leave a Reply</h3></div><div id='footer'><p>مدونة الحكواتي is proudly powered by "
            "<a href='http://wordpress.org/'>WordPress</a></p></div></div>",
        ),
        title,
        "2007-03-12",
        tuple(text),
        address="http://hakawati.example/2007/03/12/souq/",
    )


@_page
def blogger_classic() -> Wild:
    """Blogger: text parted by <br>, the date above the headline, a sidebar of archives."""
    text = paragraphs("blogger", 4, 2)
    title = "كيف عاد القطار الصغير إلى وادينا"
    body = "<br /><br />".join(text)
    return Wild(
        _html(
            f"<title>دفتر الوادي: {title}</title><meta content='blogger' name='generator'/>",
            "<div id='outer-wrapper'><div id='header'><h1 class='title'><a href='http://daftar.example/'>دفتر الوادي</a>"
            "</h1><p class='description'>خواطر عن قرية لا وجود لها</p></div><div id='main'><h2 class='date-header'>"
            "الأحد، ١٦ أيار ٢٠١٠</h2><div class='post hentry'><a name='778'></a><h3 class='post-title entry-title'>"
            f"<a href='http://daftar.example/2010/05/train.html'>{title}</a></h3><div class='post-header-line-1'></div>"
            "<div class='post-body entry-content'><div dir='rtl' style='text-align: right;' trbidi='on'>"
            "<div class='separator' style='clear: both;'><a href='http://img.example/t.jpg'><img src='http://img.example/"
            f"t.jpg' /></a></div>{body}</div><div style='clear: both;'></div></div><div class='post-footer'><p "
            "class='post-footer-line'><span class='post-author vcard'>مرسلة بواسطة <span class='fn'>أم نجم</span></span> "
            "<span class='post-timestamp'>في <a class='timestamp-link' href='#'><abbr class='published' "
            "title='2010-05-16T21:40:00+03:00'>9:40 م</abbr></a></span></p><p>التسميات: <a href='/search/label/q' "
            "rel='tag'>قطارات</a></p></div></div><div class='comments' id='comments'><h4>2 تعليقات:</h4><dl>"
            f"<dt>غير معرف يقول...</dt><dd><p>{paragraph('b comment', 2)}</p></dd></dl></div>"
            "<div class='blog-pager'><a href='/o'>رسالة أقدم</a> <a href='/'>الصفحة الرئيسية</a></div></div>"
            f"<div id='sidebar'><h2>أرشيف المدونة الإلكترونية</h2><ul>{links(6, 3)}</ul></div></div>",
            " class='item-view'",
        ),
        title,
        "2010-05-16",
        tuple(text),
        address="http://daftar.example/2010/05/train.html",
    )


@_page
def tables_2003() -> Wild:
    """Nested tables and <font> in windows-1256: a marquee, no headings, the text parted by <br>."""
    text = paragraphs("tables", 4, 2)
    title = "وفد من تل السنونو يزور معامل الفخار"
    body = "<br><br>".join(text)
    column = "".join(
        f'<tr><td><img src="b.gif" width="9"><a href="news.asp?id={n}"><font size="2">{paragraph(n, 1)[:40]}'
        "</font></a></td></tr>"
        for n in range(8)
    )
    return Wild(
        (
            '<HTML DIR="rtl"><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1256">'
            f"<TITLE>شبكة الفخار الإخبارية - {title}</TITLE></HEAD><BODY BGCOLOR=#FFFFFF TOPMARGIN=0>"
            '<TABLE WIDTH="780" ALIGN=center CELLPADDING=0><TR><TD COLSPAN=3><IMG SRC="logo.gif" ALT="شبكة الفخار">'
            "</TD></TR><TR><TD COLSPAN=3 BGCOLOR=#003366><FONT COLOR=#ffffff SIZE=2><A HREF='/'>الصفحة الرئيسية</A> | "
            "<A HREF='n.asp'>أخبار محلية</A> | <A HREF='s.asp'>رياضة</A> | <A HREF='c.asp'>اتصل بنا</A></FONT></TD></TR>"
            f'<TR><TD COLSPAN=3><MARQUEE DIRECTION="right"><A HREF="news.asp?id=3">{paragraph("m", 1)}</A></MARQUEE></TD></TR>'
            f"<TR><TD WIDTH=150 VALIGN=top><TABLE><TR><TD BGCOLOR=#cccccc><B>آخر الأخبار</B></TD></TR>{column}</TABLE></TD>"
            "<TD VALIGN=top WIDTH=480><P ALIGN=right><FONT SIZE=1>الأحد 12/3/2006</FONT></P>"
            f'<P ALIGN=center><FONT SIZE=5 COLOR=#990000 FACE="Simplified Arabic"><B>{title}</B></FONT></P>'
            f'<DIV ALIGN=justify><FONT SIZE=4 FACE="Simplified Arabic">{body}</FONT></DIV>'
            "<P ALIGN=center><FONT SIZE=2><A HREF='print.asp?id=91'>نسخة للطباعة</A> - <A HREF='send.asp?id=91'>أرسل "
            "لصديق</A></FONT></P></TD><TD WIDTH=150 VALIGN=top><B>استفتاء</B><FORM><INPUT TYPE=radio>نعم<INPUT "
            "TYPE=radio>لا</FORM></TD></TR><TR><TD COLSPAN=3 ALIGN=center><FONT SIZE=1>جميع الحقوق محفوظة لشبكة الفخار "
            "2003-2006</FONT></TD></TR></TABLE></BODY></HTML>"
        ).encode("cp1256"),
        title,
        "2006-03-12",
        tuple(text),
    )


@_page
def tables_2001() -> Wild:
    """Older still: <title> is the site's name alone, paragraphs are not closed, no encoding stated."""
    text = paragraphs("older", 4, 2)
    title = "بدء موسم قطاف الزيتون في عين الرمانة"
    body = "".join(f"<p align=justify><font size=4>{one}" for one in text)
    return Wild(
        (
            "<html dir=rtl><head><title>جريدة السمسم</title></head><body background=bg.jpg><center><table border=0 "
            "width=90%><tr><td><font size=6><b>جريدة السمسم</b></font></td></tr></table></center><hr>"
            "<table width=100%><tr><td width=20% valign=top><a href=index.htm>الأولى</a><br><a href=local.htm>محليات</a>"
            "<br><a href=sport.htm>رياضة</a><br><a href=opinion.htm>رأي</a></td><td valign=top><p align=center><b>"
            f"<font size=5 color=blue>{title}</font></b></p><p><font size=2>السنونو - مراسل الجريدة</font></p>{body}"
            "</td></tr></table><hr><center><font size=2>العدد 1204 - الثلاثاء 6 تشرين الثاني 2001</font><br>"
            "<font size=1>للاتصال بنا: <a href=mailto:a@simsim.example>a@simsim.example</a></font></center></body></html>"
        ).encode("cp1256"),
        title,
        "",  # an issue's number and day stand on all pages of a site, of whichever day
        ("السنونو - مراسل الجريدة", *text),
    )


@_page
def amp_plugin() -> Wild:
    """The AMP page that WordPress' plugin makes, with a note on cookies and a link to the whole."""
    text = paragraphs("amp", 4)
    title = "مكتبة الغيمة تدعو القراء إلى ليلة المصابيح"
    return Wild(
        _html(
            f"<title>{title} | السنونو</title><link rel='canonical' href='https://sununu.example/2020/02/11/lamps/'>"
            '<script type="application/ld+json">{"@context":"http://schema.org","@type":"BlogPosting",'
            f'"headline":"{title}","datePublished":"2020-02-11T09:00:00+00:00"}}</script>',
            "<header id='top' class='amp-wp-header'><div><a href='https://sununu.example/'><span class='amp-site-title'>"
            "السنونو</span></a></div></header><amp-sidebar id='s'><ul><li><a href='/1'>محليات</a></li></ul></amp-sidebar>"
            f"<article class='amp-wp-article'><header class='amp-wp-article-header'><h1 class='amp-wp-title'>{title}</h1>"
            "<div class='amp-wp-meta amp-wp-byline'><span class='amp-wp-author author vcard'>هالة النجار</span></div>"
            "<div class='amp-wp-meta amp-wp-posted-on'><time datetime='2020-02-11T09:00:00+00:00'>5 years ago</time></div>"
            "</header><figure class='amp-wp-article-featured-image wp-caption'><amp-img src='https://sununu.example/l.jpg' "
            f"width='800' height='500'></amp-img><p class='wp-caption-text'>مصابيح معلقة أمام المكتبة</p></figure>"
            f"<div class='amp-wp-article-content'>{_p(text[:2])}<amp-ad width='300' height='250' type='adsense'></amp-ad>"
            f"{_p(text[2:])}</div><footer class='amp-wp-article-footer'><div class='amp-wp-meta amp-wp-tax-category'>"
            "Categories: <a href='/c/3' rel='category tag'>ثقافة</a></div><div class='amp-wp-meta amp-wp-comments-link'>"
            "<a href='https://sununu.example/2020/02/11/lamps/#respond'>Leave a Comment</a></div></footer></article>"
            "<amp-user-notification id='c'>نستخدم ملفات تعريف الارتباط لتحسين تجربتك <button>موافق</button>"
            "</amp-user-notification><footer class='amp-wp-footer'><h2>السنونو</h2><a href='#top'>Back to top</a></footer>",
        ),
        title,
        "2020-02-11",
        tuple(text),
    )


@_page
def live_blog() -> Wild:
    """A live blog, newest first: each entry an hour, a headline and a text; key points above."""
    lead = paragraph("live lead", 2)
    entries = [
        (f"{hour}:{minute:02}", paragraph(f"live {hour}", 2))
        for hour, minute in ((21, 5), (18, 40), (16, 12), (13, 0))
    ]
    points = [sentence(f"point {n}") for n in range(3)]
    title = "سباق الطائرات الورقية لحظة بلحظة"
    heads = (
        "إسدال الستار على السباق",
        "وصول الطائرة الحمراء أولا",
        "الريح تؤجل الشوط الثاني",
        "انطلاق الشوط الأول",
    )
    shown = "".join(
        f"<li class='liveblog-entry' id='e{n}'><div class='entry-time'><time datetime='2023-04-21T{hour}:00+03:00'>{hour}"
        f"</time></div><h3 class='entry-headline'>{head}</h3><div class='entry-body'><p>{text}</p></div><div "
        "class='entry-share'><a>شارك</a></div></li>"
        for n, ((hour, text), head) in enumerate(zip(entries, heads, strict=True))
    )
    told = [
        part
        for (hour, text), head in zip(entries, heads, strict=True)
        for part in (hour, head, text)
    ]
    return Wild(
        _html(
            f"<title>{title} | شبكة الطائرات</title><meta property='og:type' content='article'>"
            '<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"'
            + title
            + '","datePublished":'
            '"2023-04-21T12:30:00+03:00","dateModified":"2023-04-21T21:05:00+03:00","liveBlogUpdate":[{"@type":'
            '"BlogPosting","headline":"انطلاق الشوط الأول","datePublished":"2023-04-21T13:00:00+03:00"}]}</script>',
            f"<nav><ul>{MENU}</ul></nav><main><header><h1>{title}</h1><p class='standfirst'>{lead}</p></header>"
            f"<section class='key-points'><h2>أهم النقاط</h2><ul>{''.join(f'<li>{one}</li>' for one in points)}</ul>"
            f"</section><ol class='liveblog-entries'>{shown}</ol></main><aside><h2>الأكثر مشاهدة</h2><ul>{links(5)}</ul>"
            "</aside><footer>شبكة الطائرات 2023 ©</footer>",
        ),
        title,
        "2023-04-21",
        (lead, "أهم النقاط", *points, *told),
    )


@_page
def gallery_of_captions() -> Wild:
    """A gallery without any text but the captions of its pictures."""
    captions = tuple(sentence(f"caption {n}") for n in range(6))
    title = "بالصور: موسم الفوانيس في وادي الزعتر"
    shown = "".join(
        f"<figure class='gallery-item'><a href='/g/{n}.jpg'><img src='/g/{n}-s.jpg' alt=''></a><figcaption>{caption}"
        "</figcaption></figure>"
        for n, caption in enumerate(captions)
    )
    return Wild(
        _html(
            f"<title>{title} - بوابة القصب</title><base href='https://qasab.example/'><meta property='og:title' "
            f"content='{title}'><meta property='article:published_time' content='2019-12-01T10:00:00+02:00'>",
            f"<header><ul class='menu'>{MENU}</ul></header><main><article><h1>{title}</h1><time "
            f"datetime='2019-12-01T10:00:00+02:00'>1 ديسمبر 2019</time><div class='gallery'>{shown}</div></article>"
            f"<section class='more-galleries'><h2>ألبومات أخرى</h2>{links(6, 1, 'h3')}</section></main><footer>"
            "<p>بوابة القصب</p></footer>",
        ),
        title,
        "2019-12-01",
        (),
        captions=captions,
    )


@_page
def interview() -> Wild:
    """Questions in bold, answers below; the writer above, a pulled quotation at the side."""
    turns = [
        (f"ما الذي دفعكم إلى {what}؟", paragraph(f"answer {what}", 3))
        for what in ("صناعة الفوانيس", "ترك المدينة", "افتتاح المدرسة", "كتابة هذه الحكاية")
    ]
    lead = paragraph("interview lead", 3)
    title = "صانع الفوانيس الأخير: لم أتعلم المهنة من أحد"
    shown = "".join(
        f"<p><strong>{question}</strong></p><p>{answer}</p>" for question, answer in turns
    )
    return Wild(
        _html(
            f"<title>{title}</title><meta name='author' content='ليلى الغيم'><meta property='og:site_name' content='مجلة الظل'>"
            "<meta name='date' content='2018-05-09'>",
            f"<div class='top-nav'><ul>{MENU}</ul></div><div class='interview-page'><h1>{title}</h1><div class='byline'>حوار: "
            f"ليلى الغيم</div><div class='content'><p>{lead}</p><aside class='pullquote'>لم أتعلم المهنة من أحد</aside>{shown}"
            "</div><div class='share'>شارك عبر فيسبوك تويتر</div></div><div class='footer'>مجلة الظل - كل الحقوق محفوظة</div>",
        ),
        title,
        "2018-05-09",
        (lead, *(part for turn in turns for part in turn)),
    )


_VERSES = (
    ("يا غيمة فوق التلال تمهلي", "فالزرع عطشان وقلبي أظمأ"),
    ("مري على بيت الجدود وسلمي", "فهناك شباك إليه ألجأ"),
    ("وهناك باب لا يرد مسافرا", "وهناك صوت في الليالي يدفأ"),
    ("ما ضاع من حمل التراب بكفه", "لكن من باع التراب سيخطأ"),
    ("إن عدت يوما فالطريق قصيرة", "وإذا رحلت فكل درب أبطأ"),
    ("هذا غنائي للقرى وترابها", "والريح تكتب ما أقول وتقرأ"),
)


@_page
def poem_by_lines() -> Wild:
    """A poem in stanzas of short lines, the poet's name below."""
    stanzas = [
        "<br>".join(f"{first}<br>{second}" for first, second in _VERSES[n : n + 2])
        for n in (0, 2, 4)
    ]
    title = "قصيدة الغيمة"
    return Wild(
        _html(
            f"<title>{title} - ديوان الوادي</title><meta property='article:published_time' content='2012-10-02T00:00:00Z'>",
            f"<div id='nav'><ul>{MENU}</ul></div><div id='main'><h1>{title}</h1><h4>شعر: نجم الزعتري</h4><div class='post-text'>"
            f"{''.join(f'<p>{stanza}</p>' for stanza in stanzas)}</div><div class='tags'>الوسوم: <a href='/t/1'>شعر</a></div></div>"
            f"<div id='side'><h3>قصائد أخرى</h3><ul>{links(5)}</ul></div>",
        ),
        title,
        "2012-10-02",
        tuple(f"{first} {second}" for first, second in _VERSES),
    )


@_page
def poem_in_a_table() -> Wild:
    """A classical poem: each half of a verse in a cell of its own, below a line of introduction."""
    lead = paragraph("poem", 2)
    rows = "".join(
        f"<tr><td>{first}</td><td>&nbsp;***&nbsp;</td><td>{second}</td></tr>"
        for first, second in _VERSES
    )
    title = "من ديوان الغائب"
    return Wild(
        _html(
            f"<title>{title} | مجلة الظل</title><meta name='dc.date' content='2009-03-04'><meta property='og:title' content='{title}'>",
            f"<div class='menu'><ul>{MENU}</ul></div><div class='item'><h2>{title}</h2><div class='text'><p>{lead}</p>"
            f"<table class='poem'>{rows}</table></div></div><div class='footer'>مجلة الظل</div>",
        ),
        title,
        "2009-03-04",
        (lead, *(f"{first} *** {second}" for first, second in _VERSES)),
    )


@_page
def disqus_saved() -> Wild:
    """Comments that a browser had loaded into the page when it was saved, longer than the article."""
    text = paragraphs("disqus", 3, 2)
    title = "هل تحتاج القرية إلى ساعة جديدة؟"
    posts = "".join(
        f"<li class='post'><div class='post-content'><header class='post__header'><span class='post-byline'><a class='author'>"
        f"قارئ {n}</a></span> <span class='post-meta'><a class='time-ago'>منذ {n + 2} سنوات</a></span></header><div "
        f"class='post-message'><p>{paragraph(f'disqus {n}', 4)}</p></div></div></li>"
        for n in range(7)
    )
    return Wild(
        _html(
            f"<title>{title} – رأي</title><meta property='og:title' content='{title}'><meta property='article:published_time' "
            "content='2016-08-15T07:00:00+03:00'>",
            f"<header><ul>{MENU}</ul></header><article><h1>{title}</h1><p class='by'>بقلم: سعاد الرمل</p>{_p(text)}</article>"
            "<div class='fb-comments' data-href='x'><span>فيسبوك تعليقات</span></div>"
            f"<div id='disqus_thread'><section id='conversation'><div class='thread-heading'>7 تعليقات</div><ul class='post-list'>{posts}"
            "</ul></section></div><footer>رأي 2016</footer>",
        ),
        title,
        "2016-08-15",
        tuple(text),
    )


@_page
def facebook_comments_plain() -> Wild:
    """Comments whose box has no telling name, each under its writer's; the article is a <section>."""
    text = paragraphs("fb plain", 4)
    title = "مجلس السنونو يناقش لون الأبواب"
    comments = "".join(
        f"<div class='usr'><b>زائر {n}</b><span>2017-0{n + 1}-11</span><div>{paragraph(f'usr {n}', 1)}</div></div>"
        for n in range(3)
    )
    return Wild(
        _html(
            f"<title>{title} :: السنونو نت</title><meta property='og:title' content='{title}'>",
            f"<div class='hd'><ul>{MENU}</ul></div><section class='story'><h1>{title}</h1><span class='d'>نشر بتاريخ: 2017/01/10 "
            f"الساعة 11:20</span><div class='story-text'>{_p(text)}</div></section><div class='readers'><h3>التعليقات (3)</h3>"
            f"{comments}<h3>أضف تعليقا</h3></div><div class='ft'>السنونو نت © 2017</div>",
        ),
        title,
        "2017-01-10",
        tuple(text),
    )


@_page
def read_also_everywhere() -> Wild:
    """Between the paragraphs links to other articles in five ways."""
    text = paragraphs("also", 6)
    title = "تفاصيل خطة ترميم الجسر الخشبي"
    asides = (
        "<p><strong>اقرأ أيضاً: </strong><a href='/n/1'>افتتاح معرض الفوانيس في قاعة السوق القديم</a></p>",
        "<blockquote class='wp-embedded-content'><a href='/n/2'>مزارعو السمسم يطلبون تأجيل موعد الحصاد</a></blockquote>",
        "<p><span style='color:#ff0000'>شاهد أيضا:</span></p><ul><li><a href='/n/3'>عودة القطار الصغير إلى سكة وادي الزعتر</a></li>"
        "<li><a href='/n/4'>مكتبة الغيمة تستقبل ألف كتاب من القراء</a></li></ul>",
        "<h3><a href='/n/5'>لجنة السوق تنشر قائمة الأكشاك الجديدة</a></h3>",
        "<div class='su-note'><div class='su-note-inner'>لمتابعة أخبارنا أولا بأول تابعونا على <a href='/g'>أخبار غوغل</a></div></div>",
    )
    body = "".join(f"<p>{one}</p>{aside}" for one, aside in zip(text, (*asides, ""), strict=True))
    return Wild(
        _html(
            f"<title>{title} - بوابة القصب</title><meta property='og:title' content='{title}'><meta property='article:published_time'"
            " content='2023-11-02T12:00:00+03:00'>",
            f"<header><ul>{MENU}</ul></header><article class='post'><h1>{title}</h1><div class='entry-content'>{body}</div></article>"
            f"<div class='latest'><h2>آخر الأخبار</h2><ul>{links(6)}</ul></div>",
        ),
        title,
        "2023-11-02",
        tuple(text),
    )


@_page
def one_of_three_pages() -> Wild:
    """The first page of an article on several pages."""
    text = paragraphs("pages", 4)
    title = "رحلة في سكة القطار القديم"
    return Wild(
        _html(
            f"<title>{title} - الصفحة 1 من 3 - مجلة الظل</title><meta property='og:title' content='{title}'><link rel='next' "
            "href='https://zill.example/train/2/'><meta property='article:published_time' content='2015-06-30T00:00:00+03:00'>",
            f"<nav><ul>{MENU}</ul></nav><article><h1 class='entry-title'>{title}</h1><div class='entry-content'>{_p(text)}<div "
            "class='page-links'><span class='page-links-title'>الصفحات:</span> <span class='current'>1</span> <a href='/train/2/'>2"
            "</a> <a href='/train/3/'>3</a></div><p class='next'><a href='/train/2/'>الصفحة التالية &laquo;</a></p></div></article>"
            "<footer><p>مجلة الظل © كافة الحقوق محفوظة</p></footer>",
            " class='single single-post'",
        ),
        title,
        "2015-06-30",
        tuple(text),
    )


@_page
def lists_in_the_text() -> Wild:
    """A text that is mostly lists, nested, with an end that is one."""
    lead = paragraph("lists", 3)
    items = [sentence(f"item {n}") for n in range(4)]
    short = ["خمسة أرغفة من خبز الذرة", "سلة من الزعتر الأخضر", "قنديل صغير"]
    title = "دليلك إلى سوق الخريف في تل السنونو"
    return Wild(
        _html(
            f"<title>{title}</title><meta property='og:site_name' content='صحيفة السنونو'><meta name='parsely-pub-date' content='2024-10-01T06:00:00Z'>",
            f"<header><ul>{MENU}</ul></header><main><h1>{title}</h1><div class='body-text'><p>{lead}</p><h2>قبل أن تذهب</h2><ol>"
            f"{''.join(f'<li>{item}</li>' for item in items)}</ol><h2>ما يستحق الشراء</h2><ul><li>من الطعام<ul>"
            f"{''.join(f'<li>{item}</li>' for item in short)}</ul></li></ul></div></main><footer>صحيفة السنونو</footer>",
        ),
        title,
        "2024-10-01",
        (lead, "قبل أن تذهب", *items, "ما يستحق الشراء", "من الطعام", *short),
    )


@_page
def twitter_quotes() -> Wild:
    """Tweets as quotations among the text, one of them at its end."""
    text = paragraphs("tweets", 3)
    quotes = [sentence(f"tweet {n}") for n in range(2)]
    title = "سخرية من قرار ترقيم البيوت"
    tweets = [
        f"<blockquote class='twitter-tweet'><p lang='ar' dir='rtl'>{quote}</p>&mdash; أبو غيمة (@abughayma) <a href='https://twitter.com/"
        f"abughayma/status/{n}'>June {n + 3}, 2022</a></blockquote><script async src='https://platform.twitter.com/widgets.js'></script>"
        for n, quote in enumerate(quotes)
    ]
    signed = [f"— أبو غيمة (@abughayma) June {n + 3}, 2022" for n in range(2)]
    return Wild(
        _html(
            f"<title>{title} | منوعات</title><meta property='og:title' content='{title}'><meta itemprop='datePublished' content='2022-06-05'>",
            f"<div class='nav'><ul>{MENU}</ul></div><article><h1>{title}</h1><div class='article-content'><p>{text[0]}</p><p>{text[1]}</p>"
            f"{tweets[0]}<p>{text[2]}</p>{tweets[1]}</div></article><div class='related-articles'><ul>{links(4)}</ul></div>",
        ),
        title,
        "2022-06-05",
        (text[0], text[1], quotes[0], signed[0], text[2], quotes[1], signed[1]),
    )


@_page
def table_of_prices() -> Wild:
    """An article that ends in a table of numbers."""
    text = paragraphs("prices", 2)
    rows = [
        ("السمسم", "1200", "1350"),
        ("الزعتر", "800", "790"),
        ("العسل", "5400", "6000"),
        ("القصب", "310", "300"),
    ]
    shown = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    title = "أسعار سوق القصب هذا الأسبوع"
    head = ("السلعة", "السعر أمس", "السعر اليوم")
    return Wild(
        _html(
            f"<title>{title} - نشرة السوق</title><meta property='og:title' content='{title}'><meta property='article:published_time' content='2014-02-20T08:00:00+02:00'>",
            f"<div id='menu'><ul>{MENU}</ul></div><div id='article'><h1>{title}</h1>{_p(text)}<table border='1'><thead><tr>"
            f"{''.join(f'<th>{cell}</th>' for cell in head)}</tr></thead><tbody>{shown}</tbody></table></div>"
            f"<div id='more'><h3>أخبار ذات صلة</h3><ul>{links(4)}</ul></div>",
        ),
        title,
        "2014-02-20",
        (*text, " ".join(head), *(" ".join(row) for row in rows)),
    )


@_page
def code_in_the_text() -> Wild:
    """A lesson with code, whose lines must stay as they are."""
    text = paragraphs("code", 3)
    code = ["import csv", "with open('souq.csv') as file:", "    print(file.read())"]
    title = "كيف تقرأ جدول السوق بثلاثة أسطر"
    return Wild(
        _html(
            f"<title>{title} | ورشة الوادي</title><meta property='og:title' content='{title}'><meta property='article:published_time' content='2020-07-07T08:00:00Z'>",
            f"<nav><ul>{MENU}</ul></nav><article><h1>{title}</h1><div class='post-content'><p>{text[0]}</p><pre><code>{chr(10).join(code)}"
            f"</code></pre><p>{text[1]}</p><p>استعمل الأمر <code>pip install souq</code> ثم أعد المحاولة.</p><p>{text[2]}</p></div></article>",
        ),
        title,
        "2020-07-07",
        (text[0], *code, text[1], "استعمل الأمر pip install souq ثم أعد المحاولة.", text[2]),
    )


@_page
def pdf_viewer() -> Wild:
    """A few sentences above a document in a viewer."""
    text = paragraphs("pdf", 1, 3)
    title = "النص الكامل لتقرير لجنة الجسر"
    return Wild(
        _html(
            f"<title>{title} - صحيفة السنونو</title><meta property='og:title' content='{title}'><meta property='article:published_time' content='2018-11-11T08:00:00Z'>",
            f"<nav><ul>{MENU}</ul></nav><article><h1>{title}</h1><div class='entry-content'>{_p(text)}<div class='wp-block-file'><object "
            "data='/r.pdf' type='application/pdf'><p>متصفحك لا يعرض الملفات</p></object><a href='/r.pdf'>تقرير-اللجنة</a><a href='/r.pdf' "
            "class='wp-block-file__button' download>تنزيل</a></div><iframe src='https://docs.google.com/viewer?url=r.pdf'></iframe></div>"
            f"</article><div class='widget'><h3>أحدث المقالات</h3><ul>{links(8)}</ul></div>",
        ),
        title,
        "2018-11-11",
        tuple(text),
    )


@_page
def paywalled() -> Wild:
    """The beginning of an article for subscribers, and what it costs."""
    text = paragraphs("paywall", 2)
    title = "لماذا غابت الطيور عن الوادي هذا العام"
    return Wild(
        _html(
            f"<title>{title} - الشهرية</title><meta property='og:title' content='{title}'>"
            '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false,"headline":"'
            + title
            + '",'
            '"datePublished":"2024-03-15T05:00:00Z","hasPart":{"@type":"WebPageElement","cssSelector":".locked"}}</script>',
            f"<header><ul>{MENU}</ul></header><article><h1>{title}</h1><div class='article-body'>{_p(text)}<div class='fade'></div></div>"
            "<div class='subscribe-wall'><h3>هذا المقال للمشتركين فقط</h3><p>اشترك الآن واحصل على وصول غير محدود إلى جميع المقالات بسعر "
            "يبدأ من دولار واحد في الشهر، ويمكنك إلغاء الاشتراك في أي وقت تشاء.</p><a href='/subscribe'>اشترك الآن</a><p>لديك حساب؟ <a "
            f"href='/login'>سجل الدخول</a></p></div></article><section class='also'><h2>قد يهمك أيضا</h2>{links(4, 2, 'h3')}</section>",
        ),
        title,
        "2024-03-15",
        tuple(text),
    )


@_page
def telegram_message() -> Wild:
    """One message of a channel, as its own page shows it."""
    text = paragraphs("telegram", 3, 2)
    body = "<br><br>".join(text)
    return Wild(
        _html(
            "<title>Telegram: Contact @sununu_news</title><meta property='og:title' content='أخبار السنونو'><meta property='og:site_name' "
            f"content='Telegram'><meta property='og:description' content='{text[0]}'>",
            "<div class='tgme_widget_message_wrap'><div class='tgme_widget_message text_not_supported_wrap' data-post='sununu_news/512'>"
            "<div class='tgme_widget_message_user'><a href='https://t.me/sununu_news'><i class='tgme_widget_message_user_photo'></i></a></div>"
            "<div class='tgme_widget_message_bubble'><div class='tgme_widget_message_author'><a class='tgme_widget_message_owner_name' "
            "href='https://t.me/sununu_news'><span dir='auto'>أخبار السنونو</span></a></div><div class='tgme_widget_message_text js-message_text' "
            f"dir='auto'>{body}</div><div class='tgme_widget_message_footer'><div class='tgme_widget_message_info'><span "
            "class='tgme_widget_message_views'>3.4K</span><span class='copyonly'> views</span><span class='tgme_widget_message_meta'>"
            "<a class='tgme_widget_message_date' href='https://t.me/sununu_news/512'><time datetime='2023-02-08T14:11:05+00:00' class='time'>"
            "Feb 8, 2023 at 14:11</time></a></span></div></div></div></div></div>",
        ),
        "",
        "2023-02-08",
        tuple(text),
        address="https://t.me/sununu_news/512",
    )


@_page
def facebook_post() -> Wild:
    """A post saved with SingleFile: no telling class, comments below it, words of the buttons."""
    text = paragraphs("facebook", 3, 2)
    soup = "x1lliihq x6ikm8r x10wlt62"
    said = "".join(
        f'<div class="xdj266r {soup}"><div dir="auto" style="text-align:start">{one}</div></div>'
        for one in text
    )
    comments = "".join(
        f'<div role="article" aria-label="تعليق من زائر {n} منذ سنة" class="{soup}"><div><span dir="auto">زائر {n}</span></div>'
        f'<div dir="auto" style="text-align:start">{paragraph(f"fb {n}", 2)}</div><ul><li>أعجبني</li><li>رد</li><li>1 س</li></ul></div>'
        for n in range(3)
    )
    page = (
        "<!DOCTYPE html> <html lang=ar dir=rtl><!--\n Page saved with SingleFile \n url: https://www.facebook.com/sununu/posts/512 \n "
        "saved date: Fri Mar 03 2023 10:20:30 GMT+0300\n--><head><meta charset=utf-8><title>صفحة السنونو - منشور | Facebook</title></head>"
        f'<body><div role=banner><a href="https://www.facebook.com/">فيسبوك</a></div><div role=main><div role="article" class="{soup}">'
        f'<div class="{soup}"><h2><span><a href="https://www.facebook.com/sununu">صفحة السنونو</a></span></h2><span><a '
        'href="https://www.facebook.com/sununu/posts/512"><span>26 فبراير 2023</span></a></span></div>'
        f'<div data-ad-preview="message" class="{soup}">{said}</div><div class="{soup}"><span>٢١٢</span><span>٤٥ تعليقًا</span></div>'
        f'<div><div role="button">أعجبني</div><div role="button">تعليق</div><div role="button">مشاركة</div></div>{comments}</div></div></body></html>'
    )
    return Wild(
        page.encode(),
        "",
        "2023-02-26",
        tuple(text),
        address="https://www.facebook.com/sununu/posts/512",
    )


@_page
def print_page() -> Wild:
    """A page for printing: the site's name, the article, where it stood."""
    text = paragraphs("print", 5)
    title = "تقرير اللجنة عن حال الآبار"
    return Wild(
        _html(
            f"<title>{title} - نسخة للطباعة</title><meta name='robots' content='noindex'>",
            f"<div align='center'><img src='logo.gif' alt='شبكة الفخار'></div><h2>{title}</h2><div>الكاتب: هيئة التحرير</div><div>بتاريخ: "
            f"الخميس 24 نيسان 2008</div><hr>{_p(text)}<hr><div>المصدر: شبكة الفخار الإخبارية</div><div>رابط الخبر: "
            "http://fakhar.example/news.asp?id=77</div><a href='javascript:window.print()'>طباعة الصفحة</a>",
        ),
        title,
        "2008-04-24",
        tuple(text),
    )


@_page
def body_in_json_ld() -> Wild:
    """A page that scripts would fill; its article stands in the structured data alone."""
    text = paragraphs("json", 4)
    title = "لجنة المياه تعلن جدول التوزيع الجديد"
    body = "\\n\\n".join(text)
    return Wild(
        _html(
            f"<title>{title}</title><meta property='og:title' content='{title}'>"
            '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"'
            + title
            + '",'
            f'"datePublished":"2022-08-19T10:00:00+03:00","articleBody":"{body}","author":{{"@type":"Person","name":"هالة النجار"}}}}</script>',
            f"<div id='root'></div><noscript>يرجى تفعيل جافا سكريبت</noscript><nav><ul>{MENU}</ul></nav>",
        ),
        title,
        "2022-08-19",
        tuple(text),
    )


@_page
def php_nuke() -> Wild:
    """A portal of 2004: blocks on both sides, the date in a line with the sender and the readers."""
    text = paragraphs("nuke", 3, 3)
    title = "وصول دفعة جديدة من كتب الأطفال"
    body = "<br /><br />".join(text)
    block = "".join(
        f"<strong><big>&middot;</big></strong>&nbsp;<a href='modules.php?name=News&amp;sid={n}'>{paragraph(n, 1)[:44]}</a><br>"
        for n in range(9)
    )
    return Wild(
        _html(
            f"<title>منتدى القصب - {title}</title><META NAME='GENERATOR' CONTENT='PHP-Nuke'>",
            "<table width='100%'><tr><td><a href='index.php'><img src='logo.gif' alt='منتدى القصب'></a></td></tr></table><table width='100%'><tr>"
            "<td width='150' valign='top'><table><tr><td><b>القائمة</b></td></tr><tr><td>&middot;<a href='index.php'>الرئيسية</a><br>&middot;<a "
            "href='modules.php?name=Topics'>المواضيع</a></td></tr></table></td><td valign='top'><table border='0' width='100%'><tr><td><font "
            f"class='option' color='#363636'><b>{title}</b></font><br><font class='content'>أرسلت بواسطة: سمير في الخميس 15-07-2004 (241 قراءة)</font>"
            f"</td></tr><tr><td><font class='content'>{body}</font></td></tr></table></td><td width='170' valign='top'><b>روابط ذات صلة</b><br>"
            f"<br><b>مقالات أخرى</b><br>{block}</td></tr></table><center><font class='footmsg'>PHP-Nuke Copyright © 2004</font></center>",
        ),
        title,
        "2004-07-15",
        tuple(text),
    )


@_page
def divs_without_paragraphs() -> Wild:
    """A content system that writes <div> for each line, empty ones between, ads by their word."""
    text = paragraphs("divs", 5, 2)
    body = "<div><br></div>".join(f"<div>{one}</div>" for one in text[:3])
    rest = "<div>&nbsp;</div>".join(
        f"<div><span style='font-size:18px'>{one}</span></div>" for one in text[3:]
    )
    title = "جلسة طارئة بسبب نقص المسامير"
    return Wild(
        _html(
            f"<title>{title} - موقع المسمار</title><meta property='og:title' content='{title} - موقع المسمار'>",
            f"<div class='m-head'><div class='m-menu'><ul>{MENU}</ul></div></div><div class='m-wrap'><div class='m-title'><h1>{title}</h1></div>"
            "<div class='m-info'><span>المسمار نت</span> | <span>السبت 05 أغسطس 2017 | 10:15 م</span></div><div class='m-body'>"
            f"{body}<div>إعلان</div>{rest}<div><strong>المصدر: وكالات</strong></div></div><div class='m-also'><div>اقرأ أيضا</div>{links(5, 0, 'div')}</div></div>",
        ),
        title,
        "2017-08-05",
        tuple(text),
    )


@_page
def joomla_article() -> Wild:
    """Joomla: details in a list above the text, hits, the neighbours below."""
    text = paragraphs("joomla", 4)
    title = "افتتاح ورشة الخشب في مدرسة الجسر"
    return Wild(
        _html(
            f"<title>{title}</title><meta name='generator' content='Joomla! - Open Source Content Management'>",
            f"<div id='ja-mainnav'><ul class='level0'>{MENU}</ul></div><div class='item-page' itemscope itemtype='https://schema.org/Article'>"
            f"<div class='page-header'><h2 itemprop='headline'>{title}</h2></div><div class='icons'><ul><li class='print-icon'><a>طباعة</a></li>"
            "<li class='email-icon'><a>البريد الإلكترونى</a></li></ul></div><dl class='article-info muted'><dt class='article-info-term'>التفاصيل</dt>"
            "<dd class='createdby'>كتب بواسطة: <span itemprop='name'>محرر الموقع</span></dd><dd class='category-name'>المجموعة: <a>أنشطة</a></dd>"
            "<dd class='published'><time datetime='2013-09-22T12:00:00+03:00' itemprop='datePublished'>نشر بتاريخ: 22 أيلول/سبتمبر 2013</time></dd>"
            f"<dd class='hits'>الزيارات: 1873</dd></dl><div itemprop='articleBody'>{_p(text)}</div><ul class='pager pagenav'><li class='previous'>"
            "<a rel='prev' href='/p'>السابق</a></li><li class='next'><a rel='next' href='/q'>التالى</a></li></ul></div>"
            f"<div class='moduletable'><h3>الأكثر قراءة</h3><ul class='mostread'>{links(5)}</ul></div>",
            " class='site com_content view-article no-layout no-task'",
        ),
        title,
        "2013-09-22",
        tuple(text),
    )


def _held_out(make: Callable[[], Wild]) -> Callable[[], Wild]:
    HELD_OUT[make.__name__] = make
    return make


@_held_out
def asp_net() -> Wild:
    """ASP.NET of 2009: all of the page in one form, labels for title, date and text, columns of tables."""
    text = paragraphs("asp", 4, 2)
    title = "مجلس القرية يقر موازنة الآبار"
    body = "<br /><br />".join(text)
    side = "".join(
        f"<tr><td><a id='ctl00_rpt_ctl0{n}_lnk' href='Details.aspx?ID={n}'>{paragraph(n, 1)[:45]}</a></td></tr>"
        for n in range(7)
    )
    return Wild(
        _html(
            f"<title>\r\n\tموقع الآبار : {title}\r\n</title>",
            "<form name='aspnetForm' method='post' action='Details.aspx?ID=811' id='aspnetForm'><div><input type='hidden' name='__VIEWSTATE' "
            "value='/wEPDwUKLTI2' /></div><div id='ctl00_header'><img src='h.jpg' alt='موقع الآبار' /></div><table id='ctl00_menu'><tr><td><a href='/Default.aspx'>"
            "الرئيسية</a></td><td><a href='/News.aspx'>الأخبار</a></td><td><a href='/Contact.aspx'>اتصل بنا</a></td></tr></table><table width='100%'><tr>"
            f"<td valign='top' class='main'><table><tr><td><span id='ctl00_cph_lblTitle' class='Title'>{title}</span></td></tr><tr><td><span "
            "id='ctl00_cph_lblDate' class='Date'>تاريخ النشر : 12/05/2009</span></td></tr><tr><td><span id='ctl00_cph_lblReads'>عدد القراءات : 341</span></td></tr>"
            f"<tr><td align='justify'><img id='ctl00_cph_img' src='p.jpg' align='left' /><span id='ctl00_cph_lblBody' class='Body'>{body}</span></td></tr>"
            "<tr><td><a href='Print.aspx?ID=811'>طباعة</a> <a href='Send.aspx?ID=811'>إرسال إلى صديق</a></td></tr></table></td><td valign='top' width='200'>"
            f"<table><tr><td class='hd'>آخر الأخبار</td></tr>{side}</table></td></tr></table><div class='foot'>جميع الحقوق محفوظة لموقع الآبار © 2009</div></form>",
        ),
        title,
        "2009-05-12",
        tuple(text),
    )


@_held_out
def elementor() -> Wild:
    """WordPress built with Elementor: every part a widget, the date in a list of icons, posts below."""
    text = paragraphs("elementor", 5)
    title = "شباب الحي يبنون مرصدا للنجوم"
    cards = "".join(
        f"<article class='elementor-post elementor-grid-item'><div class='elementor-post__text'><h3 class='elementor-post__title'><a href='/n/{n}'>"
        f"{paragraph(n, 1)[:40]}</a></h3><div class='elementor-post__excerpt'><p>{sentence(n)}</p></div></div></article>"
        for n in range(3)
    )
    return Wild(
        _html(
            f"<title>{title} &#8211; مجلة النجوم</title><meta property='og:type' content='article'><meta property='og:title' content='{title}'>",
            f"<header class='elementor-location-header'><ul class='elementor-nav-menu'>{MENU}</ul></header><div class='elementor elementor-location-single'>"
            f"<div class='elementor-widget elementor-widget-theme-post-title'><h1 class='elementor-heading-title'>{title}</h1></div><div class='elementor-widget "
            "elementor-widget-post-info'><ul class='elementor-inline-items elementor-icon-list-items'><li class='elementor-icon-list-item'><a href='/a/3'><span "
            "class='elementor-post-info__item--type-author'>ندى السهيل</span></a></li><li class='elementor-icon-list-item'><span class='elementor-icon-list-text "
            "elementor-post-info__item--type-date'>يونيو 18, 2023</span></li><li class='elementor-icon-list-item'><span>7:40 م</span></li></ul></div>"
            f"<div class='elementor-widget elementor-widget-theme-post-content'><div class='elementor-widget-container'>{_p(text[:3])}<figure class='wp-block-image'>"
            f"<img src='https://nujum.example/m.jpg' alt=''><figcaption>المرصد قبل افتتاحه بيوم</figcaption></figure>{_p(text[3:])}</div></div><div "
            "class='elementor-widget elementor-widget-share-buttons'><span class='elementor-share-btn__title'>Facebook</span><span>Twitter</span></div><div "
            f"class='elementor-widget elementor-widget-posts'><h2 class='elementor-heading-title'>مقالات أخرى</h2><div class='elementor-posts-container'>{cards}"
            "</div></div></div><footer class='elementor-location-footer'><p>مجلة النجوم</p></footer>",
            " class='rtl wp-singular post-template-default single single-post elementor-default'",
        ),
        title,
        "2023-06-18",
        tuple(text),
    )


@_held_out
def ghost() -> Wild:
    """A letter of a writer on Ghost: cards in the text, a call to subscribe in its midst."""
    text = paragraphs("ghost", 5)
    title = "رسالة من ضفة النهر الذي جف"
    lead = "عن ثلاثة فصول من الانتظار، وعن رجل كان يعد الضفادع."
    return Wild(
        _html(
            f"<title>{title}</title><meta property='og:site_name' content='دفاتر النهر'><meta property='og:title' content='{title}'><meta "
            "property='article:published_time' content='2024-01-28T07:00:00.000Z'><meta property='article:modified_time' content='2024-02-02T07:00:00.000Z'>",
            f"<header class='gh-head'><nav class='gh-head-menu'><ul>{MENU}</ul></nav></header><main class='gh-main'><article class='gh-article post'><header "
            f"class='gh-article-header'><a class='gh-article-tag' href='/tag/letters/'>رسائل</a><h1 class='gh-article-title'>{title}</h1><p class='gh-article-excerpt'>"
            f"{lead}</p><div class='gh-article-meta'><h4 class='gh-article-author-name'><a href='/author/sami/'>سامي الضفة</a></h4><div class='gh-article-meta-content'>"
            "<time datetime='2024-01-28'>28 يناير 2024</time> — <span>قراءة في 4 دقائق</span></div></div></header><section class='gh-content gh-canvas'>"
            f"{_p(text[:2])}<div class='kg-card kg-signup-card'><h2>دفاتر النهر في بريدك</h2><p>رسالة واحدة كل أسبوع، بلا إعلانات.</p><form><input type='email'>"
            f"<button>اشترك</button></form></div>{_p(text[2:4])}<blockquote>{sentence('ghost quote')}</blockquote>{_p(text[4:])}</section></article><section "
            f"class='gh-comments'><h3>النقاش</h3></section></main><aside class='gh-outer'><h2>المزيد من الرسائل</h2>{links(3, 4, 'h3')}</aside>",
            " class='post-template tag-letters'",
        ),
        title,
        "2024-01-28",
        (lead, *text[:4], sentence("ghost quote"), *text[4:]),
    )


@_held_out
def match_report() -> Wild:
    """A match: the result above, line-ups in lists of names, a table of figures between paragraphs."""
    text = paragraphs("match", 4, 2)
    names = [
        f"{first} {last}"
        for first in ("بدر", "نوار", "حيان", "ورد")
        for last in ("الزعتري", "السنونو")
    ]
    figures = [("الاستحواذ", "58%", "42%"), ("التسديدات", "11", "7"), ("الركنيات", "5", "6")]
    title = "تل السنونو يقلب تأخره أمام وادي الزعتر"
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in figures)
    return Wild(
        _html(
            f"<title>{title} | ملاعب القصب</title><meta property='og:title' content='{title}'>"
            '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"'
            + title
            + '","datePublished":"2019-03-30T22:15:00+03:00"}</script>',
            f"<header><ul>{MENU}</ul></header><article><h1>{title}</h1><p>{text[0]}</p><p>{text[1]}</p><h2>التشكيلتان</h2><h3>تل السنونو</h3><ul>"
            f"{''.join(f'<li>{name}</li>' for name in names[:4])}</ul><h3>وادي الزعتر</h3><ul>{''.join(f'<li>{name}</li>' for name in names[4:])}</ul><h2>بالأرقام</h2>"
            f"<table class='stats'>{rows}</table><p>{text[2]}</p><p>{text[3]}</p></article><div class='fixtures'><h3>مباريات اليوم</h3><table><tr><td>20:00</td>"
            f"<td>القصب</td><td>الغار</td></tr></table></div><div class='related'>{links(4)}</div>",
        ),
        title,
        "2019-03-30",
        (
            *text[:2],
            "التشكيلتان",
            "تل السنونو",
            *names[:4],
            "وادي الزعتر",
            *names[4:],
            "بالأرقام",
            *(" ".join(row) for row in figures),
            *text[2:],
        ),
    )


@_held_out
def signed_statement() -> Wild:
    """A statement: the basmala, an address to the people, who signs it and when, on a page of an old theme."""
    text = paragraphs("statement", 3, 2)
    title = "بيان من أهالي عين الرمانة بشأن الطاحونة"
    opening = ("بسم الله الرحمن الرحيم", "أيها الأهالي الكرام")
    return Wild(
        _html(
            f"<title>لجان عين الرمانة » {title}</title><meta name='generator' content='WordPress 3.2.1'>",
            "<div id='wrapper'><div id='header'><h1 id='blog-title'><a href='http://rummana.example/'>لجان عين الرمانة</a></h1></div><div id='access'><div "
            f"class='menu'><ul>{MENU}</ul></div></div><div id='content'><div id='nav-above'><a href='/2012/05/a/' rel='prev'>&laquo; بيان سابق حول الجسر</a></div>"
            f"<div class='hentry p1 post'><h2 class='entry-title'>{title}</h2><div class='entry-meta'><span class='meta-prep'>بتاريخ</span> <a href='/2012/06/04/mill/'>"
            f"<abbr class='published' title='2012-06-04T19:02:11+0300'>4 يونيو, 2012</abbr></a> <span>بواسطة</span> <a href='/author/l/'>اللجنة الإعلامية</a></div><div "
            f"class='entry-content'><p style='text-align:center'>{opening[0]}</p><p>{opening[1]}</p>{_p(text)}<p>عاشت قريتنا حرة بطاحونتها</p><p>أهالي عين الرمانة<br />"
            "4 حزيران 2012</p><div class='sharedaddy'><h3>شارك:</h3><ul><li>Facebook</li></ul></div></div><div class='entry-utility'>نشرت في <a rel='category tag' "
            "href='/c/b/'>بيانات</a> | <a href='#respond'>أضف تعليقا</a></div></div></div></div>",
        ),
        title,
        "2012-06-04",
        (*opening, *text, "عاشت قريتنا حرة بطاحونتها", "أهالي عين الرمانة", "4 حزيران 2012"),
    )


@_held_out
def wayback() -> Wild:
    """A page saved out of the Wayback Machine, whose bar stands above it and has dates of its own."""
    text = paragraphs("wayback", 4, 2)
    title = "جمعية النحالين تستعيد خلاياها"
    return Wild(
        _html(
            f"<title>{title} - نحل الوادي</title>",
            "<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id='wm-ipp-base' lang='en'><div id='wm-ipp'><div id='wm-ipp-inside'><a href='https://web.archive.org/web/'>"
            "<img src='/_static/logo.png' alt='Wayback Machine'></a><form><input type='text' value='http://nahl.example/n/5'></form><div class='c'><a>14 captures</a> "
            "<div class='r'>12 Mar 2011 - 08 Jan 2019</div></div><table><tr><td>Feb</td><td>MAR</td><td>Apr</td></tr><tr><td>12</td></tr><tr><td>2010</td><td>2011</td>"
            "<td>2012</td></tr></table><div id='wm-capinfo'>COLLECTED BY Alexa Crawls. Starting in 1996, Alexa Internet has been donating their crawl data to the "
            "Internet Archive.</div></div></div></div><!-- END WAYBACK TOOLBAR INSERT -->"
            f"<div id='top'><ul>{MENU}</ul></div><div id='newsbox'><h3 class='ttl'>{title}</h3><div class='dt'>الاثنين, 07 شباط 2011</div><div class='txt'>{_p(text)}</div>"
            f"<div class='cnt'>قرئ هذا الخبر 55 مرة</div></div><div id='rt'><h4>أهم الأخبار</h4><ul>{links(5)}</ul></div><div id='ft'>نحل الوادي</div>",
        ),
        title,
        "2011-02-07",
        tuple(text),
        address="http://web.archive.org/web/20110312101500/http://nahl.example/n/5",
    )


@_held_out
def forum_thread() -> Wild:
    """An article copied into a forum (vBulletin 3), with answers below it."""
    text = paragraphs("forum", 4, 2)
    title = "قصة الطاحونة التي لا تتوقف"
    replies = "".join(
        f"<table id='post{n}' class='tborder'><tr><td class='thead'>1{n}-08-2008, 0{n}:15 PM</td><td class='thead'>#{n}</td></tr><tr><td class='alt2'><a class='bigusername'>"
        f"عضو {n}</a><div class='smallfont'>عضو نشيط</div><div class='smallfont'>تاريخ التسجيل: Jan 2007<br />المشاركات: 3{n}</div></td><td class='alt1'><div id='post_message_{n}'>"
        f"{'مشكور أخي على النقل الطيب' if n < 4 else paragraph('reply', 1)}</div></td></tr></table>"
        for n in range(2, 6)
    )
    body = "<br /><br />".join(text)
    return Wild(
        _html(
            f"<title>{title} - منتديات الطاحونة</title><meta name='generator' content='vBulletin 3.7.2'>",
            "<table class='tborder'><tr><td class='alt1'><span class='navbar'><a href='index.php'>منتديات الطاحونة</a> &gt; <a href='forumdisplay.php?f=2'>حكايات</a></span></td>"
            "</tr></table><table id='post1' class='tborder'><tr><td class='thead'>10-08-2008, 01:15 PM</td><td class='thead'>#1</td></tr><tr><td class='alt2'><a "
            "class='bigusername'>أبو الدقيق</a><div class='smallfont'>عضو مميز</div><div class='smallfont'>تاريخ التسجيل: Jan 2006<br />المشاركات: 912</div></td><td class='alt1'>"
            f"<div class='smallfont'><strong>{title}</strong></div><hr /><div id='post_message_1'>{body}</div><div>__________________<br />من جد وجد</div></td></tr></table>"
            f"{replies}<table><tr><td>« الموضوع السابق | الموضوع التالي »</td></tr></table><div class='smallfont'>Powered by vBulletin® Version 3.7.2</div>",
        ),
        title,
        "2008-08-10",
        tuple(text),
    )


@_held_out
def newsletter() -> Wild:
    """A letter sent by mail, as its archive shows it: nested tables with styles, a footer of the sender."""
    text = paragraphs("letter", 4)
    title = "رسالة المكتبة: كتب تنتظر من يعيدها"
    cells = "".join(
        f"<tr><td class='mcnTextContent' style='padding:9px 18px;font-size:16px;line-height:150%;text-align:right'>{one}</td></tr>"
        for one in text
    )
    return Wild(
        _html(
            f"<title>{title}</title><meta property='og:title' content='{title}'>",
            "<div id='awesomewrap'><div id='awesomebar'><ul><li><a>Subscribe</a></li><li><a>Past Issues</a></li><li><a>Translate</a></li></ul></div></div><center><table id='bodyTable' "
            "width='100%'><tr><td id='bodyCell'><table class='templateContainer'><tr><td id='templatePreheader'><table><tr><td class='mcnTextContent'><a href='#'>View this email "
            f"in your browser</a></td></tr></table></td></tr><tr><td id='templateHeader'><h1>{title}</h1></td></tr><tr><td id='templateBody'><table class='mcnTextBlock'>{cells}</table>"
            "<table class='mcnButtonBlock'><tr><td><a href='https://gh.example/d'>تبرع بكتاب</a></td></tr></table></td></tr><tr><td id='templateFooter'><table><tr><td "
            "class='mcnTextContent'><em>Copyright © 2021 مكتبة الغيمة, All rights reserved.</em><br>Our mailing address is: شارع الغيمة 3<br>Want to change how you receive these "
            "emails? You can <a href='#'>update your preferences</a> or <a href='#'>unsubscribe from this list</a>.</td></tr></table></td></tr></table></td></tr></table></center>",
        ),
        title,
        "",
        tuple(text),
    )
