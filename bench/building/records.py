"""How many records are built, and which."""

from collections.abc import Iterator
from pathlib import Path

from captures.lines import read_lines

SIZES = (1_000, 3_103, 10_000, 31_030)


def count(corpus: Path) -> int:
    """Records of a file, one JSON record a line; a file without any is the end, with a sentence."""
    try:
        records = sum(1 for _ in _records(corpus))
    except OSError as error:
        raise SystemExit(f"{corpus}: cannot be read ({error.strerror})") from error
    if not records:
        raise SystemExit(f"{corpus}: found no record; expected one JSON record a line")
    return records


def sizes(docs: int | None, there: int | None) -> tuple[int, ...]:
    """The sizes to be built, the smallest first: `docs` alone, or those for which there is enough.

    `there` is how many records the corpus has, None for as many as one likes.
    """
    if docs is None:
        return tuple(size for size in SIZES if there is None or size <= there) or (there or 0,)
    if docs < 1 or (there is not None and docs > there):
        most = f", at most the {there:,} of the corpus" if there else ""
        raise SystemExit(f"DOCS={docs}: expected how many records{most}")
    return (docs,)


def sample(corpus: Path, size: int, total: int, file: Path) -> Path:
    """Write `size` of a corpus's `total` records into a file, evenly from its first to its end."""
    chosen = set(places(size, total))
    with file.open("wb") as lines:
        records = enumerate(_records(corpus))
        lines.writelines(line + b"\n" for place, line in records if place in chosen)
    return file


def places(size: int, total: int) -> Iterator[int]:
    """So many places of so many records, as evenly as can be."""
    return (number * total // size for number in range(size))


def _records(corpus: Path) -> Iterator[bytes]:
    return (line for _, line in read_lines(corpus) if isinstance(line, bytes))
