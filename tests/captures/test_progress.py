"""Progress: what a stage says of itself, and how it is shown."""

import datetime
import gzip
import io
import os
import time

import pytest
from rich.console import Console

import progress as module
from captures import unpacking
from captures.archive import Archive
from captures.capture import Defaults
from captures.importer import import_all
from captures.learning import learn
from captures.report import Report
from progress import Progress, Stage, shown

TEXT = " ".join(f"كلمة{letter}" for letter in "ابتثجحخدذرزسشصضطظعغفقكلمنهوي")


@pytest.fixture
def clock(monkeypatch):
    """The seconds that have passed, as a list of one."""
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    return now


def test_a_stage_tells_count_rate_and_time_left(clock):
    stage = Stage("Importing", "capture", whole=1_000)
    stage.begin()
    assert stage.told() == "Importing: 0%"
    clock[0] += 10
    stage.count, stage.done = 2_500, 250
    assert stage.told() == "Importing: 25%, 2,500 captures, 250/s, 30 s left"


def test_what_is_done_of_a_file_counts(clock):
    stage = Stage("Importing", "capture", whole=1_000, at=lambda: 400)
    stage.begin()
    stage.done = 100
    assert stage.share() == 0.5
    clock[0] += 10
    assert stage.told() == "Importing: 50%, 50 s left"


def test_a_stage_of_which_nobody_knows_the_end_tells_what_is_done(clock):
    stage = Stage("Looking for captures", "file")
    stage.begin()
    assert stage.told() == "Looking for captures …"
    assert list(stage.each("a")) == ["a"]
    clock[0] += 2
    assert stage.told() == "Looking for captures: 1 file, 0.5/s"
    assert stage.share() is None


def test_the_rate_is_that_of_the_last_half_minute(clock):
    stage = Stage("Importing", "capture", whole=1_000)
    stage.begin()
    for _ in range(20):  # fast at first
        clock[0] += 5
        stage.count += 5_000
        stage.told()
    for _ in range(8):  # then slow
        clock[0] += 5
        stage.count += 50
        told = stage.told()
    assert told.endswith(", 10/s")


def test_more_than_all_is_never_told():
    stage = Stage("Importing", "capture", whole=10)
    stage.begin()
    stage.done = 30  # a file grew
    assert stage.share() == 1
    assert stage.told() == "Importing: 100%"


def test_a_stage_inside_another_is_told_and_the_other_goes_on_as_if_it_had_not_been(clock):
    progress = Progress()
    assert progress.current is None
    with progress.stage("Importing", "capture", 100) as outer:
        clock[0] += 1
        outer.count = outer.done = 1
        with progress.stage("Reading the articles that are there", "article", 5) as inner:
            assert progress.current is inner
            clock[0] += 500
        assert progress.current is outer
        clock[0] += 2
        outer.count = outer.done = 3
        assert outer.told() == "Importing: 3%, 3 captures, 1.0/s, 1 min 37 s left"
    assert progress.current is None


def test_without_a_terminal_it_is_told_in_lines_only_if_it_takes_long(monkeypatch):
    monkeypatch.setattr(module, "_EVERY", 0.05)
    out = io.StringIO()
    progress = Progress()
    with shown(progress, Console(file=out)), progress.stage("Importing", "capture", 10) as stage:
        assert out.getvalue() == ""
        deadline = time.monotonic() + 20
        while out.getvalue().count("\n") < 2 and time.monotonic() < deadline:
            stage.count = stage.done = 5
            time.sleep(0.01)
    assert out.getvalue().splitlines()[-1] == "Importing: 50%, 5 captures"
    assert "\x1b" not in out.getvalue()
    monkeypatch.setattr(module, "_EVERY", 5.0)
    quick = io.StringIO()
    with shown(progress, Console(file=quick)), progress.stage("Importing", "capture", 10):
        pass
    assert quick.getvalue() == ""


def test_the_position_is_that_in_the_packed_file(tmp_path):
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress(os.urandom(500_000)))
    assert unpacking.position() == 0
    with unpacking.unpacked(path) as stream:
        stream.read(250_000)
        assert 200_000 < unpacking.position() < 400_000
        stream.read(300_000)
        assert unpacking.position() == path.stat().st_size
    assert unpacking.position() == 0


class _Recorder(Progress):
    """Notes each stage as it is left."""

    def __init__(self):
        super().__init__()
        self.left: list[Stage] = []

    def stage(self, *arguments):
        return _Noted(super().stage(*arguments), self.left)


class _Noted:
    def __init__(self, manager, left):
        self._manager, self._left = manager, left

    def __enter__(self):
        self._stage = self._manager.__enter__()
        return self._stage

    def __exit__(self, *error):
        self._left.append(self._stage)
        return self._manager.__exit__(*error)


def test_every_stage_of_an_import_reaches_its_end(site):
    site.imported(site.records({"text": TEXT}, {"text": f"{TEXT} {TEXT[::-1]} آخر"}))
    page = site.saved("page.txt", f"عنوان مختلق\n\n{TEXT[::2]} نهاية.\n")
    packed = gzip.compress('{"text": "نص مختلق آخر للتجربة"}\n'.encode() * 3)
    records = site.saved("b.jsonl.gz", packed)
    progress = _Recorder()
    archive = Archive(site.content, progress=progress)
    report = Report()
    today = datetime.date(2025, 3, 1)
    import_all(lambda: [page, records], archive, Defaults(today), report, progress)
    archive.close()
    told = {stage.name: (stage.count, stage.done, stage.whole) for stage in progress.left}
    size = page.stat().st_size + len(packed)
    assert told == {
        "Reading the ledger": (2, 2, 0),
        "Looking for captures": (2, 2, 0),
        "Comparing the pages of each site": (2, 2, 2),
        "Reading the articles that are there": (2, 2, 2),
        "Importing": (4, size, size),
    }


def test_learning_counts_the_pages_it_compares(tmp_path):
    paths = [tmp_path / f"{n}.txt" for n in range(3)]
    for path in paths:
        path.write_text(TEXT, "utf-8")
    progress = _Recorder()
    learn(paths, [], progress)
    assert [(stage.name, stage.count) for stage in progress.left] == [
        ("Looking for captures", 3),
        ("Comparing the pages of each site", 3),
    ]
