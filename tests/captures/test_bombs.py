"""What is made to fill the memory or the day is refused with a sentence, and the rest imported."""

import gzip
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from captures import bounds
from captures.containers.shortcodes import to_html
from captures.misread import repair
from captures.values import Values
from captures.web import tree
from captures.web.encoding import decode_page
from invented import Inventor

ROOT = Path(__file__).resolve().parents[2]
ZEROS = b"\0" * 2**20
RSS = "http://wordpress.org/export/1.2/"
EXPORT = f'<?xml version="1.0"{{}}?>{{}}<rss xmlns:wp="{RSS}"><channel>{{}}</channel></rss>'


def reasons(report):
    return [refusal.reason for refusal in report.rejected]


def packed(path, head, piece, megabytes):
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(head)
        for _ in range(megabytes):
            file.write(piece)


def test_bombs_of_all_kinds_are_refused_in_bounded_memory_and_the_rest_is_imported(site):
    """The sizes are large enough to pass every bound, not what an attacker would take."""
    heads = {
        "a.jsonl.gz": b'{"text": "',
        "b.csv.gz": b"title,text\n",
        "c.warc.gz": b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 1\r\n\r\n",
        "d.xml.gz": f'<rss xmlns:wp="{RSS}"><channel>'.encode(),
    }
    for name, head in heads.items():
        packed(site.inbox / name, head, ZEROS, 70)
        packed(site.inbox / f"zeros-{name}", b"", ZEROS, 1)
    packed(site.inbox / "e.txt.gz", b"", ZEROS, 1)
    letters = "كلمة مختلقة ".encode() * 2**16  # 1.4 MB
    site.saved("f.jsonl", b'{"text": "' + letters * 8 + b'"}\n{"text": "' + letters[:2200] + b'"}')
    site.saved("g.csv", b'title,text\na,"' + letters * 8 + b'"\n')
    site.saved("h.txt", letters * 4)
    site.saved("i.html", b"<html><body>" + letters * 12)
    site.saved("j.html", b"<html><body>" + b"<p>x" * 2**17)
    site.saved("k.txt", "سطر\n".encode() * 2**17)
    # not getrusage, whose peak is also that of the process before it was another's program
    script = (
        "import re, sys; from captures.command import main; main(sys.argv[1:]);"
        "print(re.search(r'VmHWM:\\s*(\\d+)', open('/proc/self/status').read())[1])"
    )
    told = site.content.parent / "report.json"
    done = subprocess.run(
        [sys.executable, "-c", script, site.inbox, "--content", site.content, "--json", told],
        env=os.environ | {"PYTHONPATH": str(ROOT / "plugins")},
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=300,
    )
    assert int(done.stdout.splitlines()[-1]) < 500_000  # KB
    assert len(site.articles) == 1
    captures = json.loads(told.read_bytes())["captures"]
    places = [each["capture"] for each in captures if each["result"] == "rejected"]
    refused = {re.sub(r".*inbox/([^#]+)(?:#.*)?", r"\1", place) for place in places}
    assert refused == {path.name for path in site.inbox.iterdir()}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            EXPORT.format("", '<!DOCTYPE a [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]>', ""),
            "found a document type",
        ),
        (
            EXPORT.format("", "", '<item><!DOCTYPE a [<!ENTITY a "b">]><title>&a;</title></item>'),
            "found broken XML",
        ),
        (EXPORT.format("", "", "<item><title>&a;</title></item>"), "found broken XML"),
        (EXPORT.format(' encoding="zlib"', "", ""), "found the encoding 'zlib'"),
        (EXPORT.format(' encoding="idna"', "", ""), "found the encoding 'idna'"),
        (EXPORT.format(' encoding="punycode"', "", ""), "found the encoding 'punycode'"),
        ('{"text":' + "[" * 10**5 + "]" * 10**5 + "}", "found JSON nested too deep"),
        ('{"text":' + '{"a":' * 10**5 + "1" + "}" * 10**5 + "}", "found JSON nested too deep"),
        ('{"id":' + "9" * 10**5 + "}", "found JSON a number too long"),
        ("<html><body>" + "<div>" * 10_000 + "كلمة", "found tags nested too deep"),
        ("<html><body>" + "<b><i>" * 5_000 + "كلمة", "found tags nested too deep"),
        (
            "Content-Type: multipart/related; boundary=x\nSnapshot-Content-Location: x\n\n"
            + "--x\n\n" * 20_000,
            "found more than 10,000 parts",
        ),
    ],
)
def test_what_nests_or_expands_is_refused(site, text, reason):
    report = site.imported(site.saved("bomb", text))
    assert [each[: len(reason)] for each in reasons(report)] == [reason]


def test_texts_that_no_article_has_are_refused(site, monkeypatch):
    monkeypatch.setattr(bounds, "MOST_TEXT", 2000)
    monkeypatch.setattr(bounds, "MOST_LINES", 30)
    line = Inventor(seed=1).line(5)
    site.saved("a.txt", f"{line}\n" * 29 + line * 60)
    site.saved("b.txt", f"{line}\r" * 32)
    site.records({"text": f"{line}\u2028" * 32}, {"text": line * 60}, {"text": line * 30})
    report = site.imported(site.inbox)
    assert report.imported == 1
    found = [
        reason.split(";")[0].removeprefix("found a text of more than ")
        for reason in reasons(report)
    ]
    assert sorted(found) == ["2,000 characters"] * 2 + ["30 lines"] * 2


def test_a_page_that_is_long_without_its_pictures_is_refused(site, monkeypatch):
    monkeypatch.setattr(tree, "MOST_CHARACTERS", 5000)
    words = Inventor(seed=1).line(60)
    page = (
        f'<html><body><h1>خبر مختلق</h1><p>{words}.<img src="data:image/png;base64,{"A" * 9000}">'
    )
    assert site.imported(site.saved("a.html", page)).imported == 1
    page = f"<html><body><h1>خبر مختلق</h1><p>{words}<script>{'A' * 9000}</script>"
    assert (
        "more than 5,000 characters without"
        in reasons(site.imported(site.saved("b.html", page)))[0]
    )


def test_a_title_of_a_book_and_a_million_tags_are_not_used():
    values = Values({"title": "a" * 20_000, "tags": ["a"] * 2000, "authors": ["a" * 20_000, "b"]})
    assert (values.line("title"), values.names("tags"), values.names("authors")) == ("", (), ("b",))
    assert [note.detail for note in values.notes] == [
        "title: more than 10,000 characters",
        "tags: more than 1,000 texts",
        "authors: more than 10,000 characters",
    ]


ARABIC = "هذا نص مختلق للتجربة في القرية. ".encode("cp1256")


@pytest.mark.parametrize(
    "work",
    [
        lambda size: decode_page(ARABIC * 100 + b"<script " * size),
        lambda size: decode_page(ARABIC * 100 + b"<!-- " * size),
        lambda size: decode_page(ARABIC * 100 + b"<a &#x" * size),
        lambda size: to_html("<pre \n\n" * size),
        lambda size: to_html("[caption]" * size),
        lambda size: to_html("[a b" * size),
        lambda size: repair("كلمة " * size),
        lambda size: repair("كلمة ".encode().decode("cp1256") * size),
    ],
)
def test_the_time_grows_with_the_size_and_not_with_its_square(work):
    """Sixteen times the size in less than 60 times the time: the square would be 256."""

    def takes(size):
        start = time.process_time()
        work(size)
        return time.process_time() - start

    few = min(takes(5_000) for _ in range(3))
    assert takes(80_000) < 60 * max(few, 0.002)
