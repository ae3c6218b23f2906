"""A mistake in the content stops the build with a sentence, not with a traceback."""

import logging


class ContentError(Exception):
    """Something a maintainer can mend; its text names the file, what was found and what to do."""


class _SentenceOnly(logging.Filter):
    """Takes the traceback off Pelican's last words where the sentence says it all."""

    def filter(self, record: logging.LogRecord) -> bool:
        exception = record.exc_info[1] if record.exc_info else None
        if isinstance(exception, ContentError):
            record.exc_info, record.msg, record.args = None, str(exception), ()
        elif isinstance(exception, RuntimeError) and "error encountered" in str(exception):
            # what `--fatal errors` raises after the error itself was printed
            record.exc_info, record.msg, record.args = None, "Stopped: mend the error above", ()
        return True


def register() -> None:
    """Called by Pelican."""
    logging.getLogger("pelican").addFilter(_SentenceOnly())
