"""A sorted table of keys as a tree of small immutable files, each named by its content.

A reader that knows the top node fetches one file a level to reach a key. Where a node ends is
decided by the keys themselves (content-defined chunking, as in rsync or Prolly trees) and not by
a count from the beginning, so an entry added or changed rewrites its own leaf and the nodes above
it, and leaves every other file as it was.

A node is a run of entries: the key's difference from the key before it (search.encoding and
search.varint.front_coded), size of the body, of the packed part, and the body. The body of an
entry above the leaves is the name of the node it leads to, which has the keys from the entry's on;
this is no longer than it must be (a suffix truncation, as in prefix B-trees: Bayer and Unterauer,
1977). Packed parts are bits that no compression makes smaller; they would only spoil that of the
bodies.

    file      size of the packed parts (varint), these one behind the other, the run (zlib)
"""

import base64
import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from search.digests import Digests
from search.encoding import decoded, encoded
from search.standing import NAME_LETTERS, Leaves
from search.varint import front_coded, prefixed, read_varint, shared, varint

SUFFIX = ".bin"  # no host takes it for something to decode or to compress again
BRANCH_SIZE = 1_600


class Entry(NamedTuple):
    """A key and what the table has for it."""

    key: str
    body: bytes
    packed: bytes = b""


@dataclass(frozen=True, slots=True)
class Table:
    """A table before it is written: entries, sorted by key (by code point), each key once."""

    keys: Sequence[str]
    digests: Digests
    """By entry, another wherever its key or anything else of it is."""
    entries: Callable[[int], Iterator[Entry]]
    """Makes those from a place on."""


@dataclass(frozen=True, slots=True)
class Tree:
    """Where a table begins: the entries of the top node, and how many levels of files are below."""

    depth: int
    top: list[Entry]


class TreeWriter:
    """Writes the nodes of one tree into a folder."""

    def __init__(self, folder: Path, leaf_size: int, top_size: int) -> None:
        """Bytes before compression: of an average leaf, and of the top, which travels apart."""
        self.folder = folder
        self.leaf_size = leaf_size
        self.top_size = top_size
        folder.mkdir(parents=True, exist_ok=True)

    def write(self, table: Table, leaves: Leaves | None = None) -> Tree:
        """The tree of a table; of its leaves those that stand are not made."""
        level, last = list[Entry](), ""
        for first, count, name in self._leaves(table, leaves or Leaves()):
            level.append(Entry(_first_after(last, table.keys[first]), name.encode()))
            last = table.keys[first + count - 1]
        depth = 1
        while sum(map(_weight, level)) > self.top_size:
            above = list(_nodes(level, BRANCH_SIZE))
            if len(above) == len(level):
                break  # one node, or keys as long as a node: no branching helps
            level = [Entry(node[0].key, self._store(node).encode()) for node in above]
            depth += 1
        return Tree(depth, level)

    def _leaves(self, table: Table, leaves: Leaves) -> Iterator[tuple[int, int, str]]:
        """Of each leaf the place of its first entry, how many it has, and its name."""
        leaves.begin(table.digests)
        place, nodes = 0, None
        while place < len(table.keys):
            count, name = leaves.standing(place) or (0, "")
            if count and leaves.take(self._file(name)):
                nodes = None
            else:
                nodes = nodes or _nodes(table.entries(place), self.leaf_size)
                node = next(nodes)
                count, name = len(node), self._store(node)
            leaves.note(place, count, name)
            yield place, count, name
            place += count

    def _store(self, node: list[Entry]) -> str:
        """The name of the node, once it is written."""
        data = encode_node(node)
        name = node_name(data)
        file = self._file(name)
        if not file.exists():
            file.write_bytes(data)
        return name

    def _file(self, name: str) -> Path:
        return self.folder / (name + SUFFIX)


def _first_after(before: str, key: str) -> str:
    """The shortest beginning of `key` that comes after `before`: enough to lead to a node."""
    return key[: shared(before, key) + 1]


def node_name(data: bytes) -> str:
    """The name of a file: the beginning of the sha-256 of its bytes, in base32."""
    return base64.b32encode(hashlib.sha256(data).digest()).decode()[:NAME_LETTERS].lower()


def encode_node(entries: Sequence[Entry]) -> bytes:
    """A node's bytes, as its file has them."""
    node: list[bytes] = []
    before = b""
    for entry in entries:
        key = encoded(entry.key)
        node += front_coded(key, before), varint(len(entry.body)), varint(len(entry.packed))
        node.append(entry.body)
        before = key
    packed = b"".join([entry.packed for entry in entries])
    return prefixed(packed) + _compressed(b"".join(node), postings=bool(packed))


def _compressed(run: bytes, *, postings: bool) -> bytes:
    """As zlib has it; bytes of postings repeat little, and are smaller where it looks for less."""
    found = zlib.compress(run, 9)
    if not postings:
        return found
    filtered = zlib.compressobj(9, strategy=zlib.Z_FILTERED)
    return min(found, filtered.compress(run) + filtered.flush(), key=len)


def decode_node(data: bytes) -> Iterator[Entry]:
    """The entries of a node from the bytes of its file."""
    end, start = read_varint(data, 0)
    end += start
    node, at, key = zlib.decompress(data[end:]), 0, b""
    while at < len(node):
        same, at = read_varint(node, at)
        length, at = read_varint(node, at)
        key, at = key[:same] + node[at : at + length], at + length
        body, at = read_varint(node, at)
        packed, at = read_varint(node, at)
        yield Entry(decoded(key), node[at : at + body], data[start : start + packed])
        at, start = at + body, start + packed


def _weight(entry: Entry) -> int:
    return len(entry.key) + len(entry.body) + len(entry.packed) + 3


def _nodes(entries: Iterable[Entry], size: int) -> Iterator[list[Entry]]:
    """Runs of entries of about `size` bytes; one that is larger stands alone."""
    node: list[Entry] = []
    held = 0
    for entry in entries:
        weight = _weight(entry)
        if node and (held >= size // 4 or weight >= size) and _ends_before(entry.key, weight, size):
            yield node
            node, held = [], 0
        elif node and held + weight > 4 * size:
            yield node  # no key has said stop for long
            node, held = [], 0
        node.append(entry)
        held += weight
        if weight >= size:
            yield node
            node, held = [], 0
    if node:
        yield node


def _ends_before(key: str, weight: int, size: int) -> bool:
    """Whether a node ends before this key: by chance (of its hash), in proportion to its weight."""
    draw = int.from_bytes(hashlib.blake2b(key.encode(), digest_size=4).digest(), "big")
    return draw * size < weight << 32
