"""The files of the index that stand in the site; those stay that would be the same again.

Where a leaf ends depends on nothing but its own entries and the one behind it (search.tree). So a
leaf that has begun with an entry is met again there, if it and the entry behind it are as they
were, and need not be made.

Names come out of a folder that whoever hands on an archive can fill. A name that is no name of the
index leads nowhere: it might lead to a file that is none of the site's.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from pieces import Store, restored
from search.digests import Digests

NAME_LETTERS = 10  # of a hash in base32: 50 bits, and a table has some thousands of files

Take = Callable[[Path], bool]
"""Brings a file of the site that stands to its place in the new one; whether it could."""

_ROW = np.dtype(
    [("first", "u8"), ("together", "u8"), ("count", "i8"), ("name", f"S{NAME_LETTERS}")]
)


class Leaves:
    """The leaves of one table: those that stand, and those that the new site has."""

    def __init__(self, kept: bytes = b"", take: Take | None = None) -> None:
        """`kept` is what `as_bytes` gave to the build of the site that stands."""
        rows = np.frombuffer(kept if take else b"", _ROW).tolist()
        self._known = {first: (together, count, name) for first, together, count, name in rows}
        self._take = take
        self._rows: list[tuple[int, int, int, bytes]] = []

    def begin(self, digests: Digests) -> None:
        """Of the entries of the table as it is now."""
        self._digests = digests
        self._sums = np.zeros(len(digests) + 2, np.uint64)
        np.cumsum(digests, out=self._sums[1:-1])  # beyond 64 bits it begins anew, as it may
        self._sums[-1] = self._sums[-2]

    def standing(self, place: int) -> tuple[int, str] | None:
        """The leaf that begins with this entry, if it stands: its entries, and its name."""
        together, count, name = self._known.get(int(self._digests[place]), (0, 0, b""))
        end = place + count
        if count < 1 or end > len(self._digests) or together != self._together(place, end):
            return None
        if not name.isalnum():
            return None
        return count, name.decode("ascii")

    def take(self, file: Path) -> bool:
        """Whether its file could be brought to its place."""
        return self._take is not None and self._take(file)

    def note(self, place: int, count: int, name: str) -> None:
        """A leaf of the new site: the entry that it begins with, how many it has, and its name."""
        together = self._together(place, place + count)
        self._rows.append((int(self._digests[place]), together, count, name.encode()))

    def as_bytes(self) -> bytes:
        """The leaves of the new site."""
        return np.array(self._rows, _ROW).tobytes()

    def _together(self, place: int, end: int) -> int:
        """Of these entries and the one behind them: as sorted as they are, their sum tells all."""
        return (int(self._sums[end + 1]) - int(self._sums[place])) % (1 << 64)


class Blocks:
    """The blocks of records: those that stand, and those that the new site has."""

    def __init__(self, kept: bytes = b"", take: Take | None = None) -> None:
        """`kept` is what `as_bytes` gave to the build of the site that stands."""
        rows = kept.decode("ascii").splitlines() if take else []
        pairs = (row.split(" ") for row in rows)
        self._known = {key: name for key, name in pairs if name.isalnum()}
        self._take = take
        self._names: dict[str, str] = {}

    def standing(self, key: str) -> str:
        """The name of the block whose records have this key; empty if it does not stand."""
        return self._known.get(key, "")

    def take(self, file: Path) -> bool:
        """Whether a file of it could be brought to its place."""
        return self._take is not None and self._take(file)

    def note(self, key: str, name: str) -> None:
        """A block of the new site."""
        self._names[key] = name

    def as_bytes(self) -> bytes:
        """The blocks of the new site."""
        return "".join(f"{key} {name}\n" for key, name in self._names.items()).encode("ascii")


class Standing:
    """The leaves of all tables, and the blocks of the records."""

    def __init__(self, kept: Store | None = None, take: Take | None = None) -> None:
        """`kept` is of the build of the site that stands, from which `take` brings files."""
        self._kept = kept
        self._take = take

    def leaves(self, table: str) -> Leaves:
        """Of one table."""
        take = self._take
        found = restored(self._kept, _name(table), lambda kept: Leaves(kept, take))
        return found or Leaves(take=take)

    def blocks(self, table: str) -> Blocks:
        """Of the records."""
        take = self._take
        found = restored(self._kept, _name(table), lambda kept: Blocks(kept, take))
        return found or Blocks(take=take)

    def keep(self, written: Mapping[str, bytes]) -> None:
        """What there is of the new site, by table."""
        if self._kept is not None:
            for table, found in written.items():
                self._kept[_name(table)] = found


def _name(table: str) -> str:
    return f"search.standing.{table}"
