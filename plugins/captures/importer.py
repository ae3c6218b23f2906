"""The import: captures one after the other into the archive; one bad one never stops the rest."""

import dataclasses
import errno
from collections.abc import Callable, Iterable
from pathlib import Path

from captures.archive import Archive
from captures.capture import Capture, Defaults, PassedOver, Refusal, Rejected, Unwanted
from captures.recognise import captures_in
from captures.report import Report

_OF_ONE = frozenset({errno.ENAMETOOLONG, errno.EILSEQ, errno.EINVAL, errno.EISDIR})
"""What is wrong with the name of one file. Any other error, as a full disk, meets them all."""


def import_files(
    paths: Iterable[Path | Refusal],
    archive: Archive,
    defaults: Defaults,
    report: Report,
    seen: Callable[[], None] = lambda: None,
) -> None:
    """Imports the captures of files, and reports each; `seen` is called after each.

    Raises OSError where the archive cannot be written.
    """
    for path in paths:
        for found in (path,) if isinstance(path, Refusal) else captures_in(path):
            if isinstance(found, Refusal):
                report.reject(found.place, found.reason)
            elif isinstance(found, PassedOver):
                report.pass_over(found)
            else:
                _import(found, archive, defaults, report)
            seen()


def _import(capture: Capture, archive: Archive, defaults: Defaults, report: Report) -> None:
    if archive.knows(capture):
        archive.recall(capture)
        report.known += 1
        return
    try:
        cleaned = capture.clean(defaults)
        added = archive.add(capture, cleaned)
    except Unwanted as error:
        report.pass_over(error.found)
    except Rejected as error:
        report.reject(capture.place, str(error))
    except OSError as error:
        if error.errno not in _OF_ONE:
            raise
        found = f"a name that cannot be written ({error.strerror})"
        report.reject(capture.place, str(Rejected(found, "a shorter or plainer one", "rename it")))
    else:
        whole = dataclasses.replace(cleaned, notes=(*cleaned.notes, *added.notes))
        if added.merge:
            report.merge(capture.place, added.id, added.merge, whole)
        else:
            report.take(added.id, cleaned.article.title, whole)
