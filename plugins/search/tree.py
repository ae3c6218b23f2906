"""A sorted table of keys as a tree of small immutable files, each named by its content.

A reader that knows the top node fetches one file a level to reach a key. Where a node ends is
decided by the keys themselves (content-defined chunking, as in rsync or Prolly trees) and not by
a count from the beginning, so an entry added or changed rewrites its own leaf and the nodes above
it, and leaves every other file as it was.

A node, before compression, is a run of entries: key length, key (UTF-8), body length, body, with
lengths as varints. The body of an entry above the leaves is the name of the node it leads to,
whose first key is the entry's.
"""

import base64
import gzip
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from search.varint import prefixed, read_varint

SUFFIX = ".bin"  # no host takes it for something to decode or to compress again
TOP_SIZE = 2_000  # bytes of the top node, which travels in the manifest
BRANCH_SIZE = 3_000

Entry = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Tree:
    """Where a table begins: the entries of the top node, and how many levels of files are below."""

    depth: int
    top: list[Entry]


class TreeWriter:
    """Writes the nodes of one tree into a folder and remembers their names in `written`."""

    def __init__(self, folder: Path, leaf_size: int) -> None:
        """`leaf_size`: bytes of an average leaf before compression."""
        self.folder = folder
        self.leaf_size = leaf_size
        self.written: set[str] = set()
        folder.mkdir(parents=True, exist_ok=True)

    def write(self, entries: Iterable[Entry]) -> Tree:
        """The tree of `entries`, which come sorted by key (by code point), each key once."""
        level = [(node[0][0], self._store(node)) for node in _nodes(entries, self.leaf_size)]
        depth = 1
        while sum(len(key.encode()) + len(name) + 2 for key, name in level) > TOP_SIZE:
            above = list(_nodes(level, BRANCH_SIZE))
            if len(above) == len(level):
                break  # keys as long as a node: no branching helps
            level = [(node[0][0], self._store(node)) for node in above]
            depth += 1
        return Tree(depth, level)

    def _store(self, node: list[Entry]) -> bytes:
        data = gzip.compress(encode_node(node), 9, mtime=0)
        name = node_name(data)
        self.written.add(name)
        path = self.folder / (name + SUFFIX)
        if not path.exists():
            path.write_bytes(data)
        return name.encode()


def node_name(data: bytes) -> str:
    """The name of a node file: the first 80 bits of the sha-256 of its bytes, in base32."""
    return base64.b32encode(hashlib.sha256(data).digest()[:10]).decode().lower()


def encode_node(entries: Iterable[Entry]) -> bytes:
    """A node's bytes before compression."""
    return b"".join(prefixed(key.encode()) + prefixed(body) for key, body in entries)


def decode_node(data: bytes) -> Iterator[Entry]:
    """The entries of a node's bytes, decompressed."""
    at = 0
    while at < len(data):
        length, at = read_varint(data, at)
        key, at = data[at : at + length].decode(), at + length
        length, at = read_varint(data, at)
        body, at = data[at : at + length], at + length
        yield key, body


def _nodes(entries: Iterable[Entry], size: int) -> Iterator[list[Entry]]:
    """Runs of entries of about `size` bytes; one that is larger stands alone."""
    node: list[Entry] = []
    held = 0
    for key, body in entries:
        weight = len(key) + len(body) + 2
        if node and (held >= size // 4 or weight >= size) and _ends_before(key, weight, size):
            yield node
            node, held = [], 0
        elif node and held + weight > 4 * size:
            yield node  # no key has said stop for long
            node, held = [], 0
        node.append((key, body))
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
