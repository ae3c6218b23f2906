"""Names in captures lead nowhere: all that an import writes lies in the archive, by plain names."""

import csv
import gzip
import io
import os
import re

import pytest

from captures.frontmatter import parse
from containers_made import Warc, page
from invented import Inventor

TRICKS = (
    "../../../escaped",
    "/escaped",
    "..\\..\\escaped",
    "C:\\escaped",
    "a\0b/../../escaped",
    "a\nCapture: ../escaped",
    "\u202e\u2067escaped\u200f",
    "CON",
    "%2e%2e%2fescaped",
    "~/escaped",
    "$(touch escaped)",
    "w" + "a" * 4000,
    "ledger.jsonl",
    ".unfinished.tmp",
)

WITHOUT_NUL = [trick for trick in TRICKS if "\0" not in trick]  # a table with one is binary


def words(seed):
    return Inventor(seed).line(60)


def export(slugs):
    items = "".join(
        f"<item><title>خبر {n}</title><wp:post_name><![CDATA[{slug}]]></wp:post_name>"
        f"<wp:post_id><![CDATA[{slug}]]></wp:post_id><link><![CDATA[http://x/{slug}]]></link>"
        f"<content:encoded><![CDATA[<p>{words(200 + n)}</p>]]></content:encoded></item>"
        for n, slug in enumerate(slugs)
    )
    return (
        '<rss xmlns:wp="http://wordpress.org/export/1.2/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel>{items}</channel></rss>"
    )


def table(ids):
    file = io.StringIO()
    csv.writer(file).writerows(
        [["id", "title", "text"], *([name, "خبر", words(300 + n)] for n, name in enumerate(ids))]
    )
    return file.getvalue()


def web_archive(addresses):
    made = Warc()
    for number, address in enumerate(addresses):
        line = "".join(address.split()).replace("\0", "")[:3000]
        said = {"WARC-Record-ID": f"<{line}>", "WARC-Filename": line}
        made.add(page(f"خبر {number}", words(400 + number)), f"http://x/{line}", said=said)
    return made.data


def test_tricks_in_the_names_of_records_write_nothing_outside_the_archive(site):
    site.records(
        *(
            {"id": trick, "title": "خبر", "text": words(100 + n), "capture": trick}
            for n, trick in enumerate(TRICKS)
        ),
        *(
            {"id": "waaaaaaaaaa", "capture_sha256": trick, "title": "خبر", "text": words(150 + n)}
            for n, trick in enumerate(TRICKS)
        ),
    )
    site.saved("export.xml", export(TRICKS))
    site.saved("table.csv.gz", gzip.compress(table(WITHOUT_NUL).encode()))
    site.saved("site.warc.gz", web_archive(TRICKS))
    before = everything(site)
    report = site.imported(site.inbox)
    done = report.imported + report.known + len(report.merged) + len(report.rejected)
    assert (done, report.rejected) == (5 * len(TRICKS) - 1, [])
    assert report.imported == done
    assert everything(site) == before
    for name in site.everything:
        assert re.fullmatch(r"articles/w[a-z2-7]{10,52}\.md|ledger\.jsonl", name)
    for path in site.articles:
        fields, _ = parse(path.read_text("utf-8"))
        assert len(fields["capture"]) == 1
        assert "\0" not in fields["capture"][0]


def everything(site):
    """All that lies beside the archive."""
    outside = [path for path in site.inbox.parent.rglob("*") if site.content not in path.parents]
    return {path: path.read_bytes() for path in outside if path.is_file()}


NAMES = {
    "\u200fخبر\u200e.txt": "خبر.txt",
    "..خبر.txt": "خبر.txt",
    'صفحة?id=5&x="1".txt': "صفحة_id=5&x=_1_.txt",
    "a\\..\\b.txt": "a_.._b.txt",
    "CON.txt": "_CON.txt",
    "nul": "_nul",
    "خبر. ": "خبر",
    "سطر\nآخر.txt": "سطر آخر.txt",
    "\u202egpj.txt": "gpj.txt",
    "-rf.txt": "-rf.txt",
}


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_file_is_made_plain(site, name):
    folder = site.inbox / "folder"
    folder.mkdir()
    (folder / name).write_text(f"خبر مختلق للتجربة\n\n{words(1)}.\n", "utf-8")
    report = site.imported(folder / name)
    assert report.imported == 1
    assert [path.name for path in (site.content / "captures").iterdir()] == [NAMES[name]]
    assert site.fields["capture"] == f"captures/{NAMES[name]}"


def test_a_name_that_is_no_text_is_made_one(site):
    raw = os.fsencode(site.inbox) + b"/\xff\xfe\xd8.txt"
    with open(raw, "wb") as file:  # noqa: PTH123  # a Path cannot be made of such bytes
        file.write(f"خبر مختلق للتجربة\n\n{words(1)}.\n".encode())
    assert site.imported(site.inbox).imported == 1
    (kept,) = (site.content / "captures").iterdir()
    assert kept.name.isprintable()


def test_links_in_a_folder_of_captures_lead_nowhere(site):
    secret = site.inbox.parent / "secret.txt"
    secret.write_text(f"سر مختلق\n\n{words(1)}.\n", "utf-8")
    site.saved("folder/a.txt", f"خبر مختلق\n\n{words(2)}.\n")
    folder = site.inbox / "folder"
    (folder / "out.txt").symlink_to(secret)
    (folder / "up.txt").symlink_to("../../secret.txt")
    (folder / "inside.txt").symlink_to("a.txt")
    (folder / "round.txt").symlink_to("round.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.txt")
    report = site.imported(folder)
    assert (report.imported, report.known) == (1, 1)
    found = {
        refusal.place.rsplit("/")[-1]: refusal.reason.split(";")[0] for refusal in report.rejected
    }
    out = "found a link that leads out of the folder"
    assert found == {
        "out.txt": out,
        "up.txt": out,
        "zero.txt": out,
        "round.txt": "found no regular file",
        "pipe.txt": "found no regular file",
    }
    assert "سر مختلق" not in site.article
    assert site.imported(folder / "out.txt").imported == 1  # named by hand


def test_links_in_the_archive_are_not_written_through(site):
    outside = site.inbox.parent / "outside"
    outside.write_text("باق\n", "utf-8")
    story = f"خبر مختلق\n\n{words(3)}.\n"
    site.imported(site.saved("b.txt", f"خبر آخر\n\n{words(4)}.\n"))
    for folder in ("articles", "captures"):
        (site.content / folder / ".unfinished.tmp").symlink_to(outside)
    (site.content / "captures/a.txt").symlink_to(outside)
    site.imported(site.saved("a.txt", story))
    assert outside.read_text("utf-8") == "باق\n"
    (name,) = (each for each in site.everything if each.startswith("captures/a-"))
    assert (site.content / name).read_text("utf-8") == story
