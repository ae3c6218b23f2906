"""`python -m captures` as `make import` calls it, and as a Pelican plugin."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

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
        return subprocess.run(
            [sys.executable, "-m", "captures", *map(str, arguments)],
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


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "the following arguments are required: FROM"),
        (["nowhere"], "nowhere: no such file or folder; give the path of your captures"),
        (["page.txt", "--captured", "gestern"], "found 'gestern'; write a day as YYYY-MM-DD"),
        (["page.txt", "--captured", "2999-01-01"], "found 2999-01-01, which is in the future"),
        (["content/articles", "--content", "content"], "belongs to the archive itself"),
        (["page.txt", "--content", "page.txt"], "page.txt: is no folder"),
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
