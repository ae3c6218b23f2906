"""Web archives become articles; what is no page is counted, what is broken is told."""

import gzip
import tracemalloc
import zlib

import brotli
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from captures import unpacking
from captures.capture import Look, PassedOver, Refusal, Rejected
from captures.containers import payload, warc, warcrecords
from captures.printed import lines
from captures.recognise import captures_in
from containers_made import MORE, TEXT, TITLE, Warc, about, chunked, members, page

PAGE = page()


def three(*, is_gzip: bool = True) -> Warc:
    """An archive of three pages."""
    made = Warc(is_gzip=is_gzip)
    for number in range(3):
        made.add(page(f"الخبر المختلق {number}"), f"http://example.org/news/{number}")
    return made


@pytest.mark.parametrize("is_gzip", [True, False])
def test_a_page_becomes_an_article_that_cites_its_record(site, is_gzip):
    made = Warc(is_gzip=is_gzip)
    name = made.add(PAGE)
    report = site.imported(site.saved("site.data", made.data))
    assert not report.rejected
    fields = site.fields
    assert fields["title"] == "موعد سوق المؤونة"
    assert fields["original_url"] == "http://example.org/news/7"
    assert fields["source_url"] == "http://example.org/"
    assert fields["captured"] == "2014-01-02"
    assert fields["capture"] == f"site.data#{name}"
    assert site.body == f"{TEXT}\n\n{MORE}\n"
    assert not (site.content / "captures").exists()


RAW = zlib.compressobj(wbits=-15)
ENCODED = {
    "gzip": (gzip.compress(PAGE), {"Content-Encoding": "gzip"}),
    "deflate": (zlib.compress(PAGE), {"Content-Encoding": "deflate"}),
    "deflate without its header": (
        RAW.compress(PAGE) + RAW.flush(),
        {"Content-Encoding": "deflate"},
    ),
    "brotli": (brotli.compress(PAGE), {"Content-Encoding": "br"}),
    "two": (gzip.compress(brotli.compress(PAGE)), {"Content-Encoding": "br, gzip"}),
    "chunks": (chunked(PAGE), {"Transfer-Encoding": "Chunked"}),
    "gzip in chunks": (
        chunked(gzip.compress(PAGE)),
        {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"},
    ),
    "chunks that are none": (PAGE, {"Transfer-Encoding": "chunked"}),
    "gzip in two members": (
        gzip.compress(PAGE[:300]) + gzip.compress(PAGE[300:]),
        {"Content-Encoding": "gzip"},
    ),
    "zstd": (zstandard.compress(PAGE), {"Content-Encoding": "zstd"}),
    "zstd in two frames": (
        zstandard.compress(PAGE[:300]) + zstandard.compress(PAGE[300:]),
        {"Content-Encoding": "zstd"},
    ),
    "zstd that is none": (PAGE, {"Content-Encoding": "zstd"}),
    "gzip that is none": (PAGE, {"Content-Encoding": "gzip"}),
    "brotli that is none": (PAGE, {"Content-Encoding": "br"}),
}


@pytest.mark.parametrize("name", ENCODED)
def test_a_page_is_decoded_as_it_was_served(site, name):
    body, headers = ENCODED[name]
    made = Warc()
    made.add(body, headers=headers)
    report = site.imported(site.saved("a.warc.gz", made.data))
    assert not report.rejected
    assert site.body == f"{TEXT}\n\n{MORE}\n"


def test_the_server_states_the_encoding_of_letters(site):
    made = Warc()
    data = page(charset="cp1256").replace(b'<meta charset="cp1256">', b"")
    made.add(data, headers={"Content-Type": "text/html; charset=windows-1256"})
    site.imported(site.saved("a.warc.gz", made.data))
    assert site.body == f"{TEXT}\n\n{MORE}\n"


def test_a_file_kept_without_an_answer_is_a_page_too(site):
    made = Warc()
    made.add(PAGE, kind="resource")
    assert site.imported(site.saved("a.warc.gz", made.data)).imported == 1


def test_what_is_no_page_is_counted_and_not_refused(site):
    made = Warc()
    made.add(b"", status="301 Moved Permanently", headers={"Location": "/b"})
    made.add(page("لا توجد"), status="404 Not Found")
    made.add(b"User-agent: *\n", "http://example.org/robots.txt")
    made.add(b"\x89PNG", "http://example.org/a.png", headers={"Content-Type": "image/png"})
    made.add(b"x", "dns:example.org", kind="resource")
    made.add(b"", kind="revisit")
    made.add(b"", kind="metadata")
    report = site.imported(site.saved("a.warc.gz", made.data))
    assert (report.imported, report.rejected) == (0, [])
    assert report.passed_over.counts == {
        "redirects": 1,
        "answers other than 200, such as 404": 1,
        "images, scripts and other files that are no page": 2,
        "files without an address of the web": 1,
        "revisits of pages that had not changed": 1,
        "records that hold no file": 1,
    }


def test_a_second_import_changes_nothing_and_a_copy_under_another_name_neither(site):
    path = site.saved("a.warc.gz", three().data)
    assert site.imported(path).imported == 3
    before = site.everything
    assert site.imported(path).known == 3
    again = site.saved("b.warc", gzip.decompress(path.read_bytes()))
    assert site.imported(again).known == 3
    assert site.everything == before


@pytest.mark.parametrize("is_gzip", [True, False])
@pytest.mark.parametrize("share", [0.4, 0.7, 0.99])
def test_of_a_file_that_breaks_off_the_whole_records_are_imported(site, is_gzip, share):
    data = three(is_gzip=is_gzip).data
    report = site.imported(site.saved("a.warc", data[: int(len(data) * share)]))
    assert report.imported == int(share * 3)
    (refusal,) = report.rejected
    assert "; expected " in refusal.reason
    assert "break" in refusal.reason or "broken file" in refusal.reason


@settings(max_examples=40, deadline=None)
@given(st.integers(min_value=0), st.booleans())
def test_wherever_a_file_breaks_off_its_break_is_told(tmp_path_factory, at, is_gzip):
    data = three(is_gzip=is_gzip).data
    path = tmp_path_factory.mktemp("warc") / "a.warc"
    at %= len(data)
    path.write_bytes(data[:at])
    found = [] if at < 3 else list(warc.read(path))
    pages = [item for item in found if isinstance(item, warc.ArchivedPage)]
    assert len(pages) < 3 or at >= len(data) - 20
    assert sum(isinstance(item, Refusal) for item in found) <= 1


LIES = {
    "no length": (b"Content-Length", b"X-Length", "without one Content-Length"),
    "no number": (b"Content-Length: ", b"Content-Length: -", "without one Content-Length"),
    "too short": (b"Content-Length: ", b"Content-Length: 1\r\nX: ", "that are no record"),
    "two lengths": (
        b"Content-Length: ",
        b"Content-Length: 7\r\nContent-Length: ",
        "Content-Length",
    ),
    "no address": (b"WARC-Target-URI", b"X-Target", "a header that is not read"),
    "another version": (b"WARC/1.0", b"WARC/9.9", "a header that is not read"),
    "no end": (b"WARC/1.0\r\n", b"WARC/1.0\r\nA: b\r\nWARC/1.0\r\n", "a header without an end"),
    "a line without end": (b"WARC/1.0\r\n", b"WARC/1.0\r\nX: " + b"x" * 10**6, "a header of more"),
}


@pytest.mark.parametrize("name", LIES)
def test_a_malformed_header_does_not_stop_the_others(site, name):
    old, new, reason = LIES[name]
    made = Warc(is_gzip=False)
    made.add(page("الأول"))
    middle = len(made.data)
    made.add(page("الأوسط"), "http://example.org/2")
    end = len(made.data)
    made.add(page("الأخير"), "http://example.org/3")
    data = made.data
    broken = data[middle:end].replace(old, new, 1)
    report = site.imported(site.saved("a.warc", data[:middle] + broken + data[end:]))
    titles = {path.read_text(encoding="utf-8").split("\n")[0] for path in site.articles}
    assert {"Title: الأول", "Title: الأخير"} <= titles
    assert any(reason in refusal.reason for refusal in report.rejected)
    for refusal in report.rejected:
        assert refusal.place.startswith(str(site.inbox / "a.warc#"))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 4000), st.booleans())
def test_any_bytes_are_read_or_refused(tmp_path_factory, noise, at, is_gzip):
    data = three(is_gzip=False).data
    data = b"WARC/1.0\r\n" + data[:at] + noise + data[at:]
    path = tmp_path_factory.mktemp("warc") / "a.warc"
    path.write_bytes(gzip.compress(data) if is_gzip else data)
    for found in captures_in(path):
        assert isinstance(found, warc.ArchivedPage | Refusal | PassedOver)


def test_a_gzip_bomb_is_refused(site, monkeypatch):
    monkeypatch.setattr(unpacking, "_UNSUSPECTED", 2**20)
    made = Warc()
    made.add(PAGE)
    made.add(b"\0" * 2**24, headers={"Content-Type": "image/png"})
    report = site.imported(site.saved("a.warc.gz", made.data))
    assert report.imported == 1
    (refusal,) = report.rejected
    assert "expands more than 200 times" in refusal.reason


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_a_page_that_unpacks_without_end_is_refused(site, monkeypatch, encoding):
    monkeypatch.setattr(payload, "LONGEST", 2**20)
    pack = {
        "gzip": gzip.compress,
        "deflate": zlib.compress,
        "br": brotli.compress,
        "zstd": zstandard.compress,
    }[encoding]
    made = Warc()
    name = made.add(pack(b" " * 2**23), headers={"Content-Encoding": encoding})
    made.add(PAGE)
    report = site.imported(site.saved("a.warc", made.data))
    assert report.imported == 1
    (refusal,) = report.rejected
    assert refusal.place.endswith(f"a.warc#{name}")
    assert "unpacks to more than 1 MB" in refusal.reason


def test_a_page_in_an_encoding_that_nobody_knows_is_refused(site):
    made = Warc()
    made.add(b"\x1f\x9d", headers={"Content-Encoding": "compress"})
    made.add(b"\x1f\x8bbroken", headers={"Content-Encoding": "gzip"})
    made.add(b"(\xb5/\xfdbroken", headers={"Content-Encoding": "zstd"})
    report = site.imported(site.saved("a.warc", made.data))
    assert "encoded as 'compress'" in report.rejected[0].reason
    assert "gzip encoding is broken" in report.rejected[1].reason
    assert "zstd encoding is broken" in report.rejected[2].reason


def test_a_page_that_was_cut_short_is_imported_and_worth_a_look(site):
    made = Warc()
    made.add(PAGE, said={"WARC-Truncated": "length"})
    report = site.imported(site.saved("a.warc", made.data))
    assert Look.CUT_SHORT in report.looks


def flushed(data: bytes) -> bytes:
    """A frame of zstd that has these bytes and no end."""
    packing = zstandard.ZstdCompressor().compressobj()
    return packing.compress(data) + packing.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)


WHOLE = page(TITLE, *(about(f"فقرة {number}") for number in range(40)))
CUT = {
    "a body shorter than its length": (WHOLE[:2000], {"Content-Length": "99999"}),
    "chunks": (chunked(WHOLE)[:3000], {"Transfer-Encoding": "chunked"}),
    "gzip": (gzip.compress(WHOLE)[:1500], {"Content-Encoding": "gzip"}),
    "zstd": (flushed(WHOLE[:3000]), {"Content-Encoding": "zstd"}),
    "the second member of a gzip": (
        gzip.compress(WHOLE[:3000]) + gzip.compress(WHOLE[3000:])[:40],
        {"Content-Encoding": "gzip"},
    ),
}


@pytest.mark.parametrize("name", CUT)
def test_what_is_left_of_a_page_that_breaks_off_is_imported_and_worth_a_look(site, name):
    body, headers = CUT[name]
    made = Warc()
    made.add(body, headers=headers)
    report = site.imported(site.saved("a.warc", made.data))
    assert (report.imported, report.rejected) == (1, [])
    assert Look.CUT_SHORT in report.looks


SERVED = {
    "the bytes, against server and page": ("utf-8", "windows-1256", "iso-8859-1"),
    "the bytes, against the server alone": ("cp1256", "windows-1256", "iso-8859-1"),
    "the bytes, against the page alone": ("cp1256", "utf-8", "windows-1256"),
    "the bytes, where nobody says it": ("cp1256", "", ""),
    "the bytes, against both": ("cp1256", "utf-8", "utf-8"),
}


@pytest.mark.parametrize("name", SERVED)
def test_the_encoding_is_what_the_letters_say(site, name):
    letters, of_page, of_server = SERVED[name]
    data = page().decode().encode(letters)
    said = f'<meta charset="{of_page}">'.encode() if of_page else b""
    data = data.replace(b'<meta charset="utf-8">', said)
    kind = f"text/html; charset={of_server}" if of_server else "text/html"
    made = Warc()
    made.add(data, headers={"Content-Type": kind})
    site.imported(site.saved("a.warc.gz", made.data))
    assert site.body == f"{TEXT}\n\n{MORE}\n"


LIST = page("محليات").replace(
    b"<article>",
    "".join(
        f'<h2><a href="http://example.org/news/{number}">{about(str(number))[:60]}</a></h2>'
        f"<p>{about(str(number))[:150]} […]</p>"
        for number in range(6)
    ).encode()
    + b"<article hidden>",
)


def test_pages_of_a_crawl_that_are_no_articles_are_told_one_by_one(site):
    made = Warc()
    made.add(PAGE)
    first = made.add(LIST, "http://example.org/category/local/")
    made.add(LIST, "http://example.org/")
    made.add(page("عذراً، الصفحة غير موجودة", "ربما حذفت"), "http://example.org/news/0")
    report = site.imported(site.saved("a.warc.gz", made.data))
    assert (report.imported, report.rejected) == (1, [])
    assert report.passed_over.counts == {
        "lists of articles": 1,
        "home pages": 1,
        "pages that say they have no article": 1,
    }
    (told,) = (found for found in report.pages if found.what == "lists of articles")
    assert told.place.endswith(f"a.warc.gz#{first} http://example.org/category/local/")
    assert "its address ends in /category/local/" in told.why
    reason = "its address ends in /category/local/"
    assert any(reason in line for line in lines(report))


def test_a_page_for_printing_is_the_same_article(site):
    made = Warc()
    original = "http://example.org/news/7"
    made.add(PAGE, original)
    head = f'<head><link rel="canonical" href="{original}">'.encode()
    for address in (f"{original}/amp/", f"{original}?print=1", "http://m.example.org/news/7"):
        variant = PAGE.replace(b"<head>", head).replace(b"</h1>", f"</h1><!--{address}-->".encode())
        made.add(variant, address)
    report = site.imported(site.saved("a.warc.gz", made.data))
    assert (report.imported, report.merges.total()) == (1, 3)
    assert site.fields["original_url"] == original


def test_an_age_on_a_page_counts_from_the_moment_of_its_record(site):
    made = Warc()
    text = PAGE.replace(b"</h1>", "</h1><div>منذ ساعتين</div>".encode())
    made.add(text, date="2014-01-02T01:00:00Z")
    site.imported(site.saved("a.warc.gz", made.data))
    assert site.fields["date"] == "2014-01-01"
    assert site.fields["date_basis"] == "inferred"
    assert site.fields["date_evidence"] == "منذ ساعتين"


MOMENTS = {
    "0001-01-01T00:00:00Z": "it is before the web (1990)",
    "9999-12-31T23:59:59Z": "it is in the future",
    "2025-03-03T00:00:00Z": "it is in the future",
    "2014-13-02T10:00:00Z": "no date is read in it",
    "soon": "no date is read in it",
}


@pytest.mark.parametrize("date", MOMENTS)
def test_a_moment_of_capture_that_cannot_be_is_told_and_not_used(site, date):
    made = Warc()
    made.add(PAGE, date=date)
    report = site.imported(site.saved("a.warc.gz", made.data))
    (look,) = report.looks[Look.VALUE_UNUSED]
    assert look.detail == f"WARC-Date: «{date}»: {MOMENTS[date]}"
    assert site.fields["captured"] == "2025-03-01"


def test_a_page_captured_where_it_was_tomorrow_already_was_captured_today(site):
    made = Warc()
    made.add(PAGE, date="2025-03-02T00:30:00Z")
    report = site.imported(site.saved("a.warc.gz", made.data))
    assert Look.VALUE_UNUSED not in report.looks
    assert site.fields["captured"] == "2025-03-01"


def test_a_page_that_a_tool_converted_is_a_page_too(site):
    made = Warc()
    made.add(PAGE, kind="conversion", said={"Content-Type": "text/html"})
    assert site.imported(site.saved("a.warc.gz", made.data)).imported == 1


def test_a_page_that_is_too_long_is_refused(site, monkeypatch):
    monkeypatch.setattr(warcrecords, "LONGEST", 2**20)
    made = Warc(is_gzip=False)
    made.add(PAGE * 3000)
    made.add(PAGE)
    report = site.imported(site.saved("a.warc", made.data))
    assert report.imported == 1
    assert "a page of at most 1 MB" in report.rejected[0].reason


def test_memory_does_not_grow_with_what_is_passed_over(tmp_path):
    made = Warc(is_gzip=False)
    made.add(b"\xff" * 2**25, headers={"Content-Type": "video/mp4"})
    path = tmp_path / "a.warc"
    path.write_bytes(made.data * 3)
    del made
    tracemalloc.start()
    (found,) = warc.read(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found.count == 3
    assert peak < 8 * 2**20


def test_names_of_records_are_one_line_that_leads_nowhere(site):
    made = Warc()
    made.add(PAGE, "http://example.org/../../etc/x", said={"WARC-Record-ID": "<../../x\u202e>"})
    site.imported(site.saved("a.warc", made.data))
    assert site.fields["capture"] == "a.warc#../../x"
    assert [path.parent.name for path in site.articles] == ["articles"]


def test_a_break_at_any_byte_of_a_header_ends_the_reading(tmp_path):
    data = gzip.compress(three(is_gzip=False).data, compresslevel=0)
    path = tmp_path / "a.warc.gz"
    for at in range(20, 400):
        path.write_bytes(data[:at])
        assert [type(found) for found in warc.read(path)] == [Refusal]


def starts(data):
    """Where the members of a gzip file begin, or the records of a plain one."""
    sign = b"\x1f\x8b\x08" if data.startswith(b"\x1f\x8b") else b"WARC/1.0\r\n"
    return [at for at in range(len(data)) if data.startswith(sign, at)]


def titles(site):
    return sorted(path.read_text("utf-8").split("\n")[0] for path in site.articles)


@pytest.mark.parametrize("kind", ["bytes", "sum", "magic", "gone", "zeros"])
def test_behind_a_damaged_member_reading_goes_on_at_the_next(site, kind):
    data = bytearray(three().data)
    _, start, end = starts(data)
    if kind == "bytes":
        data[start + 200 : start + 210] = b"\xff" * 10
    elif kind == "sum":
        data[end - 8] ^= 1
    elif kind == "magic":
        data[start] ^= 1
    elif kind == "gone":
        del data[start + 300 : end - 100]
        end = start + 400
    elif kind == "zeros":
        data[start + 100 : end - 50] = bytes(end - start - 150)
    report = site.imported(site.saved("a.warc.gz", bytes(data)))
    assert titles(site) == ["Title: الخبر المختلق 0", "Title: الخبر المختلق 2"]
    told = [refusal.reason for refusal in report.rejected]
    damage = f"found {end - start:,} damaged bytes of the gzip file, from its byte {start:,} on"
    assert [reason for reason in told if reason.startswith(damage)]
    assert len(told) <= 2


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0), st.binary(min_size=1, max_size=40), st.booleans())
def test_wherever_a_file_is_damaged_no_more_than_two_records_are_lost(
    tmp_path_factory, at, noise, is_gzip
):
    """The one that it hits and, where it hits the end of one, the one behind it."""
    data = three(is_gzip=is_gzip).data
    at %= len(data)
    path = tmp_path_factory.mktemp("warc") / "a.warc"
    path.write_bytes(data[:at] + noise + data[at + len(noise) :])
    if at < 20:
        return  # it is no web archive then
    found = list(warc.read(path))
    assert sum(isinstance(item, warc.ArchivedPage) for item in found) >= 1


def test_a_length_that_is_not_the_records_own_costs_no_other_record(site):
    made = Warc(is_gzip=False)
    for number in range(3):
        made.add(page(f"الخبر المختلق {number}"), f"http://example.org/{number}")
    data = made.data
    _, start, end = starts(data)
    for wrong in (9_999, 99_999_999):
        header, _, rest = data[start:end].partition(b"Content-Length: ")
        changed = header + b"Content-Length: %d" % wrong + rest[rest.index(b"\r\n") :]
        report = site.imported(site.saved(f"{wrong}.warc", data[:start] + changed + data[end:]))
        assert titles(site) == ["Title: الخبر المختلق 0", "Title: الخبر المختلق 2"]
        (refusal,) = report.rejected
        assert f"found a Content-Length of {wrong:,} that is not its own" in refusal.reason


@pytest.mark.parametrize("length", ["99999999999999", "999999999999999"])
def test_a_length_that_no_file_has_costs_no_other_record(site, length):
    made = three(is_gzip=False).data
    at = made.index(b"Content-Length: ") + len(b"Content-Length: ")
    end = made.index(b"\r\n", at)
    report = site.imported(site.saved("a.warc", made[:at] + length.encode() + made[end:]))
    assert report.imported == 2
    assert "that is not its own" in report.rejected[0].reason


def test_a_length_that_is_too_long_ends_at_the_next_member(site):
    made = three(is_gzip=False).data
    parts = [made[a:b] for a, b in zip(starts(made), [*starts(made)[1:], None], strict=True)]
    header, _, rest = parts[1].partition(b"Content-Length: ")
    parts[1] = header + b"Content-Length: 99999999" + rest[rest.index(b"\r\n") :]
    report = site.imported(site.saved("a.warc.gz", members(*parts)))
    assert titles(site) == ["Title: الخبر المختلق 0", "Title: الخبر المختلق 2"]
    (refusal,) = report.rejected
    assert "found a record that breaks off" in refusal.reason


def test_a_web_archive_that_was_itself_captured_is_one_file(site):
    """Its records are the block of another, whose length is right: they are no records here."""
    made = Warc(is_gzip=False)
    inner = three(is_gzip=False).data
    made.add(inner, headers={"Content-Type": "application/warc"})
    made.add(PAGE)
    report = site.imported(site.saved("a.warc", made.data))
    assert (report.imported, report.rejected) == (1, [])


@pytest.mark.parametrize("is_cut", [True, False])
def test_of_a_web_archive_gzipped_as_one_piece_all_before_the_damage_is_imported(site, is_cut):
    made = Warc(is_gzip=False)
    for number in range(20):
        made.add(page(f"خبر رقم {number}"), f"http://example.org/{number}")
    data = gzip.compress(made.data)
    half = len(data) // 2
    report = site.imported(
        site.saved("a.warc.gz", data[:half] + (b"" if is_cut else b"\0" * 40 + data[half + 40 :]))
    )
    assert 5 < report.imported < 15
    assert any("a broken file" in refusal.reason for refusal in report.rejected)


def test_what_is_whole_before_damage_in_a_gzip_file_of_one_piece_is_read(tmp_path):
    lines = b"".join(b"%d %s\n" % (n, bytes([65 + n % 26]) * 50) for n in range(20_000))
    data = bytearray(gzip.compress(lines))
    data[-6] ^= 1  # the sum
    path = tmp_path / "a.gz"
    path.write_bytes(data)
    with unpacking.unpacked(path) as stream:
        assert stream.read(len(lines)) == lines
        with pytest.raises(Rejected, match="a broken file"):
            stream.read(1)
