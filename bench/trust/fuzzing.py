"""The fourth part: a short course of `make fuzz`."""

import subprocess
import sys
from collections.abc import Iterator

from bench.site import ENVIRONMENT, ROOT
from bench.trust.course import Course
from bench.trust.findings import Fact, Finding, Told


def measure(course: Course) -> Iterator[Told]:
    """What the readers of foreign bytes were given, and what broke a promise."""
    command = [sys.executable, "-m", "fuzz", "--minutes", str(course.seconds / 60)]
    done = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, capture_output=True, check=False)
    said = (done.stdout + done.stderr).decode().splitlines()
    wrong = [line for line in said if "broken" not in line] if done.returncode else []
    yield Finding("promises of readers broken", wrong, f"{course.seconds} s of fuzzing")
    for line in said:
        yield Fact(line.removeprefix("fuzz: "))
