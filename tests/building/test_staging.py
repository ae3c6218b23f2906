"""A site takes its place when it is whole; what stands there before stays until then."""

import errno
import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from building import staging
from building.staging import MARK, Files, Staging
from content_error import ContentError
from small_site import ROOT, article, build, digests


def write(folder: Path, files: dict[str, str]) -> None:
    """Files, by their paths."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def texts(folder: Path) -> dict[str, str]:
    """The files of a folder but for the build's mark."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file() and path.name != MARK
    }


def published(output: Path, files: dict[str, str], retained: tuple[str, ...] = ()) -> Files:
    """A site of these files, put into its place."""
    one = Staging(output, retained)
    try:
        write(one.folder, files)
        return one.publish()
    finally:
        one.end()


@pytest.fixture(params=["exchanged", "renamed", "inside"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """How a site comes into its place."""
    if request.param == "renamed":
        monkeypatch.setattr(staging, "_exchanged", lambda *_: False)
    if request.param == "inside":
        monkeypatch.setattr(Path, "is_mount", lambda path: path == tmp_path / "output")
        (tmp_path / "output").mkdir()
    return str(request.param)


OLD = {"index.html": "old", "a/one.html": "one", "a/two.html": "two", "gone/deep/x.html": "x"}
NEW = {"index.html": "new", "a/one.html": "one", "b/three.html": "three"}


@pytest.mark.usefixtures("way")
def test_a_new_site_stands_where_the_old_one_was(tmp_path: Path) -> None:
    output = tmp_path / "output"
    assert published(output, OLD) == Files(written=4)
    assert texts(output) == OLD
    assert published(output, NEW) == Files(written=2, kept=1)
    assert texts(output) == NEW
    assert not (output / "gone").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_what_is_the_same_is_the_old_file(tmp_path: Path) -> None:
    output = tmp_path / "output"
    published(output, OLD)
    before = (output / "a/one.html").stat()
    published(output, NEW)
    after = (output / "a/one.html").stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_without_hard_links_it_is_a_copy_with_its_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_link(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_link)
    output = tmp_path / "output"
    published(output, OLD)
    before = (output / "a/one.html").stat()
    assert published(output, NEW).kept == 1
    assert (output / "a/one.html").stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.usefixtures("way")
def test_what_is_not_the_sites_stays(tmp_path: Path) -> None:
    output = tmp_path / "output"
    published(output, OLD)
    write(output, {".git/HEAD": "ref"})
    published(output, NEW, (".git", "never"))
    assert texts(output) == NEW | {".git/HEAD": "ref"}


@pytest.mark.usefixtures("way")
def test_a_build_that_fails_leaves_the_old_site(tmp_path: Path) -> None:
    output = tmp_path / "output"
    published(output, OLD)
    one = Staging(output)
    write(one.folder, NEW)
    one.end()
    assert texts(output) == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


@pytest.mark.usefixtures("way")
def test_two_builds_of_one_site_are_not_at_work_together(tmp_path: Path) -> None:
    output = tmp_path / "output"
    first = Staging(output)
    with pytest.raises(ContentError, match="another build is writing this site"):
        Staging(output)
    first.end()
    Staging(output).end()


def test_where_nothing_can_be_put_beside_it_is_built_inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    published(output, OLD)
    mkdir = Path.mkdir

    def refused(path: Path, *args: object, **options: bool) -> None:
        if path.name == ".output.building":
            raise PermissionError(13, "Permission denied", str(path))
        mkdir(path, **options)

    monkeypatch.setattr(Path, "mkdir", refused)
    published(output, NEW)
    assert texts(output) == NEW


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path / "output", {"letter.txt": "dear"})
    with pytest.raises(ContentError, match="found files that no build of this archive put there"):
        Staging(tmp_path / "output")
    assert texts(tmp_path) == {"output/letter.txt": "dear"}


def test_a_link_to_a_folder_stays_one(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    output = tmp_path / "output"
    output.symlink_to(tmp_path / "disk")
    published(output, OLD)
    published(output, NEW)
    assert output.is_symlink()
    assert texts(tmp_path / "disk") == NEW


def test_a_build_that_was_killed_between_two_steps_is_put_right(tmp_path: Path) -> None:
    output = tmp_path / "output"
    published(output, OLD)
    around = tmp_path / ".output.building"
    write(around / "site", NEW)
    output.rename(around / "old")
    one = Staging(output)
    assert one.found_a_rest
    assert texts(output) == OLD
    one.end()


ARTICLES = {
    f"articles/{number}.md": article(
        f"w{'abcdefghij'[number // 10]}{'abcdefghij'[number % 10]}aaaaaaaa", "2024-01-01"
    )
    for number in range(100)
}
PLUGINS = (
    "building",
    "content_error",
    "interface",
    "extra_files",
    "reader",
    "search",
    "record",
    "browse",
)


def test_a_build_killed_at_any_moment_leaves_a_whole_site(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pelican", "content", "-o", "output", "-s", "settings.py"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}
    one = build(tmp_path, ARTICLES, PLUGINS)
    assert one.code == 0
    before = digests(one.output)
    began = time.monotonic()
    two = build(tmp_path, {"articles/0.md": ARTICLES["articles/0.md"] + "وسطر.\n"}, PLUGINS)
    whole = time.monotonic() - began
    after = digests(two.output)
    assert before != after
    content = tmp_path / "content/articles/0.md"
    seen = set()
    for moment in range(8):
        text = ARTICLES["articles/0.md"] + ("وسطر.\n" if digests(one.output) == before else "")
        content.write_text(text, "utf-8")
        run = subprocess.Popen(
            command,
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(whole * (0.3 + 0.1 * moment))
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        found = digests(one.output)
        assert found in (before, after)
        seen.add(found == before)
    content.write_text(ARTICLES["articles/0.md"], "utf-8")
    last = build(tmp_path, {}, PLUGINS)
    assert last.code == 0
    assert digests(last.output) == before


def test_what_is_not_the_sites_outlives_a_build_killed_at_any_step(tmp_path: Path) -> None:
    output = tmp_path / "output"
    for step in ("_exchange", "_put_right"):
        for is_before in (True, False):
            published(output, OLD)
            write(output, {".git/HEAD": "ref"})
            if not (killed := os.fork()):
                _die_at(step, is_before=is_before)
                published(output, NEW, (".git",))
            _, status = os.waitpid(killed, 0)
            assert os.WTERMSIG(status) == signal.SIGKILL
            one = Staging(output)
            assert texts(output) in (OLD | {".git/HEAD": "ref"}, NEW | {".git/HEAD": "ref"})
            one.end()
            shutil.rmtree(output)


def test_an_old_site_that_was_half_removed_takes_no_place_again(tmp_path: Path) -> None:
    output = tmp_path / "output"
    published(output, OLD)
    one = Staging(output)
    write(one.folder, NEW)
    one.publish()
    (left,) = one.around.iterdir()  # and here the build is killed, while the old site goes
    next(left.rglob("*.html")).unlink()
    os.close(one._lock)
    shutil.rmtree(output)
    other = Staging(output)
    assert not other.found_a_rest, "the new site was in its place"
    assert not output.exists()
    assert [path.name for path in other.around.iterdir()] == ["site"]
    other.end()


def _die_at(step: str, *, is_before: bool) -> None:
    """From now on this process is killed before or after a step of putting a site into place."""
    owner = staging if hasattr(staging, step) else Staging
    does = getattr(owner, step)

    def dying(*args: object) -> None:
        is_last = step == "_exchange" or (args[0]._aside.exists())  # type: ignore[attr-defined]
        if not is_last or not is_before:
            does(*args)
        if is_last:
            os.kill(os.getpid(), signal.SIGKILL)

    setattr(owner, step, dying)


@pytest.mark.usefixtures("way")
def test_what_is_not_the_sites_stays_where_the_new_site_has_its_own(tmp_path: Path) -> None:
    output = tmp_path / "output"
    published(output, OLD)
    write(output, {"files/mine.txt": "mine"})
    published(output, NEW | {"files/theirs.txt": "theirs"}, ("files",))
    assert texts(output) == NEW | {"files/mine.txt": "mine"}


def test_where_it_cannot_come_back_what_is_not_the_sites_is_not_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    published(output, OLD)
    write(output, {".git/HEAD": "ref"})

    def refused(_: Staging) -> None:
        raise PermissionError

    one = Staging(output, [".git"])
    write(one.folder, NEW)
    monkeypatch.setattr(Staging, "_put_right", refused)
    for step in (one.publish, one.end):
        with pytest.raises(PermissionError):
            step()
    monkeypatch.undo()
    Staging(output).end()
    assert texts(output) == NEW | {".git/HEAD": "ref"}


@pytest.mark.usefixtures("way")
def test_a_file_takes_the_place_of_a_folder_and_a_folder_that_of_a_file(tmp_path: Path) -> None:
    output = tmp_path / "output"
    published(output, {"a": "file", "b/c.html": "in a folder"})
    published(output, {"a/c.html": "in a folder", "b": "file"})
    assert texts(output) == {"a/c.html": "in a folder", "b": "file"}


def test_a_build_that_begins_as_another_ends_keeps_a_third_one_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Staging(tmp_path / "output")
    lock = fcntl.flock

    def later(handle: int, how: int) -> None:
        monkeypatch.undo()
        first.end()
        lock(handle, how)

    monkeypatch.setattr(fcntl, "flock", later)
    second = Staging(tmp_path / "output")
    with pytest.raises(ContentError, match="another build is writing this site"):
        Staging(tmp_path / "output")
    second.end()


def test_a_folder_that_has_nothing_but_what_stays_is_taken(tmp_path: Path) -> None:
    output = tmp_path / "output"
    write(output, {".git/HEAD": "ref"})
    published(output, NEW, (".git",))
    assert texts(output) == NEW | {".git/HEAD": "ref"}


def test_where_a_folder_cannot_be_moved_each_file_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: Path) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    output = tmp_path / "output"
    published(output, OLD)
    write(output, {".git/HEAD": "ref"})
    monkeypatch.setattr(staging, "_exchange", refused)
    published(output, NEW, (".git",))
    assert texts(output) == NEW | {".git/HEAD": "ref"}
