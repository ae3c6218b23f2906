"""The report as a file: whole, whatever happens while it is written."""

import errno
import json
import os

import pytest

from captures import reportfile
from captures.reportfile import ReportFile
from captures.sources import UsageError


@pytest.fixture
def path(tmp_path):
    return tmp_path / "report.json"


OLDER = '{\n"captures": [\n\n],\n"state": "an older one"}\n'


@pytest.mark.parametrize("text", ['{"title": "خبر"}\n', "Title: خبر\n\nنص", " "])
def test_a_file_that_is_no_report_is_not_replaced(path, text):
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError, match="is no report"):
        ReportFile(path)
    assert path.read_text("utf-8") == text


def test_it_gets_its_name_when_it_is_whole_and_leaves_nothing_else(path):
    path.write_text(OLDER, "utf-8")
    file = ReportFile(path)
    file.write({"capture": "أ", "title": "\ud83d"})
    file.write({"capture": "b"})
    assert path.read_text("utf-8") == OLDER
    file.finish({"state": "done", "counts": {}})
    assert json.loads(path.read_bytes()) == {
        "captures": [{"capture": "أ", "title": "\ud83d"}, {"capture": "b"}],
        "state": "done",
        "counts": {},
    }
    assert list(path.parent.iterdir()) == [path]


def test_without_captures_it_is_json_too(path):
    ReportFile(path).finish({"state": "done"})
    assert json.loads(path.read_bytes()) == {"captures": [], "state": "done"}


class _Full:
    """A file on a disk that has room for so many bytes; what is longer is written in part."""

    def __init__(self, file, room):
        self._file, self.room = file, room

    def write(self, data):
        left = self.room - self._file.tell()
        if left <= 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return self._file.write(data[:left])

    def __getattr__(self, name):
        return getattr(self._file, name)


def test_a_disk_that_fills_up_in_the_middle_of_a_write_costs_no_capture(path, monkeypatch):
    monkeypatch.setattr(reportfile, "_AT_ONCE", 100)
    file = ReportFile(path)
    disk = file._file = _Full(file._file, room=450)
    written = 0
    with pytest.raises(OSError, match="No space left") as raised:
        for number in range(100):
            written += 1
            file.write({"capture": f"dump.jsonl#{number}", "result": "rejected"})
    assert raised.value.filename == str(path)
    assert written < 100
    disk.room = 10_000  # what was kept free
    file.finish({"state": "failed"})
    told = json.loads(path.read_bytes())
    assert [c["capture"] for c in told["captures"]] == [f"dump.jsonl#{n}" for n in range(written)]
    assert told["state"] == "failed"


def test_a_disk_that_stays_full_leaves_the_older_report(path):
    path.write_text(OLDER, "utf-8")
    file = ReportFile(path)
    file._file = _Full(file._file, room=20)
    with pytest.raises(OSError, match="No space left"):
        file.finish({"state": "failed"})
    assert list(path.parent.iterdir()) == [path]
    assert path.read_text("utf-8") == OLDER


def test_room_for_its_end_is_kept_while_the_import_goes_on(path):
    file = ReportFile(path)
    assert os.fstat(file._reserve.fileno()).st_size == reportfile._RESERVED
    file.finish({})
    assert file._reserve.closed


def test_a_link_stays_one_and_what_is_no_file_is_never_replaced(path):
    link = path.with_name("link.json")
    link.symlink_to(path)
    ReportFile(link).finish({})
    assert link.is_symlink()
    assert json.loads(path.read_bytes()) == {"captures": []}
    with pytest.raises(UsageError, match="/dev/null: is no file"):
        ReportFile(type(path)("/dev/null"))
    with pytest.raises(UsageError, match="is no file"):
        ReportFile(path.parent)
    with pytest.raises(FileNotFoundError):
        ReportFile(path.parent / "nowhere" / "report.json")
