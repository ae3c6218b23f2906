"""What `make import` and `python -m captures` do.

It exits with 0, with 1 if a capture was rejected or the import failed, with 2 where it was called
wrongly, with 130 if it was interrupted.
"""

import argparse
import datetime
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn, TextIO

from rich.console import Console

from captures import ledger, printed
from captures.archive import Archive
from captures.capture import Defaults
from captures.cleaning import clean_line
from captures.dating import WEB_BEGINS
from captures.importer import import_all
from captures.report import Report
from captures.reportfile import ReportFile
from captures.sources import UsageError, check_sources, files
from progress import Progress, shown
from telling import bear_any_terminal, say

_CALLED_WRONGLY = 2  # exit status


def _day(value: str) -> datetime.date:
    try:
        day = datetime.date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"found {value!r}; write a day as YYYY-MM-DD") from None
    if day > datetime.datetime.now().astimezone().date():
        raise argparse.ArgumentTypeError(f"found {value}, which is in the future")
    if day < WEB_BEGINS:
        raise argparse.ArgumentTypeError(
            f"found {value}, which is before the web ({WEB_BEGINS.year})"
        )
    return day


def _path(value: str) -> Path:
    if not value.strip():  # a variable of a shell that has no value; Path makes it the folder here
        raise argparse.ArgumentTypeError("found an empty path; give that of your captures")
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
        "--content", default=Path("content"), type=_path, metavar="DIR", help="the archive's folder"
    )
    parser.add_argument(
        "--captured",
        type=_day,
        metavar="YYYY-MM-DD",
        help="the day of capture of captures that state none",
    )
    parser.add_argument(
        "--json", type=_path, metavar="FILE", help="write the whole report to a file, as JSON"
    )
    parser.add_argument("--dry-run", action="store_true", help="only report, import nothing")
    return parser


class _End(NamedTuple):
    """How the import ended."""

    state: str
    """`done`, `interrupted` or `failed`, as the report in JSON has it."""
    why: str
    status: int


def _run(options: argparse.Namespace, report: Report) -> _End:
    """Imports, and shows how far it is."""
    progress = Progress()
    try:
        with shown(progress, Console(stderr=True)):
            archive = Archive(options.content, dry=options.dry_run, progress=progress)
            if archive.mended:
                _say(archive.mended, sys.stderr)
            defaults = Defaults(
                today=datetime.datetime.now().astimezone().date(),
                source=clean_line(options.source),
                captured=options.captured,
            )
            try:
                import_all(
                    lambda: files(options.sources, options.content),
                    archive,
                    defaults,
                    report,
                    progress,
                )
            finally:
                archive.close()
    except UsageError as error:  # another import is at work
        _say(error, sys.stderr)
        return _End("failed", str(error), _CALLED_WRONGLY)
    except OSError as error:
        why = f"{error.filename}: {error.strerror or error}"
        _say(f"Stopped: {why}", sys.stderr)
        return _End("failed", why, 1)
    except KeyboardInterrupt:
        stays = "Nothing was written" if options.dry_run else "What was imported stays"
        _say(f"Stopped. {stays}; run it again to go on.", sys.stderr)
        return _End("interrupted", "interrupted", 130)
    return _End("done", "", 1 if report.rejections.total() else 0)


def _say(line: object, to: TextIO | None = None) -> None:
    (to or sys.stdout).write(f"{line}\n")


def _lines(report: Report, options: argparse.Namespace, end: _End) -> Iterator[str]:
    yield from printed.lines(
        report,
        dry=options.dry_run,
        stopped=end.why,
        articles=str(options.content / "articles"),
    )
    if options.json:
        yield from ("", f"All of it, as JSON: {options.json}")
    elif printed.is_abridged(report):
        yield from ("", "For all of it, as JSON: --json FILE (with make, REPORT=FILE)")


def _begin(options: argparse.Namespace) -> ReportFile | None:
    """The file of the report; raises UsageError where the command cannot be carried out."""
    check_sources(options.sources, options.content)
    try:
        return ReportFile(options.json) if options.json else None
    except OSError as error:
        raise UsageError(f"{options.json}: {error.strerror}; name another file") from None


def _finish(file: ReportFile, options: argparse.Namespace, end: _End, counts: object) -> bool:
    """Whether the report could be written."""
    try:
        file.finish(
            {
                "state": end.state,
                "error": end.why if end.state == "failed" else None,
                "ended": ledger.now(),
                "dry_run": options.dry_run,
                "from": [str(source) for source in options.sources],
                "content": str(options.content),
                "counts": counts,
            }
        )
    except OSError as error:
        _say(f"The report was not written: {file.path}: {error.strerror}", sys.stderr)
        return False
    return True


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status of the command."""
    bear_any_terminal()
    options = _parser().parse_args(arguments)
    try:
        file = _begin(options)
    except UsageError as error:
        _say(error, sys.stderr)
        return _CALLED_WRONGLY
    report = Report(file.write) if file else Report()
    end = _End("failed", "a mistake of the import itself", 1)
    try:
        end = _run(options, report)
    finally:
        is_written = file is None or _finish(file, options, end, report.counts())
    if not is_written:
        options.json = None
    if end.status == _CALLED_WRONGLY:
        return end.status  # nothing was done
    try:
        say(_lines(report, options, end))
    except BrokenPipeError:  # the reader of the report had enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return end.status if is_written else end.status or 1
