"""Builds that begin where their imports are done: a process that forks for each one asked of it.

Two thirds of what the build of a small site takes are imports, the same ones for each. This process
does them once. A line of its standard input is JSON: a build's folder, environment and arguments,
and the files for its output and its errors; a line of its output is the exit code. A build finds
here what it would find in a process of its own: code was read, but nothing was run.
"""

import importlib
import json
import os
import sys

from configuration import run

PLUGINS = ("building", "reader", "search", "record", "browse")


def main() -> None:
    """Answer until there is no more to read."""
    del sys.path[0]  # the tests' own folder
    for name in PLUGINS:
        importlib.import_module(name)
    while line := sys.stdin.readline():
        child = os.fork()
        if not child:
            build(*json.loads(line))
            return
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201  # its answer


def build(
    folder: str, environment: dict[str, str], arguments: list[str], out: str, err: str
) -> None:
    """What `python -m configuration.run` does in this folder."""
    for descriptor, path in enumerate((os.devnull, out, err)):
        opened = os.open(path, os.O_RDWR)
        os.dup2(opened, descriptor)
        os.close(opened)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.path.insert(0, folder)
    sys.argv = [run.__file__, *arguments]
    run.main()


if __name__ == "__main__":
    main()
