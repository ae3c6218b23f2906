"""The cache of texts: it saves reading the articles, and whatever happens to it changes nothing."""

import os
import random

import pytest

from captures import textcache
from captures.merging import Merge
from captures.session import WORKING
from captures.textcache import TextCache, state_of
from captures.texts import Text
from invented import Inventor

STORIES = [Inventor(seed).line(80).split() for seed in range(60, 70)]


def record(words, **values):
    return {"title": " ".join(words[:5]), "date": "2014-01-02", "text": " ".join(words), **values}


def cache_of(site):
    return site.content / WORKING / "texts"


@pytest.fixture
def archive(site):
    """An archive of ten articles, one of them of two captures and one that a hand edited."""
    site.imported(site.records(*map(record, STORIES), record(STORIES[0][:75])))
    edited = site.articles[3]
    edited.write_text(edited.read_text("utf-8") + "\nسطر باليد.\n", "utf-8")
    return site


@pytest.fixture
def read(monkeypatch):
    """The bodies that are read word by word."""
    bodies = []
    of = Text.of

    def counted(body):
        bodies.append(body.strip())
        return of(body)

    monkeypatch.setattr(Text, "of", counted)
    return bodies


def new(site, seed=1):
    return site.records(record(Inventor(seed).line(60).split()), name=f"new-{seed}.jsonl")


def test_a_later_import_reads_what_is_new_and_what_a_hand_changed(archive, read):
    assert archive.imported(new(archive)).imported == 1
    assert len(read) == 2
    assert sum("سطر باليد" in body for body in read) == 1
    read.clear()
    assert archive.imported(new(archive, seed=2)).imported == 1
    assert len(read) == 1


def test_what_it_says_is_what_the_files_say(archive):
    """Of articles just written, merged, replaced and read."""
    archive.imported(archive.records(record([*STORIES[1], "ختام"], tags=["سوق"]), name="b.jsonl"))
    archive.imported(archive.records(record(STORIES[2][:70], tags=["سوق"]), name="c.jsonl"))
    said = rows(archive)
    cache_of(archive).unlink()
    archive.imported(new(archive))
    read_anew = rows(archive)
    assert said.keys() < read_anew.keys()
    assert said == {name: read_anew[name] for name in said}


def rows(site):
    cache = TextCache(site.content / WORKING, dry=True)
    found = {}
    for path in site.articles:
        at = cache.find(path.name, state_of(path))
        if at is not None:
            fields, kept = cache.row(at)
            words = cache.words(kept.length, kept.start)
            found[path.name] = (fields, words.tolist(), kept.fingerprints.tolist(), *kept[3:])
    cache.close()
    return found


def no_file(path):
    path.unlink()


def torn(path):
    os.truncate(path, path.stat().st_size * 2 // 3)


def damaged(path):
    data = bytearray(path.read_bytes())
    for at in random.Random(3).sample(range(200, len(data)), 20):
        data[at] ^= 0x55
    path.write_bytes(data)


def another_version(path):
    path.write_bytes(path.read_bytes().replace(b"warraq texts ", b"warraq texts 0"))


def of_another_kind(path):
    path.write_bytes(b"\0" * 10_000)


def a_folder(path):
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "spoil", [no_file, torn, damaged, another_version, of_another_kind, a_folder]
)
def test_whatever_happens_to_it_an_import_finds_the_same(archive, new_site, spoil):
    copies = [record([*STORIES[5], "ختام"]), record(STORIES[6][:72]), record(STORIES[3][:72])]
    other = new_site()
    other.imported(other.records(*map(record, STORIES), record(STORIES[0][:75])))
    edited = other.articles[3]
    edited.write_text(edited.read_text("utf-8") + "\nسطر باليد.\n", "utf-8")
    expected = other.imported(other.records(*copies, name="copies.jsonl"))
    spoil(cache_of(archive))
    report = archive.imported(archive.records(*copies, name="copies.jsonl"))
    assert [each.how for each in report.merged] == [each.how for each in expected.merged]
    assert report.imported == expected.imported
    assert archive.articles[3].read_bytes() == other.articles[3].read_bytes()
    texts = [{p.name: p.read_bytes() for p in each.articles} for each in (archive, other)]
    assert texts[0] == texts[1]


def test_a_file_of_the_same_size_and_time_but_other_bytes_is_read(archive, read):
    path = archive.articles[5]
    stat = path.stat()
    path.write_bytes(path.read_bytes().replace("ا".encode(), "ب".encode()))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert path.stat().st_size == stat.st_size
    archive.imported(new(archive))
    assert sum("ا" not in body for body in read) == 1


def test_a_dry_run_reads_it_and_leaves_it_as_it_is(archive, read):
    archive.imported(new(archive))
    before = cache_of(archive).read_bytes()
    read.clear()
    fuller = archive.records(record([*STORIES[5], "ختام"]), name="b.jsonl")
    assert archive.imported(fuller, dry=True).merged[0].how is Merge.FULLER
    assert len(read) == 1
    assert cache_of(archive).read_bytes() == before


def test_it_is_written_anew_when_most_of_it_is_of_no_use(archive, monkeypatch, read):
    monkeypatch.setattr(textcache, "_SMALL", 100)
    archive.imported(new(archive))
    for path in archive.articles[4:]:
        path.unlink()
    before = cache_of(archive).stat().st_size
    archive.imported(new(archive, seed=2))
    assert cache_of(archive).stat().st_size < before / 2
    read.clear()
    archive.imported(new(archive, seed=3))
    assert len(read) == 1


def test_it_follows_no_link_and_keeps_out_of_git(archive):
    outside = archive.inbox / "outside"
    outside.write_text("باق", "utf-8")
    cache_of(archive).unlink()
    cache_of(archive).symlink_to(outside)
    archive.imported(new(archive))
    assert outside.read_text("utf-8") == "باق"
    assert (archive.content / WORKING / ".gitignore").read_text() == "*\n"


def test_an_import_without_anything_new_does_not_touch_it(archive):
    cache_of(archive).unlink()
    archive.imported(archive.inbox)
    assert not cache_of(archive).exists()


def test_a_row_with_one_wrong_byte_and_those_behind_it_are_not_believed(tmp_path):
    names = ["wa.md", "wb.md", "wc.md"]
    cache = TextCache(tmp_path / "work")
    rows = [
        cache.add(name, (1, 2, 3, number), {"id": [name]}, Text.of(" ".join(STORIES[number])))
        for number, name in enumerate(names)
    ]
    cache.close()
    data = bytearray((tmp_path / "work/texts").read_bytes())
    data[rows[2] - 1] ^= 1  # the last word of the second
    (tmp_path / "work/texts").write_bytes(data)
    cache = TextCache(tmp_path / "work")
    assert cache.find("wa.md", (1, 2, 3, 0)) == rows[0]
    assert [cache.find(name, (1, 2, 3, n)) for n, name in enumerate(names)][1:] == [None, None]
    assert cache.add("wd.md", (1, 2, 3, 4), {}, Text.of("كلمة")) == rows[1]
    cache.close()
