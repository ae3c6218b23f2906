"""Records that an archive published are taken over byte for byte, if nothing in them is wrong."""

import json

import pytest

from captures.capture import Look
from captures.frontmatter import parse

SHA256 = "ab" * 32
ID = "wvovovovovo"
MARKDOWN = f"""\
Title: خبر صُحِّح باليد
Date: 2013-06-06 14:05+03:00
Date_basis: stated
Id: {ID}
Tags: أسواق; مؤونة
X_subtitle: عنوان فرعي
Captured: 2014-01-02
Capture: captures/خبر.txt
Capture_sha256: {SHA256}
Corrections: 2015-01-01 صُحح الاسم
    2016-01-01 صُحح التاريخ

نص *مائل* وفيه **تشديد** و[رابط](http://example.org).

> واقتباس.


"""
RECORD = {
    "id": ID,
    "title": "خبر صُحِّح باليد",
    "text": "نص مائل",
    "date": "2013-06-06",
    "capture": "captures/خبر.txt",
    "capture_sha256": SHA256,
    "markdown": MARKDOWN,
}


def test_a_published_article_comes_back_byte_for_byte(site):
    report = site.imported(site.records(RECORD))
    assert not report.rejected
    assert site.articles[0].name == f"{ID}.md"
    assert site.article == MARKDOWN
    assert site.ledger[0]["capture"] == "captures/خبر.txt"
    assert site.ledger[0]["capture_sha256"] == SHA256


def test_it_is_there_already_whatever_else_changed_in_the_record(site):
    site.imported(site.records(RECORD))
    changed = {**RECORD, "markdown": MARKDOWN.replace("نص", "نصوص"), "title": "آخر"}
    report = site.imported(site.records(changed))
    assert (report.imported, report.known) == (0, 1)
    assert site.article == MARKDOWN


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (f"Id: {ID}", "Id: waaaaaaaaaa", "expected the record's id"),
        (f"Id: {ID}\n", "", "found no Id"),
        ("Title: خبر", "Save_as: ../../x\nTitle: خبر", "the key Save_as"),
        ("Title: خبر", "Slug: x\nTitle: خبر", "the key Slug"),
        ("Title: خبر", "Template: x\nTitle: خبر", "the key Template"),
        ("Title: خبر", "override_url: x\nTitle: خبر", "the key Override_url"),
        ("Title: خبر", "Title: آخر\nTitle: خبر", "2 lines for Title"),
        ("Title: خبر صُحِّح باليد", "Title:", "found no Title"),
        ("Date: 2013-06-06 14:05+03:00", "Date: أمس", "expected YYYY-MM-DD"),
        ("Date: 2013-06-06 14:05+03:00", "Date: 2013-02-30", "expected YYYY-MM-DD"),
        ("Captured: 2014-01-02", "Captured: 2014", "expected a day, YYYY-MM-DD"),
        (SHA256, "cd" * 32, "another Capture_sha256"),
        ("Title: خبر", "Status: gone\nTitle: خبر", "one of published, hidden, draft"),
        ("Title: خبر", "Lang: ../x\nTitle: خبر", "a language tag"),
        (
            "Date: 2013-06-06 14:05+03:00",
            "Date: 9999-12-31",
            "a day not after tomorrow, 2025-03-02",
        ),
        ("Date: 2013-06-06 14:05+03:00", "Date: 2025-03-03 00:00+14:00", "which is in the future"),
        ("Date: 2013-06-06 14:05+03:00", "Date: 1989-12-31 23:59Z", "a day from 1990-01-01 to tom"),
        ("Captured: 2014-01-02", "Captured: 2026-01-02", "Captured: 2026-01-02, which is in the"),
        (
            "X_subtitle: ",
            "Modified: 0001-01-01\nX_subtitle: ",
            "Modified: 0001-01-01, which is bef",
        ),
        (
            "X_subtitle: ",
            "X_subtitle: \u202e",
            "U+202E, which turns the direction of writing, in X",
        ),
        (
            "2016-01-01 ص",
            "2016-01-01 \u2067ص",
            "U+2067, which turns the direction of writing, in C",
        ),
        ("Title: خبر", "Title: خ\x00بر", "the control character U+0000"),
        ("Title: خبر", "Title: خ\ud800بر", "half a surrogate pair"),
        ("Title: خبر", "\x7f\nTitle: خبر", "line 1: "),
        ("Tags: أسواق", "Tag s: أسواق", "line 5: Tag s: أسواق"),
    ],
)
def test_a_published_article_that_is_wrong_is_rejected(site, old, new, reason):
    markdown = MARKDOWN.replace(old, new, 1)
    report = site.imported(site.records(json.dumps({**RECORD, "markdown": markdown})))
    assert reason in report.rejected[0].reason
    assert not site.articles


def test_a_published_article_needs_its_id(site):
    record = {key: value for key, value in RECORD.items() if key != "id"}
    report = site.imported(site.records(record))
    assert "expected the record's id ''" in report.rejected[0].reason


def test_an_id_that_another_capture_has_is_rejected(site):
    site.imported(site.records(RECORD))
    other = {**RECORD, "capture_sha256": "cd" * 32, "markdown": MARKDOWN.replace(SHA256, "cd" * 32)}
    report = site.imported(site.records(other))
    assert "which another capture's article has" in report.rejected[0].reason
    assert site.article == MARKDOWN


def test_a_record_without_markdown_keeps_its_provenance(site):
    record = {key: value for key, value in RECORD.items() if key != "markdown"}
    record |= {
        "date_basis": "inferred",
        "date_evidence": "اليوم الخميس",
        "title_basis": "inferred",
        "also_captured": ["captures/نسخة.txt " + "ef" * 32],
        "corrections": ["2015-01-01 صُحح الاسم", "2016-01-01 صُحح التاريخ"],
        "modified": "2016-01-01",
    }
    site.imported(site.records(record))
    fields = site.fields
    assert (fields["id"], fields["capture"]) == (ID, "captures/خبر.txt")
    assert (fields["capture_sha256"], fields["date_basis"]) == (SHA256, "inferred")
    assert (fields["date_evidence"], fields["title_basis"]) == ("اليوم الخميس", "inferred")
    assert fields["corrections"] == "\n".join(record["corrections"])
    assert fields["modified"] == "2016-01-01"
    copy = {"text": "نص مائل", "capture_sha256": "ef" * 32}
    assert site.imported(site.records(copy)).known == 1


@pytest.mark.parametrize("capture", ["../../etc/passwd", "/etc/passwd", "a\nStatus: hidden", 5, ""])
def test_a_path_out_of_the_archive_is_not_cited(site, capture):
    record = {**RECORD, "capture": capture}
    del record["markdown"]
    site.imported(site.records(record))
    assert site.fields["capture"] == f"records.jsonl#{ID}"


def test_a_withdrawn_article_is_a_stub(site):
    record = {key: RECORD[key] for key in ("id", "title", "date", "capture", "capture_sha256")}
    record["withdrawn"] = "2020-01-01, بطلب من صاحب الخبر"
    report = site.imported(site.records(record))
    assert not report.rejected
    assert site.article == (
        f"Title: خبر صُحِّح باليد\nDate: 2013-06-06\nId: {ID}\n"
        f"Capture: captures/خبر.txt\nCapture_sha256: {SHA256}\n"
        "Status: hidden\nWithdrawn: 2020-01-01, بطلب من صاحب الخبر\n"
    )
    assert parse(site.article)[1].strip() == ""


def test_a_stub_without_a_capture_gets_none(site):
    record = {key: RECORD[key] for key in ("id", "title", "date")} | {
        "withdrawn": "2020-01-01, بطلب من صاحب الخبر"
    }
    site.imported(site.records(record))
    assert site.fields.keys() == {"title", "date", "id", "status", "withdrawn"}
    (site.content / "ledger.jsonl").unlink()
    assert site.imported(site.records(record)).known == 1


def test_two_records_with_one_id_are_both_imported(site):
    one = {"id": "waaaaaaaaaa", "title": "خبر أول", "text": "نص أول مختلق للتجربة."}
    two = {"id": "waaaaaaaaaa", "title": "خبر ثان", "text": "نص ثان مختلق للتجربة."}
    assert site.imported(site.records(one, two)).imported == 2
    assert len(site.articles) == 2
    assert site.imported(site.records(one, two)).known == 2


def test_two_published_articles_of_one_capture_both_come_back(site):
    other = MARKDOWN.replace(ID, "wbbbbbbbbbb")
    records = [
        {**RECORD, "markdown": MARKDOWN},
        {**RECORD, "id": "wbbbbbbbbbb", "markdown": other},
    ]
    source = site.records(*map(json.dumps, records))
    assert site.imported(source).imported == 2
    assert [path.read_text("utf-8") for path in site.articles] == sorted(
        [MARKDOWN, other], key=lambda text: "wbbbbbbbbbb" not in text
    )
    assert site.imported(source).known == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (MARKDOWN[MARKDOWN.index("\n\n") :], "\n\n"),  # no text, as a maintainer may leave it
        ("Date: 2013-06-06 14:05+03:00", "Date: 2025-03-02"),  # it is tomorrow in another zone
        ("Date: 2013-06-06 14:05+03:00", "Date: 1990-01-01"),
        (
            "Title: خبر",
            "Status: hidden\nWithdrawn: 2015-01-01, س\nModified: 1912-01-01\nTitle: خبر",
        ),
        ("نص *مائل*", "نص \u2067وفيه\u2069"),
        ("نص *مائل*", "نص\x0b*ما\x7fئل*\x0c\ufffe"),
        ("Title: خبر", "\ufeffTitle: خبر"),
        ("Title: خبر", "Title: خ\x7fبر"),
        ("Date: 2013-06-06 14:05+03:00", "Date: 2013-06-\x7f06 14:05+03:00"),
    ],
)
def test_whatever_the_site_builds_comes_back(site, old, new):
    markdown = MARKDOWN.replace(old, new, 1)
    report = site.imported(site.records({**RECORD, "markdown": markdown}))
    assert not report.rejected
    assert site.articles[0].read_bytes() == markdown.encode()


def test_two_published_records_with_one_id_and_no_capture_are_told_apart(site):
    one = MARKDOWN.replace(f"Capture_sha256: {SHA256}\n", "")
    other = one.replace("نص", "نص آخر")
    records = [{"id": ID, "title": "خبر", "markdown": markdown} for markdown in (one, one, other)]
    records[1]["text"] = "نص"
    report = site.imported(site.records(records[0], records[0]))
    assert (report.imported, report.known) == (1, 1)
    again = site.imported(site.records(records[1]), site.records(records[2], name="b.jsonl"))
    assert (again.imported, again.known, again.rejected) == (0, 2, [])


def test_a_second_article_with_the_id_of_one_just_imported_is_rejected(site):
    one = MARKDOWN.replace(f"Capture_sha256: {SHA256}\n", "")
    other = one.replace("نص", "نص آخر")
    records = [{"id": ID, "title": "خبر", "markdown": markdown} for markdown in (one, other)]
    report = site.imported(site.records(*records))
    assert report.imported == 1
    assert "which another capture's article has" in report.rejected[0].reason
    assert site.article == one


def test_two_records_of_one_capture_without_markdown_both_come_in(site):
    records = [
        {"id": id_, "title": "خبر", "text": f"نص مختلق {n}", "capture_sha256": SHA256}
        for n, id_ in enumerate([ID, "wbbbbbbbbbb"])
    ]
    assert site.imported(site.records(*records)).imported == 2
    assert site.imported(site.records(*records)).known == 2


def test_articles_of_one_capture_that_the_ledger_lost_stay_deleted_afterwards(site):
    records = [
        {**RECORD, "id": id_, "markdown": MARKDOWN.replace(ID, id_)} for id_ in (ID, "wbbbbbbbbbb")
    ]
    source = site.records(*records)
    site.imported(source)
    ledger = site.content / "ledger.jsonl"
    ledger.write_text(ledger.read_text("utf-8").splitlines(keepends=True)[0], "utf-8")
    assert site.imported(source).known == 2
    assert {entry["id"] for entry in site.ledger} == {ID, "wbbbbbbbbbb"}
    for path in site.articles:
        path.unlink()
    assert site.imported(source).known == 2


def test_an_id_that_another_article_has_is_reported(site):
    one = {"id": ID, "title": "خبر أول", "text": "نص أول مختلق للتجربة."}
    report = site.imported(site.records(one, {**one, "text": "نص ثان مختلق للتجربة."}))
    details = [worth.detail for worth in report.looks[Look.VALUE_UNUSED]]
    assert details == [f"id: {ID} belongs to another article"]


@pytest.mark.parametrize(
    "dates",
    [
        {"date": "1912-05-01", "modified": "1913-01-01", "captured": "2044-01-01"},
        {"date": "2044-01-01", "modified": "2044-01-02 10:30+03:00"},
        {"date": "2013-06-06 00:00+03:00"},
        {"date": "2013-06-06 14:05:30+03:00"},
    ],
)
def test_a_stub_keeps_the_dates_that_were_published(site, dates):
    record = {"id": ID, "title": "خبر", "withdrawn": "2020-01-01, بطلب", **dates}
    report = site.imported(site.records(record))
    assert {key: site.fields.get(key) for key in dates} == dates
    assert not report.looks


def test_a_time_of_a_stub_is_written_as_front_matter_writes_it(site):
    record = {"id": ID, "title": "خبر", "withdrawn": "2020-01-01, بطلب"}
    site.imported(site.records({**record, "date": "2013-06-06T14:05:00+03:00"}))
    assert site.fields["date"] == "2013-06-06 14:05+03:00"


@pytest.mark.parametrize("key", ["date", "modified", "captured"])
def test_a_stub_says_which_date_is_none(site, key):
    record = {"id": ID, "title": "خبر", "date": "2013-06-06", "withdrawn": "2020-01-01, بطلب"}
    report = site.imported(site.records({**record, key: "أمس"}))
    (worth,) = report.looks[Look.VALUE_UNUSED]
    assert worth.detail.startswith(f"{key}: 'أمس' is n")


@pytest.mark.parametrize("withdrawn", ["2020-01-01", "بطلب", "2020-02-31, بطلب", "2020-01-01, "])
def test_a_withdrawal_without_its_day_or_reason_is_rejected(site, withdrawn):
    record = {"id": ID, "title": "خبر", "date": "2013-06-06", "withdrawn": withdrawn}
    report = site.imported(site.records(record))
    assert "expected the day and the reason: YYYY-MM-DD, reason" in report.rejected[0].reason
