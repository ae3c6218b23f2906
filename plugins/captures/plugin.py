"""The import as a Pelican plugin: what lies in content/captures and is not imported yet."""

import datetime
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pelican.log import console

from captures import printed
from captures.archive import Archive
from captures.capture import Defaults, Refusal
from captures.importer import import_all
from captures.report import Report
from captures.sources import UsageError, files
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
    """Imports what the ledger does not know in content/captures; what fails is a warning."""
    report, progress = Report(), Progress()
    defaults = Defaults(today=datetime.datetime.now().astimezone().date())
    try:
        with shown(progress, console):
            archive = Archive(Path(generator.settings["PATH"]), progress=progress)
            try:
                if any(True for _ in _new(archive)):
                    import_all(lambda: _new(archive), archive, defaults, report, progress)
            finally:
                archive.close()
    except OSError as error:
        logger.warning("The import stopped: %s: %s", error.filename, error.strerror or error)
    except UsageError as error:
        logger.warning("%s", error)
    for lines in printed.rejections(report, _SHOWN):
        logger.warning("%s", "\n".join(lines))
    if report.imported or report.merges:
        for line in _brief(report):
            console.print(line, markup=False, highlight=False, soft_wrap=True)


def _brief(report: Report) -> Iterator[str]:
    yield from (printed.summary(report), "", *printed.table(report))
    yield from printed.looks(report, "articles", most=_SHOWN)
