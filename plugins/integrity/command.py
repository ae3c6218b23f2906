"""What `make verify` and `make accept` do.

They exit with 0, with 1 if something does not agree or could not be read, with 2 where they were
called wrongly, with 130 if they were interrupted.
"""

import argparse
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console

from captures.session import is_interrupted
from captures.sources import UsageError
from configuration.reading import read_settings
from content_error import ContentError
from integrity import merkle, told
from integrity.accepting import Accepted, accept, reason_of
from integrity.copies import CopyError, copy_of
from integrity.verifying import Site, verify
from progress import Progress, shown
from telling import bear_any_terminal, number, say

_CALLED_WRONGLY = 2  # exit status
_INTERRUPTED = 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m integrity",
        description="Verifies that captures, articles and a copy agree; accepts what was changed.",
    )
    parser.add_argument("--content", default=Path("content"), type=Path, metavar="DIR")
    commands = parser.add_subparsers(dest="command", required=True)
    verifying = commands.add_parser("verify", help="name all that does not agree")
    verifying.add_argument("--site", default="", help="a built site: its folder or its address")
    verifying.add_argument(
        "--settings", default=Path("pelicanconf.py"), type=Path, help="the settings of the site"
    )
    accepting = commands.add_parser("accept", help="add what was changed by hand to the ledger")
    accepting.add_argument("--reason", default="", help="why, in one line")
    accepting.add_argument("--only", default="", help="ids of articles: these alone")
    return parser


def _verify(options: argparse.Namespace) -> int:
    try:
        copy = copy_of(options.site) if options.site else None
    except CopyError as error:
        raise UsageError(str(error)) from None
    if copy and not options.settings.exists():
        raise UsageError(f"{options.settings}: no such file; give the settings of the site")

    def settings() -> Mapping[str, Any]:
        given: Mapping[str, Any] = read_settings(
            str(options.settings), override={"PATH": str(options.content.absolute())}
        )
        return given

    progress = Progress()
    with shown(progress, Console(stderr=True)):
        found, counts = verify(options.content, Site(copy, settings) if copy else None, progress)
    if is_interrupted(options.content):
        _complain("An import was stopped, or is at work: run make import again before you verify")
    say(told.lines(found, counts))
    return 1 if found else 0


def _accept(options: argparse.Namespace) -> int:
    reason = reason_of(options.reason)
    only = re.findall(r"[^\s,]+", options.only)
    progress = Progress()
    with shown(progress, Console(stderr=True)):
        done = accept(options.content, reason, only, progress)
    if done.mended:
        _complain(done.mended)
    say(_accepted(done))
    return 1 if done.left else 0


def _accepted(done: Accepted) -> Iterator[str]:
    if done.accepted:
        yield f"Accepted {number(len(done.accepted), 'article')}:"
        yield from (f"  {each.told}" for each in done.accepted)
        yield ""
    if done.left:
        yield f"Not accepted ({len(done.left):,}):"
        yield from (f"  {each.told}" for each in done.left)
        yield ""
    count = number(len(done.account.hashes), "article")
    is_none = not (done.accepted or done.left)
    root = merkle.root(merkle.lines(done.account.hashes))
    yield f"{'Nothing to accept. ' if is_none else ''}{count} by the ledger. Root: {root}"


def _complain(line: object) -> None:
    sys.stderr.write(f"{line}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status of the command."""
    bear_any_terminal()
    options = _parser().parse_args(arguments)
    try:
        if not options.content.is_dir():
            raise UsageError(f"{options.content}: no such folder; name the archive's with CONTENT=")
        return _verify(options) if options.command == "verify" else _accept(options)
    except (UsageError, ContentError) as error:  # the latter of the settings
        _complain(error)
        return _CALLED_WRONGLY
    except CopyError as error:
        _complain(f"Stopped: {error}")
    except BrokenPipeError:  # the reader had enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        _complain(f"Stopped: {place}{error.strerror or error}")
    except KeyboardInterrupt:
        _complain("Stopped; run it again.")
        return _INTERRUPTED
    return 1
