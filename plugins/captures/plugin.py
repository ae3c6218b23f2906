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
from captures.account import Account, account_of
from captures.capture import Defaults, Refusal
from captures.intact import Memory, altered
from captures.report import Report
from captures.session import is_interrupted
from captures.sources import UsageError, files
from captures.storage import Evidence
from content_error import ContentError
from progress import Progress, shown
from stages import IMPORTED

logger = logging.getLogger(__name__)

_SHOWN = 3  # of each kind: captures that were rejected, articles that want a look


def _new(content: Path, account: Account) -> Iterator[Path | Refusal]:
    """What lies in content/captures and is in the ledger under no name."""
    evidence = Evidence(content / "captures", dry=True)
    if evidence.folder.is_dir():
        for path in files([evidence.folder], content):
            if isinstance(path, Refusal) or not account.has_file(evidence.cited(path)):
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
            account = generator.context["account"] = account_of(content, progress)
            _check(content, account)
            if is_interrupted(content) or any(True for _ in _new(content, account)):
                generator.context[IMPORTED] = True  # some of it, however it ends
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
    # of a build that imports nothing these would be half of what is loaded
    from captures.archive import Archive  # noqa: PLC0415
    from captures.importer import import_all  # noqa: PLC0415

    defaults = Defaults(today=datetime.datetime.now().astimezone().date())
    archive = Archive(content, progress=progress)
    try:
        if archive.mended:
            _say(archive.mended)
        before = archive.account
        import_all(lambda: _new(content, before), archive, defaults, report, progress)
    finally:
        archive.close()
    return archive.account


def _say(*lines: str) -> None:
    for line in lines:
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def _brief(report: Report) -> Iterator[str]:
    yield from (printed.summary(report), "", *printed.table(report))
    yield from printed.looks(report, "articles", most=_SHOWN)
