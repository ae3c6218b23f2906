"""What a command is said to have taken."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from bench.building import memory
from bench.building.measured import cost

MB = 1_000_000
HOLDS = "import time; held = b'x' * 50_000_000; time.sleep(0.5)"
STARTS = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {HOLDS!r}])"
SHARES = "import os, time; held = b'x' * 50_000_000; os.fork(); time.sleep(0.5)"
WORKS = "import time\nwhile time.process_time() < 0.4: pass"


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


@pytest.mark.parametrize("code", [HOLDS, STARTS], ids=["itself", "a child of it"])
def test_memory_is_that_of_all_processes(code: str) -> None:
    little = cost(python("import time; time.sleep(0.5)")).memory
    assert 0 < little < 40 * MB
    assert 50 * MB <= cost(python(code)).memory < 50 * MB + 3 * little


@pytest.mark.skipif(not memory.means().startswith("PSS"), reason="this system tells no PSS")
def test_what_two_processes_share_is_counted_once() -> None:
    assert 50 * MB <= cost(python(SHARES)).memory < 90 * MB


def test_seconds_are_those_of_the_clock_and_cpu_that_of_children_too() -> None:
    took = cost(
        python(f"import subprocess, sys; subprocess.run([sys.executable, '-c', {WORKS!r}])")
    )
    assert 0.4 <= took.cpu < 5
    slept = cost(python("import time; time.sleep(0.6)"))
    assert slept.seconds >= 0.6 > slept.cpu


def test_a_command_that_fails_is_the_end_and_the_last_that_it_said_is_told() -> None:
    with pytest.raises(
        SystemExit, match=r"(?s)exit status 3\n.*no room in the village$"
    ) as stopped:
        cost(python("import sys; print('x' * 9000); print('no room in the village'); sys.exit(3)"))
    assert len(str(stopped.value)) < 3000


def test_a_measurement_that_is_broken_off_leaves_nothing_running(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    code = f"import os, time; open({str(told)!r}, 'w').write(str(os.getpid())); time.sleep(60)"

    def broken_off(*_: object) -> None:
        if not told.exists() or not told.read_text():
            signal.setitimer(signal.ITIMER_REAL, 0.1)
            return
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, broken_off)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.1)
        with pytest.raises(KeyboardInterrupt):
            cost(python(code))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    with pytest.raises(ProcessLookupError):
        os.kill(int(told.read_text()), 0)


def process(proc: Path, number: int, session: int, **files: str) -> None:
    folder = proc / str(number)
    folder.mkdir()
    (folder / "stat").write_text(f"{number} (a ) b) S 1 {session} {session} 0 -1")
    for name, text in files.items():
        (folder / name).write_text(text)


def test_processes_are_added_up_by_pss_or_else_by_resident_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "PROC", tmp_path)
    process(tmp_path, 11, 11, smaps_rollup="Rss:  900 kB\nPss:   70 kB\nPss_Dirty: 9 kB\n")
    process(tmp_path, 12, 11, smaps_rollup="Rss:  900 kB\nPss:   30 kB\n", statm="9 9 9")
    process(tmp_path, 13, 13, smaps_rollup="Pss:  500 kB\n")  # of another session
    process(tmp_path, 14, 11, smaps_rollup="")  # has ended
    assert memory.held(11) == 100 * 1024
    process(tmp_path, 15, 11, statm="900 2 1 0 0 0 0")
    assert memory.held(11) == 100 * 1024 + 2 * os.sysconf("SC_PAGE_SIZE")


def test_it_says_what_it_tells_as_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "PROC", tmp_path)
    assert memory.means() == "RSS of the largest process"
    assert memory.held(os.getpid()) == 0
    (tmp_path / "self").mkdir()
    (tmp_path / "self" / "statm").touch()
    assert memory.means() == "RSS of all processes"
    (tmp_path / "self" / "smaps_rollup").touch()
    assert memory.means() == "PSS of all processes"


def test_a_look_that_takes_long_is_taken_less_often(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = 0

    def slow(_session: int) -> int:
        nonlocal looks
        looks += 1
        time.sleep(0.1)
        return looks

    monkeypatch.setattr(memory, "held", slow)
    began = time.perf_counter()
    watch = memory.Watch(1)
    time.sleep(0.6)
    seen = watch.end()
    assert 1 <= seen == looks <= 1 + (time.perf_counter() - began) / (memory.SHARE * 0.1)
