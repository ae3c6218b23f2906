"""A mistake in the content stops the build with a sentence, not with a traceback."""

import errno
import logging
from pathlib import Path

from pelican.generators import PelicanTemplateNotFound

import plugin_error
import template_error

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class ContentError(Exception):
    """Something a maintainer can mend; its text names the file, what was found and what to do."""


def place(path: str, key: str, value: str) -> str:
    """The file, and the line of its front matter that gives a key this value, for a message.

    Only the file where it cannot be read, or says the value in other signs.
    """
    try:
        lines = Path(path).read_text("utf-8-sig").split("\n\n")[0].splitlines()
    except (OSError, UnicodeDecodeError):
        return path
    for number, line in enumerate(lines, 1):
        if line.lstrip().lower().startswith(f"{key}:") and value in line:
            return f"{path}, line {number}"
    return path


class _SentenceOnly(logging.Filter):
    """Takes the traceback off Pelican's last words where the sentence says it all."""

    def filter(self, record: logging.LogRecord) -> bool:
        exception = record.exc_info[1] if record.exc_info else None
        said = sentence(exception) if exception else None
        if said:
            record.exc_info, record.msg, record.args = None, said, ()
        return True


def sentence(exception: BaseException) -> str | None:
    """What to say of an exception that a maintainer can cause; None of any other."""
    kinds = (template_error.sentence, _of_others, plugin_error.sentence)
    return next((said for kind in kinds if (said := kind(exception))), None)


def _of_others(exception: BaseException) -> str | None:
    match exception:
        case ContentError():
            return str(exception)
        case RuntimeError() if "error encountered" in str(exception):
            return "Stopped: mend the error above"  # `--fatal errors` raises it behind the error
        case RuntimeError() if "overwrit" in str(exception):
            return f"{exception}; two pages have one address: give one of them another Slug"
        case PelicanTemplateNotFound():
            return (
                f"{exception}; expected a template of the theme: write it, or, where a page has "
                "the key Template, take that out"
            )
        case OSError():
            return _of_system(exception)
    return None


def _of_system(error: OSError) -> str:
    """What the system could not do, with the file that was to be written where there are two."""
    where = error.filename2 or error.filename
    place = f"{Path(str(where))}: " if where else ""
    if error.errno in _FULL:
        return (
            f"Stopped: {place}found no room on its disk ({error.strerror}); expected room for the "
            "whole site beside the old one, which stays: free some, or build elsewhere with OUTPUT="
        )
    if place and error.errno == errno.ENOENT:
        return (
            f"Stopped: {place}found no such file or folder; if it went while the site was built, "
            "build again"
        )
    return f"Stopped: {place}{error.strerror or error}"


def register() -> None:
    """Called by Pelican."""
    logging.getLogger("pelican").addFilter(_SentenceOnly())
