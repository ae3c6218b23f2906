"""What a hit shows, by document number: files of few records, so that ten hits cost little.

A file holds the records of `LEAF` neighbouring numbers and is named by the number it begins with,
below a folder for each block of `BLOCK` numbers that is named by the block's content. So the
manifest has one short name a block, no level of files lies between, and a changed record gives
new names to the files of its block alone. `data` of a file: JSON (search.encoding), the number it
begins with, by which a reader knows it from any other, then `[id, title, day, category, source]`
for each number, null for one that no document has.
"""

import zlib
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from pieces import key_of
from search.encoding import encoded_json
from search.standing import Blocks
from search.tree import SUFFIX, node_name

LEAF = 16
BLOCK = 16 * LEAF
# Letters: a name tells a block from its own earlier contents alone, and a visitor loads them all
_NAME = 6

Record = list[str]


def write_records(
    folder: Path, records: Iterable[tuple[int, Record]], blocks: Blocks | None = None
) -> list[str]:
    """Write the records, in the order of their numbers; the names of the blocks, from number 0.

    A block without documents has an empty name. Of `blocks` those that stand are not made.
    """
    blocks = blocks or Blocks()
    names: list[str] = []
    for block, group in groupby(records, lambda numbered: numbered[0] // BLOCK):
        names.extend([""] * (block - len(names)))
        leaves = {
            leaf: dict(within) for leaf, within in groupby(group, lambda each: each[0] // LEAF)
        }
        key = key_of(leaves)
        name = blocks.standing(key)
        if not name or not _are_taken(folder / name, leaves, blocks):
            name = _write_block(folder, leaves)
        blocks.note(key, name)
        names.append(name)
    return names


def _are_taken(folder: Path, leaves: Iterable[int], blocks: Blocks) -> bool:
    folder.mkdir(parents=True, exist_ok=True)
    return all(blocks.take(_file(folder, leaf)) for leaf in leaves)


def _write_block(folder: Path, leaves: Mapping[int, dict[int, Record]]) -> str:
    """The name of a block that is written."""
    written = {leaf: zlib.compress(_leaf(leaf, within), 9) for leaf, within in leaves.items()}
    name = node_name(b"".join(written.values()))[:_NAME]
    (folder / name).mkdir(parents=True, exist_ok=True)
    for leaf, data in written.items():
        _file(folder / name, leaf).write_bytes(data)
    return name


def _file(folder: Path, leaf: int) -> Path:
    return folder / f"{leaf * LEAF}{SUFFIX}"


def _leaf(leaf: int, records: dict[int, Record]) -> bytes:
    first = leaf * LEAF
    content: list[Any] = [first, *(records.get(number) for number in range(first, first + LEAF))]
    return encoded_json(content)
