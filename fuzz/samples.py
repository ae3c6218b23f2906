"""Small good files of each kind, for spoiling."""

import gzip
import json

from search.tree import Entry, encode_node

TEXT = (
    "أعلنت جمعية القرية المختلقة موعد سوق المؤونة السنوي، وقالت إنه يستمر ثلاثة أيام في الساحة. "
    "وأضافت أن السوق يضم عشرين ركنا للمربيات والزيتون والخبز من بيوت القرية، وأن الدخول مجاني."
)
TITLE = "موعد سوق المؤونة"
ADDRESS = "https://example.org/news/2014/01/02/7.html"
_PAGE = (
    '<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>{0}</title>'
    '<meta property="article:published_time" content="2014-01-02T10:00:00+02:00">'
    '<meta name="author" content="كاتبة"><link rel="canonical" href="{1}">'
    '<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{0}",'
    '"datePublished":"2014-01-02","author":{{"name":"كاتبة"}}}}</script></head><body><article>'
    '<h1>{0}</h1><p>{2} <a href="/x?a=1&amp;b=2">المزيد</a></p><ul><li>بند</li></ul>'
    "<blockquote><p>قول</p></blockquote><h2>عنوان</h2><p>{2}</p></article></body></html>"
)
_RECORD = {
    "id": "7", "url": ADDRESS, "source": "موقع القرية", "source_url": "https://example.org/",
    "title": TITLE, "text": TEXT, "date": "2014-01-02", "captured": "2014-02-03",
    "authors": ["كاتبة"], "category": "أخبار", "tags": ["سوق", "مؤونة"], "language": "ar",
}  # fmt: skip
_HEAD = "Title: خبر\nDate: 2014-01-02\nId: waaaaaaaaaa\n"


def texts() -> tuple[bytes, ...]:
    """Pages saved as text."""
    story = f"الخميس 2 كانون الثاني 2014\n{TITLE}\n\n{TEXT}\n\n- بند\n1. رقم\n> قول\n\n{TEXT}\n"
    return story.encode(), story.encode("cp1256", "replace"), story.encode("utf-16")


def pages() -> tuple[bytes, ...]:
    """Web pages."""
    page = _PAGE.format(TITLE, ADDRESS, TEXT)
    old = f"<html><body><center><font>{TITLE}</font></center><table><tr><td>{TEXT}<br><br>{TEXT}"
    return page.encode(), page.encode("cp1256", "xmlcharrefreplace"), old.encode()


def archives_of_pages() -> tuple[bytes, ...]:
    """MHTML."""
    head = (
        f"From: <x>\nSnapshot-Content-Location: {ADDRESS}\nDate: Thu, 2 Jan 2014 10:00:00 -0000\n"
    )
    part = f"Content-Type: text/html\nContent-Location: {ADDRESS}\n\n{_PAGE.format(TITLE, ADDRESS, TEXT)}"
    return (f"{head}Content-Type: multipart/related; boundary=b\n\n--b\n{part}\n--b--\n".encode(),)


def web_archives() -> tuple[bytes, ...]:
    """WARC, plain and packed."""
    page = _PAGE.format(TITLE, ADDRESS, TEXT).encode()
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page)
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    whole = [
        _record(http + b"\r\n" + page),
        _record(http + b"Transfer-Encoding: chunked\r\n\r\n" + chunks),
        _record(http + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(page, mtime=0)),
    ]
    return b"".join(whole), b"".join(gzip.compress(each, mtime=0) for each in whole)


def _record(body: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {ADDRESS}\r\n"
        "WARC-Date: 2014-01-02T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http;msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def exports() -> tuple[bytes, ...]:
    """WordPress' own."""
    item = (
        f"<item><title>{TITLE}</title><link>{ADDRESS}</link><dc:creator>كاتبة</dc:creator>"
        '<category domain="post_tag" nicename="x"><![CDATA[سوق]]></category><wp:post_id>7</wp:post_id>'
        "<wp:post_type>post</wp:post_type><wp:status>publish</wp:status>"
        "<wp:post_date>2014-01-02 10:00:00</wp:post_date>"
        f'<content:encoded><![CDATA[<p>{TEXT}</p>\n\n[caption id="x"]صورة[/caption] {TEXT}]]>'
        "</content:encoded></item>"
    )
    return (
        (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
            'xmlns:wp="http://wordpress.org/export/1.2/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>القرية</title>'
            f"<link>https://example.org</link>{item}{item}</channel></rss>"
        ).encode(),
    )


def records() -> tuple[bytes, ...]:
    """JSONL."""
    page = {"html": _PAGE.format(TITLE, ADDRESS, TEXT), "url": ADDRESS}
    stub = {
        "id": "waaaaaaaaab",
        "title": TITLE,
        "withdrawn": "2020-01-01, بطلب",
        "date": "2014-01-02",
    }
    published = {"id": "waaaaaaaaaa", "markdown": f"{_HEAD}Tags: أ; ب\n\n{TEXT}\n"}
    lines = (json.dumps(each, ensure_ascii=False) for each in (_RECORD, page, stub, published))
    escaped = json.dumps(_RECORD)
    return "\n".join(lines).encode(), escaped.encode()


def tables() -> tuple[bytes, ...]:
    """CSV and TSV."""
    head, row = ",".join(_RECORD), ",".join(f'"{value}"' for value in _RECORD.values())
    return f"{head}\n{row}\n{row}\n".encode(), f"title\ttext\n{TITLE}\t{TEXT}\n".encode()


def articles() -> tuple[bytes, ...]:
    """Files among the articles."""
    rich = (
        f"{_HEAD}Source: موقع\nSource_url: https://example.org/\nTags: أ; ب\nX_own: س\n"
        "Corrections: 2020-01-01 صُحح\n    2020-01-02 اسم\n\n"
        f'# عنوان\n\n*{TITLE}* **غليظ** `رمز` [كلمة]({ADDRESS} "عنوان") ![صورة](x.png)\n\n'
        "- بند\n    - بند فيه\n\n1. رقم\n\n> قول\n\n    رمز\n\n***\n\n[1]: https://example.org/\n[كلمة][1]"
        " <a@example.org> <https://example.org/> &amp; &#1575; <b>\n"
    )
    return rich.encode(), f"{_HEAD}Status: hidden\nWithdrawn: 2020-01-01, بطلب\n".encode()


def nodes() -> tuple[bytes, ...]:
    """Nodes of the index."""
    words = [
        Entry("خبر", b"abc", b"\xf0"),
        Entry("خبره", b""),
        Entry("سوق", b"x" * 40, b"\x12\x34"),
    ]
    return encode_node(words), encode_node([Entry("", b"")])
