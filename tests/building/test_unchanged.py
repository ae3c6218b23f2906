"""Where nothing has changed nothing is built, and whatever has changed is seen."""

import copy
import datetime
import hashlib
import os
import re
import shutil
import subprocess
import sys
import types
from collections.abc import Callable
from pathlib import Path

import pytest

from building import unchanged
from building.unchanged import code, content, site, written
from small_site import ROOT, Built, article, build

ONE, TWO = "waaaaaaaaaa", "wbbbbbbbbbb"
FILES = {
    "articles/one.md": article(ONE, "2024-01-01"),
    "articles/two.md": article(TWO, "2024-02-01"),
}
PLUGINS = (
    *("building", "content_error", "interface", "extra_files"),
    *("reader", "captures", "search", "record", "browse"),
)


def built(folder: Path, files: dict[str, str] | None = None, **settings: object) -> Built:
    """The site in a folder, built with all plugins and one more of its own."""
    (folder / "more").mkdir(parents=True, exist_ok=True)
    more = folder / "more" / "harmless.py"
    if not more.exists():
        more.write_text("def register():\n    pass\n", "utf-8")
    paths = [str(ROOT / "plugins"), str(folder / "more")]
    return build(folder, files or {}, (*PLUGINS, "harmless"), PLUGIN_PATHS=paths, **settings)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a site that has just been built."""
    folder = tmp_path_factory.mktemp("whole")
    first = built(folder, FILES)
    assert first.code == 0, first.said
    assert not is_nothing(first)
    return folder


def is_nothing(site: Built) -> bool:
    """Whether a build said that it had nothing to do."""
    return "Nothing has changed" in " ".join(site.said.split())


def times(folder: Path) -> dict[str, int]:
    """The files of a site and when they were written."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_second_build_does_nothing(whole: Path) -> None:
    before = times(whole / "output")
    again = built(whole)
    assert again.code == 0
    assert is_nothing(again)
    assert times(whole / "output") == before


def edit(path: str, *, same_time: bool = False) -> Callable[[Path], None]:
    """A change: a line more at the end of a file, perhaps with its time put back."""

    def change(folder: Path) -> None:
        file = folder / path
        before = file.stat()
        file.write_bytes(file.read_bytes() + b"\n")
        if same_time:
            os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    return change


def remove(path: str) -> Callable[[Path], None]:
    """A change: a file less."""
    return lambda folder: place(folder, path).unlink()


def add(path: str, text: str) -> Callable[[Path], None]:
    """A change: a file more."""
    return lambda folder: place(folder, path).write_text(text, "utf-8") and None


def place(folder: Path, path: str) -> Path:
    """A path in the folder; STATE is the name of what was noted of its site."""
    if "STATE" not in path:
        return folder / path
    output = str(folder / "output").encode()
    return folder / path.replace("STATE", f"{hashlib.sha256(output).hexdigest()[:16]}.sqlite")


@pytest.mark.parametrize(
    "change",
    [
        edit("content/articles/one.md"),
        edit("content/articles/one.md", same_time=True),
        add("content/articles/three.md", article("wcccccccccc", "2024-03-01")),
        remove("content/articles/two.md"),
        edit("theme/templates/article.html"),
        edit("theme/static/empty.css"),
        edit("more/harmless.py"),
        edit("output/index.html"),
        edit("output/index.html", same_time=True),
        remove(f"output/a/{ONE}.html"),
        add("output/stranger.html", ""),
        remove("content/.build/STATE"),
        add("content/.build/STATE", "[]"),
    ],
)
def test_whatever_has_changed_is_built(whole: Path, change: Callable[[Path], None]) -> None:
    change(whole)
    assert not is_nothing(built(whole))
    assert is_nothing(built(whole))


def test_another_setting_is_built(whole: Path) -> None:
    assert not is_nothing(built(whole, SITENAME="اسم آخر"))
    assert not is_nothing(built(whole))


def test_a_copy_elsewhere_is_built(whole: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(whole, folder)
    assert not is_nothing(built(folder))
    assert is_nothing(built(folder))


def test_what_there_was_to_warn_of_is_said_again(tmp_path: Path) -> None:
    files = {**FILES, "articles/stranger.txt": "ليس مقالاً"}
    for _ in range(2):
        again = built(tmp_path, files)
        assert not is_nothing(again)
        assert "that is no Markdown" in " ".join(again.said.split())
    (tmp_path / "content/articles/stranger.txt").unlink()
    assert not is_nothing(built(tmp_path))
    assert is_nothing(built(tmp_path))


def test_links_that_lead_nowhere_or_back_stop_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.txt").write_text("1", "utf-8")
    (tmp_path / "a" / "back").symlink_to(tmp_path)
    (tmp_path / "a" / "nowhere").symlink_to(tmp_path / "gone")
    before = site(tmp_path)
    assert site(tmp_path) == before
    (tmp_path / "gone").write_text("2", "utf-8")
    assert site(tmp_path) != before


def test_what_is_hidden_is_seen_where_the_settings_let_it_in(tmp_path: Path) -> None:
    files = {**FILES, "extra/.well-known/security.txt": "one", "extra/.nojekyll": ""}
    settings = {"IGNORE_FILES": ["*~"]}
    first = built(tmp_path, files, **settings)
    assert first.text(".well-known/security.txt") == "one"
    assert is_nothing(built(tmp_path, **settings))
    (tmp_path / "content/extra/.well-known/security.txt").write_text("two", "utf-8")
    assert built(tmp_path, **settings).text(".well-known/security.txt") == "two"
    (tmp_path / "content/extra/.more").write_text("", "utf-8")
    assert not is_nothing(built(tmp_path, **settings))
    for apart in (".git/index", "captures/.DS_Store"):
        (tmp_path / "content" / apart).parent.mkdir(exist_ok=True)
        (tmp_path / "content" / apart).write_text("", "utf-8")
    assert is_nothing(built(tmp_path, **settings))


@pytest.mark.parametrize(
    ("name", "ignored", "is_seen"),
    [
        ("extra/.x", [".*"], False),
        ("extra/.x/y", [".*"], False),
        ("extra/.x/y", [".y"], True),
        ("extra/.x/.y", [".y"], False),
        ("articles/.x.md", [], True),
        ("elsewhere/.x", [], False),
        (".well-known/x", [".*"], True),
        (".well-known/.x", [".*"], False),
        (".git/x", [], False),
        (".build/x", [], False),
    ],
)
def test_what_is_hidden_is_seen_as_pelican_sees_it(
    tmp_path: Path, name: str, ignored: list[str], is_seen: bool
) -> None:
    settings = {
        "PATH": str(tmp_path),
        "IGNORE_FILES": ignored,
        "ARTICLE_PATHS": ["articles"],
        "PAGE_PATHS": [],
        "STATIC_PATHS": ["extra", ".well-known"],
    }
    (tmp_path / name).parent.mkdir(parents=True)
    before = content(settings)
    (tmp_path / name).write_text("", "utf-8")
    assert (content(settings) != before) is is_seen


def test_a_folder_that_is_not_there_is_another_than_one_that_is(tmp_path: Path) -> None:
    before = site(tmp_path / "folder")
    (tmp_path / "folder").mkdir()
    assert site(tmp_path / "folder") != before


def test_settings_are_written_the_same_whenever_their_values_are() -> None:
    one: dict[str, object] = {"a": {1, 2, 3}, "b": re.compile("x"), "c": [Path("y"), None, True]}
    other: dict[str, object] = {"c": [Path("y"), None, True], "b": re.compile("x"), "a": {3, 2, 1}}
    assert written(one) == written(other)
    assert written({"a": lambda: 1}) != written({"a": lambda: 2})
    assert written({"a": "1"}) != written({"a": 1})
    assert written({"a": ["b", "c"]}) != written({"a": ["b,c"]})


def test_a_process_is_known_by_the_code_that_it_has_loaded(tmp_path: Path) -> None:
    plugin = tmp_path / "plugins" / "one.py"
    plugin.parent.mkdir()
    plugin.write_text("ONE = 1", "utf-8")
    settings = {
        "THEME": str(tmp_path / "theme"),
        "THEME_TEMPLATES_OVERRIDES": [],
        "PLUGIN_PATHS": [str(plugin.parent)],
    }
    before = code(settings, "")
    plugin.write_text("ONE = 22", "utf-8")
    assert code(settings, "") == before
    unchanged._loaded.cache_clear()  # as in the next process
    assert code(settings, "") != before


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (datetime.date(2001, 1, 1), datetime.date(1999, 9, 9)),
        (datetime.timedelta(1), datetime.timedelta(2)),
        (types.SimpleNamespace(x=1), types.SimpleNamespace(x=2)),
    ],
)
def test_settings_are_others_wherever_their_values_are(one: object, other: object) -> None:
    assert written({"X": one}) != written({"X": other})
    assert written({"X": one}) == written({"X": copy.copy(one)})


def said_by_python(folder: Path, command: str, **variables: str) -> str:
    """What a Python of its own prints, in a folder from which it can import."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    places = {"PYTHONPATH": os.pathsep.join([str(ROOT / "plugins"), "."])}
    run = subprocess.run(
        [sys.executable, "-c", command],
        cwd=folder,
        env=kept | places | variables,
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout


def test_settings_are_the_same_whether_python_has_compiled_them_or_found_them_compiled(
    tmp_path: Path,
) -> None:
    command = "from configuration.reading import read_settings; from building import unchanged; "
    command += f"print(unchanged.written(read_settings({str(ROOT / 'pelicanconf.py')!r})))"
    compiled = said_by_python(ROOT, command, PYTHONPYCACHEPREFIX=str(tmp_path))
    assert any(tmp_path.rglob("*.pyc"))
    assert said_by_python(ROOT, command, PYTHONPYCACHEPREFIX=str(tmp_path)) == compiled


def test_what_a_function_of_the_settings_uses_is_seen(tmp_path: Path) -> None:
    base = "MARK = 'one'\n\ndef mark(text):\n    return MARK\n\nJINJA_FILTERS = {'mark': mark}\n"
    (tmp_path / "base.py").write_text(base, "utf-8")
    build(tmp_path, FILES, PLUGINS)  # the folders of a site, and its settings.py
    command = "from configuration.reading import read_settings; from building import unchanged; "
    command += "s = read_settings('mine.py'); print(unchanged.code(s, unchanged.written(s)))"
    (tmp_path / "mine.py").write_text("from settings import *\nfrom base import *\n", "utf-8")

    def code_of() -> str:
        return said_by_python(tmp_path, command)

    before = code_of()
    assert code_of() == before
    edit("base.py")(tmp_path)
    assert code_of() != before
