"""Pieces of work that are made of little each, and kept from build to build by what that is."""

import json
from collections.abc import Callable
from hashlib import blake2b
from typing import Protocol, TypeVar

from telling import say

_Value = TypeVar("_Value")

SIZE = 16
"""Bytes of a key."""


class Store(Protocol):
    """Where bytes are kept by names, from build to build."""

    def get(self, name: str) -> bytes | None:
        """What was kept, if anything was."""

    def __setitem__(self, name: str, value: bytes) -> None:
        """Keep it."""


def restored(store: Store | None, name: str, read: Callable[[bytes], _Value]) -> _Value | None:
    """What `read` makes of the bytes that were kept under a name; None where it can make nothing.

    Then a line says so. It may raise anything: whoever can write to an archive's folder can keep
    there what no build would.
    """
    kept = store.get(name) if store is not None else None
    if kept is None:
        return None
    try:
        return read(kept)
    except Exception as error:
        why = type(error).__name__
        say([f"What builds have kept as {name} cannot be read ({why}); it is made anew."])
        return None


class Pieces:
    """Of one kind; only those that were asked for or put in stay."""

    def __init__(self, kept: bytes | None = None) -> None:
        """`kept` is what `as_bytes` gave to an earlier build; another may raise anything."""
        self._known: dict[str, bytes] = {}
        self._used: dict[str, bytes] = {}
        if kept is not None:
            at = kept.index(b"\n") + 1
            for key, size in json.loads(kept[:at]):
                self._known[str(key)] = kept[at : at + size]
                if size < 0:
                    raise ValueError("a piece of less than no bytes")
                at += size
            if at != len(kept):
                raise ValueError("other pieces than their list has")

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
