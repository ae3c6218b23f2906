"""The import: captures one after the other into the archive; one bad one never stops the rest."""

import contextlib
import dataclasses
import errno
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from captures import unpacking
from captures.archive import Archive
from captures.capture import Capture, Cleaned, Defaults, PassedOver, Refusal, Rejected, Unwanted
from captures.learning import learn
from captures.recognise import captures_in
from captures.report import Report
from progress import Progress, Stage

_OF_ONE = frozenset({errno.ENAMETOOLONG, errno.EILSEQ, errno.EINVAL, errno.EISDIR})
"""What is wrong with the name of one file. Any other error, as a full disk, meets them all."""

Paths = Iterable[Path | Refusal]


def import_all(
    find: Callable[[], Paths],
    archive: Archive,
    defaults: Defaults,
    report: Report,
    progress: Progress | None = None,
) -> None:
    """Learns from the files that `find` gives what their sites' pages have in common; imports them.

    Raises OSError where the archive, or the report's log, cannot be written.
    """
    progress = progress or Progress()
    size = 0

    def measured() -> Iterator[Path | Refusal]:
        nonlocal size
        for path in find():
            size += _size(path)
            yield path

    templates = learn(measured(), archive.kept(), progress)
    defaults = dataclasses.replace(defaults, templates=templates)
    with progress.stage("Importing", "capture", size, unpacking.position) as stage:
        import_files(find(), archive, defaults, report, stage)


def _size(path: Path | Refusal) -> int:
    """The bytes of a file, by which it is told how much is left to do."""
    if isinstance(path, Path):
        with contextlib.suppress(OSError):
            return path.stat().st_size
    return 0


def import_files(
    paths: Paths,
    archive: Archive,
    defaults: Defaults,
    report: Report,
    stage: Stage | None = None,
) -> None:
    """Imports the captures of files, and reports each. Raises OSError.

    What the stage counts are captures, what is done of it the bytes of files.
    """
    stage = stage or Stage("Importing", "capture")
    for path in paths:
        for found in (path,) if isinstance(path, Refusal) else captures_in(path):
            if isinstance(found, Refusal):
                report.reject(found.place, found.reason)
            elif isinstance(found, PassedOver):
                report.pass_over(found)
            else:
                _import(found, archive, defaults, report)
            stage.count = report.captures
        stage.done += _size(path)


def _cleaned(capture: Capture, defaults: Defaults) -> Cleaned:
    """The article of a capture; raises Rejected, also where the fault is this program's.

    Else whoever imports a hundred thousand captures would have to guess which of them to leave out.
    """
    try:
        return capture.clean(defaults)
    except (Rejected, Unwanted, OSError):
        raise
    except Exception as error:  # whatever nobody has thought of
        found = f"a fault of the import itself ({type(error).__name__}: {error})"
        raise Rejected(found, "an article", "report it, with this capture") from error


def _import(capture: Capture, archive: Archive, defaults: Defaults, report: Report) -> None:
    if archive.knows(capture):
        archive.recall(capture)
        report.recall()
        return
    try:
        cleaned = _cleaned(capture, defaults)
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
        file = archive.file(added.id)
        if added.merge:
            report.merge(capture.place, added.id, file, added.merge, whole)
        else:
            report.take(capture.place, added.id, file, whole)
