"""A command, run in a process tree of its own, and what that took."""

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass

from bench.building.memory import Watch
from bench.cost.memory import peak
from bench.site import ENVIRONMENT, ROOT

SAID = 2000  # characters of what a command said that failed


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock and of all cores; bytes of the greatest memory of all processes."""

    seconds: float
    cpu: float
    memory: float


def cost(command: Sequence[str]) -> Cost:
    """What a command took, with all that it started and waited for.

    One that fails is the end, with the last that it said.
    """
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,  # by which its processes are known
        )
        watch = Watch(process.pid)
        try:
            _, status, usage = os.wait4(process.pid, 0)  # as it is the one that tells of CPU
        except BaseException:  # a measurement that is broken off leaves nothing running
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise
        finally:
            seconds = time.perf_counter() - began
            seen = watch.end()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            end = said.read().decode(errors="replace")[-SAID:].strip()
            raise SystemExit(f"{' '.join(command)}: exit status {process.returncode}\n{end}")
    return Cost(seconds, usage.ru_utime + usage.ru_stime, seen or peak(usage))
