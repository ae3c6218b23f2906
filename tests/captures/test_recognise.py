"""What is no capture is rejected in one line that says what was found, expected, and to do."""

import bz2
import gzip
import os
import zipfile

import pytest

from captures import textfile, wholefile

PAGE = "موعد سوق المؤونة في القرية\n\nأعلنت الجمعية أن السوق يستمر ثلاثة أيام في الساحة.\n"

BAD = {
    "empty.txt": (b"", "found an empty file"),
    "blank.txt": (b" \n\n", "found an empty file"),
    "binary.txt": (b"\x7fELF\0\1\2" * 20, "found binary data"),
    "image.jpg": (b"\xff\xd8\xff\xe0\0\x10JFIF" * 9, "found binary data"),
    "random.txt": (bz2.compress(b"x" * 999).replace(b"\0", b""), "neither UTF-8"),
    "latin.txt": ("Éléphant à la forêt, déjà".encode("latin-1"), "neither UTF-8"),
    "utf16.txt": (PAGE.encode("utf-16"), "found UTF-16"),
    "english.txt": (b"Only English here.\n\nNothing else at all.", "found no Arabic"),
    "headline.txt": ("18 C\n\nعنوان بلا نص".encode(), "found a headline without a text"),
    "menu.txt": ("الرئيسية\nبحث\nطباعة\n".encode(), "found menus and no text"),
    "page.html": (b"<!DOCTYPE html><html><body><script>x</script></body></html>", "shows no text"),
    "page.txt": (b"\n <html lang=ar>", "a page without content"),
    "site.warc": (b"WARC/1.0\r\n", "found a header that breaks off"),
    "site.warc.gz": (gzip.compress(b"WARC/1.0\r\n"), "found a header that breaks off"),
    "feed.xml": (b'<?xml version="1.0"?><rss version="2.0">', "a feed is not read yet"),
    "export.xml": (
        b'<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel>',
        "an export that breaks off",
    ),
    "paper.pdf": (b"%PDF-1.7", "a PDF is not read yet"),
    "list.json": (b'[{"text": "x"}]', "a JSON array is not read yet: try jq -c '.[]' on it"),
    "dump.sql": (b"-- phpMyAdmin SQL Dump\n", "a dump of a database (SQL) is not read yet"),
    "rows.sql": (
        "INSERT INTO `posts` VALUES (1, 'نص الخبر');\n".encode(),
        "a dump of a database (SQL) is not read yet",
    ),
    "one.json": (b'{\n "text": "x"\n}', "JSON over several lines"),
    "table.csv": ("id,name\n1,نص\n".encode(), "a table without a column of text (id, name)"),
    "page.txt.gz": (gzip.compress(PAGE.encode()), "found a gzip file"),
    "broken.gz": (b"\x1f\x8b\x08broken", "found a gzip file"),
    "records.jsonl.gz": (b"\x1f\x8b\x08broken", "found a broken file"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_rejected_in_one_line_and_the_others_imported(site, name):
    data, reason = BAD[name]
    bad = site.saved(name, data)
    report = site.imported(bad, site.saved("good", PAGE))
    assert report.imported == 1
    (refusal,) = report.rejected
    assert refusal.place.startswith(str(bad))
    assert reason in refusal.reason
    assert "found " in refusal.reason
    assert "; expected " in refusal.reason
    assert "\n" not in refusal.reason


def test_a_sentence_does_not_quote_a_whole_page(site):
    report = site.imported(site.saved("a.txt", "كلمة" * 100_000))
    assert len(report.rejected[0].reason) < 500


def test_a_zip_archive_is_rejected(site):
    with zipfile.ZipFile(site.inbox / "a.zip", "w") as archive:
        archive.writestr("page.txt", PAGE)
    assert (
        "a zip archive is not read yet: unpack it" in site.imported(site.inbox).rejected[0].reason
    )


def test_a_huge_text_is_rejected(site, monkeypatch):
    monkeypatch.setattr(wholefile, "LONGEST", 2**20)
    report = site.imported(site.saved("a.txt", PAGE * 20_000))
    assert "more than 1 MB" in report.rejected[0].reason


def test_a_dangling_link_and_a_pipe_are_rejected(site):
    (site.inbox / "link.txt").symlink_to(site.inbox / "nowhere")
    os.mkfifo(site.inbox / "pipe")
    report = site.imported(site.inbox)
    assert ["no regular file" in refusal.reason for refusal in report.rejected] == [True, True]


def test_a_file_that_cannot_be_read_is_rejected(site, monkeypatch):
    path = site.saved("a.txt", PAGE)

    def deny(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(textfile, "read", deny)
    monkeypatch.setattr(type(path), "open", deny)
    report = site.imported(path)
    assert "cannot be read (Permission denied)" in report.rejected[0].reason


def test_a_name_that_no_line_can_hold_is_mended_in_the_copy(site):
    path = site.saved("صفحة\n1.txt", PAGE)
    site.imported(path)
    assert site.fields["capture"] == "captures/صفحة 1.txt"
    assert (site.content / "captures/صفحة 1.txt").read_bytes() == path.read_bytes()


@pytest.mark.parametrize("name", ["empty.jsonl", "blank.jsonl"])
def test_a_file_without_a_record_is_rejected(site, name):
    report = site.imported(site.saved(name, "" if name.startswith("empty") else "\n\n"))
    assert [refusal.place.endswith(name) for refusal in report.rejected] == [True]
    assert report.rejected[0].reason.startswith("found ")


@pytest.mark.parametrize("tag", ["<article>", "<meta charset=utf-8>", "<p dir=rtl>", "<DIV>"])
def test_a_piece_of_html_is_read_as_html_whatever_its_name(site, tag):
    site.imported(site.saved("part.txt", f"{tag}خبر مختلق للتجربة <b>هنا</b>.\n"))
    assert site.article.endswith("خبر مختلق للتجربة هنا.\n")


def test_the_folder_that_a_browser_saves_beside_a_page_holds_no_captures(site):
    site.saved("خبر.html", "<html><body><h1>عنوان مختلق</h1><p>نص الخبر المختلق هنا.</p></body>")
    site.saved("خبر_files/frame.html", "<html><body><p>إعلان مختلق كامل هنا.</p></body></html>")
    site.saved("other_files/خبر.txt", "خبر آخر للتجربة\n\nنص الخبر الآخر هنا.\n")
    report = site.imported(site.inbox)
    assert (report.imported, report.rejected) == (2, [])
