"""JSONL records become articles; what cannot be used is said and left out."""

import gzip
import hashlib
import json
import tracemalloc

import pytest

from captures import lines, printed
from captures.capture import Look

TEXT = "أعلنت جمعية القرية موعد سوق المؤونة السنوي، وقالت إنه يستمر ثلاثة أيام في الساحة."
RECORD = {
    "id": "news-7",
    "url": "http://example.org/news/7",
    "source": "صدى السهول",
    "source_url": "https://example.org/",
    "title": "موعد سوق المؤونة",
    "text": f"{TEXT}\n\n# {TEXT}",
    "date": "2013-06-06",
    "captured": "2014-01-02T10:00:00Z",
    "authors": ["سليم النجار", "هدى, ابنة الحي"],
    "category": "محليات",
    "tags": "أسواق؛ مؤونة",
    "language": "ar",
}


def test_a_record_becomes_an_article(site):
    path = site.records(RECORD)
    report = site.imported(path)
    assert not report.rejected
    line = path.read_bytes().rstrip(b"\n")
    assert site.fields == {
        "title": "موعد سوق المؤونة",
        "date": "2013-06-06",
        "date_basis": "stated",
        "id": site.articles[0].stem,
        "category": "محليات",
        "tags": "أسواق; مؤونة",
        "authors": "سليم النجار; هدى, ابنة الحي",
        "source": "صدى السهول",
        "source_url": "https://example.org/",
        "original_url": "http://example.org/news/7",
        "captured": "2014-01-02",
        "capture": "records.jsonl#news-7",
        "capture_sha256": hashlib.sha256(line).hexdigest(),
    }
    assert site.body == f"{TEXT}\n\n\\# {TEXT}\n"
    assert not (site.content / "captures").exists()


def test_body_is_text_and_a_record_without_id_is_cited_by_its_line(site):
    site.imported(site.records("", {"body": TEXT}, name="dump.jsonl"))
    assert site.fields["capture"] == "dump.jsonl#2"
    assert site.body == f"{TEXT}\n"


@pytest.mark.parametrize("text", [{"text": TEXT}, {"html": f"<p>{TEXT}</p>"}])
@pytest.mark.parametrize(
    ("said", "authors"),
    [
        ({"author": "سليم النجار"}, "سليم النجار"),
        ({"author": "سليم النجار", "authors": []}, "سليم النجار"),
        (
            {"author": "سليم النجار", "authors": ["هدى ابنة الحي", "سليم النجار"]},
            "هدى ابنة الحي; سليم النجار",
        ),
    ],
)
def test_an_author_may_be_said_beside_authors(site, text, said, authors):
    report = site.imported(site.records(text | said))
    assert site.fields["authors"] == authors
    assert not report.ignored.counts


@pytest.mark.parametrize(
    ("said", "authors"),
    [
        ("بقلم: سليم النجار", "سليم النجار"),
        ("سليم النجّار، هدى بنت الحيّ :", "سليم النجّار; هدى بنت الحيّ"),
        ("د. سليم النجار", "د. سليم النجار"),
        ("Salim Al-Najjar&nbsp;", "Salim Al-Najjar"),
        ("ضيعة الوهم - وكالة:", None),
        ("وكالة-ضيعة الوهم:", None),
        ("ضيعة الوهم: «الجريدة»", None),
        ("الجريدة (ضيعة الوهم)", None),
        ("سليم النجار &ndash; الجريدة", None),
        ("&quot;الجريدة&quot; من ضيعة الوهم", None),
        ("&nbsp;", None),
        ("كتب هذا الخبر من لم يذكر اسمه فيه", None),
        ("https://example.org/salim", None),
        ("3", None),
    ],
)
def test_a_byline_is_an_author_only_where_it_is_a_name(site, said, authors):
    site.imported(site.records({"text": TEXT, "author": said}))
    assert site.fields.get("authors") == authors


def test_without_title_and_date_both_are_inferred_and_reported(site):
    report = site.imported(site.records({"text": TEXT}), source="صدى السهول")
    assert site.fields["title"].endswith("…")
    assert site.fields["title_basis"] == "inferred"
    assert (site.fields["date"], site.fields["date_basis"]) == ("2025-03-01", "captured")
    assert site.fields["captured"] == "2025-03-01"
    assert site.fields["source"] == "صدى السهول"
    assert set(report.looks) == {Look.TITLE_INFERRED, Look.DATE_CAPTURED, Look.VERY_SHORT}


def test_a_weekday_called_today_dates_a_record_by_its_day_of_capture(site):
    record = {"title": "خبر", "text": f"اجتمع اليوم الاثنين أهل القرية. {TEXT}"}
    site.imported(site.records({**record, "captured": "2024-11-22"}))
    assert (site.fields["date"], site.fields["date_basis"]) == ("2024-11-18", "inferred")


@pytest.mark.parametrize(
    ("stated", "written"),
    [
        ("2013-06-06T00:00:00", "2013-06-06"),
        ("2013-06-06 14:05", "2013-06-06 14:05"),
        ("2013-06-06T14:05:59.123+03:00", "2013-06-06 14:05+03:00"),
        ("2013-06-06T14:05:00-0330", "2013-06-06 14:05-03:30"),
        ("2013-06-06T14:05Z", "2013-06-06 14:05+00:00"),
        ("6/6/2013 0:00:00", "2013-06-06"),
        ("6/6/2013 12:00:00 AM", "2013-06-06"),
        ("6/6/2013 14:05:00", "2013-06-06 14:05"),
        (1370527500, "2013-06-06 14:05+00:00"),
        (1370527500000, "2013-06-06 14:05+00:00"),
        (1370527500.5, "2013-06-06 14:05+00:00"),
        (20130606, "2013-06-06"),
    ],
)
def test_a_stated_date_keeps_its_time_and_zone(site, stated, written):
    site.imported(site.records({**RECORD, "date": stated}))
    assert site.fields["date"] == written
    assert site.fields["date_basis"] == "stated"


def test_a_record_without_a_date_has_that_of_its_address(site):
    record = {key: value for key, value in RECORD.items() if key != "date"}
    site.imported(site.records({**record, "url": "https://example.org/2013/06/07/khabar"}))
    assert (site.fields["date"], site.fields["date_basis"]) == ("2013-06-07", "stated")
    assert site.fields["date_evidence"] == "2013/06/07"


def test_a_date_that_the_address_does_not_have_is_worth_a_look(site):
    url = "https://example.org/2012/03/04/khabar"
    report = site.imported(site.records({**RECORD, "date": "2013-06-06", "url": url}))
    assert site.fields["date"] == "2013-06-06"
    (worth,) = report.looks[Look.DATES_DISAGREE]
    assert worth.detail == "2013-06-06 by «2013-06-06» (date), but 2012-03-04 by «2012/03/04» (url)"


def test_a_correction_of_a_day_to_come_is_left_out(site):
    lines = ["2014-02-01 صُحّح الاسم", "2999-02-01 أ", "بلا يوم"]
    report = site.imported(site.records({**RECORD, "corrections": lines}))
    assert site.fields["corrections"] == "2014-02-01 صُحّح الاسم\nبلا يوم"
    assert (
        report.looks[Look.VALUE_UNUSED][0].detail == "corrections: '2999-02-01 أ' is in the future"
    )


def test_entities_beside_html_are_characters(site):
    said = {"title": "«أ» &quot;ب&quot; &#8211; R&D &copy", "tags": ["ثقافة &amp; فن"]}
    url = "https://example.org/?a=1&amp;b=2"
    site.imported(site.records({**said, "url": url, "html": f"<p>{TEXT} &amp;lt;</p>"}))
    assert site.fields["title"] == '«أ» "ب" – R&D &copy'
    assert site.fields["tags"] == "ثقافة & فن"
    assert site.fields["original_url"] == "https://example.org/?a=1&b=2"
    assert site.body == f"{TEXT} &amp;lt;\n"


def test_entities_that_a_scraper_has_left_in_text_are_characters(site):
    said = {
        "title": "أ &quot;ب&quot; &#8211; &#x201C;ج&#x201d; R&D &copy",
        "tags": ["ثقافة &amp; فن"],
    }
    site.imported(
        site.records({**said, "text": f"{TEXT} &quot;هكذا&quot; &#39;هنا&#39; &unknown;"})
    )
    assert site.fields["title"] == 'أ "ب" – “ج” R&D &copy'
    assert site.fields["tags"] == "ثقافة & فن"
    assert site.body == f"{TEXT} \"هكذا\" 'هنا' &amp;unknown;\n"


@pytest.mark.parametrize("markup", ["&lt;p&gt;", "&#60;p&#62;", "&#x3C;p&#x3e;", "&LT;"])
def test_what_stands_for_markup_in_text_stays_as_it_stands(site, markup):
    site.imported(site.records({"title": f"رمز {markup} في صفحة", "text": TEXT}))
    assert site.fields["title"] == f"رمز {markup} في صفحة"


@pytest.mark.parametrize("text", [{"text": TEXT}, {"html": f"<p>{TEXT}</p>"}])
@pytest.mark.parametrize(
    ("stated", "doubt"),
    [
        ("الجمعة 6 حزيران 2013", "it says الجمعة, but 2013-06-06 is الخميس"),
        ("3 رجب 1434 هـ الموافق 6 حزيران 2013", "its Hijri date is 2013-05-13"),
    ],
)
def test_a_date_whose_own_words_disagree_is_worth_a_look(site, text, stated, doubt):
    record = {key: value for key, value in RECORD.items() if key != "text"}
    report = site.imported(site.records({**record, **text, "date": stated}))
    assert site.fields["date"] == "2013-06-06"
    (worth,) = report.looks[Look.DATES_DISAGREE]
    assert worth.detail == f"2013-06-06 by «{stated}» (date): {doubt}"


@pytest.mark.parametrize(
    "stated", ["6/6/13", "2013-02-30", "2013-06-06T25:00", "2014-01-04", "1912-01-01", "أمس", 7]
)
def test_a_bad_date_is_reported_and_not_used(site, stated):
    report = site.imported(site.records({**RECORD, "date": stated}))
    assert (site.fields["date"], site.fields["date_basis"]) == ("2014-01-02", "captured")
    assert report.looks[Look.VALUE_UNUSED][0].detail.startswith("date: ")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("url", "javascript:alert(1)"),
        ("url", "http://example.org/\na: b c"),
        ("url", "http://[::1"),
        ("url", "https://example.org:80a/"),
        ("source_url", "http://exa\u2100mple.org/"),
        ("source_url", "http://:80/"),
        ("source_url", "example.org"),
        ("category", ["محليات"]),
        ("tags", [1, 2]),
        ("authors", {"name": "سليم"}),
        ("captured", "2031-01-01"),
        ("language", "العربية"),
    ],
)
def test_an_unusable_value_is_reported_and_left_out(site, key, value):
    record = {k: v for k, v in RECORD.items() if k != "date"} | {key: value}
    report = site.imported(site.records(record))
    assert report.imported == 1
    assert report.looks[Look.VALUE_UNUSED][0].detail.startswith(f"{key}: ")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "broken JSON"),
        ("[1, 2]", "found a list; expected a JSON object"),
        ('"نص"', "found text; expected a JSON object"),
        ("null", "found null"),
        ("[" * 100_000, "nested too deep"),
        ('{"text": %s}' % ("9" * 5000), "number too long"),
        ("{}", "found no text"),
        ('{"text": "  \\u200f "}', "found no text"),
        ('{"text": 5}', "found no text"),
        ('{"text": "No Arabic here at all."}', "found no Arabic"),
        ('{"html": "<p> </p>"}', "found a page that shows no text"),
        ('{"withdrawn": "2020-01-01, بطلب"}', "without a title"),
    ],
)
def test_a_bad_record_is_rejected_with_its_reason_and_the_others_imported(site, line, reason):
    path = site.records(RECORD, line, {"text": TEXT})
    report = site.imported(path)
    assert report.imported == 2
    (refusal,) = report.rejected
    assert refusal.place == f"{path}#2"
    assert reason in refusal.reason
    assert "\n" not in refusal.reason


def test_bytes_that_are_not_utf8_are_rejected_by_line(site):
    line = json.dumps({"text": TEXT}, ensure_ascii=False).encode("cp1256")
    report = site.imported(site.saved("a.jsonl", line + b"\n"))
    assert "not UTF-8" in report.rejected[0].reason


def test_another_language_needs_no_arabic(site):
    site.imported(site.records({"text": "No Arabic here at all.", "language": "en"}))
    assert site.fields["lang"] == "en"


def test_unknown_keys_are_counted(site):
    report = site.imported(site.records({**RECORD, "views": 3}, {"text": TEXT, "views": 4, "x": 1}))
    assert report.ignored.counts == {"views": 2, "x": 1}
    assert "views (2), x (1)" in "\n".join(printed.lines(report))


@pytest.mark.parametrize("name", ["records.jsonl.gz", "dump", "dump.txt"])
def test_records_are_recognised_by_content(site, name):
    data = json.dumps(RECORD).encode() + b"\n"
    report = site.imported(site.saved(name, gzip.compress(data) if "gz" in name else data))
    assert report.imported == 1
    assert site.fields["capture"] == f"{name}#news-7"


def test_a_broken_gzip_gives_what_comes_before_the_break(site):
    rows = "".join(json.dumps({"text": f"{TEXT} {n * n}"}) + "\n" for n in range(4000))
    packed = gzip.compress(rows.encode())
    report = site.imported(site.saved("a.jsonl.gz", packed[: len(packed) // 2]))
    assert report.imported > 100
    assert "broken file" in report.rejected[0].reason


def test_a_line_too_long_is_refused_and_the_next_one_read(site, monkeypatch):
    monkeypatch.setattr(lines, "LONGEST", 2**20)
    long = json.dumps({"text": TEXT * 40_000}, ensure_ascii=False)
    report = site.imported(site.records(long, RECORD))
    assert report.imported == 1
    assert "a line of more than 1 MB" in report.rejected[0].reason
    assert report.rejected[0].place.endswith("#1")


def test_a_gzip_bomb_is_refused_within_little_memory(site):
    path = site.inbox / "bomb.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=9) as file:
        for _ in range(300):
            file.write(b"\0" * 2**20)
    tracemalloc.start()
    report = site.imported(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "expands more than 200 times" in report.rejected[-1].reason
    assert peak < 150 * 2**20


def test_ids_of_our_form_are_kept(site):
    site.imported(site.records({**RECORD, "id": "wabcdefgh23"}))
    assert site.articles[0].name == "wabcdefgh23.md"


def test_names_take_the_first_spelling_of_the_archive(site):
    site.imported(site.records(RECORD))
    first = site.articles[0]
    other = {
        **RECORD,
        "text": TEXT,
        "source": "صدى  السّهول",
        "category": "محليّـات",
        "tags": ["أسـواق", "أسواق"],
        "authors": ["سليمُ النجّار"],
    }
    site.imported(site.records(other, name="later.jsonl"))
    (second,) = [path for path in site.articles if path != first]
    text = second.read_text(encoding="utf-8")
    for line in ("Source: صدى السهول", "Category: محليات", "Tags: أسواق", "Authors: سليم النجار"):
        assert f"\n{line}\n" in text


def test_no_value_makes_another_key(site):
    evil = "خبر\nStatus: hidden\r\nSlug: x\u2028Url: y\x85Save_as: z"
    record = dict.fromkeys(("title", "source", "category", "id"), evil)
    site.imported(
        site.records(
            {**record, "text": f"Status: hidden\n\n{TEXT}", "tags": [evil], "authors": evil}
        )
    )
    assert not {"status", "slug", "url", "save_as"} & site.fields.keys()
    assert site.body.startswith("Status: hidden\n")
