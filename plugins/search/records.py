"""What a hit shows, by document number: files of few records, so that ten hits cost little.

A file holds the records of `LEAF` neighbouring numbers and is named by the number it begins with,
below a folder for each block of `BLOCK` numbers that is named by the block's content. So the
manifest has one short name a block, no level of files lies between, and a changed record gives
new names to the files of its block alone. `data` of a file: JSON, the number it begins with, by
which a reader knows it from any other, then `[id, title, day, category, source]` for each number,
null for one that no document has.
"""

import json
import re
import zlib
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

from search.tree import SUFFIX, node_name

LEAF = 12
BLOCK = 21 * LEAF
# Letters: a name tells a block from its own earlier contents alone, and a visitor loads them all
_NAME = 6

Record = list[str]

_HALF = re.compile("[\ud800-\udfff]")


def write_records(folder: Path, records: Iterable[tuple[int, Record]]) -> list[str]:
    """Write the records, in the order of their numbers; the names of the blocks, from number 0.

    A block without documents has an empty name.
    """
    names: list[str] = []
    for block, group in groupby(records, lambda numbered: numbered[0] // BLOCK):
        names.extend([""] * (block - len(names)))
        leaves = {
            leaf: zlib.compress(_leaf(leaf, dict(within)), 9)
            for leaf, within in groupby(group, lambda numbered: numbered[0] // LEAF)
        }
        name = node_name(b"".join(leaves.values()))[:_NAME]
        names.append(name)
        (folder / name).mkdir(parents=True, exist_ok=True)
        for leaf, data in leaves.items():
            (folder / name / f"{leaf * LEAF}{SUFFIX}").write_bytes(data)
    return names


def _leaf(leaf: int, records: dict[int, Record]) -> bytes:
    first = leaf * LEAF
    content: list[Any] = [first, *(records.get(number) for number in range(first, first + LEAF))]
    return as_json(content)


def as_json(content: Any) -> bytes:
    """`content` as the index's files have it; half a surrogate pair, no text, becomes U+FFFD."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return _HALF.sub("\ufffd", text).encode()
