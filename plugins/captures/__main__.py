"""`python -m captures`: what `make import` runs.

It exits with 0, with 1 if a capture was rejected, with 2 where it was called wrongly.
"""

import argparse
import datetime
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, TextIO

from rich.console import Console

from captures.archive import Archive
from captures.capture import Defaults
from captures.cleaning import clean_line
from captures.importer import import_files
from captures.learning import learn
from captures.report import Report
from captures.sources import UsageError, check_sources, files

_EVERY = 100  # captures between two updates of the progress line


def _day(value: str) -> datetime.date:
    try:
        day = datetime.date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"found {value!r}; write a day as YYYY-MM-DD") from None
    if day > datetime.datetime.now().astimezone().date():
        raise argparse.ArgumentTypeError(f"found {value}, which is in the future")
    return day


def _path(value: str) -> Path:
    return Path(value).expanduser()  # make hands on what the shell left as it was


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One sentence, as for all else that can be wrong; --help has the usage."""
        self.exit(2, f"{message}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m captures",
        description="Imports captures (pages, JSONL, WARC, WXR, CSV) as Markdown articles.",
    )
    parser.add_argument("sources", nargs="+", type=_path, metavar="FROM", help="a file or folder")
    parser.add_argument(
        "--source", default="", metavar="NAME", help="the site that captures which name none are of"
    )
    parser.add_argument(
        "--content", default=Path("content"), type=Path, metavar="DIR", help="the archive's folder"
    )
    parser.add_argument(
        "--captured",
        type=_day,
        metavar="YYYY-MM-DD",
        help="the day of capture of captures that state none",
    )
    parser.add_argument("--dry-run", action="store_true", help="only report, write nothing")
    return parser


def _run(arguments: argparse.Namespace, report: Report) -> None:
    """Imports, with a line of progress on a terminal."""
    check_sources(arguments.sources, arguments.content)
    archive = Archive(arguments.content, dry=arguments.dry_run)
    console = Console(stderr=True)
    with console.status("Comparing the pages of each site …") as status:
        defaults = Defaults(
            today=datetime.datetime.now().astimezone().date(),
            source=clean_line(arguments.source),
            captured=arguments.captured,
            templates=learn(files(arguments.sources, arguments.content), archive.kept()),
        )
        status.update("Importing …")

        def seen() -> None:
            done = report.imported + len(report.merged) + report.known + len(report.rejected)
            if done % _EVERY == 0:
                status.update(f"Importing … {done:,} captures")

        paths = files(arguments.sources, arguments.content)
        try:
            import_files(paths, archive, defaults, report, seen)
        finally:
            archive.close()


def _say(line: object, to: TextIO | None = None) -> None:
    (to or sys.stdout).write(f"{line}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status of the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without Arabic
    options = _parser().parse_args(arguments)
    report = Report()
    status = 0
    try:
        _run(options, report)
    except UsageError as error:
        _say(error, sys.stderr)
        return 2
    except OSError as error:
        _say(f"Stopped: {error.filename}: {error.strerror or error}", sys.stderr)
        status = 1
    except KeyboardInterrupt:
        _say("Stopped. What was imported stays; run it again to go on.", sys.stderr)
        status = 130
    try:
        for line in report.lines(dry=options.dry_run):
            _say(line)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of the report had enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status or (1 if report.rejected else 0)


if __name__ == "__main__":
    sys.exit(main())
