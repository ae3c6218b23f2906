"""Two processes walk along one row, and each thing is done by one of them."""

import multiprocessing
import os
from pathlib import Path
from typing import Any

import pytest
from pelican.settings import DEFAULT_CONFIG
from pelican.writers import FileOverwriteFailedError

from building.fingerprints import Fingerprints
from building.kept import Kept
from building.pages import PageWriter, Turns, writer_class

THINGS = 3_000


def nothing() -> None:
    """The other process is there."""


def walk(turns: Turns) -> list[int]:
    """The things that one process takes."""
    turns.begin()
    return [thing for thing in range(THINGS) if turns.mine(nothing)]


def test_two_processes_take_each_thing_once() -> None:
    fork = multiprocessing.get_context("fork")
    turns, results = Turns(), fork.SimpleQueue()
    other = fork.Process(target=lambda: results.put(walk(turns)))
    other.start()
    ours = walk(turns)
    theirs = results.get()
    other.join()
    assert sorted([*ours, *theirs]) == list(range(THINGS))


def test_who_comes_late_does_what_is_left() -> None:
    turns = Turns()
    turns.begin()
    first = [turns.mine(nothing) for _ in range(5)]
    turns.begin()  # as a process that was forked before does
    second = [turns.mine(nothing) for _ in range(8)]
    assert first == [True] * 5
    assert second == [False] * 5 + [True] * 3


def test_what_is_done_before_the_row_is_no_turn() -> None:
    turns = Turns()
    assert [turns.mine(nothing) for _ in range(3)] == [True] * 3
    assert turns.taken == 0


def test_a_process_that_ends_in_its_turn_does_not_hold_up_the_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def gone() -> None:
        raise ChildProcessError("gone")

    monkeypatch.setattr("building.pages._PATIENCE", 0.05)
    turns = Turns()
    turns.begin()
    fork = multiprocessing.get_context("fork")
    other = fork.Process(target=lambda: (turns._taken.get_lock().acquire(), os._exit(9)))
    other.start()
    other.join()
    with pytest.raises(ChildProcessError):
        turns.mine(gone)


class Template:
    """A template that counts how often it is rendered."""

    def __init__(self) -> None:
        self.rendered = 0

    def render(self, context: dict[str, Any]) -> str:
        """Its page."""
        self.rendered += 1
        return f"page {context['output_file']}"


def write(writer: PageWriter, template: Template, *names: str) -> None:
    """Write pages as a generator does."""
    for name in names:
        writer.write_file(name, template, {"localsiteurl": ""})


def test_pages_of_the_other_process_are_neither_rendered_nor_opened(tmp_path: Path) -> None:
    mine = iter([True, False, True])
    template = Template()
    writer = writer_class(lambda: next(mine))(str(tmp_path), DEFAULT_CONFIG)
    (tmp_path / "two.html").write_text("theirs", "utf-8")
    write(writer, template, "one.html", "two.html", "three.html")
    assert template.rendered == 2
    assert (tmp_path / "one.html").read_text("utf-8") == "page one.html"
    assert (tmp_path / "two.html").read_text("utf-8") == "theirs"
    assert (tmp_path / "three.html").read_text("utf-8") == "page three.html"


@pytest.mark.parametrize("turns", [(True, True), (True, False), (False, True), (False, False)])
def test_two_pages_with_one_name_are_a_mistake_whoever_writes_them(
    tmp_path: Path, turns: tuple[bool, bool]
) -> None:
    mine = iter(turns)
    writer = writer_class(lambda: next(mine))(str(tmp_path), DEFAULT_CONFIG)
    with pytest.raises(FileOverwriteFailedError, match=r"one\.html"):
        write(writer, Template(), "one.html", "one.html")


@pytest.mark.parametrize("relative", [True, False])
def test_what_a_page_is_known_by_is_what_its_template_gets(tmp_path: Path, relative: bool) -> None:
    names: list[set[tuple[str, str]]] = []

    class Looked(Fingerprints):
        def of(self, template: Any, context: Any, own: Any = None) -> None:
            """The names and values by which a page would be known."""
            names.append({(key, repr(value)) for key, value in {**context, **own}.items()})

    class Looking(Template):
        def render(self, context: dict[str, Any]) -> str:
            """The names and values that the template gets."""
            names.append({(key, repr(value)) for key, value in context.items()})
            return ""

    context = {"localsiteurl": "", "SITEURL": "https://example.org", "one": 1}
    kept = Kept(tmp_path / "old", tmp_path, {})
    writer = writer_class(lambda: True, kept)(str(tmp_path), DEFAULT_CONFIG)
    writer._fingerprints = Looked(DEFAULT_CONFIG, {})
    writer.write_file(
        *("a/b/one.html", Looking(), dict(context)),
        relative_urls=relative,
        override_output=False,
        url="a/b/one.html",
        article="x",
        one=2,
    )
    assert names[0] == names[1]
    assert ("one", "2") in names[0]
