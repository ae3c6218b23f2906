"""Captures of one article, imported: one article, whatever their order, and nothing is lost."""

import hashlib
import json
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from captures import printed
from captures.frontmatter import parse
from captures.merging import Merge
from invented import Inventor

SHA256 = re.compile(r"\b[0-9a-f]{64}\b")
WORDS = Inventor(seed=4).line(140).split()
FULL, CUT = " ".join(WORDS), " ".join(WORDS[:110])
ANOTHER = Inventor(seed=5).line(90)


def record(text, **values):
    return {"title": "خبر مختلق", "date": "2014-01-02", "text": text, **values}


def line_hash(values):
    return hashlib.sha256(json.dumps(values, ensure_ascii=False).encode()).hexdigest()


def articles(site):
    """The front matter and body of each article."""
    return [parse(path.read_text(encoding="utf-8")) for path in site.articles]


def how(report):
    return [merged.how for merged in report.merged]


def test_the_same_text_again_is_one_article_with_both_captures(site):
    one, other = record(FULL, source="صدى السهول"), record(FULL, source="وكالة المثال", id="7")
    report = site.imported(site.records(one, other))
    assert (report.imported, how(report)) == (1, [Merge.LISTED])
    fields, _ = articles(site)[0]
    assert fields["capture_sha256"] == [line_hash(one)]
    line = f"records.jsonl#7 {line_hash(other)} · وكالة المثال"
    assert fields["also_captured"] == [line]
    assert [entry["reason"] for entry in site.ledger] == ["import", "merged"]
    assert site.ledger[1]["capture_sha256"] == line_hash(other)
    assert site.ledger[1]["before"] == site.ledger[0]["after"]
    after = hashlib.sha256(site.articles[0].read_bytes()).hexdigest()
    assert site.ledger[1]["after"] == after


def test_a_fuller_capture_takes_the_place_but_not_the_address(site):
    site.imported(site.records(record(CUT)))
    (address,) = site.articles
    report = site.imported(site.records(record(FULL)))
    assert (report.imported, how(report)) == (0, [Merge.FULLER])
    assert site.articles == [address]
    assert site.fields["id"] == address.stem
    assert site.fields["capture_sha256"] == line_hash(record(FULL))
    assert line_hash(record(CUT)) in site.fields["also_captured"]
    assert FULL.split()[-1] in site.body


def test_the_report_names_each_and_the_summary_counts_them(site):
    report = site.imported(site.records(record(CUT, id="a"), record(FULL, id="b")))
    lines = list(printed.lines(report))
    assert lines[0] == "Imported 1 article; 1 merged; 0 already there; 0 rejected."
    assert "Merged: fuller: its text stands now (1)" in lines
    assert f"  {site.inbox / 'records.jsonl'}#b -> {site.articles[0].stem}" in lines


def test_an_article_edited_by_hand_keeps_its_text_and_is_reported(site):
    site.imported(site.records(record(CUT)))
    edited = site.article.replace("خبر مختلق", "خبر مصحح") + "\nسطر باليد.\n"
    site.articles[0].write_text(edited, encoding="utf-8")
    report = site.imported(site.records(record(FULL)))
    assert how(report) == [Merge.KEPT]
    line = f"Also_captured: records.jsonl#1 {line_hash(record(FULL))}\n"
    assert site.article.replace(line, "") == edited
    # the line that the import added does not make it untouched again
    assert how(site.imported(site.records(record(FULL + " نهاية")))) == [Merge.KEPT]
    assert "سطر باليد" in site.article


def test_an_article_moved_to_a_folder_is_merged_where_it_is(site):
    site.imported(site.records(record(CUT)))
    moved = site.content / "articles/2014/خبر.md"
    moved.parent.mkdir()
    site.articles[0].rename(moved)
    assert how(site.imported(site.records(record(FULL)))) == [Merge.FULLER]
    assert not site.articles
    assert FULL.split()[-1] in moved.read_text(encoding="utf-8")


def test_a_page_that_is_merged_is_kept_as_evidence(site):
    site.imported(site.records(record(FULL)))
    page = site.saved("page.txt", f"خبر مختلق للتجربة\n\n{FULL}\n")
    assert how(site.imported(page)) == [Merge.LISTED]
    assert (site.content / "captures/page.txt").read_bytes() == page.read_bytes()
    assert site.fields["also_captured"].startswith("captures/page.txt ")


def test_a_corrected_version_at_one_address_is_merged_although_numbers_differ(site):
    url = "https://example.org/news/1"
    wrong, right = FULL.replace(WORDS[60], "17"), FULL.replace(WORDS[60], "71")
    assert site.imported(site.records(record(wrong), record(right))).imported == 2
    site.imported(site.records(record(wrong + " أولا", url=url), name="a.jsonl"))
    report = site.imported(site.records(record(right + " ثانيا", url=url), name="b.jsonl"))
    assert report.imported == 0


def test_a_growing_page_is_one_article(site):
    texts = [" ".join(WORDS[:count]) for count in (60, 80, 100, 120, 140)]
    url = "https://example.org/live"
    report = site.imported(site.records(*(record(text, url=url) for text in texts)))
    assert (report.imported, how(report)) == (1, [Merge.FULLER] * 4)
    assert site.body.split() == articles(site)[0][1].split()
    assert len(site.fields["also_captured"].splitlines()) == 4


def test_short_texts_are_merged_only_if_they_are_the_same(site):
    short = "أعلنت الهيئة المختلقة موعد السوق"
    texts = (short, f"{short} غدا", short)
    report = site.imported(site.records(*(record(text, id=n) for n, text in enumerate(texts))))
    assert (report.imported, how(report)) == (2, [Merge.LISTED])


def test_a_merged_capture_stays_known_where_the_ledger_is_lost(site):
    records = site.records(record(FULL), record(CUT))
    site.imported(records)
    (site.content / "ledger.jsonl").unlink()
    assert site.imported(records).known == 2
    cited = {entry["capture"]: entry["reason"] for entry in site.ledger}
    assert cited == {"records.jsonl#1": "found", "records.jsonl#2": "found"}
    site.articles[0].unlink()
    assert site.imported(records).known == 2


def test_a_dry_run_merges_what_a_run_would(site):
    site.imported(site.records(record(ANOTHER)))
    before = site.everything
    records = site.records(
        *(
            record(text, id=n)
            for n, text in enumerate((CUT, FULL, FULL + " آخر", CUT, ANOTHER + " آخر"))
        ),
        name="b.jsonl",
    )
    dry = site.imported(records, dry=True)
    assert site.everything == before
    assert dry == site.imported(records)
    assert dry.merges.total() == 4


def test_what_an_archive_published_is_not_merged(site, new_site):
    site.imported(site.records(record(FULL)))
    other = new_site()
    other.imported(other.records(record(FULL), record(CUT)))
    published = {
        "id": other.articles[0].stem,
        "capture_sha256": other.fields["capture_sha256"],
        "title": "خبر مختلق",
        "markdown": other.article,
    }
    published["markdown"] = other.article.replace(other.articles[0].stem, "wvovovovovo")
    published["id"] = "wvovovovovo"
    report = site.imported(site.records(published, name="published.jsonl"))
    assert (report.imported, report.merged) == (1, [])
    assert (site.content / "articles/wvovovovovo.md").read_text("utf-8") == published["markdown"]
    # and what another archive wrote is not ours to write anew
    changed = record(FULL.replace(WORDS[5], "كلمة") + " خاتمة")
    empty = new_site()
    empty.imported(empty.records(published))
    assert how(empty.imported(empty.records(changed))) == [Merge.KEPT]


@st.composite
def recaptures(draw):
    """Records of two articles, cut, with a word put right, with a line around, or as they are."""
    count = draw(st.integers(1, 6))
    found = []
    for number in range(count):
        words = list(draw(st.sampled_from((WORDS, ANOTHER.split()))))
        words = words[: len(words) - draw(st.integers(0, 8))]
        for at in draw(st.sets(st.integers(0, len(words) - 1), max_size=1)):
            words[at] += "ات"
        before = draw(st.sampled_from(("", "عين مختلقة ", "وكالة المثال ")))
        found.append(record(before + " ".join(words), id=f"r{number}"))
    return found


@settings(max_examples=25)
@given(recaptures(), st.randoms(use_true_random=False))
def test_order_does_not_matter_and_nothing_is_lost_and_again_is_nothing_new(
    new_site, records, random
):
    seen = []
    for _ in range(2):
        site = new_site()
        source = site.records(*records, {"text": ""})
        report = site.imported(source)
        assert report.captures == len(records) + 1
        found = articles(site)
        hashes = {each for fields, _ in found for each in SHA256.findall(str(fields))}
        assert hashes == {line_hash(values) for values in records}
        seen.append({(body.strip(), frozenset(SHA256.findall(str(f)))) for f, body in found})
        before = site.everything
        again = site.imported(source)
        assert (again.imported, again.merged, again.known) == (0, [], len(records))
        assert site.everything == before
        random.shuffle(records)
    assert seen[0] == seen[1]
    assert len(seen[0]) <= 2
