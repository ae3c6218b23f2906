"""An import may be killed at any moment: whole files stay, and the next one goes on."""

import contextlib
import dataclasses
import hashlib
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from captures import archive, storage, waiting
from captures.archive import Archive
from captures.ledger import Ledger
from captures.merging import Merge
from captures.session import WORKING
from captures.sources import UsageError
from captures.storage import UNFINISHED
from containers_made import Warc, page
from invented import Inventor
from killing import files, without_times

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = os.environ | {"PYTHONPATH": f"{ROOT / 'plugins'}:{ROOT / 'tests'}"}
HEAD = "ورّاق التجربة\nالرئيسية | محليات | رياضة | اتصل بنا\nالجمعة, نوفمبر 22, 2024\n"
FOOT = "جميع الحقوق محفوظة لموقع التجربة المختلق 2024\nخريطة الموقع\nمن نحن"


def saved_as_text(words):
    """A page of an invented site."""
    title, first, second = words[:6], words[:50], words[50:]
    text = f"{' '.join(title)}\n\n{' '.join(first)}.\n\n{' '.join(second)}."
    return f"{HEAD}\n{text}\n\n{FOOT}\n"


def record(words, **values):
    return {"title": " ".join(words[:5]), "date": "2014-01-02", "text": " ".join(words), **values}


@pytest.fixture
def mixed(site):
    """An archive with three articles, one edited and one moved, and an inbox of all kinds.

    Of the articles, fuller captures come; others of one another, also with the very words of a
    capture that was merged before, and with names in spellings that no article kept.
    """
    stories = [Inventor(seed).line(100).split() for seed in range(30, 44)]
    old, edited, moved, grows, *others = stories
    site.imported(site.records(*(record(each[:90]) for each in (old, edited, moved))))
    by_title = {path.read_text("utf-8").split("\n")[0]: path for path in site.articles}
    path = by_title[f"Title: {' '.join(edited[:5])}"]
    path.write_text(path.read_text("utf-8") + "\nسطر باليد.\n", "utf-8")
    folder = site.content / "articles/2014"
    folder.mkdir()
    by_title[f"Title: {' '.join(moved[:5])}"].rename(folder / "خبر.md")

    site.saved("a/1.txt", saved_as_text(others[0]))
    site.saved("b/1.txt", saved_as_text(others[1]))
    site.saved("c/1.txt", saved_as_text(others[1][:96]))
    site.saved("c/2.txt", saved_as_text(others[2]))
    site.saved("d.html", page(" ".join(others[3][:5]), " ".join(others[3])))
    site.saved("broken.html", "<html>")
    archive = Warc()
    archive.add(page(" ".join(others[3][:5]), " ".join(others[3]), "جملة أخيرة مختلقة."))
    archive.add(page(" ".join(others[4][:5]), " ".join(others[4])), "http://example.org/2")
    site.saved("e.warc.gz", archive.data)
    site.records(
        record(old, source="صدى السهول"),
        record(edited, category="محليات"),
        record(moved, tags=["سوق", "قرية"]),
        record(grows[:80], category="رياضة", tags=["كرة"], url="https://example.org/1"),
        record(grows[:75], category="ثقافة!", tags=["«شعر»"], url="https://example.org/1"),
        record(grows[:95], category="رياضة", source="«صدى السهول»", url="https://example.org/1"),
        "{",
        record(grows[:75], id="again"),
        record(others[5], category="ثقافة", tags=["كرة!", "شعر"], url="https://example.org/2"),
        record([*others[6], "ختام"], category="ثقافة", url="https://example.org/2"),
        record(["عاجل", *others[5][:97]], url="https://example.org/2"),
        name="f.jsonl",
    )
    return site


def killing(site, every):
    work = site.inbox.parent / "work"
    work.mkdir()
    return subprocess.run(
        [sys.executable, ROOT / "tests/killing.py", site.content, work, str(every), site.inbox],
        env=ENVIRONMENT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_killed_at_any_change_of_a_file_the_next_import_ends_as_one_alone_would(mixed):
    done = killing(mixed, every=int(os.environ.get("KILL_EVERY", "7")))  # make kill-import: 1
    assert done.returncode == 0, done.stderr
    said = done.stderr.splitlines()  # by the next import, where a line of the ledger was torn
    assert all("ledger.jsonl, line " in line and "found a part of a line" in line for line in said)
    print(f"killed and gone on {int(done.stdout)} times")  # noqa: T201  # for pytest -rP
    assert int(done.stdout) > 15


def test_killed_at_any_time_again_and_again_it_comes_to_the_same_end(mixed):
    contents = [mixed.inbox.parent / name for name in ("reference", "killed")]
    commands = []
    for content in contents:
        shutil.copytree(mixed.content, content)
        options = ["-m", "captures", mixed.inbox, "--content", content]
        commands.append([sys.executable, *options])
    start = time.monotonic()
    subprocess.run(commands[0], env=ENVIRONMENT, capture_output=True, check=False)
    takes = time.monotonic() - start
    dice = random.Random(5)
    for _ in range(4):
        with subprocess.Popen(commands[1], env=ENVIRONMENT, stdout=subprocess.DEVNULL) as killed:
            time.sleep(takes * dice.uniform(0.5, 1))
            killed.kill()
    subprocess.run(commands[1], env=ENVIRONMENT, capture_output=True, check=False)
    reference, killed = map(files, contents)
    assert without_times(killed) == without_times(reference)


class Stop(BaseException):
    """Stands for a kill inside one process."""


def killed(archive):
    """What becomes of an archive whose process is killed: what is open is closed."""
    archive._history.close()
    archive._cache.close()
    archive._session._unlock()


def whole(site, content):
    """An archive into which all was imported that waits in an inbox, at once."""
    done = dataclasses.replace(site, content=content)
    if not content.exists():
        shutil.copytree(site.content, content)
        done.imported(done.inbox)
    return done


@pytest.fixture
def stopped(monkeypatch):
    """Stops an import before a file takes its place, or before the ledger tells of it."""
    replace = Path.replace

    def stop(site, *sources, before):
        def place(path, target):
            if target.suffix == ".md":
                raise Stop
            return replace(path, target)

        def line(*_):
            raise Stop

        with monkeypatch.context() as patched, pytest.raises(Stop):
            if before == "place":
                patched.setattr(Path, "replace", place)
            else:
                patched.setattr(Ledger, "append", line)
            site.imported(*sources)

    return stop


STORY = Inventor(seed=3).line(100).split()


def test_an_article_that_the_ledger_tells_of_takes_its_place_in_the_next_import(site, stopped):
    records = site.records(record(STORY))
    stopped(site, records, before="place")
    assert not site.articles
    whole = (site.content / "articles" / UNFINISHED).read_bytes()
    report = site.imported(records)
    assert (report.imported, report.known) == (0, 1)
    assert site.articles[0].read_bytes() == whole
    assert sorted(site.everything) == [f"articles/{site.articles[0].name}", "ledger.jsonl"]


def test_an_article_that_the_ledger_does_not_tell_of_is_imported_again(site, stopped):
    records = site.records(record(STORY))
    stopped(site, records, before="line")
    assert site.imported(records).imported == 1
    assert len(site.ledger) == 1
    assert sorted(site.everything) == [f"articles/{site.articles[0].name}", "ledger.jsonl"]


@pytest.mark.parametrize("before", ["place", "line"])
def test_an_article_that_a_merge_was_writing_is_not_taken_for_edited(site, stopped, before):
    site.imported(site.records(record(STORY[:85])))
    fuller = site.records(record(STORY), name="b.jsonl")
    stopped(site, fuller, before=before)
    site.imported(fuller)
    assert site.fields["also_captured"].count("\n") == 0
    fullest = site.records(record([*STORY, "خاتمة"]), name="c.jsonl")
    (merged,) = site.imported(fullest).merged
    assert merged.how is Merge.FULLER
    assert len(site.fields["also_captured"].split("\n")) == 2


def test_what_was_edited_after_a_merge_was_killed_stays_and_gets_its_line_once(site, stopped):
    site.imported(site.records(record(STORY[:85])))
    fuller = site.records(record(STORY), name="b.jsonl")
    stopped(site, fuller, before="place")
    edited = site.article + "\nسطر باليد.\n"
    site.articles[0].write_text(edited, "utf-8")
    assert site.imported(fuller).known == 1
    lines = [line for line in site.article.splitlines() if line not in edited.splitlines()]
    assert [line.split()[:2] for line in lines] == [["Also_captured:", "b.jsonl#1"]]
    (merged,) = site.imported(site.records(record([*STORY, "خاتمة"]), name="c.jsonl")).merged
    assert merged.how is Merge.KEPT


def test_what_was_deleted_after_a_merge_was_killed_stays_deleted(site, stopped):
    site.imported(site.records(record(STORY[:85])))
    fuller = site.records(record(STORY), name="b.jsonl")
    stopped(site, fuller, before="place")
    site.articles[0].unlink()
    (site.content / "articles/.#open.md").symlink_to("nowhere")  # an editor's lock
    assert site.imported(fuller).known == 1
    assert sorted(site.everything) == ["ledger.jsonl"]


def test_a_dry_run_leaves_what_was_interrupted_as_it_is(site, stopped):
    records = site.records(record(STORY))
    stopped(site, records, before="place")
    before = files(site.content)
    site.imported(records, dry=True)
    assert files(site.content) == before


def power_cut(site, ledger_before, *, lost=(), emptied=()):
    """What a power cut leaves where the ledger reached the disk and these articles did not."""
    folder = site.content / WORKING
    folder.mkdir(exist_ok=True)
    (folder / "unfinished").write_text(f"{ledger_before}\n")
    for path in lost:
        path.unlink()
    for path in emptied:
        path.write_bytes(b"\0" * path.stat().st_size if len(emptied) > 1 else b"")


@pytest.mark.parametrize("kind", ["lost", "emptied"])
@pytest.mark.parametrize("count", [1, 2])
def test_articles_that_never_reached_the_disk_are_imported_again(site, kind, count):
    site.imported(site.records(record(STORY, id="old"), name="old.jsonl"))
    size = (site.content / "ledger.jsonl").stat().st_size
    stories = [Inventor(seed).line(60).split() for seed in range(50, 54)]
    records = site.records(*map(record, stories), record(stories[0][:55]))
    site.imported(records)
    before = files(site.content)
    paths = [site.content / f"articles/{entry['id']}.md" for entry in site.ledger[1:]]
    power_cut(site, size, **{kind: paths[:count]})
    report = site.imported(records)
    assert (report.imported, len(report.merged)) == (count, 1)
    after = files(site.content)
    assert after.pop("ledger.jsonl") != before.pop("ledger.jsonl")
    assert after == before
    lost = [entry for entry in site.ledger if entry["reason"] == "lost"]
    assert len(lost) == count + 1
    assert site.imported(records).known == 5
    # and what comes next is merged, not taken for an edit
    fuller = site.records(record([*stories[0], "خاتمة"]), name="b.jsonl")
    assert site.imported(fuller).merged[0].how is Merge.FULLER


def test_a_merge_that_never_reached_the_disk_is_made_again(site):
    records = site.records(record(STORY[:85]))
    site.imported(records)
    before, size = site.article, (site.content / "ledger.jsonl").stat().st_size
    fuller = site.records(record(STORY), name="b.jsonl")
    site.imported(fuller)
    after = site.article
    power_cut(site, size)
    site.articles[0].write_text(before, "utf-8")
    assert site.imported(records, fuller).merged[0].how is Merge.FULLER
    assert site.article == after


def test_what_was_deleted_before_an_interrupted_import_stays_deleted(site):
    records = site.records(record(STORY))
    site.imported(records)
    site.articles[0].unlink()
    power_cut(site, (site.content / "ledger.jsonl").stat().st_size)
    assert site.imported(records).known == 1
    assert not site.articles


def test_an_import_that_ends_leaves_no_mark(site):
    site.imported(site.records(record(STORY)))
    names = {path.name for path in (site.content / WORKING).iterdir()}
    assert names == {".gitignore", "texts"}


@pytest.fixture
def copies(site, monkeypatch):
    """An archive with an article, whose file is large, and records of 40 more copies of it."""
    monkeypatch.setattr(waiting, "_LARGE", 1)
    monkeypatch.setattr(waiting, "_OF_EACH", 300)
    text = Inventor(50).line(120).split()
    site.imported(site.records(record(text, category="محليات"), name="one.jsonl"))
    site.records(*(record(text, url=f"https://example.org/{n}") for n in range(40)))
    return site


def counted(monkeypatch, *, stop_at=10**9):
    """Counts the files written and lines told; the import ends at one of them."""
    count = {"files": 0, "lines": 0, "left": stop_at}

    def passed(kind):
        count[kind] += 1
        count["left"] -= 1
        if not count["left"]:
            raise Stop

    append, place = Ledger.append, archive.placed

    def tell(self, entry):
        passed("lines")
        append(self, entry)

    @contextlib.contextmanager
    def placed(*arguments, **more):
        with place(*arguments, **more):
            yield
            passed("files")

    monkeypatch.setattr(Ledger, "append", tell)
    monkeypatch.setattr(archive, "placed", placed)
    return count


def test_an_article_with_many_captures_is_written_for_several_at_once(copies, monkeypatch):
    with monkeypatch.context() as patched:
        count = counted(patched)
        copies.imported(copies.inbox)
    assert count["lines"] == 40
    assert 2 < count["files"] < 15
    assert len(copies.fields["also_captured"].split("\n")) == 40
    assert copies.ledger[-1]["after"] == hashlib.sha256(copies.article.encode()).hexdigest()
    before = copies.everything
    assert copies.imported(copies.inbox).known == 41
    assert copies.everything == before


def test_stopped_while_it_tells_of_several_the_next_import_ends_as_one_alone_would(
    copies, monkeypatch
):
    reference = copies.content.with_name("reference")
    for at in range(1, 200):
        content = copies.content.with_name("stopped")
        shutil.rmtree(content, ignore_errors=True)
        shutil.copytree(copies.content, content)
        stopped = dataclasses.replace(copies, content=content)
        with monkeypatch.context() as patched:
            count = counted(patched, stop_at=at)
            patched.setattr(Archive, "close", killed)
            with contextlib.suppress(Stop):
                stopped.imported(stopped.inbox)
        stopped.imported(stopped.inbox)
        after = stopped.everything
        assert stopped.article == whole(copies, reference).article, at
        assert {
            entry["capture_sha256"] for entry in stopped.ledger if entry["reason"] != "lost"
        } == {line.split()[1] for line in stopped.fields["also_captured"].split("\n")} | {
            stopped.fields["capture_sha256"]
        }
        assert stopped.imported(stopped.inbox).known == 41
        assert stopped.everything == after
        if count["left"] > 0:  # it was killed while the last ones waited
            break
    assert 25 < at < 60


def test_what_was_edited_while_captures_waited_stays_and_gets_their_lines(copies, monkeypatch):
    (path,) = copies.articles
    import_, seen = Archive.add, []

    def add(self, *arguments):
        if len(seen) == 3:
            path.write_text(path.read_text("utf-8") + "\nسطر باليد.\n", "utf-8")
        seen.append(1)
        return import_(self, *arguments)

    monkeypatch.setattr(Archive, "add", add)
    copies.imported(copies.inbox)
    assert copies.article.endswith("\nسطر باليد.\n")
    assert len(copies.fields["also_captured"].split("\n")) == 40


def test_what_replaces_a_text_and_what_is_evidence_is_on_the_disk_first(site, monkeypatch):
    synced = []
    monkeypatch.setattr(storage.os, "fsync", lambda _: synced.append(1))
    site.imported(site.records(record(STORY[:85])))
    mark = len(synced)
    site.imported(site.records(record(STORY), name="b.jsonl"))
    assert len(synced) == 2 * mark + 1
    site.imported(site.saved("a.txt", saved_as_text(Inventor(seed=8).line(80).split())))
    assert len(synced) == 3 * mark + 2


def test_two_imports_at_once_are_refused_with_a_sentence(site):
    first = Archive(site.content)
    with pytest.raises(UsageError, match="another import is writing to it; wait until it ends"):
        Archive(site.content)
    assert site.imported(site.records(record(STORY)), dry=True).imported == 1
    first.close()
    Archive(site.content).close()


def test_the_command_says_so_and_exits_with_2(site):
    site.records(record(STORY))
    archive = Archive(site.content)
    done = subprocess.run(
        [sys.executable, "-m", "captures", site.inbox, "--content", site.content],
        env=ENVIRONMENT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    archive.close()
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{site.content}: another import is writing to it")
    assert done.stderr.count("\n") == 1


def test_a_later_import_knows_the_words_of_a_capture_that_was_merged(site):
    grown = [*STORY[20:], *Inventor(seed=9).line(30).split()]
    url = "https://example.org/1"
    site.imported(site.records(record(STORY, url=url), record(STORY[:60], url=url)))
    site.imported(site.records(record([*STORY[40:], *grown], url=url), name="b.jsonl"))
    again = site.records(record(STORY[:60], id="again"), name="c.jsonl")
    assert site.imported(again).merged[0].how is Merge.LISTED


def test_a_name_that_no_article_kept_decides_no_spelling(site):
    one = Inventor(seed=9).line(60).split()
    site.imported(
        site.records(
            record(STORY, category="رياضة"),
            record(STORY[:90], category="«ثقافة»"),
            record(one, category="ثقافة"),
        )
    )
    found = {entry["id"]: entry for entry in site.ledger if entry["reason"] == "import"}
    texts = [(site.content / f"articles/{each}.md").read_text("utf-8") for each in found]
    assert ["Category: رياضة" in texts[0], "Category: ثقافة" in texts[1]] == [True, True]


def test_what_a_kill_left_of_a_line_is_taken_out_and_told(site):
    site.imported(site.records(record(STORY)))
    path = site.content / "ledger.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"id": "w')
    archive = Archive(site.content)
    archive.close()
    assert "ledger.jsonl, line 2: found a part of a line" in archive.mended
    assert archive.mended.endswith('{"id": "w')
    assert path.read_bytes() == whole


def test_a_last_line_that_only_lacks_its_end_is_kept(site):
    site.imported(site.records(record(STORY)))
    path = site.content / "ledger.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole.rstrip(b"\n"))
    archive = Archive(site.content)
    archive.close()
    assert "line 1: found no end of the line" in archive.mended
    assert path.read_bytes() == whole


def test_who_may_not_write_leaves_a_torn_line_where_it_is(site):
    site.imported(site.records(record(STORY)))
    path = site.content / "ledger.jsonl"
    path.write_bytes(path.read_bytes() + b'{"id": "w')
    torn = path.read_bytes()
    assert not Archive(site.content, dry=True).mended
    assert path.read_bytes() == torn


@pytest.mark.parametrize("turn", [1, -1])
def test_of_two_articles_at_one_address_the_later_one_is_looked_at(new_site, turn):
    """Whatever their ids, in one import and in two."""
    url = "https://example.org/live"
    stories = [Inventor(seed).line(100).split() for seed in (71, 72)][::turn]
    grown = [*stories[1][:60], *Inventor(seed=73).line(45).split()]
    first, last = [record(each, url=url) for each in stories], record(grown, url=url)
    one, two = new_site(), new_site()
    assert len(one.imported(one.records(*first, last)).merged) == 1
    two.imported(two.records(*first, name="records.jsonl"))
    assert len(two.imported(two.records(*first, last)).merged) == 1
    assert without_times(files(one.content)) == without_times(files(two.content))
