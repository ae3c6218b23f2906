"""The output folder: a build empties only a folder that an earlier build made.

Pelican removes everything in its output folder before it writes (an article that went must not
stay on the site). Pointed by mistake at a folder of other things, that would be their end.
"""

from pathlib import Path
from typing import Any

from pelican.plugins import signals

from content_error import ContentError

MARK = ".warraq"  # kept by OUTPUT_RETENTION, so that a build broken off can be repeated


def _claim(pelican: Any) -> None:
    output = Path(pelican.output_path)
    if output.exists() and any(output.iterdir()) and not (output / MARK).exists():
        raise ContentError(
            f"{output}: found files that no build of this archive put there; "
            "a build would remove them: name another folder with OUTPUT=, or empty this one"
        )
    output.mkdir(parents=True, exist_ok=True)
    (output / MARK).write_text("Made by `make html`; emptied by the next build.\n", "utf-8")


def register() -> None:
    """Called by Pelican."""
    signals.initialized.connect(_claim)
