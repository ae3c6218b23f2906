"""The import: captures one after the other into the archive; one bad one never stops the rest."""

from collections.abc import Callable, Iterable
from pathlib import Path

from captures.archive import Archive
from captures.capture import Capture, Defaults, Refusal, Rejected
from captures.recognise import captures_in
from captures.report import Report


def import_files(
    paths: Iterable[Path],
    archive: Archive,
    defaults: Defaults,
    report: Report,
    seen: Callable[[], None] = lambda: None,
) -> None:
    """Imports the captures of files, and reports each; `seen` is called after each.

    Raises OSError where the archive cannot be written.
    """
    for path in paths:
        for found in captures_in(path):
            if isinstance(found, Refusal):
                report.reject(found.place, found.reason)
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
        article_id = archive.add(capture, cleaned)
    except Rejected as error:
        report.reject(capture.place, str(error))
        return
    report.take(article_id, cleaned.article.title, cleaned)
