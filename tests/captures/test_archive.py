"""What is known stays as it is; ids and names are never used twice; a crash costs nothing."""

import base64
import hashlib
import json

from captures import printed
from captures.account import account_of
from captures.storage import Evidence

TEXT = "أعلنت جمعية القرية موعد سوق المؤونة السنوي، وقالت إنه يستمر ثلاثة أيام في الساحة.\n"
PAGE = f"موعد سوق المؤونة في القرية\n\n{TEXT}"
# their ids share the first letters; only the last digits differ
TWINS = ("ab" * 20 + "0" * 24, "ab" * 20 + "1" * 24)


def base32(sha256):
    return base64.b32encode(bytes.fromhex(sha256)).decode().lower()


def test_importing_again_changes_nothing(site, real_capture):
    records = site.records({"text": TEXT}, {"text": TEXT + TEXT})
    site.imported(real_capture, records)
    before = site.everything
    report = site.imported(real_capture, records)
    assert (report.imported, report.known, report.rejected) == (0, 3, [])
    assert site.everything == before


def test_the_ledger_tells_of_every_article(site, real_capture):
    site.imported(real_capture)
    (entry,) = site.ledger
    assert " ".join(entry) == "id before after time reason capture capture_sha256 words"
    assert entry["id"] == site.articles[0].stem
    assert entry["before"] is None
    assert entry["after"] == hashlib.sha256(site.articles[0].read_bytes()).hexdigest()
    assert entry["reason"] == "import"
    assert entry["capture"] == f"captures/{real_capture.name}"
    assert entry["capture_sha256"] == hashlib.sha256(real_capture.read_bytes()).hexdigest()
    assert entry["time"].endswith("Z")


def test_a_corrected_article_keeps_its_corrections(site, real_capture):
    site.imported(real_capture)
    corrected = site.article.replace("طارئاً", "عاجلاً")
    site.articles[0].write_text(corrected, encoding="utf-8")
    site.imported(real_capture)
    assert site.article == corrected


def test_a_deleted_article_stays_deleted(site, real_capture):
    site.imported(real_capture)
    site.articles[0].unlink()
    report = site.imported(real_capture)
    assert (report.imported, report.known) == (0, 1)
    assert not site.articles


def test_where_the_ledger_is_lost_the_articles_count(site, real_capture):
    site.imported(real_capture)
    (site.content / "ledger.jsonl").unlink()
    moved = site.content / "articles/2024/الاجتماع.md"
    moved.parent.mkdir()
    site.articles[0].rename(moved)
    assert site.imported(real_capture).known == 1
    assert not site.articles
    # from now on the ledger knows it again, so that deleting it lasts
    assert site.ledger[0]["after"] == hashlib.sha256(moved.read_bytes()).hexdigest()
    moved.unlink()
    assert site.imported(real_capture).known == 1


def test_a_torn_line_of_the_ledger_is_passed_over(site, real_capture):
    site.imported(real_capture)
    path = site.content / "ledger.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole + b'\n[1]\n{"id": "wtorn')
    assert site.imported(real_capture).known == 1
    site.imported(site.saved("a.txt", PAGE))
    lines = path.read_bytes().splitlines()
    assert json.loads(lines[0]) == json.loads(whole)
    assert json.loads(lines[-1])["capture"] == "captures/a.txt"


def test_an_id_is_w_and_ten_letters_of_the_captures_hash(site):
    site.imported(site.saved("a.txt", PAGE))
    sha256 = hashlib.sha256(PAGE.encode()).hexdigest()
    assert site.articles[0].stem == "w" + base32(sha256)[:10] == site.fields["id"]


def test_ids_grow_where_two_captures_would_meet(site):
    first, second = ({"text": f"{n}. {TEXT}", "capture_sha256": TWINS[n]} for n in (0, 1))
    site.imported(site.records(first, second))
    short, long = sorted((path.stem for path in site.articles), key=len)
    assert short == "w" + base32(TWINS[0])[:10]
    assert long == "w" + base32(TWINS[1])[:11]


def test_the_id_of_a_deleted_article_is_not_used_again(site):
    first, second = ({"text": f"{n}. {TEXT}", "capture_sha256": TWINS[n]} for n in (0, 1))
    site.imported(site.records(first))
    site.articles[0].unlink()
    site.imported(site.records(second))
    assert site.articles[0].stem == "w" + base32(TWINS[1])[:11]


def test_an_id_that_a_hand_written_article_has_is_not_used(site):
    taken = "w" + base32(hashlib.sha256(PAGE.encode()).hexdigest())[:10]
    path = site.content / "articles/by-hand.md"
    path.parent.mkdir(parents=True)
    path.write_text(f"Title: باليد\nDate: 2020-01-01\nId: {taken}\n\nنص.\n", encoding="utf-8")
    site.imported(site.saved("a.txt", PAGE))
    (new,) = [found.stem for found in site.articles if found != path]
    assert new.startswith(taken)
    assert len(new) == len(taken) + 1


def test_captures_of_one_name_and_different_bytes_lie_side_by_side(site):
    paths = [site.saved(f"{n}/page.txt", f"{PAGE}\nالعدد {n} من النشرة.") for n in range(3)]
    copy = site.saved("9/page.txt", paths[0].read_bytes())
    report = site.imported(site.inbox)
    assert (report.imported, report.known) == (3, 1)
    names = ["page-2.txt", "page-3.txt", "page.txt"]
    captures = site.content / "captures"
    assert sorted(path.name for path in captures.iterdir()) == names
    assert {path.read_bytes() for path in captures.iterdir()} == {p.read_bytes() for p in paths}
    assert {entry["capture"] for entry in site.ledger} == {f"captures/{name}" for name in names}
    assert copy.exists()


def test_a_capture_that_lies_in_the_archive_is_not_copied(site):
    path = site.content / "captures/2019/صفحة.txt"
    path.parent.mkdir(parents=True)
    path.write_text(PAGE, encoding="utf-8")
    site.imported(site.content / "captures")
    assert site.fields["capture"] == "captures/2019/صفحة.txt"
    assert [p for p in (site.content / "captures").rglob("*") if p.is_file()] == [path]


def test_a_rejected_capture_is_not_kept(site):
    site.imported(site.saved("a.txt", "No Arabic."))
    assert site.everything == {}


def test_a_dry_run_writes_nothing_and_reports_the_same(site, real_capture):
    sources = [real_capture, site.records({"text": TEXT}, {"text": TEXT}, "{")]
    dry = site.imported(*sources, dry=True)
    assert site.everything == {}
    assert not site.content.exists()
    wet = site.imported(*sources)
    assert dry == wet
    assert "Would import 2 articles; 1 already there; 1 rejected." in printed.summary(dry, dry=True)


def test_a_recorded_file_is_known_by_its_name(site):
    path = site.saved("a.txt", PAGE)
    site.imported(path)
    account, evidence = account_of(site.content), Evidence(site.content / "captures", dry=True)
    assert account.has_file(evidence.cited(site.content / "captures/a.txt"))
    assert not account.has_file(evidence.cited(path))


def test_two_captures_with_one_very_long_name_are_both_kept(site):
    name = "ص" * 120 + ".txt"  # 244 bytes
    page = "خبر مختلق رقم {n}\n\nنص مختلق للتجربة رقم {n}، وفيه جملة طويلة بما يكفي لتكون فقرة.\n"
    paths = [site.saved(f"{n}/{'ا' * 5}{name}", page.format(n=n)) for n in "12"]
    assert site.imported(*paths).imported == 2
    kept = sorted(path.name for path in (site.content / "captures").iterdir())
    assert len(kept) == 2
    assert all(len(each.encode()) <= 255 for each in kept)


def test_a_full_stop_in_a_long_name_is_no_suffix(site):
    name = f"وكالة. {'ص' * 110}"
    page = "خبر مختلق رقم {n}\n\nنص مختلق للتجربة رقم {n}، وفيه جملة طويلة بما يكفي لتكون فقرة.\n"
    paths = [site.saved(f"{n}/{name}", page.format(n=n)) for n in "123"]
    assert site.imported(*paths).imported == 3
    kept = sorted(path.name for path in (site.content / "captures").iterdir())
    assert kept == sorted([name, f"{name}-2", f"{name}-3"])


def test_a_folder_where_a_capture_should_lie_is_the_trouble_of_that_capture_alone(site):
    (site.content / "captures/page.txt").mkdir(parents=True)
    bad, good = site.saved("page.txt", PAGE), site.saved("good.txt", f"{PAGE}\nنهاية مختلقة.")
    report = site.imported(bad, good)
    assert report.imported == 1
    (refusal,) = report.rejected
    assert refusal.place == str(bad)
    assert refusal.reason == (
        "found a name that cannot be written (Is a directory); "
        "expected a shorter or plainer one; rename it"
    )


STORY = "قالت جمعية القرية إن السوق السنوي يفتح في الساحة ثلاثة أيام، وإن أجنحته أربعون. " * 3


def test_no_other_capture_brings_back_what_was_withdrawn(site):
    record = {"title": "خبر", "text": STORY, "url": "https://example.org/1", "date": "2013-05-05"}
    site.imported(site.records(record))
    [path] = (site.content / "articles").iterdir()
    head, _, _ = path.read_text("utf-8").partition("\n\n")
    path.write_text(f"{head}\nStatus: hidden\nWithdrawn: 2024-12-01, بطلب\n", "utf-8")
    stub = path.read_bytes()
    for number, change in enumerate(({"captured": "2014-01-01"}, {"text": f"{STORY} وأضافت."})):
        report = site.imported(site.records(record | change, name=f"{number}.jsonl"))
        assert report.rejections.total() == 1
        assert f"withdrawn, {path.stem}" in report.rejected[0].reason
    same_words = {"title": "خبر آخر", "text": STORY, "url": "https://example.org/2"}
    report = site.imported(site.records(same_words, name="c.jsonl"))
    assert report.rejections.total() == 1
    assert [each.read_bytes() for each in (site.content / "articles").iterdir()] == [stub]


def test_the_words_of_a_deleted_article_do_not_come_back_either(site):
    record = {"title": "خبر", "text": STORY, "date": "2013-05-05"}
    site.imported(site.records(record))
    [path] = (site.content / "articles").iterdir()
    path.unlink()
    report = site.imported(site.records(record | {"captured": "2014-01-01"}, name="b.jsonl"))
    assert f"deleted, {path.stem}" in report.rejected[0].reason
    assert not list((site.content / "articles").iterdir())


def test_the_lock_of_an_editor_stops_no_import(site):
    site.imported(site.records({"text": STORY}))
    (site.content / "articles" / ".#x.md").symlink_to("user@host.1")
    assert site.imported(site.records({"text": TEXT}, name="b.jsonl")).imported == 1
