"""Two processes give what one gives, and whatever happens in the second is told by the first."""

import gc
import multiprocessing
import os
import threading

import pytest
from jinja2 import Environment

from content_error import ContentError
from processes import ENOUGH, Beside, Channel, mapped

SQUARES = [number * number for number in range(9)]


def square(number: int) -> int:
    """Work that either process can do."""
    return number * number


@pytest.fixture
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever the tests run, also beside other threads."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


@pytest.mark.usefixtures("two_cores")
@pytest.mark.parametrize("items", range(10))
def test_results_are_in_the_order_of_the_items(items: int) -> None:
    assert mapped(square, range(items), ENOUGH) == SQUARES[:items]


@pytest.mark.usefixtures("two_cores")
def test_a_large_archive_is_worked_on_in_two_processes() -> None:
    assert len(set(mapped(lambda _: os.getpid(), range(9), ENOUGH))) == 2


@pytest.mark.usefixtures("two_cores")
def test_a_small_archive_stays_in_one_process() -> None:
    assert set(mapped(lambda _: os.getpid(), range(9), ENOUGH - 1)) == {os.getpid()}


def test_where_no_process_can_be_forked_one_does_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    assert set(mapped(lambda _: os.getpid(), range(9), ENOUGH)) == {os.getpid()}


@pytest.mark.usefixtures("two_cores")
@pytest.mark.parametrize("wrong", [0, 1])
def test_what_is_raised_in_either_process_is_raised_here_and_none_is_left(wrong: int) -> None:
    def work(item: int) -> int:
        if item == wrong:
            raise ValueError(item)
        return item

    with pytest.raises(ValueError, match=str(wrong)):
        mapped(work, range(4), ENOUGH)
    assert multiprocessing.active_children() == []


@pytest.mark.usefixtures("two_cores")
def test_a_mistake_in_a_template_is_told_with_its_line_from_either_process() -> None:
    pages = [Environment(autoescape=True).from_string("{{ x }}\n" * 2)] * 3
    pages.append(Environment(autoescape=True).from_string("{{ x }}\n{{ y.z }}"))
    with pytest.raises(ContentError, match="line 2: found 'y' is undefined"):
        mapped(lambda page: page.render(x=1), pages, ENOUGH)


@pytest.mark.usefixtures("two_cores")
def test_a_process_that_is_ended_from_outside_is_told_of_in_a_sentence() -> None:
    def work(item: int) -> int:
        if item == 1:
            os._exit(9)
        return item

    with pytest.raises(ChildProcessError, match="without its results"):
        mapped(work, range(4), ENOUGH)
    assert multiprocessing.active_children() == []


@pytest.mark.usefixtures("two_cores")
def test_who_interrupts_the_first_process_ends_the_second() -> None:
    def work(item: int) -> int:
        if item == 0:
            raise KeyboardInterrupt
        return item

    with pytest.raises(KeyboardInterrupt):
        mapped(work, range(4), ENOUGH)
    assert multiprocessing.active_children() == []


@pytest.mark.usefixtures("two_cores")
def test_who_works_beside_hears_and_is_heard() -> None:
    def work(channel: Channel) -> str:
        channel.send(channel.receive() * 2)
        return str(channel.receive())

    beside = Beside()
    second = beside.begin(work)
    assert not beside.have_ended
    second.channel.send(21)
    assert second.channel.receive() == 42
    second.channel.send("the end")
    assert second.channel.receive() == "the end"
    second._process.join(10)
    assert beside.have_ended
    beside.end()


@pytest.mark.usefixtures("two_cores")
def test_whoever_is_at_work_beside_is_ended_with_the_build() -> None:
    beside = Beside()
    beside.begin(Channel.receive)
    beside.end()
    assert multiprocessing.active_children() == []
    assert beside.have_ended


@pytest.mark.usefixtures("two_cores")
def test_who_has_failed_beside_is_heard_of_by_whoever_speaks_to_it() -> None:
    def work(_channel: Channel) -> None:
        raise ValueError("nothing there")

    beside = Beside()
    second = beside.begin(work)
    with pytest.raises(ValueError, match="nothing there"):
        second.channel.send(bytes(10_000_000))
    beside.end()


@pytest.mark.usefixtures("two_cores")
@pytest.mark.parametrize("killed", [True, False])
def test_whoever_looks_sees_who_has_failed_and_what_was_raised(killed: bool) -> None:
    def work(channel: Channel) -> None:
        channel.send("something before")
        if killed:
            os._exit(9)
        raise ValueError("nothing there")

    beside = Beside()
    second = beside.begin(work)
    second._process.join(10)
    expected = (ChildProcessError, "without its results") if killed else (ValueError, "nothing")
    with pytest.raises(expected[0], match=expected[1]):
        beside.look()
    beside.end()


@pytest.mark.usefixtures("two_cores")
def test_who_is_done_has_not_failed() -> None:
    beside = Beside()
    beside.begin(lambda _channel: "done")._process.join(10)
    beside.look()
    assert beside.have_ended
    beside.end()


@pytest.mark.usefixtures("two_cores")
def test_what_is_kept_from_the_search_for_cycles_stays_so_until_the_last_has_ended() -> None:
    beside = Beside()
    beside.begin(Channel.receive)
    mapped(square, range(4), ENOUGH)
    assert gc.get_freeze_count() > 0
    beside.end()
    assert gc.get_freeze_count() == 0
