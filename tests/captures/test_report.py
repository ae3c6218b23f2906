"""What the report counts, what it shows of it, and that it stays small."""

import json
import tracemalloc

from captures import printed
from captures.capture import Article, Basis, Cleaned, CutLine, Dated, End, Look, Note
from captures.merging import Merge
from captures.report import EXAMPLES, Report
from captures.tally import Tally, kind_of
from telling import duration, wrapped

EMPTY = "found no text; expected `text` with the article; leave the record out or add it"
LONG = "نص مختلق طويل بما يكفي " * 6


def cleaned(*notes: Note, title: str = "خبر مختلق", cut: tuple[CutLine, ...] = ()) -> Cleaned:
    return Cleaned(Article(title, Dated("2014-01-02", Basis.STATED), ("نص",)), notes, cut)


def shown(report: Report) -> str:
    return "\n".join(printed.lines(report))


def test_reasons_are_grouped_and_counted_and_single_ones_follow():
    report = Report()
    for number in range(EXAMPLES + 5):
        report.reject(f"dump.jsonl#{number}", EMPTY)
    for number in (17, 4):
        report.reject(
            f"other.jsonl#{number}",
            f"found broken JSON (Expecting value at character {number}); expected one; mend it",
        )
    report.reject("empty.txt", "found an empty file; expected a page's text; leave it out")
    lines = shown(report).splitlines()
    assert lines[2:9] == [
        "   0  imported",
        "   0  already there",
        "  18  rejected",
        "  15    no text",
        "   2    broken JSON",
        "   1    an empty file",
        "",
    ]
    listed = lines[9:]
    assert listed[0] == "Rejected (18):"
    assert listed[1] == f"  15 × {EMPTY}"
    assert listed[2 : 2 + EXAMPLES] == [f"    dump.jsonl#{n}" for n in range(EXAMPLES)]
    assert listed[2 + EXAMPLES :] == [
        "    … and 5 more",
        "  2 × found broken JSON (…); expected one; mend it",
        "    other.jsonl#17: broken JSON (Expecting value at character 17)",
        "    other.jsonl#4: broken JSON (Expecting value at character 4)",
        "  empty.txt: found an empty file; expected a page's text; leave it out",
    ]


def test_a_number_that_all_captures_of_a_kind_share_is_shown():
    report = Report()
    for place in "ab":
        report.reject(place, "found a page of more than 32 MB; expected one page; split it")
    assert "  2    a page of more than 32 MB\n" in shown(report)


def test_kinds_without_end_are_one_sum():
    report = Report()
    words = [f"{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(120)]
    for word in words:
        report.reject(word, f"found {word}; expected an article; leave it out")
    assert report.rejections.total() == 120
    told = shown(report)
    assert "\n  112    for other reasons\n" in told
    assert "\n  20 × for other reasons\n" in told
    assert f"\n    {words[100]}: found {words[100]}; expected" in told
    assert report.counts()["rejected"][""] == 20


def test_the_kind_of_a_reason_leaves_out_what_varies():
    assert kind_of("found «C#» (tag/c) at byte 1,204.5 of 'x\\'y' and \"z\"") == (
        "found … (…) at byte … of … and …"
    )
    told = "found 3 bytes that are no UTF-8 nor windows-1256; expected WARC/1.0; save it as UTF-8"
    assert kind_of(told) == told.replace("3", "…")


def test_a_tally_counts_what_it_does_not_know_apart_together():
    tally: Tally[str] = Tally(2)
    assert [tally.add(thing) for thing in "abcab"] == [True, True, False, True, True]
    assert (dict(tally.counts), tally.others, tally.total()) == ({"a": 2, "b": 2}, 1, 5)


def test_the_table_fits_80_columns_and_says_all_that_was_counted():
    report = Report()
    for how in Merge:
        report.merge("a", "w1", "articles/w1.md", how, cleaned())
    for look in Look:
        report.take("b", "w2", "articles/w2.md", cleaned(Note(look, "")))
    report.reject("c", f"found {'x' * 200}; expected less; leave it out")
    table = list(printed.table(report))
    assert max(map(len, table)) <= 80
    assert table[0] == f"  {len(Look)}  imported"
    assert [line.split(maxsplit=1)[1] for line in table if line.startswith("   1    ")][
        -len(Look) :
    ] == [look.value for look in Look]


def test_an_article_is_told_of_with_its_file_its_title_and_what_was_found():
    report = Report()
    report.take("a#1", "wa", "articles/wa.md", cleaned(Note(Look.VERY_SHORT, "2 words")))
    words = "2014-01-02 by «2014-01-02», but 2014-01-05 by «الأحد»"
    notes = [Note(Look.DATES_DISAGREE, words), Note(Look.DATES_DISAGREE, "another")]
    report.take("a#2", "wb", "articles/wb.md", cleaned(*notes, title=LONG))
    lines = shown(report).splitlines()
    begin = lines.index("Worth a look (2), each in content/articles/ID.md")
    assert lines[begin + 1 :] == [
        "",
        "  sources that do not agree on the date (1)",
        f"    wb  {LONG}"[:79] + "…",
        f"      [{words}; another]",
        "",
        "  very short (1)",
        "    wa  خبر مختلق  [2 words]",
    ]
    dry = list(printed.lines(report, dry=True))
    assert dry[dry.index("  very short (1)") + 1 :] == ["    a#1", "      خبر مختلق  [2 words]"]


def test_what_another_capture_mends_is_not_worth_a_look_any_more():
    title, captured = Note(Look.TITLE_INFERRED, ""), Note(Look.DATE_CAPTURED, "2014-01-05")
    short, inferred = Note(Look.VERY_SHORT, "9 words"), Note(Look.DATE_INFERRED, "by «الأحد»")
    log: list[dict] = []
    report = Report(log.append)
    report.take("a", "wa", "articles/wa.md", cleaned(title, captured, short))
    report.merge("b", "wa", "articles/wa.md", Merge.LISTED, cleaned(title, inferred))
    assert {look for look, ids in report.wanting.items() if ids} == {
        Look.TITLE_INFERRED,
        Look.DATE_INFERRED,
        Look.VERY_SHORT,
    }
    assert log[-1]["settles"] == ["date_captured"]
    report.merge("c", "wa", "articles/wa.md", Merge.LISTED, cleaned(captured))
    assert log[-1]["settles"] == ["title_inferred"]
    report.merge("d", "wa", "articles/wa.md", Merge.FULLER, cleaned(Note(Look.ENCODING, "x")))
    assert log[-1]["settles"] == ["date_inferred", "very_short"]
    assert [look for look, ids in report.wanting.items() if ids] == [Look.ENCODING]
    assert report.wants == 1


def test_the_report_and_the_articles_agree_on_what_wants_a_look(site):
    text = " ".join(f"كلمة{letter}" for letter in "ابتثجحخدذرزسشصضطظعغفقكلمنهوي")
    report = site.imported(
        site.records(
            {"text": text},
            {"text": f"{text} وأكثر", "title": "عنوان مختلق", "date": "2014-01-02"},
            {"text": "نص آخر مختلق قصير."},
        )
    )
    for look, key in [
        (Look.TITLE_INFERRED, "Title_basis: inf"),
        (Look.DATE_CAPTURED, "Date_basis: capt"),
    ]:
        assert report.wanting[look] == {
            path.stem for path in site.articles if f"\n{key}" in path.read_text("utf-8")
        }
        assert len(report.wanting[look]) == 1


def test_an_edited_article_that_was_outgrown_stands_first_with_its_file():
    report = Report()
    report.take("a", "wa", "articles/wa.md", cleaned(Note(Look.VERY_SHORT, "")))
    report.merge("b.txt", "wb", "articles/2014/wb.md", Merge.KEPT, cleaned())
    lines = shown(report).splitlines()
    begin = lines.index(f"  {Merge.KEPT.value} (1)")
    assert lines[begin + 1] == "    b.txt -> articles/2014/wb.md"
    assert begin < lines.index("  very short (1)")


def test_of_many_lines_cut_the_frequent_and_then_the_longest_are_shown():
    report = Report()
    menu = [CutLine(End.HEADER, f"قسم {n}") for n in range(EXAMPLES)]
    for article in range(30):
        odd = CutLine(End.INSIDE, "سطر وحيد" + " كلمة" * article)
        name = f"w{article}"
        report.take("a", name, f"articles/{name}.md", cleaned(cut=(*menu, odd)))
    lines = shown(report).splitlines()
    begin = lines.index(f"Lines cut as the site's own ({30 * EXAMPLES + 30}):")
    assert lines[begin + 1] == "  30 × header: قسم 0"
    assert lines[begin + EXAMPLES + 1] == "  and of the others the longest:"
    assert lines[begin + EXAMPLES + 2] == f"  1 × body of w29: سطر وحيد{' كلمة' * 29}"
    assert lines[-1] == "  … and 20 more"
    assert printed.is_abridged(report)


def test_a_stopped_import_says_so_below_its_summary():
    lines = list(printed.lines(Report(), stopped="content/articles/w.md: No space left"))
    assert "stopped early (content/articles/w.md: No space left)" in lines[1]


def test_memory_does_not_grow_with_what_is_merged_or_rejected():
    def fill(report: Report, captures: int) -> None:
        for number in range(captures):
            odd = CutLine(End.FOOTER, "ا")
            report.reject(f"a#{number}", f"found broken JSON (at {number}); expected x; mend it")
            report.merge(f"b#{number}", "w", "articles/w.md", Merge.LISTED, cleaned(cut=(odd,)))

    report = Report()
    fill(report, 1_000)
    tracemalloc.start()
    fill(report, 20_000)
    grown, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert grown < 20_000
    assert report.captures == 42_000


def test_lengths_of_time_are_as_exact_as_they_are_worth():
    assert [duration(s) for s in (0.4, 59.4, 59.9, 80, 599, 3500, 7500)] == [
        "0 s",
        "59 s",
        "1 min 0 s",
        "1 min 20 s",
        "9 min 59 s",
        "58 min",
        "2 h 5 min",
    ]


def test_wrapped_lines_stay_as_far_in_and_words_whole():
    path = "/a" * 30
    assert list(wrapped(f"  {path}: found a thing that is long", 30)) == [
        "  " + path + ":",
        "    found a thing that is long",
    ]
    assert list(wrapped("", 30)) == [""]


def test_every_entry_is_json(site):
    log: list[dict] = []
    report = Report(log.append)
    report.take("a\ud800", "w", "articles/w.md", cleaned(Note(Look.ENCODING, "x")))
    assert json.loads(json.dumps(log))[0]["capture"] == "a"
