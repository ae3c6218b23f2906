"""The import as a Pelican plugin: what lies in content/captures and is not imported yet.

Where there is nothing of that the ledger is only read. A capture that was changed stops the build.
"""

import datetime
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pelican.log import console

from captures import printed
from captures.account import Account
from captures.archive import Archive
from captures.capture import Defaults, Refusal
from captures.importer import import_all
from captures.intact import Memory, altered
from captures.report import Report
from captures.session import is_interrupted
from captures.sources import UsageError, files
from content_error import ContentError
from progress import Progress, shown

logger = logging.getLogger(__name__)

_SHOWN = 3  # of each kind: captures that were rejected, articles that want a look


def _new(archive: Archive) -> Iterator[Path | Refusal]:
    """What lies in content/captures and is in the ledger under no name."""
    if archive.captures.is_dir():
        for path in files([archive.captures], archive.content):
            if isinstance(path, Refusal) or not archive.has_recorded(path):
                yield path


def import_new(generator: Any) -> None:
    """Imports what the ledger does not know in content/captures; what fails is a warning.

    The context gets `account`, what the ledger says of all articles. Raises ContentError for a
    capture that was changed.
    """
    content = Path(generator.settings["PATH"])
    report, progress = Report(), Progress()
    try:
        with shown(progress, console):
            archive = Archive(content, dry=True, progress=progress)
            try:
                generator.context["account"] = archive.account
                _check(content, archive.account)
                has_work = any(True for _ in _new(archive)) or is_interrupted(content)
            finally:
                archive.close()
            if has_work:
                generator.context["account"] = _import(content, report, progress)
    except OSError as error:
        logger.warning("The import stopped: %s: %s", error.filename, error.strerror or error)
    except UsageError as error:
        logger.warning("%s", error)
    for lines in printed.rejections(report, _SHOWN):
        logger.warning("%s", "\n".join(lines))
    if report.imported or report.merges:
        _say(*_brief(report))


def _check(content: Path, account: Account) -> None:
    memory = Memory(content)
    wrong = list(altered(content, account, memory))
    memory.close()
    if not wrong:
        return
    first, others = wrong[0], len({each.place for each in wrong}) - 1
    found = f"the sha-256 {first.found}" if first.found else "no such record"
    raise ContentError(
        f"{content / first.place}: found {found}; expected {first.expected}, as article "
        f"{first.article} was imported from it; a capture is evidence and never edited: put its "
        "bytes back, and save what is new under another name"
        + (f"; so it is with {others:,} more: make verify names them" if others else "")
    )


def _import(content: Path, report: Report, progress: Progress) -> Account:
    defaults = Defaults(today=datetime.datetime.now().astimezone().date())
    archive = Archive(content, progress=progress)
    try:
        if archive.mended:
            _say(archive.mended)
        import_all(lambda: _new(archive), archive, defaults, report, progress)
    finally:
        archive.close()
    return archive.account


def _say(*lines: str) -> None:
    for line in lines:
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def _brief(report: Report) -> Iterator[str]:
    yield from (printed.summary(report), "", *printed.table(report))
    yield from printed.looks(report, "articles", most=_SHOWN)
