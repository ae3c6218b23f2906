"""The output folder: emptied before a build writes, but only if an earlier build made it.

An article that went must not stay on the site, so what an earlier build wrote is removed. Pelican
would do that before it reads the content, and a mistake in an article would leave an empty site;
here it is done when all is read and found right. Pointed by mistake at a folder of other things,
it would be their end.
"""

from pathlib import Path
from typing import Any

from pelican.plugins import signals
from pelican.utils import clean_output_dir

from content_error import ContentError

MARK = ".warraq"


def _claim(pelican: Any) -> None:
    output = Path(pelican.output_path)
    try:
        if output.exists() and any(output.iterdir()) and not (output / MARK).exists():
            raise ContentError(
                f"{output}: found files that no build of this archive put there; "
                "a build would remove them: name another folder with OUTPUT=, or empty this one"
            )
        output.mkdir(parents=True, exist_ok=True)
        if not (output / MARK).exists():
            (output / MARK).write_text("Made by `make html`; emptied by the next build.\n", "utf-8")
    except OSError as error:
        raise ContentError(
            f"{output}: found that it cannot be written ({error.strerror}); "
            "expected a folder, or a place for one: name another with OUTPUT="
        ) from error


def _empty(generators: list[Any]) -> None:
    clean_output_dir(generators[0].output_path, [MARK])


def register() -> None:
    """Called by Pelican."""
    signals.initialized.connect(_claim)
    signals.all_generators_finalized.connect(_empty)
