"""Pieces of work that are made of little each, and kept from build to build by what that is."""

import json
from hashlib import blake2b

SIZE = 16
"""Bytes of a key."""


class Pieces:
    """Of one kind; only those that were asked for or put in stay."""

    def __init__(self, kept: bytes | None = None) -> None:
        """`kept` is what `as_bytes` gave to an earlier build."""
        self._known: dict[str, bytes] = {}
        self._used: dict[str, bytes] = {}
        if kept is not None:
            at = kept.index(b"\n") + 1
            for key, size in json.loads(kept[:at]):
                self._known[key] = kept[at : at + size]
                at += size

    def get(self, key: str) -> bytes | None:
        """The piece of a key, if it is known."""
        found = self._known.get(key)
        if found is not None:
            self._used[key] = found
        return found

    def put(self, key: str, piece: bytes) -> None:
        """A piece that was made anew."""
        self._used[key] = piece

    @property
    def are_changed(self) -> bool:
        """Whether those that stay are others than those that were known."""
        return self._used.keys() != self._known.keys()

    def as_bytes(self) -> bytes:
        """Those that stay."""
        head = json.dumps([[key, len(piece)] for key, piece in self._used.items()])
        return b"".join([head.encode(), b"\n", *self._used.values()])


def key_of(*parts: object) -> str:
    """A key that is another wherever one of the parts is."""
    return blake2b(repr(parts).encode(errors="surrogatepass"), digest_size=SIZE).hexdigest()
