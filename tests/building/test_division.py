"""A site comes out the same of two processes as of one, and what fails in the second is told."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from small_site import ROOT, Built, article, build, digests

PLUGINS = (
    *("building", "content_error", "interface", "extra_files"),
    *("reader", "search", "record", "browse", "divided"),
)

DIVIDED = """\
import os
import processes

def register():
    processes.ENOUGH = 2
    os.cpu_count = lambda: 2
"""

ARTICLES = {
    f"articles/{number:03}.md": article(
        f"w{'abcdefgh'[number % 8]}{'abcdefghijklm'[number // 8]}bbbbbbbb",
        f"20{10 + number % 7}-0{1 + number % 9}-11",
        f"نص مختلق رقمه {number} عن قرية لا وجود لها وسوقها وجسرها.\n\nوفقرة ثانية فيه.",
        Tags=f"قرية; سوق {number % 5}",
        Category=f"باب {number % 3}",
        Source=f"جريدة مختلقة {number % 4}",
        Authors=f"كاتب مختلق {number % 6}",
    )
    for number in range(100)
}


def built_by_two(folder: Path, plugin: str = DIVIDED, **settings: object) -> Built:
    """The site of the articles, its output divided; `plugin` is the code of one more plugin."""
    (folder / "more").mkdir(parents=True)
    (folder / "more" / "divided.py").write_text(plugin, "utf-8")
    paths = [str(ROOT / "plugins"), str(folder / "more")]
    return build(folder, ARTICLES, PLUGINS, PLUGIN_PATHS=paths, DEFAULT_PAGINATION=7, **settings)


def test_two_processes_write_the_bytes_of_one(tmp_path: Path) -> None:
    divided = built_by_two(tmp_path / "two")
    whole = built_by_two(tmp_path / "one", "def register():\n    pass\n")
    assert divided.code == whole.code == 0, divided.said
    assert len(digests(whole.output)) > 300
    assert digests(divided.output) == digests(whole.output)


PIDS = """
import time

def pids(function):
    def written(*args, **kwargs):
        with open("pids.txt", "a") as file:
            file.write(f"{os.getpid()}\\n")
        time.sleep(0.01)  # so that both come to the pages, however slow the index is
        return function(*args, **kwargs)
    return written

_register = register

def register():
    _register()
    from jinja2 import Template
    Template.render = pids(Template.render)
"""


def test_both_processes_render(tmp_path: Path) -> None:
    divided = built_by_two(tmp_path / "two", DIVIDED + PIDS)
    assert divided.code == 0
    pids = (tmp_path / "two" / "pids.txt").read_text("utf-8").split()
    assert len(set(pids)) == 2


STRANGER = """
from pelican.generators import Generator
from pelican.plugins import signals

class Stranger(Generator):
    def generate_output(self, writer):
        with open("stranger.txt", "a") as file:
            file.write("once\\n")

_register = register

def register():
    _register()
    signals.get_generators.connect(generators)

def generators(pelican):
    return Stranger
"""


def test_a_generator_that_is_not_known_writes_once(tmp_path: Path) -> None:
    divided = built_by_two(tmp_path / "two", DIVIDED + STRANGER)
    assert divided.code == 0, divided.said
    assert (tmp_path / "two" / "stranger.txt").read_text("utf-8") == "once\n"


OVERRIDER = """
from pelican.generators import Generator
from pelican.plugins import signals

class Overrider(Generator):
    def generate_output(self, writer):
        for article in self.context["articles"]:
            template = self.get_template("search")
            writer.write_file(article.save_as, template, self.context, override_output=True)

_register = register

def register():
    _register()
    signals.get_generators.connect(generators)

def generators(pelican):
    return Overrider
"""


def test_a_page_that_was_written_for_good_stays_whoever_comes_to_it(tmp_path: Path) -> None:
    divided = built_by_two(tmp_path / "two", DIVIDED + OVERRIDER)
    assert divided.code == 0, divided.said
    pages = [path.read_text("utf-8") for path in (divided.output / "a").glob("*.html")]
    assert pages == ["search"] * 100


FOLLOWER = """
from pelican.plugins import signals

_register = register

def register():
    _register()
    signals.content_written.connect(follow)

def follow(path, context):
    with open("followed.txt", "a") as file:
        file.write(f"{os.getpid()} {path}\\n")
"""


def test_a_plugin_that_follows_the_pages_is_told_of_all_in_one_process(tmp_path: Path) -> None:
    built = built_by_two(tmp_path / "two", DIVIDED + FOLLOWER)
    assert built.code == 0
    lines = (tmp_path / "two" / "followed.txt").read_text("utf-8").splitlines()
    pids, paths = zip(*(line.split(" ", 1) for line in lines), strict=True)
    assert len(set(pids)) == 1
    assert len(set(paths)) == len(paths) > 200
    assert "written by one process" in " ".join(built.said.split())


FAILS = """
import search.making
from jinja2 import Template

def register():
    processes.ENOUGH = 2
    os.cpu_count = lambda: 2
    first = os.getpid()

    def failing(function):
        def called(*args, **kwargs):
            if os.getpid() != first:
                fail()
            time.sleep(0.01)
            return function(*args, **kwargs)
        return called

    {what} = failing({what})
"""

INDEXING, COUNTING = "search.making.Making.write", "search.making.Making.read"
FULL = "raise OSError(28, 'No space left on device', 'search/words')"
KILLED = "a process of the build has ended without its results"


@pytest.mark.parametrize("what", [INDEXING, COUNTING, "Template.render"])
@pytest.mark.parametrize(
    ("failure", "sentence"), [(FULL, "No space left on device"), ("os._exit(9)", KILLED)]
)
def test_what_fails_in_another_process_is_told_in_a_sentence(
    tmp_path: Path, failure: str, sentence: str, what: str
) -> None:
    fail = f"\nimport time\ndef fail():\n    {failure}\n"
    built = built_by_two(tmp_path / "two", DIVIDED + fail + FAILS.format(what=what))
    assert built.code != 0
    said = re.sub(r" \w+\.py:\d+", "", built.said)  # what Pelican puts beside each line
    assert sentence in " ".join(said.split())
    assert "Traceback" not in built.said


def test_a_failure_beside_the_pages_is_told_before_all_are_rendered(tmp_path: Path) -> None:
    fail = "\nimport time\ndef fail():\n    os._exit(9)\n"
    plugin = DIVIDED + fail + FAILS.format(what=INDEXING) + PIDS
    built = built_by_two(tmp_path / "two", plugin)
    assert built.code != 0
    assert KILLED in " ".join(built.said.split())
    rendered = tmp_path / "two" / "pids.txt"
    lines = rendered.read_text("utf-8").split() if rendered.exists() else []
    assert len(lines) < 60  # of more than 200, each of which takes a hundredth of a second


LIVES_ON = """
import multiprocessing
import sys
from pathlib import Path

import processes
import search.making

processes.ENOUGH = 2
processes.os.cpu_count = lambda: 2

def wait(self, *args):
    Path("begun.txt").touch()
    processes.threading.Event().wait(60)

def end(pelican):
    for _ in range(6000):
        if Path("begun.txt").exists():
            break
        processes.threading.Event().wait(0.01)
    raise OSError(28, "No space left on device", "a.html")

search.making.Making.write = wait

from pelican import get_instance, parse_arguments
from pelican.plugins import signals
import configuration.run

instance, _ = get_instance(parse_arguments(["content", "-o", "output", "-s", "settings.py"]))
signals.get_writer.connect(end)
try:
    instance.run()
except OSError as error:
    print("failed:", error.strerror)
print("begun:", Path("begun.txt").exists())
print("children:", len(multiprocessing.active_children()))
"""


def test_no_process_outlives_a_build_that_fails(tmp_path: Path) -> None:
    assert build(tmp_path, ARTICLES, PLUGINS[:-1]).code == 0
    shutil.rmtree(tmp_path / "content" / ".build")
    run = subprocess.run(
        [sys.executable, "-c", LIVES_ON],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    lines = run.stdout.splitlines()
    assert lines[-3:] == ["failed: No space left on device", "begun: True", "children: 0"], run
