"""What a build says of its course, on a terminal and in lines."""

import io
import re
import time
from pathlib import Path

import pytest
from rich.console import Console

from building.course import Course
from building.pages import pages
from building.staging import Files
from building.unchanged import Site, site
from small_site import article, build

PLUGINS = (
    *("building", "content_error", "interface", "extra_files"),
    *("reader", "search", "record", "browse"),
)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that have passed, as a list of one."""
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    return now


def run(clock: list[float], console: Console, seconds: float) -> Course:
    """A course of two stages, which take as many seconds in all."""
    course = Course(console)
    with course.shown():
        course.begin("reading", "article")
        clock[0] += seconds / 4
        course.begin("writing", "page", 1_000)
        for done in range(0, 1_001, 10):
            course.count(done)
            clock[0] += seconds * 3 / 4 / 101
    return course


def test_a_long_build_tells_where_it_is_in_plain_lines(clock: list[float]) -> None:
    out = io.StringIO()
    run(clock, Console(file=out, width=80), 40)
    lines = out.getvalue().splitlines()
    assert 4 <= len(lines) <= 9
    assert lines[0] == "writing: 0%"
    assert re.fullmatch(r"writing: \d+%, \d+ pages, 3[34]/s, \d+ s left", lines[2])
    assert "\x1b" not in out.getvalue()


def test_a_short_one_tells_nothing(clock: list[float]) -> None:
    out = io.StringIO()
    course = run(clock, Console(file=out, width=80), 1)
    assert out.getvalue() == ""
    assert not course.is_long


def test_a_terminal_has_a_line_that_changes_and_goes(clock: list[float]) -> None:
    out = io.StringIO()
    console = Console(file=out, width=80, force_terminal=True, force_interactive=True)
    run(clock, console, 40)
    assert len(re.findall(r"writing: .*?\d+%", out.getvalue())) > 50
    assert out.getvalue().endswith("\x1b[2K")


def test_at_the_end_it_tells_the_size_and_the_time_of_each_stage(clock: list[float]) -> None:
    course = run(clock, Console(file=io.StringIO()), 40)
    assert course.is_long
    assert course.told(Files(3_271, 12_345), Site("", 15_617, 43_800_000)) == (
        "3,271 files written, 12,345 kept; 43.8 MB, 4% of what GitHub Pages publishes. "
        "Time: reading 10 s, writing 30 s."
    )


def test_a_stage_that_begins_again_goes_on(clock: list[float]) -> None:
    course = Course(Console(file=io.StringIO()))
    with course.shown():
        for name, seconds in (("reading", 1), ("reading", 3), ("writing", 2), ("reading", 1)):
            course.begin(name)
            clock[0] += seconds
    assert course.told(Files(), Site("", 0, 0)).endswith("Time: reading 5 s, writing 2 s.")


def test_a_terminal_shows_each_stage_as_it_begins(clock: list[float]) -> None:
    out = io.StringIO()
    course = Course(Console(file=out, width=80, force_terminal=True, force_interactive=True))
    with course.shown():
        for name in ("linking", "recording", "relating"):
            course.begin(name)
            assert f"{name} …" in out.getvalue()
            clock[0] += 0.01


def test_a_size_is_that_of_what_a_host_hands_out(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.html").write_bytes(b"12345")
    (tmp_path / "two.html").write_bytes(b"123")
    (tmp_path / ".hidden").write_bytes(b"1")
    found = site(tmp_path)
    assert (found.files, found.bytes) == (2, 8)


def test_the_pages_to_come_are_known_nearly(tmp_path: Path) -> None:
    files = {
        f"articles/{number}.md": article(
            f"w{'abcdefghij'[number // 10]}{'abcdefghij'[number % 10]}aaaaaaaa",
            f"2024-0{1 + number % 3}-01",
            Category=f"باب {number % 2}",
            Tags=f"وسم {number % 5}; وسم منفرد {number}",
            Source="جريدة مختلقة",
        )
        for number in range(40)
    }
    built = build(tmp_path, files, PLUGINS, DEFAULT_PAGINATION=7)
    assert built.code == 0, built.said
    written = [path for path in built.output.rglob("*.html") if "offline" not in path.parts]
    context = {
        "articles": range(40),
        "hidden_articles": [],
        "categories": [("", range(20))] * 2,
        "sources": [("", range(40))],
        "tags": [("", range(8))] * 5 + [("", range(1))] * 40,
        "authors": [],
        "calendar": [],
        "DEFAULT_PAGINATION": 7,
    }
    months = 3 * 2
    others = 15  # home, indexes, years and the like
    assert abs(pages(context) + months - len(written)) <= others
