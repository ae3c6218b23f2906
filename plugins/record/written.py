"""Writing a file only where its bytes change, so that its time stays with its content."""

import filecmp
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A binary file to write the content of `path` into.

    At the end it takes the place of `path`, in one step; where the content is the same, `path`
    stays as it is, with its time. After an error `path` is as it was before.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    try:
        with beside.open("wb") as file:
            yield file
        if not (path.exists() and filecmp.cmp(path, beside, shallow=False)):
            beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
