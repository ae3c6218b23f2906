"""How a target is run: for so many examples, or what was found before."""

import hashlib
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import hypothesis
from hypothesis import HealthCheck, Phase

from fuzz.spoiling import spoilt
from fuzz.targets import TARGETS, Target

FOUND = Path(__file__).parent / "found"
SLOWEST = 5.0  # seconds of CPU for one of these small files: a busy machine breaks no promise
_ROUND = 300  # examples between two looks at the clock


@dataclass(frozen=True, slots=True)
class Failure:
    """What breaks a promise, as small as it was made."""

    target: str
    data: bytes
    error: str


def examine(target: Target, data: bytes) -> None:
    """Give a target bytes; AssertionError where it takes too long, else what it raises itself."""
    began = time.process_time()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        target.check(data)
    assert time.process_time() - began < SLOWEST, f"took more than {SLOWEST} s"


def spoil(target: Target, seed: int, examples: int = _ROUND) -> Failure | None:
    """Some examples, the same for one seed; the smallest that breaks a promise."""
    last = b""

    @hypothesis.seed(seed)
    @hypothesis.settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
    @hypothesis.given(spoilt(target.samples))
    def run(data: bytes) -> None:
        nonlocal last
        last = data
        examine(target, data)

    try:
        run()
    except Exception as error:  # whatever it is, it is what is looked for
        return Failure(target.name, last, f"{type(error).__name__}: {error}"[:300])
    return None


def keep(failure: Failure) -> Path:
    """Leave a failure among what was found, for the tests."""
    folder = FOUND / failure.target
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{hashlib.sha256(failure.data).hexdigest()[:12]}.bin"
    path.write_bytes(failure.data)
    return path


def found() -> Iterator[tuple[Target, Path]]:
    """What was found before, with its target."""
    for target in TARGETS:
        for path in sorted((FOUND / target.name).glob("*.bin")):
            yield target, path
