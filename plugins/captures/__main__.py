"""`python -m captures`: the command, which Ctrl+C ends with a sentence from its first moment on."""

import os
import signal
import sys
from typing import NoReturn

_INTERRUPTED = 130  # exit status


def _end(*_: object) -> NoReturn:
    """Ends the process at once: no import of a module is left half done, and nothing else is."""
    os.write(2, b"Stopped. Nothing was written; run it again.\n")
    os._exit(_INTERRUPTED)


def _main() -> int:
    stops = [
        number
        for number in (signal.SIGINT, signal.SIGTERM)
        if signal.getsignal(number) is not signal.SIG_IGN  # as nohup has it
    ]
    for number in stops:
        signal.signal(number, _end)
    from captures.command import main  # noqa: PLC0415  # takes a second

    for number in stops:
        signal.signal(number, signal.default_int_handler)
    try:
        return main()
    except KeyboardInterrupt:  # while the report was being printed
        return _INTERRUPTED


if __name__ == "__main__":
    sys.exit(_main())
