"""Fuzz for some minutes, every target in turn."""

import argparse
import itertools
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import telling
from fuzz import __doc__ as about
from fuzz.course import keep, spoil
from fuzz.targets import TARGETS

BROWSER = Path(__file__).parent / "browser.js"
_BROWSERS_SHARE = 0.2  # of the time, for the readers in the browser
_EXAMPLES = 100


def main() -> None:
    """Print what each target was given; status 1 where one broke a promise."""
    parser = argparse.ArgumentParser(
        prog="python -m fuzz",
        description=about,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", choices=[each.name for each in TARGETS])
    given = parser.parse_args()
    targets = [each for each in TARGETS if not given.only or each.name in given.only]
    seconds = given.minutes * 60
    ends = time.monotonic() + seconds * (1 if given.only else 1 - _BROWSERS_SHARE)
    spoilt, broken = Counter[str](), set[str]()
    for seed in itertools.count(given.seed):
        left = [target for target in targets if target.name not in broken]
        if time.monotonic() >= ends or not left:
            break
        for target in left:
            if time.monotonic() >= ends:
                break
            failure = spoil(target, seed, _EXAMPLES)
            spoilt[target.name] += _EXAMPLES
            if failure:
                broken.add(target.name)
                print(f"fuzz: {target.name}: {failure.error}\n      kept as {keep(failure)}")
    counts = ", ".join(f"{name} {count:,}" for name, count in spoilt.items())
    print(f"fuzz: {telling.number(len(broken), 'promise')} broken; examples: {counts}")
    code = bool(broken)
    if not given.only:
        command = ["node", str(BROWSER), str(given.seed), str(round(seconds * _BROWSERS_SHARE, 1))]
        code |= bool(subprocess.run(command, check=False).returncode)
    sys.exit(code)


if __name__ == "__main__":
    main()
