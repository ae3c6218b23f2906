"""Published posts and pages of a WordPress export become articles."""

import gzip
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captures import printed
from captures.capture import Look
from captures.containers import wxritems
from captures.containers.shortcodes import to_html
from containers_made import MORE, TEXT, about

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/6.4" created="2024-05-01 08:00" -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>صدى السهول</title><link>https://example.org</link>
<pubDate>Wed, 01 May 2024 08:00:00 +0000</pubDate><language>ar</language>
<wp:author><wp:author_id>2</wp:author_id><wp:author_login><![CDATA[salim]]></wp:author_login>
<wp:author_display_name><![CDATA[سليم النجار]]></wp:author_display_name></wp:author>
<wp:author><wp:author_login>admin</wp:author_login>
<wp:author_display_name>admin</wp:author_display_name></wp:author>
"""
FOOT = "</channel></rss>\n"
POST = {
    "title": "<![CDATA[موعد سوق المؤونة]]>",
    "link": "https://example.org/2014/01/suq",
    "pubDate": "Thu, 02 Jan 2014 08:15:00 +0000",
    "dc:creator": "<![CDATA[salim]]>",
    "content:encoded": f"<![CDATA[{TEXT}\n\n{MORE}]]>",
    "excerpt:encoded": "<![CDATA[مقتطف لا يقرأ]]>",
    "wp:post_id": "17",
    "wp:post_date": "2014-01-02 10:15:00",
    "wp:post_date_gmt": "2014-01-02 08:15:00",
    "wp:status": "publish",
    "wp:post_type": "post",
    "wp:post_password": "",
}
TERMS = (
    '<category domain="category" nicename="local"><![CDATA[محليات]]></category>'
    '<category domain="post_tag" nicename="suq"><![CDATA[أسواق]]></category>'
    '<category domain="category" nicename="land"><![CDATA[الريف]]></category>'
    '<category domain="category" nicename="uncategorized">غير مصنف</category>'
)


def item(terms: str = TERMS, **changes: str) -> str:
    """An item; `wp_status` stands for `wp:status`, and so on."""
    own = {"content_encoded": about(str(sorted(changes.items())))} if changes else {}
    values = {**POST, **{key.replace("_", ":", 1): value for key, value in (own | changes).items()}}
    return "<item>" + "".join(f"<{k}>{v}</{k}>\n" for k, v in values.items()) + terms + "</item>\n"


def export(*items: str) -> str:
    """A whole export."""
    return HEAD + "".join(items) + FOOT


def test_a_post_becomes_an_article(site):
    report = site.imported(site.saved("site.xml", export(item())))
    assert not report.rejected
    assert {**site.fields, "id": "", "capture_sha256": ""} == {
        "title": "موعد سوق المؤونة",
        "date": "2014-01-02 10:15+02:00",
        "date_basis": "stated",
        "date_evidence": "2014-01-02T10:15+02:00",
        "id": "",
        "category": "محليات",
        "tags": "أسواق; الريف",
        "authors": "سليم النجار",
        "source": "صدى السهول",
        "source_url": "https://example.org/",
        "original_url": "https://example.org/2014/01/suq",
        "captured": "2024-05-01",
        "capture": "site.xml#17",
        "capture_sha256": "",
    }
    assert site.body == f"{TEXT}\n\n{MORE}\n"


@pytest.mark.parametrize(
    ("local", "universal", "written"),
    [
        ("2014-01-02 10:15:00", "2014-01-02 08:15:00", "2014-01-02 10:15+02:00"),
        ("2014-01-02 05:15:00", "2014-01-02 08:15:00", "2014-01-02 05:15-03:00"),
        ("2014-01-02 13:45:00", "2014-01-02 08:15:00", "2014-01-02 13:45+05:30"),
        ("2014-01-02 10:15:00", "0000-00-00 00:00:00", "2014-01-02 10:15"),
        ("2014-01-02 10:15:00", "2013-01-02 08:15:00", "2014-01-02 10:15"),
        ("0000-00-00 00:00:00", "2014-01-02 08:15:00", "2014-01-02 08:15+00:00"),
        ("0000-00-00 00:00:00", "", "2014-01-02 08:15+00:00"),  # pubDate
    ],
)
def test_a_date_has_the_zone_that_its_date_in_gmt_tells(site, local, universal, written):
    dates = {"wp_post_date": local, "wp_post_date_gmt": universal}
    site.imported(site.saved("site.xml", export(item(**dates))))
    assert site.fields["date"] == written


@pytest.mark.parametrize("written", ["2014-02-31 10:15:00", "9999-99-99 99:99:99"])
def test_a_date_that_does_not_exist_is_told(site, written):
    dates = {"wp_post_date": written, "wp_post_date_gmt": ""}
    post = re.sub("<pubDate>.*?</pubDate>", "", item(**dates))
    report = site.imported(site.saved("site.xml", export(post)))
    (look,) = report.looks[Look.VALUE_UNUSED]
    assert look.detail == f"date: «{written}»: a day or time that does not exist"


def test_only_what_was_published_is_imported_and_the_rest_is_counted(site):
    path = site.saved(
        "site.xml",
        export(
            item(wp_post_type="page", wp_post_id="1"),
            item(wp_status="draft", wp_post_id="2"),
            item(wp_status="private", wp_post_id="3"),
            item(wp_post_type="attachment", wp_status="inherit", wp_post_id="4"),
            item(wp_post_id="5").replace("<wp:post_password>", "<wp:post_password>سر"),
        ),
    )
    report = site.imported(path)
    assert (report.imported, report.rejected) == (1, [])
    assert site.fields["capture"] == "site.xml#1"
    assert sorted(report.passed_over.counts.values()) == [1, 1, 2]
    assert "  4  passed over, as no articles" in list(printed.table(report))


def test_a_later_export_of_the_same_posts_changes_nothing(site):
    path = site.saved("site.xml", export(item()))
    site.imported(path)
    before = site.everything
    assert site.imported(path).known == 1
    later = export(item()).replace("01 May 2024", "01 Jun 2024")
    assert site.imported(site.saved("later.xml.gz", gzip.compress(later.encode()))).known == 1
    assert site.everything == before


def test_accounts_of_the_content_system_are_no_authors(site):
    site.imported(site.saved("site.xml", export(item(dc_creator="admin"))))
    assert "authors" not in site.fields


def test_shortcodes_become_text_or_go_and_brackets_of_the_author_stay(site):
    content = (
        f'{TEXT} [AFP]\n\n[caption id="a" width="300"]<a href="http://example.org/b">'
        '<img src="http://example.org/suq.jpg" alt=""></a> أركان السوق المختلق[/caption]\n\n'
        f'[gallery ids="1,2"]\n\n[vc_row][vc_column width="1/2"]{MORE}[/vc_column][/vc_row]\n\n'
        "[embed]http://example.org/film[/embed]\nسطر أول من القصيدة المختلقة\nسطر ثان منها"
    )
    content = f"<![CDATA[{content}]]>"
    report = site.imported(site.saved("site.xml", export(item(content_encoded=content))))
    assert site.body == (f"{TEXT} [AFP]\n\n{MORE}\n\nسطر أول من القصيدة المختلقة\nسطر ثان منها\n")
    # what stands by itself is the site's own, as on its pages, and the report has it
    assert {line.text for line in report.cut.counts} == {
        "أركان السوق المختلق",
        "http://example.org/film",
    }


def test_a_caption_of_either_form_is_one_of_its_picture():
    image = '<img src="http://example.org/a.jpg">'
    for code in (
        f"[caption width=3]{image} نعم[/caption]",
        f'[caption caption="نعم"]{image}[/caption]',
    ):
        shown = "".join(to_html(code).split("\n"))
        assert shown == f"<figure>{image}<figcaption>نعم</figcaption></figure>"


def test_paragraphs_are_those_that_wordpress_shows():
    assert to_html("أ\nب\n\nج") == "<p>أ<br>\nب</p>\n<p>ج</p>"
    assert to_html("<h2>أ</h2>\nب") == "<h2>\nأ\n</h2>\n<p>ب</p>"
    assert to_html("<pre>أ\n\nب</pre>").strip() == "<pre>أ\n\nب</pre>"
    blocks = "<!-- wp:paragraph -->\n<p>أ</p>\n<!-- /wp:paragraph -->"
    assert to_html(blocks) == blocks


@given(st.text(alphabet="ابجد \n", max_size=200))
def test_paragraphs_take_no_letter_of_a_text(text):
    shown = to_html(text).replace("<p>", "").replace("</p>", "").replace("<br>", "")
    assert "".join(shown.split()) == "".join(text.split())


@given(st.text(alphabet="[]/abcيص=\"' \n<>p!-:w", max_size=300))
def test_any_text_is_read_as_shortcodes_without_an_error(text):
    to_html(text)


BROKEN = {
    "a bare ampersand": (item(title="سوق & مؤونة"), "broken XML"),
    "an entity of HTML": (item(title="سوق&nbsp;مؤونة"), "broken XML"),
    "tags that do not match": (item(title="<b>سوق"), "broken XML"),
    "no text": (item(content_encoded=""), "found no text"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_item_does_not_stop_the_others(site, name):
    broken, reason = BROKEN[name]
    others = (item(wp_post_id="1", title="الأول"), item(wp_post_id="2", title="الثاني"))
    report = site.imported(site.saved("site.xml", export(others[0], broken, others[1])))
    assert report.imported == 2
    (refusal,) = report.rejected
    assert reason in refusal.reason
    assert "; expected " in refusal.reason
    assert refusal.place.rpartition("#")[2] in ("item 2", "17")


def test_control_signs_and_damaged_letters_do_not_stop_an_item(site):
    data = export(item(title="سوق\x08 المؤونة")).encode().replace("السنوي".encode(), b"\xd8 x", 1)
    assert site.imported(site.saved("site.xml", data)).imported == 1
    assert site.fields["title"] == "سوق المؤونة"
    assert "\ufffd" in site.body


def test_a_text_that_speaks_of_the_end_of_an_item_is_whole(site):
    content = f"<![CDATA[{TEXT}\n\nيكتب &lt;/item&gt; أو </item> هكذا.\n\n{MORE}]]>"
    report = site.imported(
        site.saved("site.xml", export(item(content_encoded=content), item(wp_post_id="2")))
    )
    assert (report.imported, report.rejected) == (2, [])
    assert any(MORE in path.read_text() and "هكذا" in path.read_text() for path in site.articles)


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE rss [<!ENTITY a "ها"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/rss.dtd">',
    ],
)
def test_a_document_type_is_refused_unread(site, declared):
    text = export(item(title="&b;")).replace("<rss", f"{declared}<rss", 1)
    report = site.imported(site.saved("site.xml", text))
    assert not report.imported
    (refusal,) = report.rejected
    assert refusal.reason.startswith("found a document type; expected ")


def test_an_item_declares_no_entities(site):
    inner = '<!DOCTYPE item [<!ENTITY a "ها">]>'
    report = site.imported(site.saved("site.xml", export(item(title=f"{inner}&a;"))))
    assert ["broken XML" in refusal.reason for refusal in report.rejected] == [True]


def test_of_an_export_that_breaks_off_the_whole_items_are_imported(site):
    text = export(item(wp_post_id="1"), item(wp_post_id="2", title="خبر ثان"))
    cut = text[: text.rindex("</item>") - 40]
    report = site.imported(site.saved("site.xml", cut))
    assert report.imported == 1
    (refusal,) = report.rejected
    assert refusal.place.endswith("site.xml#item 2")
    assert "an item that breaks off" in refusal.reason
    report = site.imported(site.saved("site.xml.gz", gzip.compress(text.encode())[:-20]))
    assert report.known == 1
    assert "broken file" in report.rejected[-1].reason


def test_an_endless_item_is_refused_and_the_next_one_read(site, monkeypatch):
    monkeypatch.setattr(wxritems, "LONGEST", 2**20)
    endless = item(content_encoded=f"<![CDATA[{'سوق ' * 600_000}]]>")
    report = site.imported(site.saved("site.xml", export(endless, item())))
    assert report.imported == 1
    (refusal,) = report.rejected
    assert "more than 1 million characters" in refusal.reason


def test_names_of_a_post_are_one_line_that_leads_nowhere(site):
    site.imported(site.saved("site.xml", export(item(wp_post_id="../../etc/x\n#1"))))
    assert site.fields["capture"] == "site.xml#../../etc/x #1"
    assert [path.parent.name for path in site.articles] == ["articles"]
