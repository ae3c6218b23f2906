"""The memory of a process and of all that it starts, looked at while they run.

Their proportional set size (PSS) is what they take of the machine: a page that a fork shares with
its parent is counted once. Where the system does not tell it, the resident sets (RSS) are added up,
shared pages twice; and where it tells neither, what `wait4` tells of the largest process stands
for all.
"""

import os
import re
import threading
import time
from pathlib import Path

PAUSE = 0.05  # seconds between two looks at least
SHARE = 10  # times as long as a look took: it holds up what it looks at

PROC = Path("/proc")
_PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)
_SESSION = 3  # of the fields of a process's `stat` that follow its name


def means() -> str:
    """What is told as memory on this machine: PSS, RSS, or the largest process."""
    if (PROC / "self" / "smaps_rollup").exists():
        return "PSS of all processes"
    if (PROC / "self" / "statm").exists():
        return "RSS of all processes"
    return "RSS of the largest process"


class Watch:
    """Looks at the processes of a session, over and over, until it is ended."""

    def __init__(self, session: int) -> None:
        """Begin."""
        self._session = session
        self._peak = 0
        self._over = threading.Event()
        self._looking = threading.Thread(target=self._look, daemon=True)
        self._looking.start()

    def end(self) -> int:
        """The most bytes that were seen at once; 0 where the system does not tell."""
        self._over.set()
        self._looking.join()
        return self._peak

    def _look(self) -> None:
        pause = 0.0
        while not self._over.wait(pause):
            began = time.perf_counter()
            self._peak = max(self._peak, held(self._session))
            pause = max(PAUSE, SHARE * (time.perf_counter() - began))


def held(session: int) -> int:
    """Bytes that all processes of a session hold now; 0 where the system does not tell."""
    return sum(_memory(process) for process in PROC.glob("[0-9]*") if _is_of(process, session))


def _is_of(process: Path, session: int) -> bool:
    try:
        fields = (process / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:  # it has just ended
        return False
    return fields[_SESSION] == str(session)


def _memory(process: Path) -> int:
    try:
        if found := _PSS.search((process / "smaps_rollup").read_text("utf-8")):
            return int(found[1]) * 1024
        return 0  # it has ended, and was not waited for yet
    except FileNotFoundError:
        return _resident(process)
    except OSError:
        return 0


def _resident(process: Path) -> int:
    try:
        pages = int((process / "statm").read_text("utf-8").split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
