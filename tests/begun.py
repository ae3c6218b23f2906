"""Commands that begin where their imports are done: a process that forks for each one asked of it.

Two thirds of what the build of a small site takes are imports, the same ones for each. This process
does them once. A line of its standard input is JSON: a command's folder, environment, module and
arguments, and the files for its output and its errors; a line of its output is the exit code. A
command finds here what it would find in a process of its own: code was read, but nothing was run.
"""

import importlib
import json
import os
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = "configuration.run"
IMPORTED = ("configuration.reading", "captures.command", "integrity.command")
IMPORTED += ("building", "reader", "search", "record", "browse")
OF_PYTHON = ("PYTHON", "TZ")  # variables that it reads as it begins


def run(
    folder: Path,
    arguments: list[str],
    environment: Mapping[str, str] | None = None,
    module: str = BUILD,
) -> subprocess.CompletedProcess[str]:
    """How `python -m MODULE` with these arguments ends in a folder, and what it says.

    Where the environment has something for Python itself it is a process of its own.
    """
    whole = {**os.environ, "PYTHONPATH": str(ROOT / "plugins"), **(environment or {})}
    if any(name.startswith(OF_PYTHON) for name in environment or ()):
        command = [sys.executable, "-m", module, *arguments]
        return subprocess.run(
            command, cwd=folder, env=whole, capture_output=True, encoding="utf-8", check=False
        )
    process = _process()
    assert process.stdin
    assert process.stdout
    with tempfile.TemporaryDirectory() as name:
        out, err = Path(name) / "out", Path(name) / "err"
        for path in (out, err):
            path.touch()
        order = [str(folder), whole, [module, *arguments], str(out), str(err)]
        process.stdin.write(json.dumps(order) + "\n")
        process.stdin.flush()
        code = int(process.stdout.readline())
        said = (path.read_text("utf-8") for path in (out, err))
        return subprocess.CompletedProcess(arguments, code, *said)


@cache
def _process() -> "subprocess.Popen[str]":
    """One for all commands of these tests; it ends with them, when there is no more to read."""
    return subprocess.Popen(
        [sys.executable, __file__],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def main() -> None:
    """Answer until there is no more to read."""
    del sys.path[0]  # the tests' own folder
    for name in IMPORTED:
        importlib.import_module(name)
    while line := sys.stdin.readline():
        child = os.fork()
        if not child:
            _begin(*json.loads(line))
            return
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201  # its answer


def _begin(
    folder: str, environment: dict[str, str], command: list[str], out: str, err: str
) -> None:
    for descriptor, path in enumerate((os.devnull, out, err)):
        opened = os.open(path, os.O_RDWR)
        os.dup2(opened, descriptor)
        os.close(opened)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.path.insert(0, folder)
    module, *sys.argv[1:] = command
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
