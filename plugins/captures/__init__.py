"""The import: a raw capture becomes a cleaned article.

`python -m captures` imports what a maintainer points to. As a Pelican plugin it imports what lies
in content/captures and is not imported yet, before the articles are read.

The way of a capture: `recognise` says who reads a file; `textfile` and `jsonl` read captures and
clean them (`page`, `boilerplate`, `dating`, `cleaning`); `archive` writes them (`frontmatter`,
`markdown`, `ledger`); `importer` leads them through, and `report` tells what happened.
"""

import datetime
import logging
from pathlib import Path
from typing import Any

from pelican.log import console
from pelican.plugins import signals

from captures.archive import Archive
from captures.capture import Defaults, Refusal
from captures.importer import import_files
from captures.report import Report
from captures.sources import files

logger = logging.getLogger(__name__)


def import_new(generator: Any) -> None:
    """Imports what the ledger does not know in content/captures; what fails is a warning."""
    content = Path(generator.settings["PATH"])
    report = Report()
    defaults = Defaults(today=datetime.datetime.now().astimezone().date())
    try:
        archive = Archive(content)
        found = files([archive.captures], content) if archive.captures.is_dir() else ()
        new = (
            path for path in found if isinstance(path, Refusal) or not archive.has_recorded(path)
        )
        try:
            import_files(new, archive, defaults, report)
        finally:
            archive.close()
    except OSError as error:
        logger.warning("The import stopped: %s: %s", error.filename, error.strerror or error)
    for refusal in report.rejected:
        logger.warning("%s: %s", refusal.place, refusal.reason)
    if report.imported:
        for line in report.lines():
            console.print(line, markup=False, highlight=False, soft_wrap=True)


def register() -> None:
    """Called by Pelican."""
    signals.article_generator_init.connect(import_new)
