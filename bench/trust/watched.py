"""Run a module of this project, and note whatever it does to files, processes and the network.

    python -m bench.trust.watched LOG MODULE [ARGUMENT …]

Python tells its own audit hooks (PEP 578) of each file before it is opened. A line of the log is
`write PATH`, `read PATH` or `do EVENT`. What libraries written in C open, the hooks do not see: for
them there are a secret that must not come out, and a server that nobody may ask.
"""

import os
import runpy
import sys
from typing import Any

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = {"os.mkdir": 1, "os.rename": 2, "os.link": 2, "os.remove": 1, "os.rmdir": 1}
_CHANGES |= {"os.truncate": 1, "os.chmod": 1, "os.utime": 1, "os.symlink": 2, "os.mkfifo": 1}
_DEEDS: tuple[str, ...] = ("socket.connect", "socket.getaddrinfo", "socket.sendto", "subprocess.")
_DEEDS += (
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.startfile",
    "urllib.",
    "pty.",
    "webbrowser.",
)


def watch(log: int) -> None:
    """Write to a file descriptor from now on; nothing takes it back."""

    def note(kind: str, what: Any) -> None:
        path = os.fsdecode(what) if isinstance(what, (str, bytes, os.PathLike)) else str(what)
        if kind != "do":
            path = os.path.realpath(path)  # a Path takes longer than the event
        line = f"{kind} {path!r}\n".encode(errors="backslashreplace")
        os.write(log, line)

    def hook(event: str, given: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = given
            if not isinstance(path, int):
                note("write" if (flags or 0) & _WRITING else "read", path)
        elif event in _CHANGES:
            for path in given[: _CHANGES[event]]:
                if not isinstance(path, int):
                    note("write", path)
        elif event.startswith(_DEEDS):
            note("do", f"{event} {given!r:.200}")

    sys.addaudithook(hook)


def main() -> None:
    """Run the module as `python -m` would."""
    _, log, module, *arguments = sys.argv
    sys.argv = [module, *arguments]
    watch(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND))
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
