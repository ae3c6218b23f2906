"""`python -m captures` as `make import` calls it, and as a Pelican plugin."""

import errno
import fcntl
import json
import os
import pty
import re
import resource
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import begun
from captures import archive, storage
from captures.command import main
from captures.sources import files
from containers_made import Warc

ROOT = Path(__file__).resolve().parents[2]
PAGE = "موعد سوق المؤونة في القرية\n\nأعلنت الجمعية أن السوق يستمر ثلاثة أيام في الساحة.\n"

SETTINGS = """\
import sys
sys.path.insert(0, {plugins!r})
PLUGINS = ["captures"]
THEME = "simple"
PATH = {content!r}
ARTICLE_PATHS = ["articles"]
SITEURL = ""
TIMEZONE = "UTC"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
"""


@pytest.fixture
def command(site):
    def run(
        *arguments: object, preexec_fn: Callable[[], None] | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        given = [*map(str, arguments)]
        if not preexec_fn:
            return begun.run(site.inbox, given, environment, "captures")
        return subprocess.run(
            [sys.executable, "-m", "captures", *given],
            cwd=site.inbox,
            env=os.environ | {"PYTHONPATH": str(ROOT / "plugins")} | environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
            preexec_fn=preexec_fn,
        )

    return run


def test_it_imports_and_exits_with_0(site, command, real_capture):
    done = command(real_capture, "--content", site.content, "--source", "الائتلاف الوطني")
    assert (done.returncode, done.stderr) == (0, "")
    assert site.fields["source"] == "الائتلاف الوطني"
    assert done.stdout.startswith("Imported 1 article; 0 already there; 0 rejected.\n")
    assert "2024-11-18 by «اليوم الاثنين»" in done.stdout
    for line in ("18.4 C", "Damascus", "الجمعة, نوفمبر 22, 2024", "أخبار ذات صلة", "آخر الأخبار"):
        assert f": {line}\n" in done.stdout


def test_it_exits_with_1_if_anything_was_rejected(site, command, real_capture):
    empty = site.saved("empty.txt", "")
    done = command(empty, real_capture, "--content", site.content)
    assert done.returncode == 1
    assert done.stdout.startswith("Imported 1 article; 0 already there; 1 rejected.\n")
    assert f"  {empty}: found an empty file; expected a page's text; save" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_links_in_a_circle_are_refused_with_a_sentence(site, command):
    (site.inbox / "circle").symlink_to("circle")
    done = command("circle")
    assert (done.returncode, done.stderr) == (1, "")
    assert "circle: found no regular file" in done.stdout
    site.saved("page.txt", PAGE)
    done = command("page.txt", "--content", "circle")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "the following arguments are required: FROM"),
        (["nowhere"], "nowhere: no such file or folder; give the path of your captures"),
        (["page.txt", "--captured", "gestern"], "found 'gestern'; write a day as YYYY-MM-DD"),
        (["page.txt", "--captured", "2999-01-01"], "found 2999-01-01, which is in the future"),
        (["content/articles", "--content", "content"], "belongs to the archive itself"),
        (["page.txt", "--content", "page.txt"], "page.txt: is no folder"),
        ([""], "found an empty path"),
        (["page.txt", "--content", ""], "found an empty path"),
    ],
)
def test_it_exits_with_2_where_it_was_called_wrongly(site, command, arguments, sentence):
    site.saved("page.txt", PAGE)
    (site.inbox / "content/articles").mkdir(parents=True)
    done = command(*arguments)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1


def test_folders_are_walked_in_order_without_hidden_files(site, command):
    for name in ("b/1.txt", "a/2.txt", ".hidden/3.txt", "a/.4.txt"):
        site.saved(name, f"{PAGE}\n{name} نهاية.")
    done = command(".", "--content", "content")
    assert done.stdout.startswith("Imported 2 articles")
    again = command(".", "--content", "content", "--dry-run")
    # the copies in content/captures are known as the originals are
    assert again.stdout.startswith("Would import 0 articles; 4 already there; 0 rejected.")


@pytest.mark.parametrize(
    ("package", "expected"),
    [
        ('{"resources": [{"path": "a.jsonl"}]}', ["a.jsonl"]),
        ('{"resources": [{"path": "../a.jsonl"}]}', ["a.jsonl", "datapackage.json", "page.html"]),
        ('{"resources": 3}', ["a.jsonl", "datapackage.json", "page.html"]),
        ("broken", ["a.jsonl", "datapackage.json", "page.html"]),
    ],
)
def test_of_a_folder_with_a_data_package_the_data_are_read(tmp_path, package, expected):
    for name in ("a.jsonl", "page.html"):
        (tmp_path / name).write_text("x", "utf-8")
    (tmp_path / "datapackage.json").write_text(package, "utf-8")
    assert [path.name for path in files([tmp_path], tmp_path / "content")] == expected


def test_a_link_to_a_folder_is_not_followed_but_named(site):
    site.saved("folder/a.txt", PAGE)
    (site.inbox / "folder/round").symlink_to(site.inbox, target_is_directory=True)
    report = site.imported(site.inbox)
    assert report.imported == 1
    (refusal,) = report.rejected
    assert refusal.place == str(site.inbox / "folder/round")
    assert "found a link to a folder" in refusal.reason
    given = site.inbox / "folder/round"
    assert site.imported(given).known == 1


def test_a_folder_that_cannot_be_read_is_named_and_the_others_imported(site, monkeypatch):
    site.saved("a/1.txt", PAGE)
    site.saved("b/2.txt", f"{PAGE}\nنهاية مختلقة.")
    scandir = os.scandir

    def deny(place):
        if Path(place).name == "a":
            raise PermissionError(13, "Permission denied", str(place))
        return scandir(place)

    monkeypatch.setattr(os, "scandir", deny)
    report = site.imported(site.inbox)
    assert report.imported == 1
    (refusal,) = report.rejected
    assert refusal.place == str(site.inbox / "a")
    assert "found a folder that cannot be read (Permission denied)" in refusal.reason


@pytest.mark.parametrize(
    ("room", "name"),
    [(100, "captures/page.txt"), (300, "articles/w"), (5100, "ledger.jsonl")],
)
def test_a_full_disk_stops_the_import_with_the_name_of_the_file(site, command, room, name):
    page = site.saved("page.txt", PAGE)
    site.content.mkdir()
    (site.content / "ledger.jsonl").write_text("{}\n" + " " * 4996 + "\n", "utf-8")

    def fill() -> None:  # a limit of a file's size takes a part of a write, as a full disk does
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))

    done = command(page, "--content", site.content, preexec_fn=fill)
    assert done.returncode == 1
    assert done.stderr.startswith(f"Stopped: {site.content / name}")
    assert done.stderr.endswith(": File too large\n")
    again = command(page, "--content", site.content)
    assert again.returncode == 0
    assert not list(site.content.rglob("*.tmp"))
    last = (site.content / "ledger.jsonl").read_bytes().splitlines()[-1]
    assert json.loads(last)["capture"] == "captures/page.txt"


def test_the_day_of_capture_is_used(site, command):
    page = site.saved("page.txt", PAGE)
    command(page, "--captured", "2013-06-06", "--content", site.content)
    assert site.fields["captured"] == site.fields["date"] == "2013-06-06"


def test_a_terminal_without_arabic_and_a_reader_that_leaves_cost_nothing(site, command):
    page = site.saved("page.txt", PAGE)
    done = command(page, "--content", site.content, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\\u0645" in done.stdout


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(site, command):
    page = site.saved("page.txt", PAGE)
    site.saved("content/articles", "a file where a folder should be")
    done = command(page, "--content", "content")
    assert done.returncode == 1
    assert "Stopped: content/articles: " in done.stderr
    assert "Traceback" not in done.stderr


def test_the_whole_report_is_written_as_json_where_the_printed_one_is_abridged(site, command):
    many = site.records(*({"id": f"r{n}", "text": ""} for n in range(40)), {"text": PAGE})
    report = site.inbox / "report.json"
    done = command(many, "--content", site.content)
    assert "… and 30 more" in done.stdout
    assert done.stdout.endswith("\nFor all of it, as JSON: --json FILE (with make, REPORT=FILE)\n")
    again = command(many, "--content", site.content, "--json", report)
    assert again.returncode == 1
    assert again.stdout.endswith(f"\nAll of it, as JSON: {report}\n")
    told = json.loads(report.read_bytes())
    assert [entry["capture"] for entry in told["captures"]] == [f"{many}#r{n}" for n in range(40)]
    assert (told["state"], told["error"], told["dry_run"]) == ("done", None, False)
    assert (told["counts"]["captures"], told["counts"]["already_there"]) == (41, 1)


def keys_documented(heading: str) -> set[str]:
    """The keys in the first column of a table of docs/import.md, by what its header says."""
    text = (ROOT / "docs/import.md").read_text("utf-8")
    table = text.partition("\n### The report as JSON\n")[2].partition(f"\n| {heading} | |\n")[2]
    return set(re.findall(r"^\| `(\w+)` \|", table.partition("\n\n")[0], re.M))


def test_the_report_as_json_is_what_its_documentation_says(site, command):
    base = PAGE.replace("\n", " ") + " ".join(f"كلمة{letter}" for letter in "ابتثجحخدذرزسشصض")
    site.records({"text": base}, {"text": f"{base} وأكثر", "title": "عنوان"}, {"text": ""})
    site.saved("page.txt", f"18.4 C\n{PAGE}")
    crawl = Warc()
    crawl.add("<html><body><h1>الصفحة غير موجودة</h1></body></html>".encode())
    site.saved("crawl.warc.gz", crawl.data)
    report = site.inbox / "report.json"
    files = ("records.jsonl", "page.txt", "crawl.warc.gz")
    command(*files, "--content", site.content, "--json", report)
    told = json.loads(report.read_bytes())
    assert set(told) == keys_documented("key")
    assert {key for entry in told["captures"] for key in entry} == keys_documented(
        "key of a capture"
    )
    by_result = {entry["result"]: entry for entry in told["captures"]}
    assert set(by_result) == {"imported", "merged", "rejected", "passed_over"}
    assert by_result["passed_over"]["what"] == "pages that say they have no article"
    for result in ("imported", "merged"):
        assert (site.content / by_result[result]["file"]).is_file()
    assert by_result["merged"]["settles"] == ["title_inferred"]
    assert by_result["imported"]["cut"] == [{"from": "header", "line": "18.4 C"}]
    documentation = (ROOT / "docs/import.md").read_text("utf-8")
    for key in told["counts"] | told["counts"]["worth_a_look"] | told["counts"]["merged"]:
        assert f"`{key}`" in documentation


def test_a_dry_run_writes_nothing_but_the_report_that_it_is_asked_for(site, command):
    page = site.saved("page.txt", PAGE)
    report = site.inbox / "report.json"
    done = command(page, "--content", site.content, "--dry-run", "--json", report)
    assert done.stdout.startswith("Would import 1 article;")
    assert f"    {page}\n      " in done.stdout  # there is no article's file to look at
    assert not site.content.exists()
    assert sorted(site.inbox.iterdir()) == [page, report]
    assert json.loads(report.read_bytes())["dry_run"] is True
    command(page, "--content", site.content)
    site.saved("page.txt", f"{PAGE}وتابعت كلامها في نص أطول.\n")

    def state() -> list[tuple[str, int, int]]:
        paths = sorted([site.content, *site.content.rglob("*")])
        return [(str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in paths]

    before = state()
    command(site.inbox, "--content", site.content, "--dry-run")
    assert state() == before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("module", ["argparse", "rich", "numpy", "warcio"])
def test_a_command_that_is_interrupted_while_it_begins_says_so(site, number, module):
    slow = "import sys, time\nprint(flush=True)\ntime.sleep(60)\nsys.exit('was not stopped')\n"
    site.saved(f"slow/{module}.py", slow)
    process = subprocess.Popen(
        [sys.executable, "-m", "captures", site.inbox, "--content", site.content],
        env=os.environ | {"PYTHONPATH": f"{site.inbox / 'slow'}:{ROOT / 'plugins'}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout
    process.stdout.readline()
    process.send_signal(number)
    _, error = process.communicate(timeout=60)
    assert (process.returncode, error) == (130, "Stopped. Nothing was written; run it again.\n")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_import_reports_what_it_did(site, number):
    text = " ".join(f"كلمة{letter}" for letter in "ابتثجحخدذرزسشصضطظعغفقكلمنهوي")
    records = site.records(*({"text": f"{n} {text} {n}"} for n in range(20_000)))
    report = site.inbox / "report.json"
    process = subprocess.Popen(
        [sys.executable, "-m", "captures", records, "--content", site.content, "--json", report],
        env=os.environ | {"PYTHONPATH": str(ROOT / "plugins")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    deadline = time.monotonic() + 60
    while not (len(site.articles) > 50 or time.monotonic() > deadline):
        time.sleep(0.02)
    process.send_signal(number)
    out, error = process.communicate(timeout=60)
    assert process.returncode == 130
    assert error.endswith("Stopped. What was imported stays; run it again to go on.\n")
    assert "Traceback" not in error
    assert out.splitlines()[1] == "That is not all: the import stopped early (interrupted)."
    told = json.loads(report.read_bytes())
    assert told["state"] == "interrupted"
    ids = [entry["id"] for entry in told["captures"]]
    assert 50 < len(ids) < 20_000
    # at most the capture that it was at is not told of
    assert ids == [entry["id"] for entry in site.ledger][: len(ids)]
    assert len(site.articles) - len(set(ids)) in (0, 1)


def test_a_full_disk_is_in_the_report(site, monkeypatch, capsys):
    records = site.records(*({"text": f"{PAGE} {n}"} for n in range(5)))
    report = site.inbox / "report.json"

    def full(path, data, *, lasting):
        if len(site.articles) == 3:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return storage.placed(path, data, lasting=lasting)

    monkeypatch.setattr(archive, "placed", full)
    assert main([str(records), "--content", str(site.content), "--json", str(report)]) == 1
    out, error = capsys.readouterr()
    assert error.startswith(f"Stopped: {site.content}/articles/w")
    assert "the import stopped early" in out
    told = json.loads(report.read_bytes())
    assert told["state"] == "failed"
    assert told["error"].endswith(".md: No space left on device")
    assert len(told["captures"]) == told["counts"]["imported"] == 3


def test_a_mistake_of_the_import_itself_leaves_a_report(site, monkeypatch):
    report = site.inbox / "report.json"
    monkeypatch.setattr("captures.command.import_all", lambda *_: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        main(
            [str(site.saved("a.txt", PAGE)), "--content", str(site.content), "--json", str(report)]
        )
    assert json.loads(report.read_bytes())["state"] == "failed"


@pytest.mark.parametrize("name", ["nowhere/report.json", "/dev/null", "."])
def test_a_report_that_cannot_be_written_is_said_before_anything_is_imported(site, command, name):
    done = command(site.saved("page.txt", PAGE), "--content", site.content, "--json", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{name}: ")
    assert done.stderr.count("\n") == 1
    assert not site.content.exists()


def on_a_terminal(arguments: list[str], columns: int, **environment: str) -> str:
    """What a command writes to a terminal so wide."""
    process, terminal = pty.fork()
    if process == 0:
        os.environ.update({"PYTHONPATH": str(ROOT / "plugins"), "TERM": "xterm"} | environment)
        os.execv(sys.executable, [sys.executable, "-m", "captures", *arguments])  # noqa: S606
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    said = b""
    while True:
        try:
            said += os.read(terminal, 65536)
        except OSError:  # the command has ended
            break
    os.waitpid(process, 0)
    os.close(terminal)
    return said.decode()


def test_a_terminal_shows_progress_in_one_line_and_a_report_of_its_width(site):
    text = " ".join(f"كلمة{letter}" for letter in "ابتثجحخدذرزسشصضطظعغفقكلمنهوي")
    many = 1_500  # a quick machine imports some hundreds before a line is first shown
    records = site.records(*({"text": f"{n} {text} {n}"} for n in range(many)), {"text": ""})
    arguments = [str(records), "--content", str(site.content)]
    said = on_a_terminal(arguments, 60)
    assert "Importing: " in said
    progress, _, report = said.partition("\x1b[?25h")  # the cursor is shown again
    assert progress.count("\n") <= 1  # below it
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", report)
    path = max(len(line) for line in plain.splitlines() if str(records) in line)
    assert max(len(line) for line in plain.splitlines()) <= max(60, path)
    assert "\x1b[1mRejected (1):\x1b[0m" in report
    bare = on_a_terminal([*arguments, "--dry-run"], 60, NO_COLOR="1")
    assert not re.search(r"\x1b\[[0-9;]*[34][0-9;]*m", bare)
    dumb = on_a_terminal([*arguments, "--dry-run"], 60, TERM="dumb")
    assert "\x1b" not in dumb


def test_make_hands_on_what_it_is_told(tmp_path):
    python = tmp_path / "bin/python"
    python.parent.mkdir()
    python.write_text('#!/bin/sh\nfor each; do echo "<$each>"; done\n', "utf-8")
    python.chmod(0o755)
    settings = [f"BIN={python.parent}", f"FROM={tmp_path}", "DRY_RUN=1", "SOURCE=وكالة المثال"]
    settings.append("REPORT=a report.json")
    done = subprocess.run(
        ["make", "--silent", "--old-file=.venv/site.stamp", "import", *settings],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    told = done.stdout.split("\n")
    assert told[: told.index("<--content>")] == ["<-m>", "<captures>", f"<{tmp_path}>"]
    assert "<--dry-run>" in told
    assert told[told.index("<--json>") + 1] == "<a report.json>"
    assert told[told.index("<--source>") + 1] == "<وكالة المثال>"


def build(site) -> str:
    """What a build logs, on one line."""
    settings = site.inbox / "pelicanconf.py"
    settings.write_text(
        SETTINGS.format(plugins=str(ROOT / "plugins"), content=str(site.content)), encoding="utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-m", "pelican", "-s", settings, "-o", site.inbox / "output", "--verbose"],
        env=os.environ | {"COLUMNS": "1000"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return " ".join((done.stdout + done.stderr).split())


def test_a_build_imports_what_is_new_and_warns_of_what_is_not_read(site, real_capture):
    captures = site.content / "captures"
    captures.mkdir(parents=True)
    (captures / real_capture.name).write_bytes(real_capture.read_bytes())
    (captures / "empty.txt").touch()
    (captures / "elsewhere").symlink_to(site.inbox, target_is_directory=True)
    first = build(site)
    assert site.fields["date"] == "2024-11-18"
    assert "Imported 1 article; 0 already there; 2 rejected." in first
    assert "found an empty file" in first
    assert "found a link to a folder" in first
    assert "طارئاً" in (site.inbox / "output/index.html").read_text(encoding="utf-8")
    before = site.everything
    second = build(site)
    assert site.everything == before
    assert "Imported" not in second
